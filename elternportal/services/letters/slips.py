"""Return slips come back: the office records what parents answered on paper, one after another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal.domain.codes import read_code
from elternportal.domain.letters import AnsweredBy, Demand
from elternportal.domain.names import pupil_name
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.errors import Conflict, InvalidInput, NotFound
from elternportal.i18n.dates import day_and_time
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.letters import Letter, LetterAnswer, LetterSlip
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.audit import record
from elternportal.services.letters.conditions import is_answer_of
from elternportal.services.letters.parts import options_of
from elternportal.services.letters.recording import delete_recorded_answer, write_recorded
from elternportal.services.letters.replies import Reply
from elternportal.services.letters.scope import current_version


class SlipMalformed(InvalidInput):
    """What was typed is no code at all."""

    key: ClassVar[str] = "slips-error-malformed"
    field_name = "code"


class SlipUnknown(NotFound):
    """No slip was printed with this code."""

    key: ClassVar[str] = "slips-error-unknown"
    field_name = "code"


class SlipOutdated(Conflict):
    """The letter has been corrected since, and asks anew."""

    key: ClassVar[str] = "slips-error-outdated"


class SlipRecorded(Conflict):
    """The slip was recorded before; the sentence says by whom and when."""

    key: ClassVar[str] = "slips-error-recorded"


class AnsweredInPortal(Conflict):
    """A guardian has answered in the portal; the sentence says who and when."""

    key: ClassVar[str] = "slips-error-answered"


@dataclass(frozen=True, slots=True)
class RecordSlip:
    """What stands on a slip: its code as typed, and the answer if the letter asks for one."""

    code: str
    option_ids: tuple[int, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class SlipView:
    """A slip that can be recorded. ``options`` are the ids and texts to choose from, in order."""

    code: str
    child: str
    number: int
    title: str
    demand: Demand
    question: str
    options: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class _Slip:
    code: str
    letter: Letter
    pupil_id: int
    child: str
    answer: "_Answer | None"


@dataclass(frozen=True, slots=True)
class _Answer:
    answered_by: str
    at: datetime
    person: str


def read_slip(session: Session, actor: Actor, typed: str) -> SlipView:
    """The slip with a code, if its answer can still be recorded.

    Raises:
        NotAllowed: the actor is neither office nor head.
        SlipMalformed, SlipUnknown, SlipOutdated, SlipRecorded, AnsweredInPortal
    """
    return _view(session, _open_slip(session, actor, typed))


def record_slip(session: Session, actor: Actor, command: RecordSlip) -> SlipView:
    """Write down what the parents answered on paper; returns the slip that was recorded.

    Raises:
        AnswerDoesNotFit: not the kind of answer that the letter asks for.
        AlreadyAnswered: a guardian answered at this very moment.
        NotAllowed, SlipMalformed, SlipUnknown, SlipOutdated, SlipRecorded, AnsweredInPortal:
            like :func:`read_slip`.
    """
    slip = _open_slip(session, actor, command.code)
    reply = Reply(command.option_ids, command.text)
    write_recorded(session, actor, slip.letter, slip.pupil_id, reply)
    _note(session, actor, "slip-recorded", slip)
    return _view(session, slip)


def undo_slip(session: Session, actor: Actor, typed: str) -> None:
    """Take back a slip that the actor recorded by mistake; it can be recorded again.

    Raises:
        NotAllowed: the actor is neither office nor head.
        SlipMalformed
        SlipUnknown: no such slip, or not recorded by the actor.
    """
    slip = _find(session, actor, typed)
    if not delete_recorded_answer(session, actor, slip.letter, slip.pupil_id):
        raise SlipUnknown()
    _note(session, actor, "slip-undone", slip)


def _open_slip(session: Session, actor: Actor, typed: str) -> _Slip:
    """The slip with a code, unless the child has an answer already."""
    slip = _find(session, actor, typed)
    if slip.answer is None:
        return slip
    is_paper = slip.answer.answered_by == AnsweredBy.PAPER
    error = SlipRecorded if is_paper else AnsweredInPortal
    raise error(
        letter=slip.letter.number,
        child=slip.child,
        person=slip.answer.person,
        time=day_and_time(slip.answer.at, actor.language),
    )


def _find(session: Session, actor: Actor, typed: str) -> _Slip:
    actor.require(*ADMINISTRATION)
    code = read_code(typed)
    if code is None:
        raise SlipMalformed()
    row = session.execute(
        select(LetterSlip, Letter, Pupil, col(SchoolClass.short_name))
        .join(Letter, col(Letter.id) == col(LetterSlip.letter_id))
        .join(Pupil, col(Pupil.id) == col(LetterSlip.pupil_id))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(col(LetterSlip.code) == code)
    ).first()
    if row is None:
        raise SlipUnknown()
    slip, letter, pupil, class_name = row
    child = pupil_name(pupil.first_name, pupil.surname, class_name or "")
    if slip.round != letter.round:
        raise SlipOutdated(letter=letter.number, child=child)
    return _Slip(code, letter, slip.pupil_id, child, _answer(session, letter, slip.pupil_id))


def _answer(session: Session, letter: Letter, pupil_id: int) -> _Answer | None:
    """How, when and by whom the child's answer was given."""
    row = session.execute(
        select(col(LetterAnswer.answered_by), col(LetterAnswer.answered_at), col(Account.name))
        .join(Account, col(Account.id) == col(LetterAnswer.account_id))
        .where(is_answer_of(letter, pupil_id))
    ).first()
    return _Answer(*row) if row else None


def _view(session: Session, slip: _Slip) -> SlipView:
    letter = slip.letter
    return SlipView(
        code=slip.code,
        child=slip.child,
        number=letter.number,
        title=current_version(session, letter).title,
        demand=Demand(letter.demand),
        question=letter.question,
        options={id_of(option): option.text for option in options_of(session, id_of(letter))},
    )


def _note(session: Session, actor: Actor, action: str, slip: _Slip) -> None:
    letter = str(slip.letter.id)
    record(session, actor.account_id, action, "pupil", slip.pupil_id, letter=letter)
