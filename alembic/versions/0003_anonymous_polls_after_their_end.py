"""The result of an anonymous poll is shown after its end; what was shown before is kept no more."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

POLL = sa.table("poll", sa.column("is_anonymous", sa.Boolean), sa.column("shows_result_at_once"))


def upgrade() -> None:
    op.execute(sa.update(POLL).where(POLL.c.is_anonymous).values(shows_result_at_once=sa.false()))
    with op.batch_alter_table("poll") as batch_op:
        batch_op.drop_column("shown_votes")
        batch_op.create_check_constraint(
            batch_op.f("ck_poll_anonymous_after_end"),
            "NOT (is_anonymous AND shows_result_at_once)",
        )
    with op.batch_alter_table("poll_option") as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_poll_option_shown"), type_="check")
        batch_op.drop_column("shown")


def downgrade() -> None:
    with op.batch_alter_table("poll_option") as batch_op:
        batch_op.add_column(sa.Column("shown", sa.Integer(), nullable=False, server_default="0"))
        batch_op.create_check_constraint(
            batch_op.f("ck_poll_option_shown"), "shown >= 0 AND shown <= votes"
        )
    with op.batch_alter_table("poll") as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_poll_anonymous_after_end"), type_="check")
        batch_op.add_column(
            sa.Column("shown_votes", sa.Integer(), nullable=False, server_default="0")
        )
