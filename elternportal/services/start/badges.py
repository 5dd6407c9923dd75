"""What waits for a person, as numbers at the menu; read at every page load, one query each."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.people import Actor, Role
from elternportal.domain.school_year import school_year_of
from elternportal.models.letters import Letter
from elternportal.models.polls import Poll
from elternportal.services.letters.scope import is_own_letter, waits_for
from elternportal.services.polls.waiting import waits_for_vote


@dataclass(frozen=True, slots=True)
class Badges:
    """How many things wait.

    ``letters`` are those of this school year that the person has not opened in their current
    version, or that wait for an answer about one of the person's children. ``polls`` are those in
    which the person has a vote left.
    """

    letters: int = 0
    polls: int = 0


def count_badges(session: Session, actor: Actor) -> Badges:
    """The numbers of this person; no query for whoever has none."""
    if not actor.has(Role.PARENT):
        return Badges()
    letters = (
        select(func.count())
        .select_from(Letter)
        .where(
            col(Letter.school_year) == school_year_of(clock.today()),
            is_own_letter(actor),
            waits_for(actor),
        )
    )
    polls = select(func.count()).select_from(Poll).where(waits_for_vote(actor))
    return Badges(session.scalar(letters) or 0, session.scalar(polls) or 0)
