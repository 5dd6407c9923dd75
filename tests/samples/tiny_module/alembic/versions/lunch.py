"""What the kitchen cooks."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "lunch"
down_revision: str | None = "HEAD"  # the test puts the present head here
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "lunch_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("meal", sa.String(length=120), nullable=False),
        sa.Column("picture_id", sa.Integer(), nullable=True),
        sa.Column("announced_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["picture_id"], ["stored_file.id"]),
        sa.PrimaryKeyConstraint("id"),
    )


def downgrade() -> None:
    op.drop_table("lunch_day")
