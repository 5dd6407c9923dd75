"""Tells families by mail that an evening was published, and that a teacher asks them to come."""

from collections import defaultdict
from collections.abc import Collection
from uuid import uuid4

from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.mail.notify import (
    forget_dropped,
    forget_told,
    notify,
    told_by_mail,
    who_hears,
)
from elternportal.models.base import id_of
from elternportal.models.evening import Booking, Invitation, ParentsEvening
from elternportal.services.evening.booking_writes import mail_plan
from elternportal.services.evening.mails import HIDDEN, INVITED, PUBLISHED
from elternportal.services.school import all_guardians, guardians_by_child, guardians_of


def tell_published(session: Session, evening: ParentsEvening) -> int:
    """Tell every guardian once that the evening is there, and whom a teacher has asked to come.

    An evening that is hidden and published again is news only to those who heard nothing before.
    Returns how many people a mail about the evening goes to.
    """
    if clock.now() >= evening.closed_from:
        return 0
    event = _published(evening)
    forget_dropped(session, event)
    told = notify(
        session,
        PUBLISHED,
        all_guardians(session),
        event=event,
        params={"evening_id": evening.id},
    )
    _mail_first_plans(session, evening)
    for teacher_id, pupil_ids in _asked_to_come(session, evening).items():
        tell_invited(session, evening, teacher_id, pupil_ids)
    return len(told)


def count_to_tell(session: Session, evening: ParentsEvening) -> int:
    """How many people :func:`tell_published` would tell now."""
    if clock.now() >= evening.closed_from:
        return 0
    event = _published(evening)
    return len(who_hears(session, PUBLISHED, all_guardians(session), event=event))


def count_told(session: Session, evening: ParentsEvening) -> int:
    """How many people have heard by mail that the evening is there."""
    return len(told_by_mail(session, _published(evening)))


def tell_hidden(session: Session, evening: ParentsEvening) -> int:
    """Tell those who have heard of the evening that it cannot be booked for now.

    If it is published again, that is news to them, too. Nobody else was told by the portal, and
    nobody has booked. Returns how many people get a mail.
    """
    told = notify(
        session,
        HIDDEN,
        told_by_mail(session, _published(evening)),
        event=f"evening-{evening.id}-hidden-{uuid4().hex}",
        params={"evening_id": evening.id},
    )
    forget_told(session, _published(evening))
    return len(told)


def count_to_invite(
    session: Session, evening: ParentsEvening, teacher_id: int, pupil_ids: Collection[int]
) -> int:
    """How many people :func:`tell_invited` would tell now."""
    if not evening.is_published or clock.now() >= evening.closed_from:
        return 0
    return sum(
        len(who_hears(session, INVITED, guardians, event=_invited(evening, teacher_id, pupil_id)))
        for pupil_id, guardians in guardians_by_child(session, pupil_ids).items()
    )


def tell_invited(
    session: Session, evening: ParentsEvening, teacher_id: int, pupil_ids: Collection[int]
) -> None:
    """Tell the guardians of these children that the teacher asks them to come; once per child.

    While an evening is not published nobody is told; :func:`tell_published` makes up for it.
    """
    if not evening.is_published or clock.now() >= evening.closed_from:
        return
    for pupil_id, guardians in guardians_by_child(session, pupil_ids).items():
        event = _invited(evening, teacher_id, pupil_id)
        forget_dropped(session, event)
        notify(
            session,
            INVITED,
            guardians,
            event=event,
            params={"evening_id": evening.id, "teacher_id": teacher_id, "pupil_id": pupil_id},
        )


def _published(evening: ParentsEvening) -> str:
    return f"evening-{evening.id}-published"


def _invited(evening: ParentsEvening, teacher_id: int, pupil_id: int) -> str:
    return f"evening-{evening.id}-invited-{teacher_id}-{pupil_id}"


def _mail_first_plans(session: Session, evening: ParentsEvening) -> None:
    """Families whom the office has booked into the draft hear of their appointments now."""
    pupils = session.exec(select(Booking.pupil_id).where(Booking.evening_id == evening.id))
    for pupil_id in sorted(set(pupils)):
        mail_plan(session, id_of(evening), guardians_of(session, pupil_id))


def _asked_to_come(session: Session, evening: ParentsEvening) -> dict[int, list[int]]:
    """The children whom each teacher has invited."""
    rows = session.exec(
        select(Invitation.teacher_id, Invitation.pupil_id).where(
            Invitation.evening_id == evening.id, col(Invitation.is_needed)
        )
    )
    found: defaultdict[int, list[int]] = defaultdict(list)
    for teacher_id, pupil_id in rows:
        found[teacher_id].append(pupil_id)
    return found
