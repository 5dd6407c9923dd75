"""A process that books, moves and cancels through the services until somebody kills it.

It says what it is about to change and what was acknowledged. The processes are forked from one
that has everything imported, so each of them starts within milliseconds.
"""

import asyncio
import multiprocessing
import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection

from sqlmodel import Session, col, select

from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.errors import PortalError
from elternportal.models.evening import Booking, Slot
from elternportal.services.evening.bookings import (
    BookSlot,
    CancelBooking,
    MoveBooking,
    book,
    cancel,
    move,
)

CANCELLED = 0
_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload([__name__])


@dataclass(frozen=True, slots=True)
class Family:
    """Who books for which child."""

    actor: Actor
    pupil_id: int


@dataclass(frozen=True, slots=True)
class Trying:
    """This booking is about to change; until the answer nobody knows what it is."""

    booking_id: int


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The family was told that its booking is at this slot now, or ``CANCELLED``."""

    booking_id: int
    slot_id: int


Said = Trying | Acknowledged


def book_until_killed(
    url: str, families: list[Family], seed: int, changes: int, seconds: float
) -> list[Said]:
    """Let a process work, and kill it ``seconds`` after its ``changes``-th acknowledgement.

    Returns what it said in its life.
    """
    listening, speaking = _processes.Pipe(duplex=False)
    process = _processes.Process(target=_work, args=(url, families, seed, speaking), daemon=True)
    process.start()
    speaking.close()
    said: list[Said] = []
    while sum(isinstance(one, Acknowledged) for one in said) < changes:
        said.append(listening.recv())
    process.join(seconds)
    process.kill()
    said += _rest(listening)
    process.join()
    return said


def _rest(listening: Connection) -> list[Said]:
    """What was said until the process died."""
    rest = []
    try:
        while True:
            rest.append(listening.recv())
    except EOFError:
        return rest


def _work(url: str, families: list[Family], seed: int, speaking: Connection) -> None:
    asyncio.run(_Families(url, seed, speaking).work(families))


class _Families:
    """All families at once, in one process, as the portal serves them.

    The guardians of one child take turns: were both changing a booking when the process dies, the
    answer to the one would not tell what became of the other's change.
    """

    def __init__(self, url: str, seed: int, speaking: Connection) -> None:
        self._database = Database(url)
        self._random = random.Random(seed)
        self._say: Callable[[Said], None] = speaking.send
        self._turns: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def work(self, families: list[Family]) -> None:
        await asyncio.gather(*(self._change_for_ever(family) for family in families))

    async def _change_for_ever(self, family: Family) -> None:
        while True:
            try:
                async with self._turns[family.pupil_id]:
                    await self._change(family)
            except PortalError:
                continue  # another family was faster, or the time does not fit this one

    async def _change(self, family: Family) -> None:
        own, slots = await self._database.read(lambda session: _read(session, family))
        slot_id = self._random.choice(slots)
        what = self._random.choice(("book", "book", "move", "cancel")) if own else "book"
        if what == "book":
            booking_id = await self._database.write(
                lambda session: book(session, family.actor, BookSlot(slot_id, family.pupil_id))
            )
            self._say(Acknowledged(booking_id, slot_id))
            return
        booking_id = self._random.choice(own)
        self._say(Trying(booking_id))
        if what == "move":
            to = MoveBooking(booking_id, slot_id)
            await self._database.write(lambda session: move(session, family.actor, to))
            self._say(Acknowledged(booking_id, slot_id))
        else:
            gone = CancelBooking(booking_id)
            await self._database.write(lambda session: cancel(session, family.actor, gone))
            self._say(Acknowledged(booking_id, CANCELLED))


def _read(session: Session, family: Family) -> tuple[list[int], list[int]]:
    """The child's bookings, and all slots."""
    own = select(col(Booking.id)).where(col(Booking.pupil_id) == family.pupil_id)
    return list(session.scalars(own)), list(session.scalars(select(col(Slot.id))))
