"""How letters stand with a guardian's own children: answered by whom and when, or still open."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.letters import AnsweredBy, is_overdue
from elternportal.domain.names import person_name
from elternportal.domain.people import Actor
from elternportal.models.access import Account
from elternportal.models.letters import Letter, LetterAnswer, LetterPupil
from elternportal.services.letters.conditions import is_current_answer, misses_answer
from elternportal.services.school import ChildView


@dataclass(frozen=True, slots=True)
class AnswerGivenView:
    """A child's answer in the letter's current round.

    ``person`` is the guardian who gave it; on paper nobody is named. ``version`` is the one that
    was answered.
    """

    id: int
    person: str
    is_own: bool
    is_on_paper: bool
    at: datetime
    is_late: bool
    version: int


@dataclass(frozen=True, slots=True)
class ChildStateRow:
    """One child whom a letter concerns; it waits if the letter asks and nobody has answered."""

    child: ChildView
    answer: AnswerGivenView | None
    waits: bool


def children_by_letter(
    session: Session, actor: Actor, children: Sequence[ChildView], which: ColumnElement[bool]
) -> dict[int, list[ChildStateRow]]:
    """For each letter the children whom it concerns, in the order of ``children``. One query.

    Args:
        children: the actor's own (``own_children``).
        which: a condition on :class:`Letter`; the caller has made sure that they are published.
    """
    by_id = {child.id: child for child in children}
    states: defaultdict[int, dict[int, ChildStateRow]] = defaultdict(dict)
    for row in session.execute(_concerned(list(by_id), which)):
        answer = _answer(row, actor) if row.answer_id else None
        states[row.letter_id][row.pupil_id] = ChildStateRow(by_id[row.pupil_id], answer, row.waits)
    return {
        letter_id: [of[pupil_id] for pupil_id in by_id if pupil_id in of]
        for letter_id, of in states.items()
    }


def _concerned(pupil_ids: Sequence[int], which: ColumnElement[bool]) -> Any:
    """Letters × children, with the answer of the letter's current round."""
    return (
        select(
            col(Letter.id).label("letter_id"),
            col(Letter.deadline),
            misses_answer().label("waits"),
            col(LetterPupil.pupil_id),
            col(LetterAnswer.id).label("answer_id"),
            col(LetterAnswer.account_id),
            col(LetterAnswer.answered_by),
            col(LetterAnswer.answered_at),
            col(LetterAnswer.version),
            col(Account.name),
        )
        .join(LetterPupil, col(LetterPupil.letter_id) == col(Letter.id))
        .outerjoin(LetterAnswer, is_current_answer())
        .outerjoin(Account, col(Account.id) == col(LetterAnswer.account_id))
        .where(which, col(LetterPupil.pupil_id).in_(pupil_ids))
    )


def _answer(row: Row[Any], actor: Actor) -> AnswerGivenView:
    is_on_paper = row.answered_by == AnsweredBy.PAPER
    return AnswerGivenView(
        id=row.answer_id,
        person="" if is_on_paper else person_name(row.name),
        is_own=not is_on_paper and row.account_id == actor.account_id,
        is_on_paper=is_on_paper,
        at=row.answered_at,
        is_late=is_overdue(row.deadline, clock.to_school(row.answered_at).date()),
        version=row.version,
    )
