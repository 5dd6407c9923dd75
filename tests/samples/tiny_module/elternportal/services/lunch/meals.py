"""What there is for lunch, for everybody who is signed in."""

from collections.abc import Sequence

from elternportal.domain.lunch import LUNCH_TOPIC
from elternportal.models.lunch import LunchDay
from elternportal.services.lunch.mails import LUNCH_TODAY
from sqlalchemy import Select, func, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain.people import Actor
from elternportal.mail.notify import notify
from elternportal.models.access import Account


def read_meals(session: Session, _actor: Actor) -> tuple[str, ...]:
    """The meals from today on."""
    coming = select(col(LunchDay.meal)).where(col(LunchDay.day) >= clock.today())
    return tuple(session.scalars(coming.order_by(col(LunchDay.day))))


def lunch_at_start(session: Session, actor: Actor) -> tuple[str, ...]:
    """Today's meal, if there is one."""
    return read_meals(session, actor)[:1]


def count_new(session: Session, _actor: Actor) -> int:
    """The number at the menu."""
    coming = select(func.count()).where(col(LunchDay.day) >= clock.today())
    return session.scalar(coming) or 0


def readable_days(_actor: Actor) -> Select[int | None]:
    """Everybody finds all days."""
    return select(col(LunchDay.id))


def pictures(_actor: Actor) -> Select[int | None]:
    """Everybody sees all pictures."""
    return select(col(LunchDay.picture_id))


def days_due(session: Session) -> Sequence[int]:
    """The days that have come, and that nobody has been told of."""
    due = select(col(LunchDay.id)).where(
        col(LunchDay.announced_at).is_(None), col(LunchDay.day) <= clock.today()
    )
    return [day_id for day_id in session.scalars(due) if day_id is not None]


def announce_day(session: Session, day_id: int) -> None:
    """Tell everybody of a new day, by mail and on open pages."""
    day = session.get_one(LunchDay, day_id, with_for_update=True)
    day.announced_at = clock.now()
    everybody = [
        account_id for account_id in session.scalars(select(col(Account.id))) if account_id
    ]
    notify(session, LUNCH_TODAY, everybody, event=f"lunch-{day_id}", params={"meal": day.meal})
    announce(session, LUNCH_TOPIC)
