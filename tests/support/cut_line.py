"""A portal at the far end of a line that the test can cut, freeze and mend.

The browser's own "offline" switch leaves open websockets alone, so the line is a small proxy.
"""

import selectors
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.server import Portal, Prepare, free_port, running_portal

CHUNK = 64 * 1024
LOOK_SECONDS = 0.02


@dataclass
class PortalAtTheEnd(Portal):
    """A portal that knows itself under the address of its line."""

    @property
    def url(self) -> str:
        return self.environment["ELTERNPORTAL_BASE_URL"]


class Line:
    """Carries bytes between the browser and the portal; ``cut``, ``freeze`` and ``mend`` it."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.portal_port = 0
        self._is_cut = self._is_frozen = self._is_over = False
        self._ends: dict[socket.socket, socket.socket] = {}
        self._listener = socket.create_server(("localhost", port))
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self, portal_port: int) -> None:
        self.portal_port = portal_port
        self._thread.start()

    def cut(self) -> None:
        """Everything that is open breaks off, and nothing new gets through."""
        self._is_cut = True

    def freeze(self) -> None:
        """Nothing breaks off, and nothing gets through either: a phone in a tunnel."""
        self._is_frozen = True

    def mend(self) -> None:
        self._is_cut = self._is_frozen = False

    def end(self) -> None:
        self._is_over = True
        self._thread.join()

    def _run(self) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._listener, selectors.EVENT_READ)
            while not self._is_over:
                if self._is_cut:
                    for end in list(self._ends):
                        self._close(selector, end)
                for key, _ in selector.select(LOOK_SECONDS):
                    self._serve(selector, key.fileobj)  # type: ignore[arg-type]
                if self._is_frozen:
                    threading.Event().wait(LOOK_SECONDS)
            for end in list(self._ends):
                self._close(selector, end)
        self._listener.close()

    def _serve(self, selector: selectors.BaseSelector, ready: socket.socket) -> None:
        if ready is self._listener:
            self._accept(selector)
        elif not self._is_frozen and ready in self._ends:
            self._carry(selector, ready)

    def _accept(self, selector: selectors.BaseSelector) -> None:
        browser, _ = self._listener.accept()
        if self._is_cut:
            browser.close()
            return
        portal = socket.create_connection(("localhost", self.portal_port))
        self._ends[browser], self._ends[portal] = portal, browser
        selector.register(browser, selectors.EVENT_READ)
        selector.register(portal, selectors.EVENT_READ)

    def _carry(self, selector: selectors.BaseSelector, ready: socket.socket) -> None:
        try:
            data = ready.recv(CHUNK)
            if data:
                self._ends[ready].sendall(data)
                return
        except OSError:
            pass  # one of the two has gone: so does the other
        self._close(selector, ready)

    def _close(self, selector: selectors.BaseSelector, end: socket.socket) -> None:
        other = self._ends.pop(end, None)
        if other is None:
            return
        self._ends.pop(other, None)
        for closed in (end, other):
            selector.unregister(closed)
            closed.close()


@contextmanager
def portal_behind_a_line(folder: Path, prepare: Prepare) -> Iterator[tuple[Portal, Line]]:
    """A running portal and the line that leads to it."""
    line = Line(free_port())
    address = f"http://localhost:{line.port}"
    with running_portal(folder, prepare, environment={"ELTERNPORTAL_BASE_URL": address}) as portal:
        line.start(portal.port)
        try:
            yield (
                PortalAtTheEnd(portal.folder, portal.sql_url, portal.port, portal.environment),
                line,
            )
        finally:
            line.end()
