"""Letters on the start page: what waits for a guardian, and what the office has to follow up."""

from dataclasses import dataclass

from sqlmodel import Session

from elternportal.domain.people import Actor, Role
from elternportal.services.letters.inbox import InboxRow, waiting_letters
from elternportal.services.letters.overdue import OverdueLetterRow, overdue_letters


@dataclass(frozen=True, slots=True)
class LettersAtStartView:
    """``waiting`` ask a guardian for an answer or have not been read yet; ``overdue`` are those
    whose missing answers the office asks for. Empty for whoever is neither.
    """

    waiting: tuple[InboxRow, ...]
    overdue: tuple[OverdueLetterRow, ...]


def letters_at_start(session: Session, actor: Actor) -> LettersAtStartView:
    """The letters that the actor has to do something about."""
    return LettersAtStartView(
        waiting=waiting_letters(session, actor) if actor.has(Role.PARENT) else (),
        overdue=overdue_letters(session) if actor.is_administration else (),
    )
