"""What the portal takes from a socket: events only, and of each only what it reads.

Reflex keeps all that a client says of its page with the client's state, and writes a frame that is
no event to the log with all its data, before the gate sees it (security T8, W4).

A page whose network broke off comes back before the server has missed its old socket. Reflex would
take it for a second tab and give it an empty state; here it goes on with its own.
"""

import logging
from typing import Any
from urllib.parse import parse_qs

import reflex as rx

from elternportal.reflex_internals import (
    HYDRATE,
    EventNamespace,
    StateUpdate,
    claim_token,
    is_first_hydrate,
    keep_states_lean,
    queue_event,
    registered_handlers,
    replace_namespace,
    socket_of_event,
)

MAX_NAME = 300  # the longest name of a handler with all its states has some 200 characters
MAX_ADDRESS = 2_000
ADDRESSES = ("pathname", "asPath")  # of a page: without and with its query

logger = logging.getLogger(__name__)


class PortalNamespace(EventNamespace):
    """Reflex's end of the sockets behind a sieve."""

    async def on_connect(self, sid: str, environ: dict[str, Any], auth: Any = None) -> None:
        """Let a page that reconnects have its state, whatever became of its socket before."""
        event = readable_event(auth.get("event")) if isinstance(auth, dict) else None
        token = parse_qs(environ.get("QUERY_STRING", "")).get("token", [""])[0]
        is_back = event is not None and event["name"] == HYDRATE
        if token and event and is_back and not is_first_hydrate(event["payload"]):
            dead = await claim_token(self, token, sid)
            if dead is not None:
                await self.disconnect(dead)
        await super().on_connect(sid, environ, auth)

    async def on_event(self, sid: str, data: Any) -> None:
        """Hand on an event without what nobody reads; what is none, or nobody's, ends here."""
        event = readable_event(data)
        if event is None or event["name"] not in registered_handlers():
            logger.warning("event refused: malformed or unknown")
            return
        await super().on_event(sid, event)

    async def emit_update(self, update: StateUpdate, token: str) -> None:
        """Send what an event changed to the socket that sent the event, and to no other.

        A page's token may have got another socket while its event ran: the same page's after a
        break, which is loaded anew, or that of somebody who holds the token (security T4).
        """
        origin = socket_of_event()
        record = self._token_manager.token_to_socket.get(token)
        if origin and record is not None and record.sid != origin:
            logger.info("what an event changed was not sent: its socket has gone")
            return
        if record is None or record.instance_id != self._token_manager.instance_id:
            await super().emit_update(update, token)  # to another process, or to nobody
        else:
            await queue_event(self, [record.sid], update)


def readable_event(data: object) -> dict[str, Any] | None:
    """Name, payload and address of an event as the browser sends it; None if it is none."""
    if not isinstance(data, dict):
        return None
    name, place = data.get("name"), data.get("router_data")
    payload = data.get("payload", {})  # the browser leaves it out for a handler without arguments
    if not isinstance(name, str) or not isinstance(payload, dict):
        return None
    addresses = _addresses(place) if isinstance(place, dict) else {}
    if len(name) > MAX_NAME or any(len(text) > MAX_ADDRESS for text in addresses.values()):
        return None
    return {"name": name, "payload": payload, "router_data": addresses}


def _addresses(place: dict[str, Any]) -> dict[str, str]:
    return {key: place[key] for key in ADDRESSES if isinstance(place.get(key), str)}


def install(app: rx.App) -> None:
    """Put the sieve in the place of Reflex's own namespace; done once, where the app is made."""
    replace_namespace(app, PortalNamespace)
    keep_states_lean(app)
