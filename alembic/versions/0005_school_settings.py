"""school settings"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "school_setting",
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("value", sa.JSON(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["changed_by"], ["account.id"], name=op.f("fk_school_setting_changed_by_account")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_school_setting")),
    )
    op.create_table(
        "school_setting_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("old", sa.JSON(), nullable=True),
        sa.Column("new", sa.JSON(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["by"], ["account.id"], name=op.f("fk_school_setting_change_by_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_setting_change")),
    )
    with op.batch_alter_table("school_setting_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_school_setting_change_key"), ["key"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("school_setting_change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_school_setting_change_key"))

    op.drop_table("school_setting_change")
    op.drop_table("school_setting")
