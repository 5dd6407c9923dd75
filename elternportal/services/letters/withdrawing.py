"""A letter that should not have gone out is taken back.

It is gone from all lists, mails that were not sent yet are not sent, and answers end. Whoever was
told of it is told that too, and finds on its page that it was withdrawn, not what stood in it. For
families who have it on paper the office gets calls to make. All of that can be undone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.letters import LetterState
from elternportal.domain.people import Actor
from elternportal.duration import takes_long
from elternportal.errors import NotFound
from elternportal.mail.notify import forget_dropped, forget_told, notify, told_by_mail
from elternportal.models.letters import Letter, LetterDelivery, LetterSlip
from elternportal.services.audit import record
from elternportal.services.letters.mails import REINSTATEMENT, WITHDRAWAL
from elternportal.services.letters.publishing import guardians_of, mail_letter, version_event
from elternportal.services.letters.scope import LETTER_KIND, current_version, find_letter
from elternportal.services.school import ask_to_call, guardian_pairs
from elternportal.services.search import index, unindex
from elternportal.texts.markdown import to_plain


@dataclass(frozen=True, slots=True)
class WithdrawalView:
    """Whom a withdrawal concerns.

    ``told`` guardians have had a mail about the letter or have opened it; for ``printed`` children
    it is on paper and no mail tells their families, so the office calls them.
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
    forget_dropped(session, _event(letter_id))
    notify(
        session,
        WITHDRAWAL,
        session.scalars(_told(letter_id)).all(),
        event=_event(letter_id),
        params={"letter_id": letter_id},
    )
    _call(session, letter, "letter-withdrawn")
    unindex(session, LETTER_KIND, letter_id)
    record(session, actor.account_id, "letter-withdrawn", "letter", letter_id)
    announce(session, topics.news(), topics.letter(letter_id))
    return reach


@takes_long
def reinstate_letter(session: Session, actor: Actor, letter_id: int) -> int:
    """Undo a withdrawal: the letter is back in all lists, and answers count again.

    Who has heard of the withdrawal hears that, too, and who heard nothing yet gets the letter's own
    mail. Returns how many get a mail that the letter counts again.

    Raises:
        NotAllowed, NotFound: see :func:`find_letter`; also if it is not withdrawn.
    """
    letter = find_letter(session, actor, letter_id)
    session.refresh(letter, with_for_update=True)
    if letter.state != LetterState.WITHDRAWN:
        raise NotFound()
    heard = told_by_mail(session, _event(letter_id))
    forget_told(session, _event(letter_id))
    letter.state, letter.withdrawn_at = LetterState.PUBLISHED, None
    session.flush()
    told = notify(
        session,
        REINSTATEMENT,
        heard,
        event=f"letter-{letter_id}-reinstated-{uuid4().hex}",
        params={"letter_id": letter_id},
    )
    knows_it = set(session.scalars(_told(letter_id)))
    others = [each for each in guardians_of(session, letter_id) if each not in knows_it]
    forget_dropped(session, version_event(letter))
    mail_letter(session, letter, others, event=version_event(letter))
    _call(session, letter, "letter-reinstated")
    version = current_version(session, letter)
    index(session, LETTER_KIND, letter_id, version.title, to_plain(version.text))
    record(session, actor.account_id, "letter-reinstated", "letter", letter_id)
    announce(session, topics.news(), topics.letter(letter_id))
    return len(told)


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


def _told(letter_id: int) -> Select[int]:
    """The accounts of those who know the letter."""
    return select(col(LetterDelivery.account_id)).where(
        col(LetterDelivery.letter_id) == letter_id, _was_told()
    )


def _was_told() -> ColumnElement[bool]:
    """The guardian of a :class:`LetterDelivery` has had a mail, or has opened the letter."""
    accepted, opened = col(LetterDelivery.accepted_at), col(LetterDelivery.opened_at)
    return accepted.is_not(None) | opened.is_not(None)


def _event(letter_id: int) -> str:
    """The withdrawal that counts; whoever undoes it lets it be forgotten, so the next is news."""
    return f"letter-{letter_id}-withdrawn"


def _reach(session: Session, letter: Letter) -> WithdrawalView:
    told = select(func.count()).where(col(LetterDelivery.letter_id) == letter.id, _was_told())
    return WithdrawalView(session.scalar(told) or 0, len(_on_paper_only(session, letter)))


def _on_paper_only(session: Session, letter: Letter) -> Sequence[int]:
    """The children who have the letter on paper, and no guardian who was told by the portal."""
    pairs = guardian_pairs()
    knows_it = exists().where(
        pairs.c.pupil_id == col(LetterSlip.pupil_id),
        col(LetterDelivery.account_id) == pairs.c.account_id,
        col(LetterDelivery.letter_id) == letter.id,
        _was_told(),
    )
    printed = select(col(LetterSlip.pupil_id)).where(
        col(LetterSlip.letter_id) == letter.id, ~knows_it
    )
    return session.scalars(printed.distinct()).all()


def _call(session: Session, letter: Letter, kind: str) -> None:
    """Let the office tell the families who have the letter on paper."""
    for pupil_id in _on_paper_only(session, letter):
        ask_to_call(session, pupil_id, kind, number=str(letter.number))
