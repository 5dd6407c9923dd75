"""Consultation hours; an appointment holds the teacher, too, whether or not there is an account."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0044"
down_revision: str | None = "0043"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


SQLITE_GUARDS = [
    """CREATE TRIGGER family_hold_guardian_overlap BEFORE INSERT ON family_hold
        WHEN NEW.guardian_id IS NOT NULL AND EXISTS (
            SELECT 1 FROM family_hold AS held WHERE held.guardian_id = NEW.guardian_id
            AND held.starts_at < NEW.ends_at AND NEW.starts_at < held.ends_at)
        BEGIN SELECT RAISE(ABORT, 'family_hold_guardian_overlap'); END""",
    """CREATE TRIGGER family_hold_pupil_overlap BEFORE INSERT ON family_hold
        WHEN NEW.pupil_id IS NOT NULL AND EXISTS (
            SELECT 1 FROM family_hold AS held WHERE held.pupil_id = NEW.pupil_id
            AND held.starts_at < NEW.ends_at AND NEW.starts_at < held.ends_at)
        BEGIN SELECT RAISE(ABORT, 'family_hold_pupil_overlap'); END""",
    """CREATE TRIGGER family_hold_teacher_overlap BEFORE INSERT ON family_hold
        WHEN NEW.teacher_id IS NOT NULL AND EXISTS (
            SELECT 1 FROM family_hold AS held WHERE held.teacher_id = NEW.teacher_id
            AND held.starts_at < NEW.ends_at AND NEW.starts_at < held.ends_at)
        BEGIN SELECT RAISE(ABORT, 'family_hold_teacher_overlap'); END""",
    """CREATE TRIGGER family_hold_never_changes BEFORE UPDATE ON family_hold
        BEGIN SELECT RAISE(ABORT, 'family_hold_never_changes'); END""",
]
POSTGRES_GUARD = """ALTER TABLE family_hold ADD CONSTRAINT family_hold_teacher_overlap EXCLUDE USING gist (
    int8range(teacher_id, teacher_id, '[]') WITH &&, tstzrange(starts_at, ends_at) WITH &&)
    WHERE (teacher_id IS NOT NULL)"""
NAME_TEACHERS = """
    UPDATE family_hold SET teacher_id = (
        SELECT booking.teacher_id FROM booking WHERE booking.id = family_hold.booking_id)
    WHERE is_teacher
"""
# Who was booked twice before the constraint keeps both appointments: only the first is held.
HOLD_TEACHERS = """
    INSERT INTO family_hold (booking_id, teacher_id, is_teacher, starts_at, ends_at)
    SELECT booking.id, booking.teacher_id, {false}, slot.starts_at, slot.ends_at
    FROM booking
    JOIN slot ON slot.id = booking.slot_id
    WHERE NOT EXISTS (
        SELECT 1 FROM family_hold AS held WHERE held.teacher_id = booking.teacher_id
        AND held.starts_at < slot.ends_at AND slot.starts_at < held.ends_at)
    AND NOT EXISTS (
        SELECT 1 FROM booking AS earlier JOIN slot AS theirs ON theirs.id = earlier.slot_id
        WHERE earlier.teacher_id = booking.teacher_id AND earlier.id < booking.id
        AND theirs.starts_at < slot.ends_at AND slot.starts_at < theirs.ends_at)
"""


def upgrade() -> None:
    op.create_table(
        "consultation_gap",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("teacher_id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_consultation_gap_days")),
        sa.ForeignKeyConstraint(
            ["teacher_id"], ["teacher.id"], name=op.f("fk_consultation_gap_teacher_id_teacher")
        ),
        sa.UniqueConstraint(
            "teacher_id", "starts_at", name=op.f("uq_consultation_gap_teacher_id_starts_at")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation_gap")),
    )
    with op.batch_alter_table("consultation_gap", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_consultation_gap_teacher_id"), ["teacher_id"], unique=False
        )

    op.create_table(
        "consultation_hour",
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.Column("edited_by_id", sa.Integer(), nullable=True),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("teacher_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("lesson", sa.Integer(), nullable=True),
        sa.Column("starts_at", sa.Time(), nullable=True),
        sa.Column("ends_at", sa.Time(), nullable=True),
        sa.Column("slot_minutes", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("room", sa.String(length=40), nullable=False),
        sa.Column("on_site", sa.Boolean(), nullable=False),
        sa.Column("by_phone", sa.Boolean(), nullable=False),
        sa.Column("by_video", sa.Boolean(), nullable=False),
        sa.Column("video_link", sa.String(length=300), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("is_for_all", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "kind = 'arranged' OR (lesson IS NULL) <> (starts_at IS NULL)",
            name=op.f("ck_consultation_hour_has_time"),
        ),
        sa.CheckConstraint(
            "kind = 'arranged' OR on_site OR by_phone OR by_video",
            name=op.f("ck_consultation_hour_has_form"),
        ),
        sa.CheckConstraint(
            "(starts_at IS NULL) = (ends_at IS NULL)", name=op.f("ck_consultation_hour_both_times")
        ),
        sa.CheckConstraint(
            "last_day IS NULL OR first_day <= last_day", name=op.f("ck_consultation_hour_days")
        ),
        sa.CheckConstraint("lesson BETWEEN 0 AND 15", name=op.f("ck_consultation_hour_lesson")),
        sa.CheckConstraint(
            "slot_minutes BETWEEN 5 AND 30", name=op.f("ck_consultation_hour_slot_minutes")
        ),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_consultation_hour_times")),
        sa.CheckConstraint("weekday BETWEEN 1 AND 7", name=op.f("ck_consultation_hour_weekday")),
        sa.ForeignKeyConstraint(
            ["edited_by_id"],
            ["account.id"],
            name=op.f("fk_consultation_hour_edited_by_id_account"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["teacher_id"], ["teacher.id"], name=op.f("fk_consultation_hour_teacher_id_teacher")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation_hour")),
    )
    with op.batch_alter_table("consultation_hour", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_consultation_hour_teacher_id"), ["teacher_id"], unique=False
        )

    op.create_table(
        "consultation_appointment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("teacher_id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("hour_id", sa.Integer(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("room", sa.String(length=40), nullable=False),
        sa.Column("form", sa.String(length=10), nullable=False),
        sa.Column("topic", sa.String(length=80), nullable=False),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("booked_by", sa.Integer(), nullable=True),
        sa.Column("booked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("moved_from", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("by_school", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("offers", sa.JSON(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("did_not_come", sa.Boolean(), nullable=False),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'cancelled') = (cancelled_at IS NOT NULL)",
            name=op.f("ck_consultation_appointment_cancelled"),
        ),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_consultation_appointment_times")),
        sa.ForeignKeyConstraint(
            ["booked_by"],
            ["account.id"],
            name=op.f("fk_consultation_appointment_booked_by_account"),
        ),
        sa.ForeignKeyConstraint(
            ["hour_id"],
            ["consultation_hour.id"],
            name=op.f("fk_consultation_appointment_hour_id_consultation_hour"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_consultation_appointment_pupil_id_pupil")
        ),
        sa.ForeignKeyConstraint(
            ["teacher_id"],
            ["teacher.id"],
            name=op.f("fk_consultation_appointment_teacher_id_teacher"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation_appointment")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("consultation_appointment", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_consultation_appointment_hour_id"), ["hour_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_consultation_appointment_pupil_id"), ["pupil_id"], unique=False
        )
        batch_op.create_index(
            "ix_consultation_appointment_time", ["teacher_id", "starts_at"], unique=False
        )
        batch_op.create_index(
            "uq_consultation_appointment_day",
            ["teacher_id", "pupil_id", "day"],
            unique=True,
            sqlite_where=sa.text("state = 'booked'"),
            postgresql_where=sa.text("state = 'booked'"),
        )

    _hold_teachers()
    _never_off("channel <> 'off' OR event NOT IN ('letter', 'evening-cancelled', 'talk-cancelled')")


def _never_off(condition: str) -> None:
    with op.batch_alter_table("notification_choice") as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_notification_choice_never_off"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_notification_choice_never_off"), condition)


def _hold_teachers() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    with op.batch_alter_table("family_hold") as batch_op:
        batch_op.add_column(sa.Column("appointment_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("teacher_id", sa.Integer(), nullable=True))
        batch_op.alter_column("booking_id", existing_type=sa.Integer(), nullable=True)
        batch_op.drop_constraint(batch_op.f("ck_family_hold_teacher_is_account"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_family_hold_one_person"), type_="check")
    op.execute(NAME_TEACHERS)
    op.execute(HOLD_TEACHERS.format(false="0" if is_sqlite else "false"))
    with op.batch_alter_table("family_hold") as batch_op:
        batch_op.drop_column("is_teacher")
        batch_op.create_check_constraint(
            batch_op.f("ck_family_hold_one_owner"),
            "(booking_id IS NULL) <> (appointment_id IS NULL)",
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_family_hold_one_person"),
            "(pupil_id IS NULL) <> (guardian_id IS NULL AND teacher_id IS NULL)",
        )
        batch_op.create_index(
            batch_op.f("ix_family_hold_appointment_id"), ["appointment_id"], unique=False
        )
        batch_op.create_index("ix_family_hold_teacher", ["teacher_id", "starts_at"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_family_hold_appointment_id_consultation_appointment"),
            "consultation_appointment",
            ["appointment_id"],
            ["id"],
            ondelete="CASCADE",
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_family_hold_teacher_id_teacher"), "teacher", ["teacher_id"], ["id"]
        )
    # On SQLite the table was written anew, without its triggers.
    for statement in SQLITE_GUARDS if is_sqlite else [POSTGRES_GUARD]:
        op.execute(statement)


def downgrade() -> None:
    _never_off("channel <> 'off' OR event NOT IN ('letter', 'evening-cancelled')")
    _forget_teachers()
    with op.batch_alter_table("consultation_appointment", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_consultation_appointment_day",
            sqlite_where=sa.text("state = 'booked'"),
            postgresql_where=sa.text("state = 'booked'"),
        )
        batch_op.drop_index("ix_consultation_appointment_time")
        batch_op.drop_index(batch_op.f("ix_consultation_appointment_pupil_id"))
        batch_op.drop_index(batch_op.f("ix_consultation_appointment_hour_id"))

    op.drop_table("consultation_appointment")
    with op.batch_alter_table("consultation_hour", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_consultation_hour_teacher_id"))

    op.drop_table("consultation_hour")
    with op.batch_alter_table("consultation_gap", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_consultation_gap_teacher_id"))

    op.drop_table("consultation_gap")


def _forget_teachers() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    op.execute("DELETE FROM family_hold WHERE appointment_id IS NOT NULL")
    op.execute("DELETE FROM family_hold WHERE guardian_id IS NULL AND pupil_id IS NULL")
    if not is_sqlite:
        op.execute("ALTER TABLE family_hold DROP CONSTRAINT family_hold_teacher_overlap")
    false = sa.text("0") if is_sqlite else sa.false()
    with op.batch_alter_table("family_hold") as batch_op:
        batch_op.add_column(
            sa.Column("is_teacher", sa.Boolean(), nullable=False, server_default=false)
        )
        batch_op.drop_constraint(batch_op.f("ck_family_hold_one_owner"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_family_hold_one_person"), type_="check")
    op.execute("UPDATE family_hold SET is_teacher = (teacher_id IS NOT NULL)")
    with op.batch_alter_table("family_hold") as batch_op:
        batch_op.alter_column("is_teacher", server_default=None)
        batch_op.drop_constraint(
            batch_op.f("fk_family_hold_teacher_id_teacher"), type_="foreignkey"
        )
        batch_op.drop_constraint(
            batch_op.f("fk_family_hold_appointment_id_consultation_appointment"),
            type_="foreignkey",
        )
        batch_op.drop_index("ix_family_hold_teacher")
        batch_op.drop_index(batch_op.f("ix_family_hold_appointment_id"))
        batch_op.alter_column("booking_id", existing_type=sa.Integer(), nullable=False)
        batch_op.drop_column("teacher_id")
        batch_op.drop_column("appointment_id")
        batch_op.create_check_constraint(
            batch_op.f("ck_family_hold_one_person"),
            "(guardian_id IS NULL) <> (pupil_id IS NULL)",
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_family_hold_teacher_is_account"),
            "NOT (is_teacher AND guardian_id IS NULL)",
        )
    if is_sqlite:
        for statement in [guard for guard in SQLITE_GUARDS if "teacher" not in guard]:
            op.execute(statement)
