"""The next exams on the start page."""

from datetime import timedelta

from sqlmodel import Session

from elternportal import clock
from elternportal.domain.people import Actor
from elternportal.services.exams.reading import ChildExamRow, exams_between

DAYS_AHEAD = timedelta(days=21)
MOST_AT_START = 5  # the page of all exams shows the others


def exams_at_start(session: Session, actor: Actor) -> tuple[ChildExamRow, ...]:
    """The next exams of own children and own lessons; office and head have a page for all."""
    if actor.is_administration:
        return ()
    today = clock.today()
    return tuple(exams_between(session, actor, today, today + DAYS_AHEAD)[:MOST_AT_START])
