"""The polls that wait for a guardian's vote, for the start page and the menu."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.people import Actor, Role
from elternportal.models.base import id_of
from elternportal.models.polls import Poll, PollBallot
from elternportal.models.school import Pupil
from elternportal.services.audience import reaches
from elternportal.services.polls.scope import visible_to
from elternportal.services.school import own_pupils


@dataclass(frozen=True, slots=True)
class WaitingPollRow:
    """A poll with a vote of this guardian missing; ``ends_on`` is the last day for it."""

    poll_id: int
    title: str
    ends_on: date


def waiting_polls(session: Session, actor: Actor) -> tuple[WaitingPollRow, ...]:
    """The polls that this guardian has to vote in, the most urgent first."""
    query = select(col(Poll.id), col(Poll.title), col(Poll.ends_on)).where(waits_for_vote(actor))
    rows = session.execute(query.order_by(col(Poll.ends_on), col(Poll.id)))
    return tuple(WaitingPollRow(id_of(row), row.title, row.ends_on) for row in rows)


def polls_at_start(session: Session, actor: Actor) -> tuple[WaitingPollRow, ...]:
    """Those polls for the start page; only guardians vote."""
    return waiting_polls(session, actor) if actor.has(Role.PARENT) else ()


def count_waiting(session: Session, actor: Actor) -> int:
    """How many those are; only guardians vote."""
    if not actor.has(Role.PARENT):
        return 0
    waiting = select(func.count()).select_from(Poll).where(waits_for_vote(actor))
    return session.scalar(waiting) or 0


def waits_for_vote(actor: Actor) -> ColumnElement[bool]:
    """Condition on a poll: it is open, asks this guardian, and a vote is still missing."""
    is_for_child = and_(col(Poll.is_per_child), col(PollBallot.pupil_id) == col(Pupil.id))
    is_own = and_(
        ~col(Poll.is_per_child),
        col(PollBallot.pupil_id).is_(None),
        col(PollBallot.account_id) == actor.account_id,
    )
    has_voted = (
        exists()
        .where(col(PollBallot.poll_id) == col(Poll.id), or_(is_for_child, is_own))
        # Said here: by itself SQLAlchemy correlates with the nearest query only, and a vote in any
        # poll would count for all.
        .correlate(Poll, Pupil)
    )
    is_asked = exists().where(
        col(Pupil.id).in_(own_pupils(actor)),
        reaches(col(Poll.audience_id), col(Pupil.id)),
        ~has_voted,
    )
    return and_(visible_to(actor), col(Poll.ends_on) >= clock.today(), is_asked)
