"""A booking holds the teacher's account as well and knows the slot that it left; families to call;
evenings that were called off.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0017"
down_revision: str | None = "0016"
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
    """CREATE TRIGGER family_hold_never_changes BEFORE UPDATE ON family_hold
        BEGIN SELECT RAISE(ABORT, 'family_hold_never_changes'); END""",
]
# Who was booked twice before the constraint keeps both appointments: only the first is held.
HOLD_TEACHERS = """
    INSERT INTO family_hold (booking_id, guardian_id, is_teacher, starts_at, ends_at)
    SELECT booking.id, account.id, {true}, slot.starts_at, slot.ends_at
    FROM booking
    JOIN slot ON slot.id = booking.slot_id
    JOIN account ON account.teacher_id = booking.teacher_id
    WHERE NOT EXISTS (
        SELECT 1 FROM family_hold AS held WHERE held.guardian_id = account.id
        AND held.starts_at < slot.ends_at AND slot.starts_at < held.ends_at)
    AND NOT EXISTS (
        SELECT 1 FROM booking AS earlier JOIN slot AS theirs ON theirs.id = earlier.slot_id
        WHERE earlier.teacher_id = booking.teacher_id AND earlier.id < booking.id
        AND theirs.starts_at < slot.ends_at AND slot.starts_at < theirs.ends_at)
"""


def upgrade() -> None:
    op.add_column("booking", sa.Column("moved_from", sa.Integer(), nullable=True))
    op.create_index(op.f("ix_booking_moved_from"), "booking", ["moved_from"], unique=False)
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    false = sa.text("0") if is_sqlite else sa.false()
    with op.batch_alter_table("family_hold") as batch_op:
        batch_op.add_column(
            sa.Column("is_teacher", sa.Boolean(), nullable=False, server_default=false)
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_family_hold_teacher_is_account"),
            "NOT (is_teacher AND guardian_id IS NULL)",
        )
    with op.batch_alter_table("family_hold") as batch_op:
        batch_op.alter_column("is_teacher", server_default=None)
    if is_sqlite:  # the table was written anew, without its triggers
        _create_guards()
    op.execute(HOLD_TEACHERS.format(true="1" if is_sqlite else "true"))
    op.create_table(
        "family_call",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("params", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["done_by"], ["account.id"], name=op.f("fk_family_call_done_by_account")
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_family_call_pupil_id_pupil")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_call")),
    )
    op.create_index(op.f("ix_family_call_pupil_id"), "family_call", ["pupil_id"], unique=False)
    op.add_column(
        "parents_evening",
        sa.Column("called_off_at", sa.DateTime(timezone=True), nullable=True),
    )


def downgrade() -> None:
    op.drop_column("parents_evening", "called_off_at")
    op.drop_index(op.f("ix_family_call_pupil_id"), table_name="family_call")
    op.drop_table("family_call")
    op.execute(sa.text("DELETE FROM family_hold WHERE is_teacher"))
    with op.batch_alter_table("family_hold") as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_family_hold_teacher_is_account"), type_="check")
        batch_op.drop_column("is_teacher")
    if op.get_bind().dialect.name == "sqlite":
        _create_guards()
    op.drop_index(op.f("ix_booking_moved_from"), table_name="booking")
    op.drop_column("booking", "moved_from")


def _create_guards() -> None:
    for statement in SQLITE_GUARDS:
        op.execute(statement)
