"""Answers to letters: one per child and round, whichever guardian gives it, or the office on paper.

The unique constraint decides who was first; the loser reads who it was. An answer after the
deadline counts, and everybody sees that it came late.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.db_errors import broken_constraint
from elternportal.domain import topics
from elternportal.domain.letters import AnsweredBy, Demand, may_change_answer
from elternportal.domain.names import person_name
from elternportal.domain.people import Actor
from elternportal.errors import Conflict, NotFound
from elternportal.models.access import Account
from elternportal.models.base import id_of, known_id
from elternportal.models.letters import Letter, LetterAnswer, LetterAnswerOption, LetterPupil
from elternportal.models.school import Pupil
from elternportal.services.files import take_one_file
from elternportal.services.letters.conditions import is_answer_of
from elternportal.services.letters.replies import Reply, require_fit
from elternportal.services.letters.scope import find_own_letter
from elternportal.services.school import announce_families, own_pupils

ONE_PER_CHILD = "uq_letter_answer_letter_id_pupil_id_round"


class LetterCorrected(Conflict):
    """Another version was published while the person was reading; nothing was written."""

    key = "letter-error-corrected"


class AlreadyAnswered(Conflict):
    """Somebody was first for this child, on the portal or on paper; the sentence says who."""


class AnswerIsFinal(Conflict):
    """A confirmation, or a reply whose deadline is over."""

    key = "letter-error-final"


@dataclass(frozen=True, slots=True)
class AnswerLetter:
    """The same answer for one or more children; ``version`` is the one that was read."""

    letter_id: int
    pupil_ids: tuple[int, ...]
    version: int
    reply: Reply = field(default_factory=Reply)


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """What is said for a child, and by whom.

    On paper ``account_id`` is the member of staff who records it.
    """

    account_id: int
    answered_by: AnsweredBy
    option_ids: Collection[int] = ()
    text: str = ""
    file_id: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeAnswer:
    """Another reply for one child.

    ``seen_at`` is when the reply that the person sees was given: a newer one is not overwritten
    unseen.
    """

    letter_id: int
    pupil_id: int
    version: int
    seen_at: datetime
    reply: Reply


def answer(session: Session, actor: Actor, command: AnswerLetter) -> None:
    """A guardian confirms a letter or replies to it for own children: for all of them, or none.

    Raises:
        NotFound: no such published letter, or it is not for each of these own children.
        LetterCorrected: another version has been published since.
        AnswerDoesNotFit: not the kind of answer that the letter asks for.
        AlreadyAnswered: for one of the children somebody was first.
    """
    pupil_ids = sorted(set(command.pupil_ids))  # so that two answers never wait crosswise
    letter = _find(session, actor, command.letter_id, pupil_ids, command.version)
    require_fit(session, letter, command.reply)
    file_id = take_one_file(session, actor, command.reply.files)
    given = NewAnswer(
        account_id=actor.account_id,
        answered_by=AnsweredBy.PORTAL,
        option_ids=command.reply.option_ids,
        text=command.reply.text.strip(),
        file_id=file_id,
    )
    for pupil_id in pupil_ids:
        write_answer(session, letter, pupil_id, given)


def change_answer(session: Session, actor: Actor, command: ChangeAnswer) -> None:
    """A guardian gives another reply for one child while the deadline lasts.

    Raises:
        NotFound, LetterCorrected, AnswerDoesNotFit: like :func:`answer`.
        AnswerIsFinal: it was a confirmation, or the deadline is over.
        AlreadyAnswered: somebody has changed the reply since it was read.
    """
    letter = _find(session, actor, command.letter_id, [command.pupil_id], command.version)
    if not may_change_answer(Demand(letter.demand), letter.deadline, clock.today()):
        raise AnswerIsFinal()
    require_fit(session, letter, command.reply)
    seen = session.scalars(
        select(LetterAnswer)
        .where(is_answer_of(letter, command.pupil_id))
        .where(col(LetterAnswer.answered_at) == command.seen_at)
        .with_for_update()
    ).first()
    if seen is None:
        raise _already_answered(session, letter, command.pupil_id, actor.account_id)
    file_id = take_one_file(session, actor, command.reply.files, seen.file_id)
    seen.version = letter.version
    seen.account_id, seen.answered_by = actor.account_id, AnsweredBy.PORTAL
    seen.answered_at = clock.now()
    seen.text, seen.file_id = command.reply.text.strip(), file_id
    session.flush()
    session.execute(delete(LetterAnswerOption).where(col(LetterAnswerOption.answer_id) == seen.id))
    _choose(session, letter, id_of(seen), command.reply.option_ids)
    _announce(session, letter, command.pupil_id)


def write_answer(session: Session, letter: Letter, pupil_id: int, given: NewAnswer) -> int:
    """Write a child's answer to the letter's current round; returns the answer's id.

    The caller has checked that the letter is for the child, who may answer, and that the answer
    fits.

    Raises:
        AlreadyAnswered: the child has an answer in this round.
    """
    values = {
        "letter_id": letter.id,
        "pupil_id": pupil_id,
        "round": letter.round,
        "version": letter.version,
        "account_id": given.account_id,
        "answered_by": given.answered_by.value,
        "answered_at": clock.now(),
        "text": given.text,
        "file_id": given.file_id,
    }
    try:
        with session.begin_nested():  # who was first can be read after the attempt
            answer_id = session.scalars(
                insert(LetterAnswer).returning(col(LetterAnswer.id)), values
            ).one()
    except IntegrityError as error:
        if broken_constraint(error) != ONE_PER_CHILD:
            raise
        raise _already_answered(session, letter, pupil_id, given.account_id) from error
    _choose(session, letter, known_id(answer_id), given.option_ids)
    _announce(session, letter, pupil_id)
    return known_id(answer_id)


def _find(
    session: Session, actor: Actor, letter_id: int, pupil_ids: Sequence[int], version: int
) -> Letter:
    """The letter, if it is for each of these own children and the person has read what is valid."""
    letter = find_own_letter(session, actor, letter_id)
    concerned = session.scalars(
        select(col(LetterPupil.pupil_id)).where(
            col(LetterPupil.letter_id) == letter_id,
            col(LetterPupil.pupil_id).in_(pupil_ids),
            col(LetterPupil.pupil_id).in_(own_pupils(actor)),
        )
    ).all()
    if not pupil_ids or sorted(concerned) != list(pupil_ids):
        raise NotFound()
    if version != letter.version:
        raise LetterCorrected()
    return letter


def _choose(session: Session, letter: Letter, answer_id: int, option_ids: Collection[int]) -> None:
    if option_ids:
        session.execute(
            insert(LetterAnswerOption),
            [
                {"answer_id": answer_id, "option_id": option_id, "letter_id": letter.id}
                for option_id in set(option_ids)
            ],
        )


def _already_answered(
    session: Session, letter: Letter, pupil_id: int, account_id: int
) -> AlreadyAnswered:
    """Who answered for this child, as a sentence to whoever was too late."""
    row = session.execute(
        select(
            col(Pupil.first_name),
            col(LetterAnswer.account_id),
            col(LetterAnswer.answered_by),
            col(Account.name),
        )
        .join(Pupil, col(Pupil.id) == col(LetterAnswer.pupil_id))
        .join(Account, col(Account.id) == col(LetterAnswer.account_id))
        .where(is_answer_of(letter, pupil_id))
    ).first()
    if row is None:
        return AlreadyAnswered()
    person = person_name(row.name)
    if row.answered_by == AnsweredBy.PAPER:
        key = "letter-error-answered-on-paper"
    elif row.account_id == account_id:
        key = "letter-error-answered-by-you"
    else:
        key = "letter-error-answered-by-other" if person else "letter-error-answered-by-somebody"
    return AlreadyAnswered(key, child=row.first_name, person=person)


def _announce(session: Session, letter: Letter, pupil_id: int) -> None:
    announce(session, topics.letter(id_of(letter)))
    announce_families(session, [pupil_id])
