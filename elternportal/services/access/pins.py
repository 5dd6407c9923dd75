"""The office gives out PINs and sees what became of them."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, and_, exists, update
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.auth.passwords import hash_in_thread
from elternportal.auth.pins import Pin, generate_pin
from elternportal.db import Database, announce
from elternportal.domain import topics
from elternportal.domain.names import pupil_order
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.errors import InvalidInput, NotFound
from elternportal.models.access import ActivationPin
from elternportal.models.base import id_of
from elternportal.models.school import Pupil, SchoolClass
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.access.pin_check import MAX_FAILURES
from elternportal.services.access.settings import PIN_VALID_DAYS
from elternportal.services.audit import record
from elternportal.services.school import has_guardian, postal_addresses

MAX_COPIES = 4

Progress = Callable[[int, int], None]
Keep = Callable[[Sequence["IssuedPin"]], None]
InCommit = Callable[[Session, Sequence["IssuedPin"]], None]


class TooManyCopies(InvalidInput):
    key: ClassVar[str] = "pins-error-too-many-copies"
    field_name = "copies"


@dataclass(frozen=True, slots=True)
class IssuePins:
    """Which children get PINs.

    ``pupil_ids`` None means every child without a guardian, of the whole school or of the class
    ``class_id``, that has no valid PIN yet; with ``replaces_valid`` those with one, too. ``copies``
    is the number of PINs per child, one for each guardian. The child's unused PINs die, unless
    ``keeps_unused`` says that this one is for a second guardian.
    """

    pupil_ids: tuple[int, ...] | None = None
    copies: int = 1
    keeps_unused: bool = False
    class_id: int | None = None
    replaces_valid: bool = False


@dataclass(frozen=True, slots=True)
class IssuedPin:
    """A PIN in clear, for its letter. It can never be read again."""

    pupil_id: int
    pupil_name: str
    class_name: str
    pin: Pin
    expires_at: datetime
    address: tuple[str, ...] = ()  # by post


@dataclass(frozen=True, slots=True)
class _Child:
    pupil_id: int
    name: str
    class_name: str
    address: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _HashedPin:
    child: _Child
    pin: Pin
    verifier_hash: str


async def issue_pins(
    database: Database,
    actor: Actor,
    command: IssuePins,
    progress: Progress | None = None,
    keep: Keep | None = None,
    in_commit: InCommit | None = None,
) -> list[IssuedPin]:
    """Make PINs and kill the children's unused ones; ordered by class and name.

    Hashing takes about 20 ms per PIN, on one thread beside the event loop and before the writing
    transaction, so bookings and sign-ins go on meanwhile. ``progress`` hears (done, all).

    A PIN can never be read again, so ``keep`` gets them, on a thread, before any counts: if it
    cannot make their letters, it raises and nothing has changed. ``in_commit`` then writes in the
    transaction that makes them count, also if there are none.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: one of the children does not exist or has left.
        TooManyCopies
    """
    if not 1 <= command.copies <= MAX_COPIES:
        raise TooManyCopies(count=MAX_COPIES)
    children = await database.read(lambda session: _children(session, actor, command))
    valid_days = (await database.read(school_settings))[PIN_VALID_DAYS]
    hashed: list[_HashedPin] = []
    total = len(children) * command.copies
    for child in children:
        for _ in range(command.copies):
            pin = generate_pin()
            hashed.append(_HashedPin(child, pin, await hash_in_thread(pin.verifier)))
            if progress:
                progress(len(hashed), total)
    hashed = await database.read(lambda session: _with_free_selectors(session, hashed))
    expires_at = clock.now() + timedelta(days=valid_days)
    issued = [_issued(item, expires_at) for item in hashed]
    if keep and issued:
        await asyncio.to_thread(keep, issued)

    def store(session: Session) -> None:
        _store(session, actor, command, hashed, expires_at)
        if in_commit:
            in_commit(session, issued)

    await database.write_long(store)
    return issued


def _children(session: Session, actor: Actor, command: IssuePins) -> list[_Child]:
    actor.require(*ADMINISTRATION)
    statement = (
        select(Pupil.id, Pupil.first_name, Pupil.surname, SchoolClass.short_name)
        .join(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id), isouter=True)
        .where(col(Pupil.is_active))
    )
    if command.pupil_ids is None:
        statement = statement.where(~has_guardian(col(Pupil.id)))
        if command.class_id is not None:
            statement = statement.where(col(Pupil.class_id) == command.class_id)
        if not command.replaces_valid:
            statement = statement.where(~has_valid_pin(col(Pupil.id)))
    else:
        statement = statement.where(col(Pupil.id).in_(command.pupil_ids))
    rows = session.execute(statement).all()
    addresses = postal_addresses(session, actor, [id_of(row) for row in rows])
    children = [
        _Child(
            id_of(row),
            f"{row.first_name} {row.surname}",
            row.short_name or "",
            addresses.get(id_of(row), ()),
        )
        for row in sorted(
            rows, key=lambda it: pupil_order(it.short_name, it.surname, it.first_name)
        )
    ]
    if command.pupil_ids is not None and len(children) != len(set(command.pupil_ids)):
        raise NotFound()
    return children


def _issued(item: _HashedPin, expires_at: datetime) -> IssuedPin:
    child = item.child
    return IssuedPin(
        child.pupil_id, child.name, child.class_name, item.pin, expires_at, child.address
    )


def _store(
    session: Session,
    actor: Actor,
    command: IssuePins,
    hashed: Sequence[_HashedPin],
    expires_at: datetime,
) -> None:
    now = clock.now()
    if not command.keeps_unused:
        revoke_unused(session, {item.child.pupil_id for item in hashed})
    for item in hashed:
        session.add(
            ActivationPin(
                selector=item.pin.selector,
                verifier_hash=item.verifier_hash,
                pupil_id=item.child.pupil_id,
                issued_at=now,
                expires_at=expires_at,
            )
        )
        record(session, actor.account_id, "pin-issued", "pupil", item.child.pupil_id)
    session.flush()
    announce(session, topics.pins())


def is_valid() -> ColumnElement[bool]:
    """The SQL condition that an :class:`ActivationPin` still opens its child."""
    return and_(
        col(ActivationPin.used_at).is_(None),
        col(ActivationPin.revoked_at).is_(None),
        col(ActivationPin.failures) < MAX_FAILURES,
        col(ActivationPin.expires_at) > clock.now(),
    )


def has_valid_pin(pupil_id: Any) -> ColumnElement[bool]:
    """The SQL condition that a child has a PIN that still opens it."""
    return exists().where(col(ActivationPin.pupil_id) == pupil_id, is_valid())


def revoke_unused(session: Session, pupil_ids: set[int]) -> None:
    """Kill the children's PINs that nobody has used yet (A3)."""
    session.execute(
        update(ActivationPin)
        .where(
            col(ActivationPin.pupil_id).in_(pupil_ids),
            col(ActivationPin.used_at).is_(None),
            col(ActivationPin.revoked_at).is_(None),
        )
        .values(revoked_at=clock.now())
    )


def _with_free_selectors(session: Session, hashed: Sequence[_HashedPin]) -> list[_HashedPin]:
    """The same PINs with another selector where 30 random bits met one that exists already.

    One that another office issues in the seconds until these are stored is left to the table's
    constraint: it refuses all of them, once in many millions of runs.
    """
    taken = set(session.exec(select(ActivationPin.selector)))
    free = []
    for item in hashed:
        pin = item.pin
        while pin.selector in taken:
            pin = replace(pin, selector=generate_pin().selector)
        taken.add(pin.selector)
        free.append(replace(item, pin=pin))
    return free
