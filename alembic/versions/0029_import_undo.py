"""an import can be taken back"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0029"
down_revision: str | None = "0028"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("import_run") as table:
        table.add_column(
            sa.Column("files", sa.String(length=400), server_default="", nullable=False)
        )
        table.add_column(sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "import_undo",
        sa.Column("run_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"],
            ["import_run.id"],
            name=op.f("fk_import_undo_run_id_import_run"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("run_id", name=op.f("pk_import_undo")),
    )


def downgrade() -> None:
    op.drop_table("import_undo")
    with op.batch_alter_table("import_run") as table:
        table.drop_column("undone_at")
        table.drop_column("files")
