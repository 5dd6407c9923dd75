"""What the form of a new evening begins with: a usual evening in a month, on a day with school."""

from datetime import datetime, time, timedelta

from sqlmodel import Session

from elternportal import clock
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.i18n import t
from elternportal.services.evening.setup import EveningDraft
from elternportal.services.school import next_school_day

AHEAD = timedelta(days=27)
INVITED_BEFORE, OPEN_BEFORE = timedelta(days=14), timedelta(days=10)
STARTS, ENDS, MORNING, NOON = time(17), time(20), time(8), time(12)


def proposed_evening(session: Session, actor: Actor) -> EveningDraft:
    """A draft that the office changes as it likes.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    after = clock.today() + AHEAD
    day = next_school_day(session, after) or after
    return EveningDraft(
        title=t("evening-title", actor.language),
        day=day,
        starts=STARTS,
        ends=ENDS,
        invited_from=datetime.combine(day - INVITED_BEFORE, MORNING),
        open_from=datetime.combine(day - OPEN_BEFORE, MORNING),
        closed_from=datetime.combine(day, NOON),
        cancel_until=datetime.combine(day, NOON),
    )
