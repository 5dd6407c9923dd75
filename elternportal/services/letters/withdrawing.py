"""A letter that should not have gone out is taken back.

It is gone from all lists, mails that were not sent yet are not sent, and answers end. Whoever was
told of it is told that too, and finds on its page that it was withdrawn, not what stood in it.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.letters import LetterState
from elternportal.domain.people import Actor
from elternportal.duration import takes_long
from elternportal.errors import NotFound
from elternportal.mail.notify import notify
from elternportal.models.letters import Letter, LetterDelivery, LetterSlip
from elternportal.services.audit import record
from elternportal.services.letters.mails import WITHDRAWAL
from elternportal.services.letters.scope import LETTER_KIND, current_version, find_letter
from elternportal.services.search import unindex


@dataclass(frozen=True, slots=True)
class WithdrawalView:
    """Whom a withdrawal concerns.

    ``told`` guardians have had a mail about the letter or have opened it; for ``printed`` children
    it is on paper, and nobody but the school can tell those families.
    """

    told: int
    printed: int


@dataclass(frozen=True, slots=True)
class WithdrawnLetterView:
    """What is left of a letter for whoever was told of it."""

    number: int
    title: str
    withdrawn_at: datetime


def withdrawal_reach(session: Session, actor: Actor, letter_id: int) -> WithdrawalView:
    """Whom it would concern to withdraw a letter now.

    Raises:
        NotAllowed, NotFound: see :func:`find_letter`; also if it is not out.
    """
    return _reach(session, _find(session, actor, letter_id))


@takes_long
def withdraw_letter(session: Session, actor: Actor, letter_id: int) -> WithdrawalView:
    """Take a published letter back, and tell everybody who was told of it.

    Raises:
        NotAllowed, NotFound: see :func:`withdrawal_reach`.
    """
    letter = _find(session, actor, letter_id)
    session.refresh(letter, with_for_update=True)
    if letter.state != LetterState.PUBLISHED:  # another was faster
        raise NotFound()
    reach = _reach(session, letter)
    letter.state, letter.withdrawn_at = LetterState.WITHDRAWN, clock.now()
    session.flush()
    told = select(col(LetterDelivery.account_id)).where(
        col(LetterDelivery.letter_id) == letter_id, _was_told()
    )
    notify(
        session,
        WITHDRAWAL,
        session.scalars(told).all(),
        event=f"letter-{letter_id}-withdrawn",
        params={"letter_id": letter_id},
    )
    unindex(session, LETTER_KIND, letter_id)
    record(session, actor.account_id, "letter-withdrawn", "letter", letter_id)
    announce(session, topics.news(), topics.letter(letter_id))
    return reach


def read_withdrawn(session: Session, actor: Actor, letter_id: int) -> WithdrawnLetterView | None:
    """A withdrawn letter for a guardian who was told of it before; None for everybody else."""
    was_told = exists().where(
        col(LetterDelivery.letter_id) == col(Letter.id),
        col(LetterDelivery.account_id) == actor.account_id,
        _was_told(),
    )
    letter = session.scalars(
        select(Letter).where(
            col(Letter.id) == letter_id, col(Letter.state) == LetterState.WITHDRAWN, was_told
        )
    ).first()
    if letter is None or letter.withdrawn_at is None:
        return None
    title = current_version(session, letter).title
    return WithdrawnLetterView(letter.number, title, letter.withdrawn_at)


def _find(session: Session, actor: Actor, letter_id: int) -> Letter:
    letter = find_letter(session, actor, letter_id)
    if letter.state != LetterState.PUBLISHED:
        raise NotFound()
    return letter


def _was_told() -> ColumnElement[bool]:
    """The guardian of a :class:`LetterDelivery` has had a mail, or has opened the letter."""
    accepted, opened = col(LetterDelivery.accepted_at), col(LetterDelivery.opened_at)
    return accepted.is_not(None) | opened.is_not(None)


def _reach(session: Session, letter: Letter) -> WithdrawalView:
    told = select(func.count()).where(col(LetterDelivery.letter_id) == letter.id, _was_told())
    printed = select(func.count(col(LetterSlip.pupil_id).distinct())).where(
        col(LetterSlip.letter_id) == letter.id
    )
    return WithdrawalView(session.scalar(told) or 0, session.scalar(printed) or 0)
