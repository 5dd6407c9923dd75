"""The school's dates, and the secret addresses under which calendars read them."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0020"
down_revision: str | None = "0019"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "calendar_feed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=True),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_calendar_feed_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"],
            ["pupil.id"],
            name=op.f("fk_calendar_feed_pupil_id_pupil"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_feed")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_feed_token_hash")),
    )
    with op.batch_alter_table("calendar_feed") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_calendar_feed_account_id"), ["account_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_calendar_feed_pupil_id"), ["pupil_id"], unique=False)

    op.create_table(
        "school_date",
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.Column("edited_by_id", sa.Integer(), nullable=True),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("text", sa.String(length=4000), nullable=False),
        sa.Column("place", sa.String(length=160), nullable=False),
        sa.Column("category", sa.String(length=20), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=True),
        sa.Column("ends_at", sa.Time(), nullable=True),
        sa.Column("audience_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("source", sa.String(length=300), nullable=True),
        sa.Column("is_manual", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "ends_at IS NULL OR starts_at IS NOT NULL",
            name=op.f("ck_school_date_end_has_beginning"),
        ),
        sa.CheckConstraint(
            "first_day < last_day OR ends_at IS NULL OR starts_at <= ends_at",
            name=op.f("ck_school_date_times"),
        ),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_school_date_days")),
        sa.ForeignKeyConstraint(
            ["audience_id"], ["audience.id"], name=op.f("fk_school_date_audience_id_audience")
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["account.id"], name=op.f("fk_school_date_author_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["edited_by_id"],
            ["account.id"],
            name=op.f("fk_school_date_edited_by_id_account"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name=op.f("fk_school_date_file_id_stored_file")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_date")),
        sa.UniqueConstraint("audience_id", name=op.f("uq_school_date_audience_id")),
        sa.UniqueConstraint("source", name=op.f("uq_school_date_source")),
    )
    with op.batch_alter_table("school_date") as batch_op:
        batch_op.create_index(batch_op.f("ix_school_date_file_id"), ["file_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_school_date_first_day"), ["first_day"], unique=False)
        batch_op.create_index(batch_op.f("ix_school_date_last_day"), ["last_day"], unique=False)
        batch_op.create_index(batch_op.f("ix_school_date_removed_at"), ["removed_at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("school_date") as batch_op:
        batch_op.drop_index(batch_op.f("ix_school_date_removed_at"))
        batch_op.drop_index(batch_op.f("ix_school_date_last_day"))
        batch_op.drop_index(batch_op.f("ix_school_date_first_day"))
        batch_op.drop_index(batch_op.f("ix_school_date_file_id"))

    op.drop_table("school_date")
    with op.batch_alter_table("calendar_feed") as batch_op:
        batch_op.drop_index(batch_op.f("ix_calendar_feed_pupil_id"))
        batch_op.drop_index(batch_op.f("ix_calendar_feed_account_id"))

    op.drop_table("calendar_feed")
