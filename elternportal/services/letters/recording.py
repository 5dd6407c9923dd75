"""Answers that did not come through the portal: on a slip, or said to the office on the phone.

They count like a guardian's own; the audit says who wrote them down.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import delete, select
from sqlmodel import Session, col

from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.letters import AnsweredBy, Demand, LetterState
from elternportal.domain.names import pupil_name
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.errors import NotFound
from elternportal.models.base import id_of
from elternportal.models.letters import Letter, LetterAnswer, LetterAnswerOption, LetterPupil
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.audit import record
from elternportal.services.letters.answers import LetterCorrected, NewAnswer, write_answer
from elternportal.services.letters.conditions import is_answer_of
from elternportal.services.letters.parts import options_of
from elternportal.services.letters.replies import Reply, require_fit


@dataclass(frozen=True, slots=True)
class OpenAnswerView:
    """What a letter asks about a child; ``options`` are ids and texts to choose from, in order."""

    letter_id: int
    pupil_id: int
    version: int
    child: str
    demand: Demand
    question: str
    options: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class RecordAnswer:
    """What a guardian said; ``version`` is the letter's that whoever writes it down has seen."""

    letter_id: int
    pupil_id: int
    version: int
    reply: Reply


def open_answer(session: Session, actor: Actor, letter_id: int, pupil_id: int) -> OpenAnswerView:
    """What can be written down for a child.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: no such letter is out, it asks nothing, or it is not for this child.
    """
    letter, child = _find(session, actor, letter_id, pupil_id)
    return OpenAnswerView(
        letter_id=letter_id,
        pupil_id=pupil_id,
        version=letter.version,
        child=child,
        demand=Demand(letter.demand),
        question=letter.question,
        options={id_of(option): option.text for option in options_of(session, letter_id)},
    )


def record_answer(session: Session, actor: Actor, command: RecordAnswer) -> None:
    """Write down what a guardian said, as on paper.

    Raises:
        NotAllowed, NotFound: like :func:`open_answer`.
        LetterCorrected: another version has been published since.
        AnswerDoesNotFit: not the kind of answer that the letter asks for.
        AlreadyAnswered: the child has an answer; the sentence says from whom.
    """
    letter, _child = _find(session, actor, command.letter_id, command.pupil_id)
    if command.version != letter.version:
        raise LetterCorrected()
    write_recorded(session, actor, letter, command.pupil_id, command.reply)
    _note(session, actor, "answer-recorded", command.letter_id, command.pupil_id)


def undo_answer(session: Session, actor: Actor, letter_id: int, pupil_id: int) -> None:
    """Take back what the actor wrote down by mistake; it can be written down again.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: like :func:`open_answer`, or the answer was not written down by the actor.
    """
    letter, _child = _find(session, actor, letter_id, pupil_id)
    if not delete_recorded_answer(session, actor, letter, pupil_id):
        raise NotFound()
    _note(session, actor, "answer-undone", letter_id, pupil_id)


def write_recorded(
    session: Session, actor: Actor, letter: Letter, pupil_id: int, reply: Reply
) -> None:
    """Write an answer as the office's.

    Raises:
        AnswerDoesNotFit, AlreadyAnswered
    """
    if letter.demand == Demand.FILE:
        reply = Reply()  # the sheet that was asked for is in the office's hands
    else:
        if letter.demand == Demand.SEVERAL_CHOICES:  # a slip without a tick was signed like that
            reply = replace(reply, is_none=not reply.option_ids)
        require_fit(session, letter, reply)
    given = NewAnswer(actor.account_id, AnsweredBy.PAPER, reply.option_ids, reply.text.strip())
    write_answer(session, letter, pupil_id, given)


def delete_recorded_answer(session: Session, actor: Actor, letter: Letter, pupil_id: int) -> bool:
    """Delete the answer that the actor wrote down for a child; False if there is none."""
    is_own = (
        is_answer_of(letter, pupil_id),
        col(LetterAnswer.answered_by) == AnsweredBy.PAPER,
        col(LetterAnswer.account_id) == actor.account_id,
    )
    answer_id = session.scalar(select(col(LetterAnswer.id)).where(*is_own))
    if answer_id is None:
        return False
    session.execute(
        delete(LetterAnswerOption).where(col(LetterAnswerOption.answer_id) == answer_id)
    )
    session.execute(delete(LetterAnswer).where(col(LetterAnswer.id) == answer_id))
    announce(session, topics.letter(id_of(letter)))
    return True


def _find(session: Session, actor: Actor, letter_id: int, pupil_id: int) -> tuple[Letter, str]:
    """The letter that asks for an answer about this child at school, and the child's name."""
    actor.require(*ADMINISTRATION)
    row = session.execute(
        select(Letter, col(Pupil.first_name), col(Pupil.surname), col(SchoolClass.short_name))
        .join(LetterPupil, col(LetterPupil.letter_id) == col(Letter.id))
        .join(Pupil, col(Pupil.id) == col(LetterPupil.pupil_id))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(
            col(Letter.id) == letter_id,
            col(Letter.state) == LetterState.PUBLISHED,
            col(Letter.demand) != Demand.NONE,
            col(Pupil.id) == pupil_id,
            col(Pupil.is_active),
        )
    ).first()
    if row is None:
        raise NotFound()
    letter, first_name, surname, class_name = row
    return letter, pupil_name(first_name, surname, class_name or "")


def _note(session: Session, actor: Actor, action: str, letter_id: int, pupil_id: int) -> None:
    record(session, actor.account_id, action, "pupil", pupil_id, letter=str(letter_id))
