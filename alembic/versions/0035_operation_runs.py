"""runs of backups and of retention"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0035"
down_revision: str | None = "0034"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "operation_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('backup', 'restore', 'retention')", name=op.f("ck_operation_run_kind")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operation_run")),
    )
    op.create_index(op.f("ix_operation_run_ended_at"), "operation_run", ["ended_at"])


def downgrade() -> None:
    op.drop_table("operation_run")
