"""A slip knows which version of its letter was printed; until now the last one before its day."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0016"
down_revision: str | None = "0015"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

SLIP = sa.table("letter_slip", *map(sa.column, ("letter_id", "printed_at", "version")))
VERSION = sa.table("letter_version", *map(sa.column, ("letter_id", "number", "created_at")))
PRINTED = (
    sa.select(sa.func.coalesce(sa.func.max(VERSION.c.number), 1))
    .where(VERSION.c.letter_id == SLIP.c.letter_id, VERSION.c.created_at <= SLIP.c.printed_at)
    .scalar_subquery()
)


def upgrade() -> None:
    op.add_column("letter_slip", sa.Column("version", sa.Integer(), nullable=True))
    op.execute(sa.update(SLIP).values(version=PRINTED))
    with op.batch_alter_table("letter_slip") as batch_op:
        batch_op.alter_column("version", existing_type=sa.Integer(), nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("letter_slip") as batch_op:
        batch_op.drop_column("version")
