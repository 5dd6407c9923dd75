"""What one worker process runs beside the pages: database, live updates, session watch, mail,
and what is due by the clock.
"""

import asyncio
import gc
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import reflex as rx

from elternportal import loop_watch
from elternportal.auth.sessions import valid_sessions
from elternportal.db import Database, connect
from elternportal.files.uploads import expire_uploads
from elternportal.jobs.runner import run_jobs
from elternportal.live.bus import Bus
from elternportal.live.hub import Hub, set_hub
from elternportal.live.session_watch import SessionWatch, set_session_watch
from elternportal.mail import worker as mail_worker
from elternportal.mail.sender import make_sender
from elternportal.schedule import run_schedule
from elternportal.services.evening.columns import read_columns
from elternportal.services.files import run_sweeper
from elternportal.settings import Settings
from elternportal.state.anonymous_pages import sweep_anonymous_states
from elternportal.state.sender import ReflexSockets

GC_ALLOCATIONS, GC_GENERATION = 20_000, 50


class Worker:
    """One process of the portal; several of them share PostgreSQL and Redis."""

    def __init__(self, app: rx.App, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    @asynccontextmanager
    async def run(self) -> AsyncIterator[None]:
        """Everything runs inside this block; at its end it is taken down in reverse order."""
        _calm_garbage_collector()
        loop_watch.install(asyncio.get_running_loop())
        database = connect(self._settings.sql_url)
        tasks = [asyncio.create_task(work) for work in self._background(database)]
        try:
            async with mail_worker.running(database, make_sender(self._settings)):
                yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            database.close()

    def _background(self, database: Database) -> list[Coroutine[Any, Any, None]]:
        assert self._app.event_namespace is not None
        sockets = ReflexSockets(self._app.event_namespace)
        hub = Hub(lambda topics: database.read(lambda s: read_columns(s, topics)), sockets)
        watch = SessionWatch(
            lambda ids: database.read(lambda s: valid_sessions(s, ids)), sockets, hub.forget
        )
        set_hub(hub)
        set_session_watch(watch)
        database.on_commit(hub.on_commit)
        work = [
            hub.run(),
            watch.run(),
            run_schedule(database),
            run_jobs(database),
            expire_uploads(),
            sweep_anonymous_states(self._app),
            run_sweeper(database),
        ]
        if self._settings.redis_url:
            bus = Bus(self._settings.redis_url, hub.hear, hub.hear_all)
            database.on_commit(bus.on_commit)
            work.append(bus.run())
        return work


def _calm_garbage_collector() -> None:
    """Look through all objects more rarely: each open page is thousands of them, and with a whole
    school online every full collection would stop all answers for a noticeable moment.
    """
    gc.collect()
    gc.freeze()  # what was imported stays for ever
    gc.set_threshold(GC_ALLOCATIONS, GC_GENERATION, GC_GENERATION)
