"""The database: engine, transactions, and events that are released after commit.

SQLite and PostgreSQL run the same code. SQLite has one writer at a time, so every writing
transaction begins with ``BEGIN IMMEDIATE``; on PostgreSQL the services lock rows instead
(``with_for_update``), and several threads write at once.
"""

import asyncio
import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from elternportal.db_words import SQLITE_NAME, fold_for_sqlite
from elternportal.group_commit import GroupCommit

logger = logging.getLogger(__name__)

READ_THREADS = 4
POSTGRES_WRITE_THREADS = 8
# Writes wait on a thread for a writer in another process, e.g. an import by command.
BUSY_TIMEOUT_MS = 30_000
SQLITE_PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: a commit that was acknowledged survives a power cut
    "busy_timeout": BUSY_TIMEOUT_MS,
    "foreign_keys": 1,
}
TOPICS, ORIGIN, AFTER_COMMIT, LATER = "topics", "origin", "after-commit", "later"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Change:
    """What a committed transaction changed, and the socket it came from ("" if none)."""

    topics: frozenset[str]
    origin: str = ""


Listener = Callable[[Change], None]


class Database:
    """One engine with its threads. Create one per process with :func:`connect`."""

    def __init__(self, url: str) -> None:
        self.is_sqlite = url.startswith("sqlite")
        self.engine = _create_engine(url, self.is_sqlite)
        self._snapshots = self.engine if self.is_sqlite else _with_snapshots(self.engine)
        self._listeners: list[Listener] = []
        self._background: set[asyncio.Task[None]] = set()
        self._timers: list[threading.Timer] = []
        self._is_writing = threading.Lock()  # SQLite has one writer at a time
        writers = 1 if self.is_sqlite else POSTGRES_WRITE_THREADS
        self._writers = ThreadPoolExecutor(writers, thread_name_prefix="db-write")
        self._readers = ThreadPoolExecutor(READ_THREADS, thread_name_prefix="db-read")
        self._committers = ThreadPoolExecutor(1, thread_name_prefix="db-commit")
        self._groups: WeakKeyDictionary[asyncio.AbstractEventLoop, GroupCommit] = (
            WeakKeyDictionary()
        )

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A writing transaction: commits at the end, rolls back on any exception.

        Topics given to :func:`announce` reach the listeners once the commit has succeeded.
        """
        with self.engine.connect() as connection:
            connection = connection.execution_options(writes=True)
            with Session(connection, expire_on_commit=False) as session:
                yield session
                session.commit()
        self._tell_listeners(session)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one snapshot and never writes.

        The connection's transaction is lent to it, because one of its own costs as much again.
        """
        with self._snapshots.connect() as connection:
            connection.begin()
            with Session(connection, expire_on_commit=False, autoflush=False) as session:
                yield session

    async def write(self, work: Callable[[Session], T]) -> T:
        """Run ``work`` in a writing transaction; it must be short (a few milliseconds).

        On SQLite it runs on the event loop and is committed together with what else is written at
        this moment (``group_commit.py``); on PostgreSQL it runs on a writer thread.
        """
        if self.is_sqlite:
            result: T = await self._group().write(work)
            return result
        return await self._on(self._writers, self._in_transaction, work)

    def write_in_background(self, work: Callable[[Session], object]) -> None:
        """Run ``work`` like :meth:`write`, without anybody waiting for it; errors are logged.

        For what the next occasion makes good, so that pages load also while an import writes.
        """
        task = asyncio.create_task(self._write_and_log(work))
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def write_long(self, work: Callable[[Session], T]) -> T:
        """Run ``work``, e.g. an import, in a writing transaction while pages go on reading."""
        return await self._on(self._writers, self._in_long_transaction, work)

    async def read(self, work: Callable[[Session], T]) -> T:
        """Run ``work`` in a reading session; it must be short (a few milliseconds).

        On SQLite it runs right here: it is done before a thread would have won the interpreter.
        """
        if self.is_sqlite:
            result = self._in_reading(work)
            await asyncio.sleep(0)  # a page reads several times: others have a turn in between
            return result
        return await self._on(self._readers, self._in_reading, work)

    async def read_long(self, work: Callable[[Session], T]) -> T:
        """Run ``work``, e.g. comparing a whole school, in a reading session on a thread."""
        return await self._on(self._readers, self._in_reading, work)

    def on_commit(self, listener: Listener) -> None:
        """Call ``listener`` after each commit that announced topics, on the writer's thread."""
        self._listeners.append(listener)

    def check(self) -> None:
        """Raise ``sqlalchemy.exc.SQLAlchemyError`` when the database does not answer."""
        with self.reading() as session:
            session.connection().execute(text("SELECT 1"))

    def close(self) -> None:
        for timer in self._timers:
            timer.cancel()
        self._writers.shutdown()
        self._readers.shutdown()
        self._committers.shutdown()
        self.engine.dispose()

    def _group(self) -> GroupCommit:
        loop = asyncio.get_running_loop()
        if loop not in self._groups:
            self._groups[loop] = GroupCommit(
                self.engine, self._committers, self._is_writing, self._tell_listeners
            )
        return self._groups[loop]

    def _tell_listeners(self, committed: Session) -> None:
        for work in committed.info.get(AFTER_COMMIT, ()):
            work()
        topics = committed.info.get(TOPICS)
        if topics:
            change = Change(frozenset(topics), committed.info.get(ORIGIN, ""))
            self._tell_all(change)
        for seconds, later in committed.info.get(LATER, ()):
            timer = threading.Timer(seconds, self._tell_all, [Change(later)])
            timer.daemon = True
            self._timers = [*(one for one in self._timers if one.is_alive()), timer]
            timer.start()

    def _tell_all(self, change: Change) -> None:
        for listener in self._listeners:
            _tell(listener, change)

    async def _write_and_log(self, work: Callable[[Session], object]) -> None:
        try:
            await self.write(work)
        except SQLAlchemyError:
            logger.exception("a write that nobody waits for failed")

    async def _on(
        self, threads: ThreadPoolExecutor, run: Callable[[Any], Any], work: Callable[[Session], T]
    ) -> T:
        result: T = await asyncio.get_running_loop().run_in_executor(threads, run, work)
        return result

    def _in_long_transaction(self, work: Callable[[Session], Any]) -> Any:
        if not self.is_sqlite:
            return self._in_transaction(work)
        with self._is_writing:
            return self._in_transaction(work)

    def _in_transaction(self, work: Callable[[Session], Any]) -> Any:
        with self.transaction() as session:
            return work(session)

    def _in_reading(self, work: Callable[[Session], T]) -> T:
        with self.reading() as session:
            return work(session)


def _tell(listener: Listener, change: Change) -> None:
    """What is committed stays so whatever a listener does, and whoever wrote it has to hear so."""
    try:
        listener(change)
    except Exception:
        logger.exception("a listener failed after a commit")


def announce(session: Session, *topics: str) -> None:
    """Remember what changed; listeners hear of it after commit, or never if it rolls back."""
    session.info.setdefault(TOPICS, set()).update(topics)


def announce_later(session: Session, seconds: float, *topics: str) -> None:
    """Let listeners hear of these topics so long after the commit, as time alone changes them."""
    session.info.setdefault(LATER, []).append((seconds, frozenset(topics)))


def after_commit(session: Session, work: Callable[[], None]) -> None:
    """Do ``work`` in this process once what the session wrote is committed; it must not raise."""
    session.info.setdefault(AFTER_COMMIT, []).append(work)


def set_origin(session: Session, sid: str) -> None:
    """Name the socket whose own page already knows the change and needs no call to refresh."""
    session.info[ORIGIN] = sid


def _create_engine(url: str, is_sqlite: bool) -> Engine:
    # Errors hide the values of a statement, because they end up in the log (security W4).
    if not is_sqlite:
        return create_engine(
            url,
            pool_size=POSTGRES_WRITE_THREADS + READ_THREADS,
            max_overflow=0,
            hide_parameters=True,
        )
    engine = create_engine(url, pool_size=READ_THREADS + 2, max_overflow=4, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    event.listen(engine, "checkin", _roll_back_rest)
    return engine


def _with_snapshots(engine: Engine) -> Engine:
    """The same connections of PostgreSQL, for transactions that only read and see one moment, as
    SQLite's do by themselves.
    """
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy's begin event below opens the transaction
    # SQLite's own lower() knows A to Z alone; searches have to find "Özdemir", too.
    connection.create_function("lower", 1, _lower, deterministic=True)
    connection.create_function(SQLITE_NAME, 1, fold_for_sqlite, deterministic=True)
    for pragma, value in SQLITE_PRAGMAS.items():
        connection.execute(f"PRAGMA {pragma}={value}")
        actual = connection.execute(f"PRAGMA {pragma}").fetchone()[0]
        if str(actual) != str(value):
            raise RuntimeError(f"SQLite refused PRAGMA {pragma}={value}: it is {actual}")


def _lower(value: object) -> str | None:
    return None if value is None else str(value).lower()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _roll_back_rest(connection: Any, _record: object) -> None:
    """A commit that failed, e.g. on a full disk, leaves SQLite's transaction open."""
    if connection is not None and connection.in_transaction:
        connection.rollback()


_database: Database | None = None


def connect(url: str) -> Database:
    """Open the process's database; a second call replaces the first."""
    global _database
    if _database is not None:
        _database.close()
    _database = Database(url)
    return _database


def get_database() -> Database:
    """The process's database.

    Raises:
        RuntimeError: :func:`connect` was not called.
    """
    if _database is None:
        raise RuntimeError("the database is not connected")
    return _database
