"""What the start page says about access: children without one, and the own second factor."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from elternportal.domain.people import STAFF, Actor
from elternportal.services.access.pin_overview import without_access_at_start
from elternportal.services.access.second_factor import my_factor


@dataclass(frozen=True, slots=True)
class AccessStartView:
    """``factor_due`` is the day from which the person's work needs a second factor that they do not
    have; it ``lacks_factor`` if that day has come.
    """

    without_access: int
    factor_due: date | None
    lacks_factor: bool


def access_at_start(session: Session, actor: Actor) -> AccessStartView:
    """What the person has to know."""
    may_need_factor = actor.lacks_factor or actor.has(*STAFF)
    due = my_factor(session, actor).due if may_need_factor else None
    return AccessStartView(without_access_at_start(session, actor), due, actor.lacks_factor)
