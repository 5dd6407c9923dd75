"""the audit is a chain"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0042"
down_revision: str | None = "0041"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("audit_entry") as batch:
        batch.add_column(sa.Column("position", sa.BigInteger(), nullable=True))
        for name in ("previous_hash", "hash"):
            batch.add_column(
                sa.Column(name, sa.String(length=64), server_default="", nullable=False)
            )
        batch.create_unique_constraint(op.f("uq_audit_entry_position"), ["position"])


def downgrade() -> None:
    with op.batch_alter_table("audit_entry") as batch:
        batch.drop_constraint(op.f("uq_audit_entry_position"), type_="unique")
        for name in ("hash", "previous_hash", "position"):
            batch.drop_column(name)
