"""the single days on which a lesson is held"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0023"
down_revision: str | None = "0022"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("lesson") as table:
        table.add_column(sa.Column("held_from", sa.Date(), nullable=True))
        table.add_column(
            sa.Column("held_days", sa.String(length=800), server_default="", nullable=False)
        )
        table.create_check_constraint(
            op.f("ck_lesson_held_days"), "held_days = '' OR held_from IS NOT NULL"
        )


def downgrade() -> None:
    with op.batch_alter_table("lesson") as table:
        table.drop_constraint(op.f("ck_lesson_held_days"), type_="check")
        table.drop_column("held_days")
        table.drop_column("held_from")
