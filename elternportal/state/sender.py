"""Sends the hub's messages over Reflex's socket.

A column travels as a state delta with one key per teacher. The browser keeps keys it gets in a
delta, so the page looks a column up by name and a message carries only what changed. (A dict var
would be replaced as a whole by every delta.) ``ui/live.py`` builds the matching lookup.
"""

from collections.abc import Mapping
from typing import Any

from elternportal.reflex_internals import EventNamespace, queue_event
from elternportal.state.live import LiveState, column_key


class ReflexSockets:
    """The sockets of this process, by their Socket.IO ids."""

    def __init__(self, namespace: EventNamespace) -> None:
        self._namespace = namespace
        self._path = namespace.namespace

    async def send_columns(self, sids: list[str], columns: Mapping[str, str]) -> None:
        delta = {column_key(topic): column for topic, column in columns.items()}
        await self._send(sids, {"delta": {LiveState.get_full_name(): delta}})

    async def send_refresh(self, sids: list[str], handler: str) -> None:
        await self._send(sids, {"events": [{"name": handler, "payload": {}}]})

    def is_connected(self, sid: str) -> bool:
        return sid in self._namespace.sid_to_token

    async def disconnect(self, sid: str, go_to: str) -> None:
        """Send the browser to another page and close its socket; nothing is sent there any more."""
        redirect = {"name": "_redirect", "payload": {"path": go_to, "external": False}}
        await self._send([sid], {"events": [redirect]})
        engine_sid = self._namespace.server.manager.eio_sid_from_sid(sid, self._path)
        await self._namespace.disconnect(sid)
        # Leaving the namespace leaves the connection open. This asks the other side to hang up, and
        # ends the writer, so that whatever it sends instead ends the connection.
        engine_socket = self._namespace.server.eio.sockets.get(engine_sid)
        if engine_socket is not None:
            await engine_socket.close(wait=False)
            await engine_socket.queue.put(None)

    async def _send(self, sids: list[str], message: dict[str, Any]) -> None:
        """Nothing here waits, so a flush is not torn apart by the taps of the opening rush."""
        await queue_event(self._namespace, sids, message)
