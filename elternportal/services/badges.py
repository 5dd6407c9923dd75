"""What waits for a person, as numbers at the menu. Read at every page load, so it is one query."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, func, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.letters import Demand
from elternportal.domain.people import Actor, Role
from elternportal.domain.school_year import school_year_of
from elternportal.models.letters import Letter, LetterAnswer, LetterDelivery, LetterPupil
from elternportal.services.letter_scope import is_own_letter, own_pupils


@dataclass(frozen=True, slots=True)
class Badges:
    """How many things wait.

    ``letters`` are those of this school year that the person has not opened in their current
    version, or that wait for an answer about one of the person's children.
    """

    letters: int = 0


def count_badges(session: Session, actor: Actor) -> Badges:
    """The numbers of this person; no query for whoever has none."""
    if not actor.has(Role.PARENT):
        return Badges()
    waiting = (
        select(func.count())
        .select_from(Letter)
        .where(
            col(Letter.school_year) == school_year_of(clock.today()),
            is_own_letter(actor),
            ~_is_opened(actor) | _waits_for_answer(actor),
        )
    )
    return Badges(letters=session.scalar(waiting) or 0)


def _is_opened(actor: Actor) -> ColumnElement[bool]:
    return exists().where(
        col(LetterDelivery.letter_id) == col(Letter.id),
        col(LetterDelivery.account_id) == actor.account_id,
        col(LetterDelivery.opened_version) == col(Letter.version),
    )


def _waits_for_answer(actor: Actor) -> ColumnElement[bool]:
    is_answered = (
        exists()
        .where(
            col(LetterAnswer.letter_id) == col(Letter.id),
            col(LetterAnswer.pupil_id) == col(LetterPupil.pupil_id),
            col(LetterAnswer.round) == col(Letter.round),
        )
        .correlate(Letter, LetterPupil)
    )
    return (col(Letter.demand) != Demand.NONE) & exists().where(
        col(LetterPupil.letter_id) == col(Letter.id),
        col(LetterPupil.pupil_id).in_(own_pupils(actor)),
        ~is_answered,
    )
