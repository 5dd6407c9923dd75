"""A letter can be withdrawn."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0018"
down_revision: str | None = "0017"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("letter") as batch_op:
        batch_op.add_column(sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.drop_constraint(batch_op.f("ck_letter_published"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_letter_published"),
            "(state IN ('published', 'withdrawn')) = (published_at IS NOT NULL)",
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_letter_withdrawn"),
            "(state = 'withdrawn') = (withdrawn_at IS NOT NULL)",
        )


def downgrade() -> None:
    op.execute(
        "UPDATE letter SET state = 'published', withdrawn_at = NULL WHERE state = 'withdrawn'"
    )
    with op.batch_alter_table("letter") as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_letter_withdrawn"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_letter_published"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_letter_published"), "(state = 'published') = (published_at IS NOT NULL)"
        )
        batch_op.drop_column("withdrawn_at")
