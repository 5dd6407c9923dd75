"""Each row of the audit carries the hash of the one before, so that a row that was changed, left
out or put in afterwards is noticed.

Rows are linked in the last moment before the commit: SQLite has one writer, and on PostgreSQL a
lock that is held for just this moment makes the transactions take turns. The oldest rows go when
they have been kept long enough; then the chain begins with the first that is left. Whoever may
change the whole table can compute the chain anew, so its head is worth noting elsewhere: it is
printed by ``elternportal audit verify``, which takes an earlier one, too.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import event, func, select, text
from sqlmodel import Session, col

from elternportal.models.audit import AuditEntry

BEFORE_THE_FIRST = "0" * 64
_LOCK = text("SELECT pg_advisory_xact_lock(20261128)")  # any number that nothing else locks
_NOT_LINKED = "audit entries to link"
BATCH = 1000


@dataclass(frozen=True, slots=True)
class ChainReport:
    """How the chain stands. ``broken_at`` is when the first row that does not fit was written, and
    ``head`` the hash of the last one; ``unlinked`` rows are from before there was a chain.
    """

    count: int
    unlinked: int
    since: datetime | None
    head: str
    broken_at: datetime | None
    holds_head: bool


def link_at_commit(session: Session, entry: AuditEntry) -> None:
    """See that a new entry is linked when its transaction is committed."""
    session.info.setdefault(_NOT_LINKED, []).append(entry)


def verify_chain(session: Session, noted_head: str = "") -> ChainReport:
    """Compute the chain anew; ``holds_head`` says whether a head noted earlier is still in it."""
    unlinked = select(func.count()).where(col(AuditEntry.position).is_(None))
    count, since, broken_at = 0, None, None
    position, head = None, ""
    has_found = not noted_head
    for entry in _linked(session):
        follows = position is None or (entry.position, entry.previous_hash) == (position + 1, head)
        if broken_at is None and not (follows and entry.hash == hash_of(entry)):
            broken_at = entry.at
        count, since = count + 1, since or entry.at
        position, head = entry.position, entry.hash
        has_found = has_found or entry.hash == noted_head
    return ChainReport(
        count, session.scalar(unlinked) or 0, since, head, broken_at, holds_head=has_found
    )


def exported_rows(session: Session) -> Iterator[dict[str, Any]]:
    """The chain row by row, with all that its hashes are made of."""
    for entry in _linked(session):
        yield {**_content(entry), "hash": entry.hash}


def hash_of(entry: AuditEntry) -> str:
    """SHA-256 over what an entry says, its place in the chain and the hash of the one before."""
    said = json.dumps(_content(entry), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()


def _content(entry: AuditEntry) -> dict[str, Any]:
    return {
        "position": entry.position,
        "previous": entry.previous_hash,
        "at": entry.at.astimezone(UTC).isoformat(),
        "account": entry.account_id,
        "action": entry.action,
        "subject": entry.subject,
        "subject_id": entry.subject_id,
        "detail": entry.detail,
    }


def _linked(session: Session) -> Iterator[AuditEntry]:
    chain = select(AuditEntry).where(col(AuditEntry.position).is_not(None))
    ordered = chain.order_by(col(AuditEntry.position))
    yield from session.scalars(ordered.execution_options(yield_per=BATCH))


@event.listens_for(Session, "before_commit")
def _link(session: Session) -> None:
    """At the end of a savepoint nothing is linked yet: the whole transaction may still fail."""
    if session.in_nested_transaction():
        return
    entries = [entry for entry in session.info.pop(_NOT_LINKED, ()) if entry in session]
    if not entries:
        return
    with session.no_autoflush:
        if session.get_bind().dialect.name == "postgresql":
            session.execute(_LOCK)
        newest = (
            select(col(AuditEntry.position), col(AuditEntry.hash))
            .where(col(AuditEntry.position).is_not(None))
            .order_by(col(AuditEntry.position).desc())
        )
        position, previous = session.execute(newest.limit(1)).first() or (0, BEFORE_THE_FIRST)
        for entry in entries:
            position += 1
            entry.position, entry.previous_hash = position, previous
            previous = entry.hash = hash_of(entry)
