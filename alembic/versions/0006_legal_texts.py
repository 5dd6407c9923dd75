"""legal texts"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "legal_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=60000), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('imprint', 'privacy', 'accessibility')", name=op.f("ck_legal_text_kind_known")
        ),
        sa.CheckConstraint("text <> ''", name=op.f("ck_legal_text_text_given")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_legal_text_version_counts")),
        sa.ForeignKeyConstraint(
            ["changed_by"], ["account.id"], name=op.f("fk_legal_text_changed_by_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_text")),
        sa.UniqueConstraint(
            "kind", "language", "version", name=op.f("uq_legal_text_kind_language_version")
        ),
    )


def downgrade() -> None:
    op.drop_table("legal_text")
