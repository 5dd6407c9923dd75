"""How many sockets there may be and how much each may send (security T8).

Counted here, outside of Reflex: it writes a frame that is no event to the log, and looks for the
handler of one that nobody knows, before the gate of the events gets to see them.
"""

import itertools
import logging

from limits import RateLimitItemPerMinute, RateLimitItemPerSecond
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from elternportal.auth.client_address import client_address
from elternportal.auth.limits import EVENTS_PER_ADDRESS

# As many frames as the gate lets events pass, over a time that forgives a page that catches up.
FRAMES_PER_SOCKET = RateLimitItemPerSecond(300, 10)
FRAMES_PER_ADDRESS = EVENTS_PER_ADDRESS
# A school of 1,500 families behind one router may open its pages twice within a minute, e.g. when
# the portal has started again. Each open page takes some 70 KB of memory.
SOCKETS_PER_ADDRESS = RateLimitItemPerMinute(3_000)
# Reflex keeps them with a page's state. A browser sends about 1 KB.
MAX_HEADER_BYTES = 16 * 1024

POLICY_VIOLATION = 1008

logger = logging.getLogger(__name__)


class SocketLimits:
    """Counts the sockets and frames of this process, in which a socket lives to its end."""

    def __init__(self) -> None:
        self._limiter = FixedWindowRateLimiter(MemoryStorage())
        self._numbers = itertools.count()

    def admits(self, scope: Scope) -> bool:
        """Count one more socket; False if its address opens too many, or its headers are huge."""
        size = sum(len(name) + len(value) for name, value in Headers(scope=scope).raw)
        if size + len(scope["query_string"]) > MAX_HEADER_BYTES:
            return False
        return self._limiter.hit(SOCKETS_PER_ADDRESS, client_address(HTTPConnection(scope)))

    async def run(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a socket; one that floods is closed, and the app hears that it has gone."""
        number, address = str(next(self._numbers)), client_address(HTTPConnection(scope))
        is_closed = False

        async def receive_counted() -> Message:
            nonlocal is_closed
            message = await receive()
            if message["type"] != "websocket.receive" or self._permits(number, address):
                return message
            is_closed = True
            logger.warning("a socket that sent too many frames was closed")
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
            return {"type": "websocket.disconnect", "code": POLICY_VIOLATION}

        async def send_while_open(message: Message) -> None:
            if not is_closed:
                await send(message)

        await app(scope, receive_counted, send_while_open)

    def _permits(self, number: str, address: str) -> bool:
        return self._limiter.hit(FRAMES_PER_SOCKET, number) and self._limiter.hit(
            FRAMES_PER_ADDRESS, address
        )
