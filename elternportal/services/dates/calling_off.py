"""Dates that are called off: gone from all pages, cancelled in calendars, and back if wanted."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.dates import A_DAY, DAYS_KEPT
from elternportal.domain.people import Actor
from elternportal.models.audience import Audience
from elternportal.models.base import id_of
from elternportal.models.dates import SchoolDate
from elternportal.services.audit import record
from elternportal.services.dates.calls import ChangedDate, call_families
from elternportal.services.dates.office import find_date, write
from elternportal.services.dates.scope import DATE_KIND
from elternportal.services.editing import begin_edit
from elternportal.services.search import unindex


def call_off_date(session: Session, actor: Actor, date_id: int) -> None:
    """Take a date out of all pages; calendars learn that it is cancelled.

    Raises:
        NotAllowed, NotFound: see :func:`read_office_date`.
    """
    entry = find_date(session, actor, date_id)
    remove(session, actor, entry)
    entry.is_manual = True
    call_families(session, [ChangedDate(entry)])
    record(session, actor.account_id, "date-called-off", "school-date", date_id)
    announce(session, topics.news())


def restore_date(session: Session, actor: Actor, date_id: int) -> None:
    """Bring back a date that was called off.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: no such date was called off in the last weeks.
    """
    entry = find_date(session, actor, date_id, is_removed=True)
    begin_edit(session, actor, entry, entry.revision)
    entry.removed_at, entry.is_manual = None, True
    write(session, entry, {})
    call_families(session, [ChangedDate(entry)])
    record(session, actor.account_id, "date-restored", "school-date", date_id)
    announce(session, topics.news())


def dates_to_forget(session: Session) -> Sequence[int]:
    """The ids of dates that were called off some weeks ago.

    What a file brought stays until its day is over, or the file would bring it again.
    """
    since = clock.now() - timedelta(days=DAYS_KEPT)
    ids = session.scalars(
        select(col(SchoolDate.id)).where(
            col(SchoolDate.removed_at) < since,
            col(SchoolDate.source).is_(None) | (col(SchoolDate.last_day) < clock.today() - A_DAY),
        )
    )
    return [date_id for date_id in ids if date_id is not None]


def forget_date(session: Session, date_id: int) -> None:
    """Delete one of :func:`dates_to_forget` for good; nothing happens if it is gone or back."""
    audience_id = session.scalar(
        delete(SchoolDate)
        .where(col(SchoolDate.id) == date_id, col(SchoolDate.removed_at).is_not(None))
        .returning(col(SchoolDate.audience_id))
    )
    if audience_id is not None:
        session.delete(session.get_one(Audience, audience_id))


def remove(session: Session, actor: Actor, entry: SchoolDate) -> None:
    """Call a date off; the caller has made sure that the actor may."""
    begin_edit(session, actor, entry, entry.revision)
    entry.removed_at = clock.now()
    session.add(entry)
    session.flush()
    unindex(session, DATE_KIND, id_of(entry))
