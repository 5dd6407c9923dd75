"""Put a mail into the outbox, inside the transaction of the event it tells about (security R3).

What rolls back sends nothing; what commits is sent by the worker (``mail/worker.py``), which
renders the text at that moment. The same event never reaches the same recipient twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from functools import lru_cache
from typing import Any
from uuid import uuid4

from sqlalchemy import Table
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlmodel import Session

from elternportal import clock
from elternportal.mail.kinds import MailKind
from elternportal.models.mail import MailState, OutboxMail
from elternportal.prepared import Prepared
from elternportal.settings import get_settings

COLLECT_SECONDS = 60
# A booking that began within the minute may commit a little after it. The mail waits for it,
# because the row of a mail that was already sent would swallow the late change.
COMMIT_SLACK = timedelta(seconds=10)


def insert_once(table: Table, *unique: str) -> Insert:
    """An INSERT that ignores rows whose ``unique`` columns are there.

    SQLite took PostgreSQL's clause over word by word, so one statement serves both.
    """
    return insert(table).on_conflict_do_nothing(index_elements=unique)


_table: Table = OutboxMail.__table__  # type: ignore[attr-defined]
_GIVEN = (
    "state",
    "attempts",
    "last_error",
    "created_at",
    "subject",
    "body",
    "event",
    "template",
    "rank",
    "params",
    "due_at",
    "recipient",
    "account_id",
    "language",
    "message_id",
)
_INSERT = Prepared(insert_once(_table, "event", "recipient").inline(), columns=_GIVEN)


@dataclass(frozen=True, slots=True)
class Addressee:
    """A person to write to; ``account_id`` is None for an address without an account yet."""

    email: str
    account_id: int | None
    language: str = "de"


@dataclass(frozen=True, slots=True)
class NewMail:
    """What to write; the fields are the arguments of :func:`enqueue`."""

    kind: MailKind
    event: str
    params: dict[str, Any]
    due_at: datetime


def enqueue(
    session: Session,
    kind: MailKind,
    *,
    event: str,
    to: str,
    account_id: int | None = None,
    language: str = "de",
    params: dict[str, Any] | None = None,
    due_at: datetime | None = None,
) -> None:
    """Queue one mail; a second one about the same ``event`` to the same address is ignored.

    Args:
        event: names what happened, e.g. ``"evening-3-plan-17-29391820"`` (120 characters at most).
        params: what the sentences need; JSON values, and never a child's name, class or reason.
        due_at: when to send; at once if missing.
    """
    to_person = Addressee(to, account_id, language)
    enqueue_all(session, kind, [to_person], event=event, params=params, due_at=due_at)


def enqueue_all(
    session: Session,
    kind: MailKind,
    people: Sequence[Addressee],
    *,
    event: str,
    params: dict[str, Any] | None = None,
    due_at: datetime | None = None,
) -> None:
    """Queue one mail to each of many people; the arguments are those of :func:`enqueue`."""
    mail = NewMail(kind, event, params or {}, due_at or clock.now())
    enqueue_each(session, [(person, mail) for person in people])


def enqueue_each(session: Session, mails: Sequence[tuple[Addressee, NewMail]]) -> None:
    """Queue to each person a mail of their own."""
    if not mails:
        return
    common = {
        "state": MailState.QUEUED.value,
        "attempts": 0,
        "last_error": "",
        "created_at": clock.now(),
        "subject": "",
        "body": "",
    }
    rows = [
        {
            **common,
            "event": mail.event,
            "template": mail.kind.template,
            "rank": 0 if mail.kind.is_urgent else 1,
            "params": mail.params,
            "due_at": mail.due_at,
            "recipient": person.email,
            "account_id": person.account_id,
            "language": person.language,
            "message_id": f"<{uuid4().hex}@{_own_domain()}>",
        }
        for person, mail in mails
    ]
    _INSERT.write(session, rows)


def collect_minute() -> tuple[str, datetime]:
    """The running minute's name and when its mail is due.

    A family that books five times within a minute gets one mail: put the name into the event and
    pass the instant as ``due_at``.
    """
    minute = int(clock.now().timestamp()) // COLLECT_SECONDS
    ends_at = datetime.fromtimestamp((minute + 1) * COLLECT_SECONDS, UTC)
    return str(minute), ends_at + COMMIT_SLACK


@lru_cache(maxsize=1)
def _own_domain() -> str:
    """The domain of the portal's sender address, for Message-IDs."""
    return parseaddr(get_settings().mail_from)[1].rpartition("@")[2]
