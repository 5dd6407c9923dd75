"""Who is a guardian of whom, and making somebody one with all that already depends on it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import ClassVar

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.db import announce
from elternportal.db_errors import broken_constraint
from elternportal.domain import topics
from elternportal.domain.names import pupil_name
from elternportal.errors import Conflict, NotFound
from elternportal.models.access import Guardianship
from elternportal.models.evening import Booking, FamilyHold, Slot
from elternportal.models.overlap import OVERLAP_NAMES
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.audit import record


class AlreadyGuardian(Conflict):
    key: ClassVar[str] = "account-error-already-guardian"


class GuardianIsBusy(Conflict):
    """The child has an appointment while the new guardian has one for another child."""

    key: ClassVar[str] = "account-error-guardian-is-busy"


def add_guardian(session: Session, account_id: int, pupil_id: int) -> None:
    """Make the account a guardian of the child, who then also holds the child's appointments.

    The child's row is locked, so that a booking at the same moment cannot miss the new guardian.

    Raises:
        NotFound: the child has left the school.
        AlreadyGuardian
        GuardianIsBusy: two appointments would overlap; the whole transaction must be given up.
    """
    pupil = session.exec(select(Pupil).where(Pupil.id == pupil_id).with_for_update()).first()
    if pupil is None or not pupil.is_active:
        raise NotFound()
    if _is_guardian(session, account_id, pupil_id):
        raise AlreadyGuardian()
    session.add(Guardianship(account_id=account_id, pupil_id=pupil_id, since=clock.now()))
    record(session, account_id, "guardian-added", "pupil", pupil_id)
    session.flush()
    _hold_appointments(session, account_id, pupil_id)
    announce(session, topics.family(account_id), topics.pins())


def names_of_children(session: Session, account_ids: Collection[int]) -> Mapping[int, list[str]]:
    """The names of each guardian's children who are at school; empty for whoever has none."""
    rows = session.exec(
        select(Guardianship, Pupil, SchoolClass)
        .join(Pupil, col(Pupil.id) == col(Guardianship.pupil_id))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(col(Guardianship.account_id).in_(account_ids), col(Pupil.is_active))
        .order_by(col(Pupil.first_name), col(Pupil.id))
    )
    names: defaultdict[int, list[str]] = defaultdict(list)
    for guardianship, pupil, school_class in rows:
        class_name = school_class.short_name if school_class else ""
        names[guardianship.account_id].append(
            pupil_name(pupil.first_name, pupil.surname, class_name)
        )
    return names


def _is_guardian(session: Session, account_id: int, pupil_id: int) -> bool:
    found = select(Guardianship.id).where(
        Guardianship.account_id == account_id, Guardianship.pupil_id == pupil_id
    )
    return session.exec(found).first() is not None


def _hold_appointments(session: Session, account_id: int, pupil_id: int) -> None:
    booked = session.exec(
        select(Booking.id, Slot.starts_at, Slot.ends_at)
        .join(Slot, Slot.id == Booking.slot_id)  # type: ignore[arg-type]
        .where(Booking.pupil_id == pupil_id)
    )
    for booking_id, starts_at, ends_at in booked.all():
        session.add(
            FamilyHold(
                booking_id=booking_id or 0,
                guardian_id=account_id,
                starts_at=starts_at,
                ends_at=ends_at,
            )
        )
    try:
        session.flush()
    except IntegrityError as error:
        if broken_constraint(error) not in OVERLAP_NAMES:
            raise
        raise GuardianIsBusy() from error
