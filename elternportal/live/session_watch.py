"""Closes the sockets of sessions that have ended (security S3), whoever ended them and wherever.

The gate checks the session on every event. But a page that only looks sends no events, so each
process also asks the database every few seconds which of its sockets' sessions are still valid.
"""

from collections.abc import Awaitable, Callable, Collection
from typing import Protocol

from elternportal import routes
from elternportal.background import run_periodically

PERIOD_SECONDS = 2.0

ReadValid = Callable[[Collection[int]], Awaitable[frozenset[int]]]


class ClosableSockets(Protocol):
    """What the watch needs of the sockets."""

    def is_connected(self, sid: str) -> bool: ...

    async def disconnect(self, sid: str, go_to: str) -> None: ...


class SessionWatch:
    """Knows which socket belongs to which session, from the events that passed the gate."""

    def __init__(
        self, read_valid: ReadValid, sockets: ClosableSockets, forget: Callable[[str], None]
    ) -> None:
        self._read_valid = read_valid
        self._sockets = sockets
        self._forget = forget
        self._session_by_sid: dict[str, int] = {}
        self._page_by_sid: dict[str, str] = {}

    def note(self, sid: str, session_id: int | None, page: str) -> None:
        """Remember the session and page of a socket; those without session have nothing to lose."""
        if session_id is not None:
            self._session_by_sid[sid] = session_id
            self._page_by_sid[sid] = page

    async def run(self) -> None:
        """Look for ended sessions for ever; a lifespan task of the process."""
        await run_periodically(self.sweep, every_seconds=PERIOD_SECONDS, name="the session watch")

    async def sweep(self) -> None:
        """Close every socket whose session is not valid any more."""
        for sid in [sid for sid in self._session_by_sid if not self._sockets.is_connected(sid)]:
            del self._session_by_sid[sid], self._page_by_sid[sid]
        # A copy: while the database answers and sockets close, events go on noting new sockets.
        asked = dict(self._session_by_sid)
        if not asked:
            return
        valid = await self._read_valid(set(asked.values()))
        ended = [sid for sid, session_id in asked.items() if session_id not in valid]
        for sid in ended:
            self._forget(sid)
            self._session_by_sid.pop(sid, None)
            page = self._page_by_sid.pop(sid, "")
            sign_in = routes.sign_in(routes.language_of(page), page, has_ended=True)
            await self._sockets.disconnect(sid, sign_in)


_watch: SessionWatch | None = None


def set_session_watch(watch: SessionWatch) -> None:
    """Install the process's watch; done once by the composition root."""
    global _watch
    _watch = watch


def get_session_watch() -> SessionWatch:
    """The process's watch.

    Raises:
        RuntimeError: the composition root has not installed one.
    """
    if _watch is None:
        raise RuntimeError("the session watch is not installed")
    return _watch
