"""initial tables"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

POSTGRES_OVERLAPS = [
    """ALTER TABLE family_hold ADD CONSTRAINT family_hold_guardian_overlap EXCLUDE USING gist (
        int8range(guardian_id, guardian_id, '[]') WITH &&, tstzrange(starts_at, ends_at) WITH &&)
        WHERE (guardian_id IS NOT NULL)""",
    """ALTER TABLE family_hold ADD CONSTRAINT family_hold_pupil_overlap EXCLUDE USING gist (
        int8range(pupil_id, pupil_id, '[]') WITH &&, tstzrange(starts_at, ends_at) WITH &&)
        WHERE (pupil_id IS NOT NULL)""",
]
SQLITE_OVERLAPS = [
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
    """CREATE TRIGGER family_hold_never_changes BEFORE UPDATE ON family_hold
        BEGIN SELECT RAISE(ABORT, 'family_hold_never_changes'); END""",
]


def upgrade() -> None:
    op.create_table(
        "parents_evening",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("slot_minutes", sa.Integer(), nullable=False),
        sa.Column("is_published", sa.Boolean(), nullable=False),
        sa.Column("invited_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("open_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancel_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("max_per_child", sa.Integer(), nullable=False),
        sa.Column("max_per_family", sa.Integer(), nullable=False),
        sa.Column("pause_slots", sa.Integer(), nullable=False),
        sa.Column("max_consecutive", sa.Integer(), nullable=False),
        sa.Column("all_teachers_bookable", sa.Boolean(), nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_parents_evening_times")),
        sa.CheckConstraint(
            "invited_from <= open_from AND open_from < closed_from",
            name=op.f("ck_parents_evening_phases_in_order"),
        ),
        sa.CheckConstraint(
            "slot_minutes BETWEEN 5 AND 30", name=op.f("ck_parents_evening_slot_minutes")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parents_evening")),
    )
    op.create_table(
        "room",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("short_name", sa.String(length=40), nullable=False),
        sa.Column("long_name", sa.String(length=120), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room")),
        sa.UniqueConstraint("short_name", name=op.f("uq_room_short_name")),
    )
    op.create_table(
        "subject",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("short_name", sa.String(length=40), nullable=False),
        sa.Column("long_name", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subject")),
        sa.UniqueConstraint("short_name", name=op.f("uq_subject_short_name")),
    )
    op.create_table(
        "teacher",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("short_name", sa.String(length=40), nullable=False),
        sa.Column("surname", sa.String(length=120), nullable=False),
        sa.Column("first_name", sa.String(length=120), nullable=False),
        sa.Column("title", sa.String(length=40), nullable=False),
        sa.Column("gender", sa.String(length=1), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teacher")),
        sa.UniqueConstraint("short_name", name=op.f("uq_teacher_short_name")),
    )
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("is_office", sa.Boolean(), nullable=False),
        sa.Column("is_head", sa.Boolean(), nullable=False),
        sa.Column("teacher_id", sa.Integer(), nullable=True),
        sa.Column("is_disabled", sa.Boolean(), nullable=False),
        sa.Column("mail_unreachable", sa.Boolean(), nullable=False),
        sa.Column("failed_logins", sa.Integer(), nullable=False),
        sa.Column("login_blocked_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["teacher_id"], ["teacher.id"], name=op.f("fk_account_teacher_id_teacher")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("email", name=op.f("uq_account_email")),
        sa.UniqueConstraint("teacher_id", name=op.f("uq_account_teacher_id")),
    )
    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("evening_id", sa.Integer(), nullable=False),
        sa.Column("teacher_id", sa.Integer(), nullable=False),
        sa.Column("arrives_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leaves_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("room", sa.String(length=40), nullable=False),
        sa.Column("is_absent", sa.Boolean(), nullable=False),
        sa.CheckConstraint("leaves_at > arrives_at", name=op.f("ck_attendance_times")),
        sa.ForeignKeyConstraint(
            ["evening_id"],
            ["parents_evening.id"],
            name=op.f("fk_attendance_evening_id_parents_evening"),
        ),
        sa.ForeignKeyConstraint(
            ["teacher_id"], ["teacher.id"], name=op.f("fk_attendance_teacher_id_teacher")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.UniqueConstraint(
            "evening_id", "teacher_id", name=op.f("uq_attendance_evening_id_teacher_id")
        ),
    )
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attendance_teacher_id"), ["teacher_id"], unique=False)

    op.create_table(
        "school_class",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("short_name", sa.String(length=40), nullable=False),
        sa.Column("long_name", sa.String(length=120), nullable=False),
        sa.Column("grade", sa.String(length=20), nullable=False),
        sa.Column("class_teacher_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["class_teacher_id"],
            ["teacher.id"],
            name=op.f("fk_school_class_class_teacher_id_teacher"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_class")),
        sa.UniqueConstraint("short_name", name=op.f("uq_school_class_short_name")),
    )
    with op.batch_alter_table("school_class", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_school_class_class_teacher_id"), ["class_teacher_id"], unique=False
        )

    op.create_table(
        "slot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("evening_id", sa.Integer(), nullable=False),
        sa.Column("teacher_id", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("block", sa.String(length=10), nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_slot_times")),
        sa.ForeignKeyConstraint(
            ["evening_id"], ["parents_evening.id"], name=op.f("fk_slot_evening_id_parents_evening")
        ),
        sa.ForeignKeyConstraint(
            ["teacher_id"], ["teacher.id"], name=op.f("fk_slot_teacher_id_teacher")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slot")),
        sa.UniqueConstraint(
            "evening_id",
            "teacher_id",
            "starts_at",
            name=op.f("uq_slot_evening_id_teacher_id_starts_at"),
        ),
        sa.UniqueConstraint(
            "id", "evening_id", "teacher_id", name=op.f("uq_slot_id_evening_id_teacher_id")
        ),
    )
    with op.batch_alter_table("slot", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_slot_teacher_id"), ["teacher_id"], unique=False)

    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("detail", sa.JSON(), server_default=sa.text("'{}'"), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_audit_entry_account_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
    )
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_entry_at"), ["at"], unique=False)
        batch_op.create_index("ix_audit_entry_subject", ["subject", "subject_id"], unique=False)

    op.create_table(
        "import_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_import_run_account_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_run")),
    )
    op.create_table(
        "lesson",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("teacher_id", sa.Integer(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("weekly_hours", sa.Float(), nullable=False),
        sa.Column("student_group", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["class_id"], ["school_class.id"], name=op.f("fk_lesson_class_id_school_class")
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["subject.id"], name=op.f("fk_lesson_subject_id_subject")
        ),
        sa.ForeignKeyConstraint(
            ["teacher_id"], ["teacher.id"], name=op.f("fk_lesson_teacher_id_teacher")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson")),
        sa.UniqueConstraint(
            "number",
            "class_id",
            "teacher_id",
            "subject_id",
            "student_group",
            name=op.f("uq_lesson_number_class_id_teacher_id_subject_id_student_group"),
        ),
    )
    with op.batch_alter_table("lesson", schema=None) as batch_op:
        batch_op.create_index("ix_lesson_class_teacher", ["class_id", "teacher_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_lesson_teacher_id"), ["teacher_id"], unique=False)

    op.create_table(
        "login_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("user_agent", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_login_session_account_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_session")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_login_session_token_hash")),
    )
    with op.batch_alter_table("login_session", schema=None) as batch_op:
        batch_op.create_index("ix_login_session_account", ["account_id"], unique=False)

    op.create_table(
        "outbox_mail",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(length=120), nullable=False),
        sa.Column("template", sa.String(length=60), nullable=False),
        sa.Column("recipient", sa.String(length=254), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("params", sa.JSON(), nullable=False),
        sa.Column("message_id", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.String(length=300), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("subject", sa.String(length=300), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_outbox_mail_account_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_mail")),
        sa.UniqueConstraint("event", "recipient", name=op.f("uq_outbox_mail_event_recipient")),
        sa.UniqueConstraint("message_id", name=op.f("uq_outbox_mail_message_id")),
    )
    with op.batch_alter_table("outbox_mail", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_mail_account_id"), ["account_id"], unique=False)
        batch_op.create_index("ix_outbox_mail_due", ["state", "due_at"], unique=False)

    op.create_table(
        "pupil",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("surname", sa.String(length=120), nullable=False),
        sa.Column("first_name", sa.String(length=120), nullable=False),
        sa.Column("gender", sa.String(length=1), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("class_id", sa.Integer(), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["class_id"], ["school_class.id"], name=op.f("fk_pupil_class_id_school_class")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pupil")),
        sa.UniqueConstraint("key", name=op.f("uq_pupil_key")),
    )
    with op.batch_alter_table("pupil", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pupil_class_id"), ["class_id"], unique=False)

    op.create_table(
        "activation_pin",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("selector", sa.String(length=6), nullable=False),
        sa.Column("verifier_hash", sa.String(length=200), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("failures >= 0", name=op.f("ck_activation_pin_failures")),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_activation_pin_pupil_id_pupil")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activation_pin")),
        sa.UniqueConstraint("selector", name=op.f("uq_activation_pin_selector")),
    )
    with op.batch_alter_table("activation_pin", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_activation_pin_pupil_id"), ["pupil_id"], unique=False)

    op.create_table(
        "booking",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slot_id", sa.Integer(), nullable=False),
        sa.Column("evening_id", sa.Integer(), nullable=False),
        sa.Column("teacher_id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("booked_by", sa.Integer(), nullable=True),
        sa.Column("booked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["booked_by"], ["account.id"], name=op.f("fk_booking_booked_by_account")
        ),
        sa.ForeignKeyConstraint(
            ["evening_id"],
            ["parents_evening.id"],
            name=op.f("fk_booking_evening_id_parents_evening"),
        ),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_booking_pupil_id_pupil")),
        sa.ForeignKeyConstraint(
            ["slot_id", "evening_id", "teacher_id"],
            ["slot.id", "slot.evening_id", "slot.teacher_id"],
            name=op.f("fk_booking_slot_id_slot"),
        ),
        sa.ForeignKeyConstraint(
            ["teacher_id"], ["teacher.id"], name=op.f("fk_booking_teacher_id_teacher")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booking")),
        sa.UniqueConstraint(
            "evening_id",
            "teacher_id",
            "pupil_id",
            name=op.f("uq_booking_evening_id_teacher_id_pupil_id"),
        ),
        sa.UniqueConstraint("slot_id", name=op.f("uq_booking_slot_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("booking", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_booking_pupil_id"), ["pupil_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_booking_teacher_id"), ["teacher_id"], unique=False)

    op.create_table(
        "guardianship",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_guardianship_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_guardianship_pupil_id_pupil")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guardianship")),
        sa.UniqueConstraint(
            "account_id", "pupil_id", name=op.f("uq_guardianship_account_id_pupil_id")
        ),
    )
    with op.batch_alter_table("guardianship", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_guardianship_pupil_id"), ["pupil_id"], unique=False)

    op.create_table(
        "invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("evening_id", sa.Integer(), nullable=False),
        sa.Column("teacher_id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("is_needed", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["evening_id"],
            ["parents_evening.id"],
            name=op.f("fk_invitation_evening_id_parents_evening"),
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_invitation_pupil_id_pupil")
        ),
        sa.ForeignKeyConstraint(
            ["teacher_id"], ["teacher.id"], name=op.f("fk_invitation_teacher_id_teacher")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint(
            "evening_id",
            "teacher_id",
            "pupil_id",
            name=op.f("uq_invitation_evening_id_teacher_id_pupil_id"),
        ),
    )
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invitation_pupil_id"), ["pupil_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_invitation_teacher_id"), ["teacher_id"], unique=False)

    op.create_table(
        "family_hold",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("booking_id", sa.Integer(), nullable=False),
        sa.Column("guardian_id", sa.Integer(), nullable=True),
        sa.Column("pupil_id", sa.Integer(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(guardian_id IS NULL) <> (pupil_id IS NULL)", name=op.f("ck_family_hold_one_person")
        ),
        sa.ForeignKeyConstraint(
            ["booking_id"],
            ["booking.id"],
            name=op.f("fk_family_hold_booking_id_booking"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["guardian_id"], ["account.id"], name=op.f("fk_family_hold_guardian_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_family_hold_pupil_id_pupil")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_hold")),
    )
    with op.batch_alter_table("family_hold", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_family_hold_booking_id"), ["booking_id"], unique=False)
        batch_op.create_index("ix_family_hold_guardian", ["guardian_id", "starts_at"], unique=False)
        batch_op.create_index("ix_family_hold_pupil", ["pupil_id", "starts_at"], unique=False)

    op.create_table(
        "mail_token",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("pin_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_mail_token_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["pin_id"], ["activation_pin.id"], name=op.f("fk_mail_token_pin_id_activation_pin")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_token")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_mail_token_token_hash")),
    )
    with op.batch_alter_table("mail_token", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mail_token_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_mail_token_pin_id"), ["pin_id"], unique=False)

    if op.get_bind().dialect.name == "postgresql":
        statements = POSTGRES_OVERLAPS
    else:
        statements = SQLITE_OVERLAPS
    for statement in statements:
        op.execute(statement)


def downgrade() -> None:
    with op.batch_alter_table("mail_token", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mail_token_pin_id"))
        batch_op.drop_index(batch_op.f("ix_mail_token_account_id"))

    op.drop_table("mail_token")
    with op.batch_alter_table("family_hold", schema=None) as batch_op:
        batch_op.drop_index("ix_family_hold_pupil")
        batch_op.drop_index("ix_family_hold_guardian")
        batch_op.drop_index(batch_op.f("ix_family_hold_booking_id"))

    op.drop_table("family_hold")
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_invitation_teacher_id"))
        batch_op.drop_index(batch_op.f("ix_invitation_pupil_id"))

    op.drop_table("invitation")
    with op.batch_alter_table("guardianship", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_guardianship_pupil_id"))

    op.drop_table("guardianship")
    with op.batch_alter_table("booking", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_booking_teacher_id"))
        batch_op.drop_index(batch_op.f("ix_booking_pupil_id"))

    op.drop_table("booking")
    with op.batch_alter_table("activation_pin", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_activation_pin_pupil_id"))

    op.drop_table("activation_pin")
    with op.batch_alter_table("pupil", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pupil_class_id"))

    op.drop_table("pupil")
    with op.batch_alter_table("outbox_mail", schema=None) as batch_op:
        batch_op.drop_index("ix_outbox_mail_due")
        batch_op.drop_index(batch_op.f("ix_outbox_mail_account_id"))

    op.drop_table("outbox_mail")
    with op.batch_alter_table("login_session", schema=None) as batch_op:
        batch_op.drop_index("ix_login_session_account")

    op.drop_table("login_session")
    with op.batch_alter_table("lesson", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_lesson_teacher_id"))
        batch_op.drop_index("ix_lesson_class_teacher")

    op.drop_table("lesson")
    op.drop_table("import_run")
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.drop_index("ix_audit_entry_subject")
        batch_op.drop_index(batch_op.f("ix_audit_entry_at"))

    op.drop_table("audit_entry")
    with op.batch_alter_table("slot", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_slot_teacher_id"))

    op.drop_table("slot")
    with op.batch_alter_table("school_class", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_school_class_class_teacher_id"))

    op.drop_table("school_class")
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attendance_teacher_id"))

    op.drop_table("attendance")
    op.drop_table("account")
    op.drop_table("teacher")
    op.drop_table("subject")
    op.drop_table("room")
    op.drop_table("parents_evening")
