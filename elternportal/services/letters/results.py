"""What came back to a letter, per class and in all.

Office and head see every letter's results, an author those of the own letter, and a class teacher
the own class's part of whatever letter concerns it. Everything else looks as if it did not exist.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from elternportal.domain.letters import Demand, LetterState, PupilStatus
from elternportal.domain.people import ADMINISTRATION, Actor, Role
from elternportal.errors import NotFound
from elternportal.models.base import id_of
from elternportal.models.letters import Letter
from elternportal.models.school import SchoolClass
from elternportal.services.letters.children import ChildResultRow, children_of
from elternportal.services.letters.parts import options_of
from elternportal.services.letters.progress import LetterProgressView, letter_progress
from elternportal.services.letters.resending import not_reached
from elternportal.services.letters.scope import current_version, is_for_led_class, may_change

Counts = Mapping[PupilStatus, int]


@dataclass(frozen=True, slots=True)
class ClassResultRow:
    """One class; ``class_id`` 0 gathers children without a class."""

    class_id: int
    name: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class LetterOptionRow:
    """How often one of the answers to choose from was chosen."""

    option_id: int
    text: str
    chosen: int


@dataclass(frozen=True, slots=True)
class ResultsView:
    """A published letter's results as far as the actor may see them.

    ``is_whole`` is False for a class teacher who sees the own class's part only; then ``mails`` is
    None. ``may_send_again`` counts the guardians to whom the office can send the mail again.
    ``reminded_at`` is when those who had not answered were reminded last.
    """

    letter_id: int
    number: int
    title: str
    demand: Demand
    question: str
    deadline: date | None
    published_at: datetime | None
    reminded_at: datetime | None
    is_whole: bool
    mails: LetterProgressView | None
    may_send_again: int
    counts: Counts
    late: int
    classes: tuple[ClassResultRow, ...]
    options: tuple[LetterOptionRow, ...]
    children: tuple[ChildResultRow, ...]


@dataclass(frozen=True, slots=True)
class ResultsScope:
    """A letter, and the condition on :class:`Pupil` and :class:`SchoolClass` that limits it."""

    letter: Letter
    only: ColumnElement[bool] | None

    @property
    def is_whole(self) -> bool:
        return self.only is None


def letter_results(session: Session, actor: Actor, letter_id: int) -> ResultsView:
    """The results of a published letter, for whoever may see them.

    Raises:
        NotAllowed: the actor is not staff.
        NotFound: missing, not published, or about children of others.
    """
    scope = find_results(session, actor, letter_id)
    letter = scope.letter
    children = children_of(session, letter, scope.only)
    return ResultsView(
        letter_id=letter_id,
        number=letter.number,
        title=current_version(session, letter).title,
        demand=Demand(letter.demand),
        question=letter.question,
        deadline=letter.deadline,
        published_at=letter.published_at,
        reminded_at=letter.reminded_at,
        is_whole=scope.is_whole,
        mails=letter_progress(session, letter_id) if scope.is_whole else None,
        may_send_again=len(not_reached(session, letter_id)) if actor.is_administration else 0,
        counts=_counts(children),
        late=sum(1 for child in children if child.answer and child.answer.is_late),
        classes=_classes(children),
        options=_options(session, letter, children),
        children=children,
    )


def find_results(session: Session, actor: Actor, letter_id: int) -> ResultsScope:
    """What of a letter's results the actor may see.

    A confidential letter is between its author, office and head, and the family.

    Raises: like :func:`letter_results`.
    """
    actor.require(Role.TEACHER, *ADMINISTRATION)
    found = session.execute(
        select(Letter, may_change(actor), is_for_led_class(actor)).where(
            col(Letter.id) == letter_id, col(Letter.state) == LetterState.PUBLISHED
        )
    ).first()
    if found is None:
        raise NotFound()
    letter, is_own, leads_class = found
    if is_own:
        return ResultsScope(letter, None)
    if not leads_class:
        raise NotFound()
    return ResultsScope(letter, col(SchoolClass.class_teacher_id) == actor.teacher_id)


def _counts(children: Sequence[ChildResultRow]) -> Counts:
    found = Counter(child.status for child in children)
    return {status: found[status] for status in PupilStatus}


def _classes(children: Sequence[ChildResultRow]) -> tuple[ClassResultRow, ...]:
    names = {child.class_id: child.class_name for child in children}
    return tuple(
        ClassResultRow(class_id, name, _counts([it for it in children if it.class_id == class_id]))
        for class_id, name in names.items()
    )


def _options(
    session: Session, letter: Letter, children: Sequence[ChildResultRow]
) -> tuple[LetterOptionRow, ...]:
    chosen = Counter(
        option_id for child in children if child.answer for option_id in child.answer.option_ids
    )
    return tuple(
        LetterOptionRow(id_of(option), option.text, chosen[id_of(option)])
        for option in options_of(session, id_of(letter))
    )
