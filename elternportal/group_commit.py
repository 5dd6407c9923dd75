"""Commits the short writes of one moment together, on SQLite.

A commit has to wait for the disk, and SQLite has one writer. At the opening of an evening hundreds
of families write at once; one after the other they would wait for hundreds of disk writes, and the
event loop with them. So the writes that have gathered while the disk was busy run one after another
on the event loop, each within its own savepoint, and then one commit, on a thread, makes them all
durable. Nobody is answered before that commit.
"""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, text
from sqlmodel import Session

from elternportal.prepared import Prepared

T = TypeVar("T")

_SAVEPOINT = Prepared(text("SAVEPOINT one_write"))
_ROLLBACK = Prepared(text("ROLLBACK TO one_write"))
_RELEASE = Prepared(text("RELEASE one_write"))
LARGEST_GROUP = 32  # a write takes about a millisecond, and the last one waits for all


@dataclass(slots=True)
class _Waiting:
    """A write that somebody waits for, and after running it what came of it."""

    work: Callable[[Session], Any]
    answer: asyncio.Future[Any]
    result: Any = None
    error: BaseException | None = None
    session: Session | None = None


class GroupCommit:
    """The groups of one event loop; a process has one, and tests have many.

    ``writing`` is held during a group, so that long transactions on threads take turns.
    ``on_committed`` must not raise.
    """

    def __init__(
        self,
        engine: Engine,
        threads: ThreadPoolExecutor,
        writing: threading.Lock,
        on_committed: Callable[[Session], None],
    ) -> None:
        self._engine = engine
        self._threads = threads
        self._writing = writing
        self._on_committed = on_committed
        self._waiting: list[_Waiting] = []
        self._worker: asyncio.Task[None] | None = None

    async def write(self, work: Callable[[Session], T]) -> T:
        """Run ``work`` with the next group; returns or raises what it does, once it is durable."""
        waiting = _Waiting(work, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        if self._worker is None or self._worker.done():
            self._worker = asyncio.create_task(self._commit_groups(), name="group-commit")
        result: T = await waiting.answer
        return result

    async def _commit_groups(self) -> None:
        while self._waiting:
            group, self._waiting = (
                self._waiting[:LARGEST_GROUP],
                self._waiting[LARGEST_GROUP:],
            )
            try:
                await self._commit(group)
            except Exception as error:
                # The disk or the lock failed: whoever waits gets the error instead of an answer.
                for waiting in group:
                    waiting.error = error
            for waiting in group:
                self._answer(waiting)

    async def _commit(self, group: list[_Waiting]) -> None:
        loop = asyncio.get_running_loop()
        if not self._writing.acquire(blocking=False):
            # Not on the commit thread: whoever holds the lock may still need that one.
            await asyncio.to_thread(self._writing.acquire)
        try:
            with self._engine.connect().execution_options(writes=True) as connection:
                transaction = await loop.run_in_executor(self._threads, connection.begin)
                for waiting in group:
                    _run(connection, waiting)
                await loop.run_in_executor(self._threads, transaction.commit)
        finally:
            self._writing.release()

    def _answer(self, waiting: _Waiting) -> None:
        if waiting.error is None and waiting.session is not None:
            self._on_committed(waiting.session)
        if waiting.answer.done():  # who asked has left meanwhile
            return
        if waiting.error is None:
            waiting.answer.set_result(waiting.result)
        else:
            waiting.answer.set_exception(waiting.error)


def _run(connection: Connection, waiting: _Waiting) -> None:
    """Run one write within a savepoint, so that its error undoes only itself.

    What is prepared runs on the connection; the session makes a transaction of its own, within the
    savepoint, only for whoever asks it for more.
    """
    with Session(
        connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
    ) as session:
        waiting.session = session
        _SAVEPOINT.all(session)
        try:
            waiting.result = waiting.work(session)
            if session.in_transaction():
                session.commit()
        except Exception as error:
            waiting.error = error  # raised where the write was asked for
            session.rollback()
            _ROLLBACK.all(session)
        _RELEASE.all(session)
