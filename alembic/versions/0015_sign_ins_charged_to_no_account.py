"""sign-ins charged to no account"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0015"
down_revision: str | None = "0014"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "vain_sign_ins",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_vain_sign_ins_only")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vain_sign_ins")),
    )
    op.execute("INSERT INTO vain_sign_ins (id, number) VALUES (1, 0)")


def downgrade() -> None:
    op.drop_table("vain_sign_ins")
