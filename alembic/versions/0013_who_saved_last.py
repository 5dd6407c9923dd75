"""Things that are written in forms count their savings, and say who saved last."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0013"
down_revision: str | None = "0012"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TABLES = (
    "board_notice",
    "document",
    "found_item",
    "letter",
    "parents_evening",
    "poll",
    "pupil_group",
    "school_contact",
    "school_text",
)


def upgrade() -> None:
    for table in TABLES:
        with op.batch_alter_table(table) as batch_op:
            batch_op.add_column(
                sa.Column("revision", sa.Integer(), server_default="1", nullable=False)
            )
            batch_op.add_column(sa.Column("edited_by_id", sa.Integer(), nullable=True))
            batch_op.add_column(sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True))
            batch_op.create_foreign_key(
                batch_op.f(f"fk_{table}_edited_by_id_account"),
                "account",
                ["edited_by_id"],
                ["id"],
                ondelete="SET NULL",
            )


def downgrade() -> None:
    for table in reversed(TABLES):
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_constraint(
                batch_op.f(f"fk_{table}_edited_by_id_account"), type_="foreignkey"
            )
            for column in ("edited_at", "edited_by_id", "revision"):
                batch_op.drop_column(column)
