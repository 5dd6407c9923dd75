"""Who reads a poll and who changes it, said once for the list, the search, votes and numbers."""

from sqlalchemy import ColumnElement, Select, select
from sqlmodel import col

from elternportal import clock
from elternportal.domain.people import Actor
from elternportal.domain.school_year import first_day_of, school_year_of
from elternportal.models.polls import Poll
from elternportal.services.audience import concerns

POLL_KIND = "poll"  # in the search


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """A :class:`Poll` is published, concerns this person and ends in this school year or later."""
    return (
        col(Poll.is_published)
        & concerns(actor, col(Poll.audience_id))
        & (col(Poll.ends_on) >= first_day_of(school_year_of(clock.today())))
    )


def visible_polls(actor: Actor) -> Select[int | None]:
    """The ids of the polls that this person reads."""
    return select(col(Poll.id)).where(visible_to(actor))


def ended_polls() -> Select[int | None]:
    """The ids of the polls in which nobody votes any more."""
    return select(col(Poll.id)).where(col(Poll.ends_on) < clock.today())
