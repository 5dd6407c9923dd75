"""What becomes of a mail that was not accepted: given up, tried again, or all mails wait."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import update
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.mail import holds, outcomes, queue
from elternportal.mail.addresses import mark_unreachable, note_refused, trust_address
from elternportal.mail.answers import Failure
from elternportal.mail.sender import DeliveryError
from elternportal.models.mail import REASON_LENGTH, MailState, OutboxMail

FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=2)
GIVE_UP_AFTER = timedelta(days=5)  # RFC 5321 4.5.4.1
WAIT_IF_UNKNOWN = timedelta(hours=12)
ATTEMPTS_IF_UNKNOWN = 3


@dataclass(frozen=True, slots=True)
class _Failed:
    """A mail that was not accepted, whose ledgers hear of it, and the answer."""

    mail: OutboxMail
    tracked: outcomes.Tracked
    reason: str


def mark_failed(session: Session, mail: OutboxMail, error: DeliveryError) -> bool:
    """Write down what the answer means for this mail, for its address and for all other mails.

    Returns whether all mails wait now, because the server is at fault.
    """
    failed = _Failed(mail, outcomes.tracked_by(session, mail), error.reason[:REASON_LENGTH])
    match error.failure:
        case Failure.NO_SUCH_ADDRESS:
            _refuse_address(session, failed)
        case Failure.IMPOSSIBLE:
            _give_up(session, failed)
        case Failure.SERVER:
            _hold(session, failed)
        case Failure.UNKNOWN:
            _try_rarely(session, failed)
        case Failure.MAILBOX | Failure.TEXT:
            is_given_up = not _try_again(session, failed)
            if is_given_up and error.failure is Failure.MAILBOX:
                mark_unreachable(session, mail, failed.reason)
    return holds.is_waiting(session)


def _refuse_address(session: Session, failed: _Failed) -> None:
    """Nobody has the address – unless the server says so of everybody."""
    others = holds.equal_refusals(session, failed.mail, failed.reason)
    if others is None:
        _give_up(session, failed)
        mark_unreachable(session, failed.mail, failed.reason)
        return
    for other in others:
        revive(session, other)
    _wait_for_server(session, failed)


def _hold(session: Session, failed: _Failed) -> None:
    """Stop all mails – unless the server takes others, and only those of this domain fail."""
    if not holds.takes_others(session, failed.mail):
        _wait_for_server(session, failed)
        return
    note_refused(session, failed.mail, failed.reason)
    if not _try_again(session, failed):
        mark_unreachable(session, failed.mail, failed.reason)


def _wait_for_server(session: Session, failed: _Failed) -> None:
    holds.note_fault(session, failed.reason)
    _defer(session, failed, due_at=clock.now())


def _try_again(session: Session, failed: _Failed) -> bool:
    """Later, and ever later; given up, and False, after :data:`GIVE_UP_AFTER`."""
    now, mail = clock.now(), failed.mail
    if mail.failing_since is not None and now - mail.failing_since >= GIVE_UP_AFTER:
        _give_up(session, failed)
        return False
    _defer(session, failed, due_at=now + _wait_after(mail.attempts + 1))
    return True


def _try_rarely(session: Session, failed: _Failed) -> None:
    """It may have arrived: a second one is worth less than none is missed, so a few times."""
    attempts = failed.mail.attempts + 1
    queue.change(
        session,
        failed.mail,
        state=MailState.UNKNOWN.value,
        attempts=attempts,
        last_error=failed.reason,
        failing_since=failed.mail.failing_since or clock.now(),
        due_at=clock.now() + WAIT_IF_UNKNOWN,
        finished_at=clock.now() if attempts >= ATTEMPTS_IF_UNKNOWN else None,
        leased_until=None,
    )
    outcomes.note_deferred(session, failed.mail, failed.tracked, failed.reason)


def _defer(session: Session, failed: _Failed, due_at: datetime) -> None:
    values = {
        "attempts": failed.mail.attempts + 1,
        "failing_since": failed.mail.failing_since or clock.now(),
        "last_error": failed.reason,
        "due_at": due_at,
        "leased_until": None,
    }
    if queue.change(session, failed.mail, **values):
        outcomes.note_deferred(session, failed.mail, failed.tracked, failed.reason)


def _give_up(session: Session, failed: _Failed) -> None:
    given_up = {"attempts": failed.mail.attempts + 1, "last_error": failed.reason}
    if queue.finish(session, failed.mail, MailState.UNDELIVERABLE, **given_up):
        outcomes.note_bounced(session, failed.mail, failed.tracked, failed.reason)


def revive(session: Session, mail: OutboxMail, done_by: int | None = None) -> bool:
    """Queue a mail again that was given up, or whose outcome is unknown; its address is trusted.

    Returns False if it is neither.

    Args:
        done_by: the account of who wants it; None if the portal found the server at fault.
    """
    again = session.execute(
        update(OutboxMail)
        .where(col(OutboxMail.id) == mail.id)
        .where(col(OutboxMail.state).in_((MailState.UNDELIVERABLE, MailState.UNKNOWN)))
        .values(
            state=MailState.QUEUED.value,
            due_at=clock.now(),
            attempts=0,
            failing_since=None if done_by else clock.now(),
            finished_at=None,
            leased_until=None,
        )
        .returning(col(OutboxMail.id))
        .execution_options(synchronize_session=False)
    )
    if again.first() is None:
        return False
    if mail.account_id is not None:
        trust_address(session, mail.account_id, done_by)
    outcomes.note_retried(session, mail)
    announce(session, topics.outbox())
    return True


def _wait_after(attempts: int) -> timedelta:
    """30 s, 1 min, 2 min, … up to 2 h."""
    doublings = min(attempts - 1, 16)
    return min(FIRST_WAIT * float(2**doublings), LONGEST_WAIT)
