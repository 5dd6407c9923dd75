"""Answers, openings and slips of letters, for tests of what came back."""

from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.domain.letters import AnsweredBy
from elternportal.domain.people import Actor
from elternportal.models.access import Account
from elternportal.models.letters import Letter, LetterDelivery, LetterOption, LetterSlip
from elternportal.services.letters.answers import NewAnswer, write_answer


def give_answer(
    session: Session,
    letter: Letter,
    actor: Actor,
    pupil_id: int,
    *chosen: str,
    text: str = "",
    by: AnsweredBy = AnsweredBy.PORTAL,
) -> None:
    """An answer for a child that chooses options by their texts."""
    options = session.exec(
        select(LetterOption.id).where(
            LetterOption.letter_id == letter.id, col(LetterOption.text).in_(chosen)
        )
    ).all()
    given = NewAnswer(actor.account_id, by, [each or 0 for each in options], text)
    write_answer(session, letter, pupil_id, given)


def note_opened(session: Session, letter: Letter, actor: Actor) -> None:
    """A guardian has opened the letter."""
    line = session.exec(
        select(LetterDelivery).where(
            LetterDelivery.letter_id == letter.id, LetterDelivery.account_id == actor.account_id
        )
    ).one()
    line.opened_at, line.opened_version = clock.now(), letter.version


def lose_address(session: Session, actor: Actor) -> None:
    """Mail does not reach this person any more."""
    session.get_one(Account, actor.account_id).mail_unreachable = True


def code_of(session: Session, letter: Letter, pupil_id: int) -> str:
    """The code on a child's slip of the current round."""
    return session.exec(
        select(LetterSlip.code).where(
            LetterSlip.letter_id == letter.id,
            LetterSlip.pupil_id == pupil_id,
            LetterSlip.round == letter.round,
        )
    ).one()
