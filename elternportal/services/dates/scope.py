"""Who reads a date and who changes it, said once for the pages, the search, files and feeds."""

from sqlalchemy import ColumnElement, Select, select
from sqlmodel import col

from elternportal import clock
from elternportal.domain.people import Actor
from elternportal.domain.school_year import first_day_of, school_year_of
from elternportal.models.dates import SchoolDate
from elternportal.services.audience import concerns
from elternportal.services.conditions import is_administration

DATE_KIND = "date"  # in the search


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """A :class:`SchoolDate` is for this person and takes place, since this school year began."""
    since = first_day_of(school_year_of(clock.today()))
    return (
        concerns(actor, col(SchoolDate.audience_id))
        & col(SchoolDate.removed_at).is_(None)
        & (col(SchoolDate.last_day) >= since)
    )


def may_change(actor: Actor) -> ColumnElement[bool]:
    """A :class:`SchoolDate` is this person's to change: office and head change every one."""
    return is_administration(actor)


def visible_dates(actor: Actor) -> Select[int | None]:
    """The ids of the dates that this person reads."""
    return select(col(SchoolDate.id)).where(visible_to(actor))


def files_of_dates(actor: Actor) -> Select[int | None]:
    """Who reads a date reads its file."""
    return select(col(SchoolDate.file_id)).where(visible_to(actor) | may_change(actor))
