"""timetable and substitutions"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0021"
down_revision: str | None = "0020"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "day_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("text", sa.String(length=1000), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_day_text")),
        sa.UniqueConstraint("day", name=op.f("uq_day_text_day")),
    )
    op.create_table(
        "plan_stand",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_plan_stand_only")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_stand")),
    )
    op.create_table(
        "substitution",
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.Column("edited_by_id", sa.Integer(), nullable=True),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("key", sa.String(length=20), nullable=False),
        sa.Column("is_manual", sa.Boolean(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=True),
        sa.Column("lesson", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("teacher_id", sa.Integer(), nullable=True),
        sa.Column("substitute_id", sa.Integer(), nullable=True),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("new_subject_id", sa.Integer(), nullable=True),
        sa.Column("room", sa.String(length=40), nullable=False),
        sa.Column("new_room", sa.String(length=40), nullable=False),
        sa.Column("text", sa.String(length=400), nullable=False),
        sa.CheckConstraint("lesson BETWEEN 0 AND 15", name=op.f("ck_substitution_lesson")),
        sa.ForeignKeyConstraint(
            ["class_id"], ["school_class.id"], name=op.f("fk_substitution_class_id_school_class")
        ),
        sa.ForeignKeyConstraint(
            ["edited_by_id"],
            ["account.id"],
            name=op.f("fk_substitution_edited_by_id_account"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["new_subject_id"],
            ["subject.id"],
            name=op.f("fk_substitution_new_subject_id_subject"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"],
            ["subject.id"],
            name=op.f("fk_substitution_subject_id_subject"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["substitute_id"], ["teacher.id"], name=op.f("fk_substitution_substitute_id_teacher")
        ),
        sa.ForeignKeyConstraint(
            ["teacher_id"], ["teacher.id"], name=op.f("fk_substitution_teacher_id_teacher")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_substitution")),
        sa.UniqueConstraint(
            "day", "key", "class_id", name=op.f("uq_substitution_day_key_class_id")
        ),
    )
    with op.batch_alter_table("substitution", schema=None) as batch_op:
        batch_op.create_index("ix_substitution_class_day", ["class_id", "day"], unique=False)
        batch_op.create_index(batch_op.f("ix_substitution_day"), ["day"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_substitution_substitute_id"), ["substitute_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_substitution_teacher_id"), ["teacher_id"], unique=False
        )

    op.create_table(
        "timetable_slot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("teacher_id", sa.Integer(), nullable=True),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("lesson", sa.Integer(), nullable=False),
        sa.Column("room", sa.String(length=40), nullable=False),
        sa.CheckConstraint("lesson BETWEEN 0 AND 15", name=op.f("ck_timetable_slot_lesson")),
        sa.CheckConstraint("weekday BETWEEN 1 AND 7", name=op.f("ck_timetable_slot_weekday")),
        sa.ForeignKeyConstraint(
            ["class_id"], ["school_class.id"], name=op.f("fk_timetable_slot_class_id_school_class")
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"],
            ["subject.id"],
            name=op.f("fk_timetable_slot_subject_id_subject"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["teacher_id"], ["teacher.id"], name=op.f("fk_timetable_slot_teacher_id_teacher")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timetable_slot")),
        sa.UniqueConstraint(
            "number",
            "class_id",
            "teacher_id",
            "subject_id",
            "weekday",
            "lesson",
            "room",
            name="uq_timetable_slot_row",
        ),
    )
    with op.batch_alter_table("timetable_slot", schema=None) as batch_op:
        batch_op.create_index("ix_timetable_slot_class_day", ["class_id", "weekday"], unique=False)
        batch_op.create_index(batch_op.f("ix_timetable_slot_room"), ["room"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_timetable_slot_teacher_id"), ["teacher_id"], unique=False
        )

    with op.batch_alter_table("lesson", schema=None) as batch_op:
        batch_op.add_column(sa.Column("first_day", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("last_day", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("week", sa.String(length=40), server_default="", nullable=False)
        )


def downgrade() -> None:
    with op.batch_alter_table("lesson", schema=None) as batch_op:
        batch_op.drop_column("week")
        batch_op.drop_column("last_day")
        batch_op.drop_column("first_day")

    with op.batch_alter_table("timetable_slot", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_timetable_slot_teacher_id"))
        batch_op.drop_index(batch_op.f("ix_timetable_slot_room"))
        batch_op.drop_index("ix_timetable_slot_class_day")

    op.drop_table("timetable_slot")
    with op.batch_alter_table("substitution", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_substitution_teacher_id"))
        batch_op.drop_index(batch_op.f("ix_substitution_substitute_id"))
        batch_op.drop_index(batch_op.f("ix_substitution_day"))
        batch_op.drop_index("ix_substitution_class_day")

    op.drop_table("substitution")
    op.drop_table("plan_stand")
    op.drop_table("day_text")
