"""How many sockets there may be and how much each may send (security T8).

Counted here, outside of Reflex: it writes a frame that is no event to the log, and looks for the
handler of one that nobody knows, before the gate of the events gets to see them.
"""

import itertools
import logging
from collections import Counter

from limits import RateLimitItemPerMinute, RateLimitItemPerSecond
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from elternportal.auth.client_address import client_address
from elternportal.auth.header_budget import headers_fit
from elternportal.auth.limits import EVENTS_PER_ADDRESS
from elternportal.auth.windows import FixedWindows

# As many frames as the gate lets events pass, over a time that forgives a page that catches up.
FRAMES_PER_SOCKET = RateLimitItemPerSecond(300, 10)
FRAMES_PER_ADDRESS = EVENTS_PER_ADDRESS
# A school of 1,500 families behind one router may open its pages twice within a minute, e.g. when
# the portal has started again. Each open page takes some 70 KB of memory.
SOCKETS_PER_ADDRESS = RateLimitItemPerMinute(3_000)
# As many open at once: more than all families of a large school, each with two phones.
OPEN_SOCKETS_PER_ADDRESS = 4_000
# Packets that announce binary parts (Engine.IO message, Socket.IO binary event and answer).
BINARY_PACKETS = ("45", "46")

POLICY_VIOLATION = 1008

logger = logging.getLogger(__name__)


class SocketLimits:
    """Counts the sockets and frames of this process, in which a socket lives to its end."""

    def __init__(self) -> None:
        self._windows = FixedWindows()  # of sockets
        self._frames = FixedWindows()
        self._numbers = itertools.count()
        self._open: Counter[str] = Counter()

    def admits(self, scope: Scope) -> bool:
        """Count one more socket; False if its address opens too many, or its headers are huge."""
        if not headers_fit(scope):
            return False
        address = client_address(HTTPConnection(scope))
        is_full = self._open[address] >= OPEN_SOCKETS_PER_ADDRESS
        return not is_full and self._windows.hit(SOCKETS_PER_ADDRESS, address)

    async def run(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a socket; one that floods or sends binary parts is closed, and the app hears that
        it has gone.
        """
        number, address = str(next(self._numbers)), client_address(HTTPConnection(scope))
        is_closed = False

        async def receive_counted() -> Message:
            nonlocal is_closed
            message = await receive()
            if message["type"] != "websocket.receive":
                return message
            if _is_text(message) and self._permits(number, address):
                return message
            is_closed = True
            logger.warning("a socket that sent too many frames, or binary ones, was closed")
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
            return {"type": "websocket.disconnect", "code": POLICY_VIOLATION}

        async def send_while_open(message: Message) -> None:
            if not is_closed:
                await send(message)

        self._open[address] += 1
        try:
            await app(scope, receive_counted, send_while_open)
        finally:
            self._open[address] -= 1
            if not self._open[address]:
                del self._open[address]

    def _permits(self, number: str, address: str) -> bool:
        hit = self._frames.hit
        return hit(FRAMES_PER_SOCKET, number) and hit(FRAMES_PER_ADDRESS, address)


def _is_text(message: Message) -> bool:
    """Whether a frame is text that announces no binary parts: these would be kept until all of
    them are there, and no event of the portal has any.
    """
    text = message.get("text")
    return text is not None and not text.startswith(BINARY_PACKETS)
