"""school logo"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "school_logo",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_school_logo_only")),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name=op.f("fk_school_logo_file_id_stored_file")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_logo")),
    )
    with op.batch_alter_table("school_logo", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_school_logo_file_id"), ["file_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("school_logo", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_school_logo_file_id"))

    op.drop_table("school_logo")
