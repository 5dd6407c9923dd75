"""counted changes of teachers' lessons"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0039"
down_revision: str | None = "0038"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "teacher_plan_stamp",
        sa.Column("teacher_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["teacher_id"],
            ["teacher.id"],
            name=op.f("fk_teacher_plan_stamp_teacher_id_teacher"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("teacher_id", name=op.f("pk_teacher_plan_stamp")),
    )
    op.create_table(
        "teacher_lesson_stamp",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("teacher_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("lesson", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["teacher_id"],
            ["teacher.id"],
            name=op.f("fk_teacher_lesson_stamp_teacher_id_teacher"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teacher_lesson_stamp")),
        sa.UniqueConstraint(
            "teacher_id",
            "day",
            "lesson",
            name=op.f("uq_teacher_lesson_stamp_teacher_id_day_lesson"),
        ),
    )
    op.create_index(
        op.f("ix_teacher_lesson_stamp_day"), "teacher_lesson_stamp", ["day"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_teacher_lesson_stamp_day"), table_name="teacher_lesson_stamp")
    op.drop_table("teacher_lesson_stamp")
    op.drop_table("teacher_plan_stamp")
