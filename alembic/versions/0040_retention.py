"""since when people have left, and one nightly run a day"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0040"
down_revision: str | None = "0039"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    for table in ("pupil", "teacher"):
        op.add_column(table, sa.Column("left_on", sa.Date(), nullable=True))
    op.add_column("account", sa.Column("ends_since", sa.Date(), nullable=True))
    with op.batch_alter_table("operation_run") as batch:
        batch.add_column(sa.Column("day", sa.Date(), nullable=True))
        batch.create_unique_constraint(op.f("uq_operation_run_kind_day"), ["kind", "day"])


def downgrade() -> None:
    with op.batch_alter_table("operation_run") as batch:
        batch.drop_constraint(op.f("uq_operation_run_kind_day"), type_="unique")
        batch.drop_column("day")
    op.drop_column("account", "ends_since")
    for table in ("teacher", "pupil"):
        op.drop_column(table, "left_on")
