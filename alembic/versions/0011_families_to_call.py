"""families to call"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "family_call",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("params", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["done_by"], ["account.id"], name=op.f("fk_family_call_done_by_account")
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_family_call_pupil_id_pupil")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_call")),
    )
    op.create_index(op.f("ix_family_call_pupil_id"), "family_call", ["pupil_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_family_call_pupil_id"), table_name="family_call")
    op.drop_table("family_call")
