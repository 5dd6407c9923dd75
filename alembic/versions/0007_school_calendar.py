"""school calendar"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "school_year",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.CheckConstraint("first_day < last_day", name=op.f("ck_school_year_order")),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_school_year")),
    )
    op.create_table(
        "bell_plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("weekdays", sa.String(length=7), nullable=False),
        sa.Column("lowest_grade", sa.Integer(), nullable=False),
        sa.Column("highest_grade", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.CheckConstraint("lowest_grade <= highest_grade", name=op.f("ck_bell_plan_grades")),
        sa.CheckConstraint(
            "last_day IS NULL OR first_day <= last_day", name=op.f("ck_bell_plan_days")
        ),
        sa.CheckConstraint("weekdays <> ''", name=op.f("ck_bell_plan_weekdays")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bell_plan")),
    )
    op.create_table(
        "bell_period",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("lesson", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=False),
        sa.Column("ends_at", sa.Time(), nullable=False),
        sa.CheckConstraint("lesson BETWEEN 0 AND 15", name=op.f("ck_bell_period_lesson")),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_bell_period_times")),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["bell_plan.id"],
            name=op.f("fk_bell_period_plan_id_bell_plan"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bell_period")),
        sa.UniqueConstraint("plan_id", "lesson", name=op.f("uq_bell_period_plan_id_lesson")),
    )
    op.create_table(
        "holiday",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("is_manual", sa.Boolean(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_holiday_order")),
        sa.CheckConstraint("kind IN ('public', 'school', 'own')", name=op.f("ck_holiday_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holiday")),
    )
    with op.batch_alter_table("holiday", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_holiday_first_day"), ["first_day"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("holiday", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_holiday_first_day"))

    op.drop_table("holiday")
    op.drop_table("bell_period")
    op.drop_table("bell_plan")
    op.drop_table("school_year")
