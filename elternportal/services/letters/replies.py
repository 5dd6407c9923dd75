"""What a reply to a letter consists of, and whether it is what the letter asks for."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlmodel import Session, select

from elternportal.domain.letters import Demand
from elternportal.errors import InvalidInput
from elternportal.models.letters import Letter, LetterOption

LONGEST_TEXT = 1000


class AnswerDoesNotFit(InvalidInput):
    """Not what the letter asks for; the key says what is missing."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered; all empty for a confirmation.

    ``is_none`` says of several choices that none applies: to tick nothing may be an oversight.
    ``files`` are the keys of uploaded files, separated by spaces, as the form's field holds them.
    """

    option_ids: tuple[int, ...] = ()
    text: str = ""
    files: str = ""
    is_none: bool = False


def require_fit(session: Session, letter: Letter, reply: Reply) -> None:
    """Refuse a reply of another kind than the letter asks for.

    Raises:
        AnswerDoesNotFit
    """
    demand, text = Demand(letter.demand), reply.text.strip()
    if demand in {Demand.YES_NO, Demand.ONE_CHOICE} and len(set(reply.option_ids)) != 1:
        raise AnswerDoesNotFit("letter-error-choose-one")
    if demand is Demand.SEVERAL_CHOICES and bool(reply.option_ids) == reply.is_none:
        key = "letter-error-none-or-some" if reply.is_none else "letter-error-nothing-ticked"
        raise AnswerDoesNotFit(key)
    if demand is Demand.TEXT and not text:
        raise AnswerDoesNotFit("letter-error-text-missing")
    if len(text) > LONGEST_TEXT:
        raise AnswerDoesNotFit("letter-error-text-too-long", most=LONGEST_TEXT)
    if demand is Demand.FILE and len(reply.files.split()) != 1:
        raise AnswerDoesNotFit("letter-error-one-file")
    is_more_than_asked = (
        demand is Demand.NONE
        or (reply.option_ids and not demand.has_options)
        or (text and demand is not Demand.TEXT)
        or (reply.files and demand is not Demand.FILE)
        or (reply.is_none and demand is not Demand.SEVERAL_CHOICES)
    )
    if is_more_than_asked or not _are_options(session, letter, reply.option_ids):
        raise AnswerDoesNotFit("letter-error-does-not-fit")


def _are_options(session: Session, letter: Letter, option_ids: Collection[int]) -> bool:
    """Whether all of these are options of this letter."""
    if not option_ids:
        return True
    options = session.exec(select(LetterOption.id).where(LetterOption.letter_id == letter.id))
    return set(option_ids) <= set(options)
