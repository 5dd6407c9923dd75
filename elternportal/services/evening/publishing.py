"""The office shows an evening to teachers and parents, and hides it while nobody has booked."""

from sqlalchemy import exists
from sqlmodel import Session, col, select

from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.people import Actor
from elternportal.duration import takes_long
from elternportal.errors import Conflict
from elternportal.models.base import id_of
from elternportal.models.evening import Booking, ParentsEvening
from elternportal.services.audit import record
from elternportal.services.editing import require_seen
from elternportal.services.evening.news import (
    count_to_tell,
    count_told,
    tell_hidden,
    tell_published,
)
from elternportal.services.finding import find_for_office


class HasBookings(Conflict):
    """An evening that families have booked stays published."""

    key = "evening-setup-error-has-bookings"


def people_to_tell(session: Session, actor: Actor, evening_id: int) -> int:
    """How many people would get a mail if the evening were published now.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
    """
    return count_to_tell(session, find_for_office(session, actor, ParentsEvening, evening_id))


@takes_long
def publish_evening(
    session: Session, actor: Actor, evening_id: int, revision: int | None = None
) -> int:
    """Show the evening to teachers and parents; its phases say who may do what when.

    Returns how many parents are told by mail.

    Args:
        revision: what the actor has looked over; None if that does not matter.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
        EditedMeanwhile: somebody has changed it since it was looked over.
    """
    evening = find_for_office(session, actor, ParentsEvening, evening_id)
    # Edits lock the row like this: one under way is seen here.
    session.refresh(evening, with_for_update={"key_share": True})
    require_seen(session, actor, evening, revision)
    _set_published(session, actor, evening, is_published=True)
    return tell_published(session, evening)


def people_told(session: Session, actor: Actor, evening_id: int) -> int:
    """How many people would hear by mail that the evening is hidden again.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
    """
    return count_told(session, find_for_office(session, actor, ParentsEvening, evening_id))


@takes_long
def unpublish_evening(session: Session, actor: Actor, evening_id: int) -> int:
    """Hide the evening again, and tell those who have heard of it; returns how many get a mail.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
        HasBookings: families have booked.
    """
    evening = find_for_office(session, actor, ParentsEvening, evening_id)
    # Bookings lock this row, too: those under way are counted here, later ones find it hidden.
    session.refresh(evening, with_for_update=True)
    if has_bookings(session, evening_id):
        raise HasBookings()
    _set_published(session, actor, evening, is_published=False)
    session.flush()
    return tell_hidden(session, evening)


def has_bookings(session: Session, evening_id: int) -> bool:
    """Whether a family has an appointment at the evening."""
    return session.exec(select(exists().where(col(Booking.evening_id) == evening_id))).one()


def _set_published(
    session: Session, actor: Actor, evening: ParentsEvening, *, is_published: bool
) -> None:
    evening_id = id_of(evening)
    evening.is_published = is_published
    action = "evening-published" if is_published else "evening-unpublished"
    record(session, actor.account_id, action, "evening", evening_id)
    announce(session, topics.evening(evening_id), topics.schedule(evening_id))
