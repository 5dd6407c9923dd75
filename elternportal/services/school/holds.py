"""Holding people: each appointment occupies the child, its guardians and the teacher for its time.

Areas that make appointments write their holds here; the database refuses a second hold of the same
person at the same time (``models/holds.py``), whichever area made the first. Who becomes a child's
guardian, or a teacher's account, holds what was booked before; who is none any more, no longer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, delete, exists, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from elternportal.db_errors import broken_constraint
from elternportal.errors import Conflict
from elternportal.models.access import Account
from elternportal.models.holds import FamilyHold
from elternportal.models.overlap import OVERLAP_NAMES
from elternportal.prepared import Prepared
from elternportal.services.school.guardians import GuardianContactRow


class GuardianIsBusy(Conflict):
    """The child has an appointment while the new guardian has one for another child."""

    key: ClassVar[str] = "account-error-guardian-is-busy"


class TeacherIsBusy(Conflict):
    """The teacher has an appointment while the same person has one as a parent."""

    key: ClassVar[str] = "account-error-teacher-is-busy"


class TeacherHeld(Exception):
    """The teacher is somewhere else at the time of an appointment; the transaction is lost."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """What holds people: one of the two ids, and the time."""

    starts_at: datetime
    ends_at: datetime
    booking_id: int | None = None
    appointment_id: int | None = None


@dataclass(frozen=True, slots=True)
class Attending:
    """Who comes to a meeting; ``teacher_account`` is None for a teacher without one."""

    pupil_id: int
    guardians: Sequence[GuardianContactRow]
    teacher_id: int
    teacher_account: int | None


def hold_people(session: Session, meeting: Meeting, people: Attending) -> None:
    """Occupy everybody for the meeting's time.

    Raises:
        TeacherHeld: the teacher has another appointment then, as teacher or as a guardian.
        IntegrityError: the child or a guardian has one (``OVERLAP_NAMES``).
    """
    time = {
        "booking_id": meeting.booking_id,
        "appointment_id": meeting.appointment_id,
        "starts_at": meeting.starts_at,
        "ends_at": meeting.ends_at,
    }
    nobody = {"pupil_id": None, "guardian_id": None, "teacher_id": None}
    family = [{**nobody, "pupil_id": people.pupil_id}]
    family += [{**nobody, "guardian_id": one.account_id} for one in people.guardians]
    _INSERT.write(session, [{**time, **person} for person in family])
    teacher = {"guardian_id": people.teacher_account, "teacher_id": people.teacher_id}
    try:
        _INSERT.write(session, [{**time, **nobody, **teacher}])
    except IntegrityError as error:
        if broken_constraint(error) not in OVERLAP_NAMES:
            raise
        raise TeacherHeld() from error


def is_at_another_teachers(teacher_id: Any, starts_at: Any, ends_at: Any) -> ColumnElement[bool]:
    """The SQL condition that a teacher has an appointment as a guardian at this time."""
    return exists().where(
        col(Account.teacher_id) == teacher_id,
        col(FamilyHold.guardian_id) == col(Account.id),
        col(FamilyHold.teacher_id).is_(None),
        col(FamilyHold.starts_at) < ends_at,
        col(FamilyHold.ends_at) > starts_at,
    )


def hold_appointments(session: Session, account_id: int, pupil_id: int) -> None:
    """Let the guardian hold the child's appointments; the caller has locked the child.

    Raises:
        GuardianIsBusy: two appointments would overlap; the whole transaction must be given up.
    """
    child = select(
        col(FamilyHold.booking_id),
        col(FamilyHold.appointment_id),
        col(FamilyHold.starts_at),
        col(FamilyHold.ends_at),
    ).where(col(FamilyHold.pupil_id) == pupil_id)
    rows = [{**row._mapping, "guardian_id": account_id} for row in session.execute(child)]
    if not rows:
        return
    try:
        session.execute(insert(FamilyHold), rows)
    except IntegrityError as error:
        if broken_constraint(error) not in OVERLAP_NAMES:
            raise
        raise GuardianIsBusy() from error


def release_appointments(session: Session, account_id: int, pupil_id: int) -> None:
    """Let the former guardian be free at the child's appointments, which stay with the child."""
    child = aliased(FamilyHold)
    of_child = exists().where(
        col(child.pupil_id) == pupil_id,
        (col(child.booking_id) == col(FamilyHold.booking_id))
        | (col(child.appointment_id) == col(FamilyHold.appointment_id)),
    )
    session.execute(
        delete(FamilyHold).where(
            col(FamilyHold.guardian_id) == account_id,
            col(FamilyHold.teacher_id).is_(None),
            of_child.correlate(FamilyHold),
        )
    )


def hold_as_teacher(session: Session, account_id: int, teacher_id: int | None) -> None:
    """Let the account hold the appointments of the teacher whose it is now, and of no other.

    Holds never change, so those that concern the account are written anew.

    Raises:
        TeacherIsBusy: one of them is at a time when the person has one as a parent; the whole
            transaction must be given up.
    """
    is_teachers = col(FamilyHold.teacher_id).is_not(None)
    concerned = (col(FamilyHold.guardian_id) == account_id) & is_teachers
    if teacher_id is not None:
        concerned |= col(FamilyHold.teacher_id) == teacher_id
    held = session.execute(
        select(
            col(FamilyHold.booking_id),
            col(FamilyHold.appointment_id),
            col(FamilyHold.teacher_id),
            col(FamilyHold.starts_at),
            col(FamilyHold.ends_at),
        ).where(concerned)
    ).all()
    if not held:
        return
    session.execute(delete(FamilyHold).where(concerned))
    rows = [
        {**row._mapping, "guardian_id": account_id if row.teacher_id == teacher_id else None}
        for row in held
    ]
    try:
        session.execute(insert(FamilyHold), rows)
    except IntegrityError as error:
        if broken_constraint(error) not in OVERLAP_NAMES:
            raise
        raise TeacherIsBusy() from error


_INSERT = Prepared(
    insert(FamilyHold).inline(),
    columns=(
        "booking_id",
        "appointment_id",
        "guardian_id",
        "pupil_id",
        "teacher_id",
        "starts_at",
        "ends_at",
    ),
)
