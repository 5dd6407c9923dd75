"""Proving and spending a PIN (security A2–A5).

An attempt is charged before the slow verification and given back when the PIN was right, so many
attempts at the same time cannot pass the limit. Hashing happens between the transactions, because
it must not hold SQLite's only write lock.
"""

from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import update
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.auth.passwords import verify_in_thread
from elternportal.auth.pins import Pin
from elternportal.db import Database, announce
from elternportal.domain import topics
from elternportal.errors import Conflict, InvalidInput
from elternportal.mail.outbox import enqueue
from elternportal.models.access import Account, ActivationPin
from elternportal.services.access.mails import PIN_KILLED
from elternportal.services.audit import record

MAX_FAILURES = 10


class PinWrong(InvalidInput):
    """No such PIN, or its second part is wrong; both look the same."""

    key: ClassVar[str] = "account-error-pin-wrong"
    field_name = "pin"


class PinNoLongerValid(Conflict):
    """The PIN is right, but used, expired, replaced or killed."""

    key: ClassVar[str] = "account-error-pin-no-longer-valid"
    field_name = "pin"


@dataclass(frozen=True, slots=True)
class _Candidate:
    pin_id: int | None
    verifier_hash: str
    is_open: bool


async def prove_pin(database: Database, pin: Pin) -> int:
    """Check a typed PIN and count the failure if it is wrong; returns its id. Spends nothing.

    Raises:
        PinWrong
        PinNoLongerValid: told only to who knows all of the PIN.
    """
    candidate = await database.write(lambda session: _charge(session, pin.selector))
    fits = await verify_in_thread(candidate.verifier_hash, pin.verifier)
    await database.write(lambda session: _settle(session, candidate, fits))
    if not fits or candidate.pin_id is None:
        raise PinWrong()
    if not candidate.is_open:
        raise PinNoLongerValid()
    return candidate.pin_id


def spend_pin(session: Session, pin_id: int) -> int:
    """Use the PIN up by one atomic UPDATE (A3); returns the child's id.

    Raises:
        PinNoLongerValid
    """
    spent = session.execute(
        update(ActivationPin)
        .where(
            col(ActivationPin.id) == pin_id,
            col(ActivationPin.used_at).is_(None),
            col(ActivationPin.revoked_at).is_(None),
            col(ActivationPin.expires_at) > clock.now(),
        )
        .values(used_at=clock.now())
        .returning(col(ActivationPin.pupil_id))
    ).first()
    if spent is None:
        raise PinNoLongerValid()
    return int(spent.pupil_id)


def _charge(session: Session, selector: str) -> _Candidate:
    charged = session.execute(
        update(ActivationPin)
        .where(
            col(ActivationPin.selector) == selector,
            col(ActivationPin.failures) < MAX_FAILURES,
            col(ActivationPin.used_at).is_(None),
            col(ActivationPin.revoked_at).is_(None),
            col(ActivationPin.expires_at) > clock.now(),
        )
        .values(failures=ActivationPin.failures + 1)
        .returning(col(ActivationPin.id))
    ).first()
    row = session.exec(select(ActivationPin).where(ActivationPin.selector == selector)).first()
    if row is None:
        return _Candidate(None, "", False)
    return _Candidate(row.id, row.verifier_hash, charged is not None)


def _settle(session: Session, candidate: _Candidate, fits: bool) -> None:
    """Give the charge back if the PIN was right; kill it if that was one failure too many."""
    if fits and candidate.is_open:
        session.execute(
            update(ActivationPin)
            .where(col(ActivationPin.id) == candidate.pin_id)
            .values(failures=ActivationPin.failures - 1)
        )
    if not fits:
        _kill_if_exhausted(session, candidate.pin_id)


def _kill_if_exhausted(session: Session, pin_id: int | None) -> None:
    killed = session.execute(
        update(ActivationPin)
        .where(
            col(ActivationPin.id) == pin_id,
            col(ActivationPin.failures) >= MAX_FAILURES,
            col(ActivationPin.revoked_at).is_(None),
        )
        .values(revoked_at=clock.now())
        .returning(col(ActivationPin.pupil_id))
    ).first()
    if killed is None:
        return
    record(session, None, "pin-killed", "pupil", killed.pupil_id)
    announce(session, topics.pins())
    _tell_office(session, pin_id)


def _tell_office(session: Session, pin_id: int | None) -> None:
    office = select(Account).where(col(Account.is_office), ~col(Account.is_disabled))
    for account in session.exec(office):
        enqueue(
            session,
            PIN_KILLED,
            event=f"pin-killed-{pin_id}",
            to=account.email,
            account_id=account.id,
            language=account.language,
        )
