"""How far a letter has come with each child it concerns: answered, read, printed or out of reach.

Four queries, however many the children are.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, func, select, true
from sqlmodel import Session, col

from elternportal.clock import to_school
from elternportal.domain.letters import (
    AnsweredBy,
    Demand,
    PupilStatus,
    Traces,
    is_overdue,
    pupil_status,
)
from elternportal.domain.names import person_name, pupil_name, pupil_order
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.files import StoredFile
from elternportal.models.letters import (
    Letter,
    LetterAnswer,
    LetterAnswerOption,
    LetterDelivery,
    LetterPupil,
    LetterSlip,
)
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.letters.conditions import is_opened
from elternportal.services.school import guardian_pairs, is_reachable

# A table of children or guardians shows so many lines; search and filters find the rest.
MOST_LINES = 200


@dataclass(frozen=True, slots=True)
class GivenAnswerView:
    """What came back for a child; on paper ``by`` is who recorded it.

    ``file_key`` and ``file_name`` are empty unless a file was handed in.
    """

    at: datetime
    by: str
    answered_by: AnsweredBy
    is_late: bool
    option_ids: frozenset[int]
    text: str
    file_key: str = ""
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class ChildResultRow:
    """One child whom a letter concerns. ``class_id`` 0 means that it is in no class.

    ``has_old_print``: on paper there is only a version that was corrected since, and no guardian
    hears of that by mail or has read it.
    """

    pupil_id: int
    first_name: str
    surname: str
    class_id: int
    class_name: str
    status: PupilStatus
    answer: GivenAnswerView | None
    printed_at: datetime | None
    has_old_print: bool

    @property
    def name(self) -> str:
        """ "Ada Amsel (7b)" """
        return pupil_name(self.first_name, self.surname, self.class_name)


@dataclass(frozen=True, slots=True)
class _Reach:
    is_read: bool = False
    is_reachable: bool = False


def children_of(
    session: Session, letter: Letter, only: ColumnElement[bool] | None = None
) -> tuple[ChildResultRow, ...]:
    """The children at school whom a letter concerns, by class and name.

    Args:
        only: a condition on :class:`Pupil` and its :class:`SchoolClass`.
    """
    answers, reach = _answers(session, letter), _reach(session, letter)
    rows = session.execute(_children(letter, true() if only is None else only))
    children = [
        _child(letter, pupil, class_name or "", answers.get(pupil.id), reach.get(pupil.id), slip)
        for pupil, class_name, slip in rows
    ]
    return tuple(
        sorted(children, key=lambda it: pupil_order(it.class_name, it.surname, it.first_name))
    )


def _child(
    letter: Letter,
    pupil: Pupil,
    class_name: str,
    answer: GivenAnswerView | None,
    reach: _Reach | None,
    slip: LetterSlip | None,
) -> ChildResultRow:
    reach = reach or _Reach()
    is_printed = slip is not None and _is_newest_print(letter, slip)
    traces = Traces(
        answered_by=answer.answered_by if answer else None,
        is_printed=is_printed,
        is_read=reach.is_read,
        is_reachable=reach.is_reachable,
    )
    return ChildResultRow(
        pupil_id=id_of(pupil),
        first_name=pupil.first_name,
        surname=pupil.surname,
        class_id=pupil.class_id or 0,
        class_name=class_name,
        status=pupil_status(Demand(letter.demand), traces),
        answer=answer,
        printed_at=slip.printed_at if slip else None,
        has_old_print=slip is not None and not is_printed and reach == _Reach(),
    )


def _is_newest_print(letter: Letter, slip: LetterSlip) -> bool:
    """Whether what was printed with a slip is what is valid now."""
    return (slip.round, slip.version) == (letter.round, letter.version)


def _children(
    letter: Letter, only: ColumnElement[bool]
) -> Select[Pupil, str | None, LetterSlip | None]:
    """Children with the slip that was printed for them last."""
    of_letter = col(LetterSlip.letter_id) == letter.id
    newest = (
        select(func.max(col(LetterSlip.round)))
        .where(of_letter, col(LetterSlip.pupil_id) == col(Pupil.id))
        .correlate(Pupil)
        .scalar_subquery()
    )
    is_slip = and_(
        of_letter,
        col(LetterSlip.pupil_id) == col(Pupil.id),
        col(LetterSlip.round) == newest,
    )
    return (
        select(Pupil, col(SchoolClass.short_name), LetterSlip)
        .join(LetterPupil, col(LetterPupil.pupil_id) == col(Pupil.id))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .outerjoin(LetterSlip, is_slip)
        .where(col(LetterPupil.letter_id) == letter.id, col(Pupil.is_active), only)
    )


def _answers(session: Session, letter: Letter) -> dict[int, GivenAnswerView]:
    """The answers of the current round, by child."""
    chosen = _chosen_options(session, letter)
    rows = session.execute(
        select(LetterAnswer, col(Account.name), StoredFile)
        .join(Account, col(Account.id) == col(LetterAnswer.account_id))
        .outerjoin(StoredFile, col(StoredFile.id) == col(LetterAnswer.file_id))
        .where(col(LetterAnswer.letter_id) == letter.id, col(LetterAnswer.round) == letter.round)
    )
    return {
        answer.pupil_id: GivenAnswerView(
            at=answer.answered_at,
            by=person_name(name),
            answered_by=AnsweredBy(answer.answered_by),
            is_late=is_overdue(letter.deadline, to_school(answer.answered_at).date()),
            option_ids=frozenset(chosen[answer.id]),
            text=answer.text,
            file_key=file.key if file else "",
            file_name=file.name if file else "",
        )
        for answer, name, file in rows
    }


def _chosen_options(session: Session, letter: Letter) -> defaultdict[int | None, set[int]]:
    chosen: defaultdict[int | None, set[int]] = defaultdict(set)
    rows = session.execute(
        select(col(LetterAnswerOption.answer_id), col(LetterAnswerOption.option_id)).where(
            col(LetterAnswerOption.letter_id) == letter.id
        )
    )
    for answer_id, option_id in rows:
        chosen[answer_id].add(option_id)
    return chosen


def _reach(session: Session, letter: Letter) -> dict[int, _Reach]:
    """For each child with a guardian: did one open the current version, and does mail reach one?"""
    pairs = guardian_pairs()
    is_line = and_(
        col(LetterDelivery.letter_id) == letter.id,
        col(LetterDelivery.account_id) == pairs.c.account_id,
    )
    rows = session.execute(
        select(
            pairs.c.pupil_id,
            func.count().filter(is_opened()),
            func.count().filter(is_reachable()),
        )
        .select_from(pairs)
        .join(Account, col(Account.id) == pairs.c.account_id)
        .join(LetterPupil, col(LetterPupil.pupil_id) == pairs.c.pupil_id)
        .join(Letter, col(Letter.id) == col(LetterPupil.letter_id))
        .outerjoin(LetterDelivery, is_line)
        .where(col(Letter.id) == letter.id)
        .group_by(pairs.c.pupil_id)
    )
    return {pupil_id: _Reach(opened > 0, reached > 0) for pupil_id, opened, reached in rows}
