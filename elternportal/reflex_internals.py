"""All that the portal uses of Reflex and that Reflex does not document, in one place.

It holds for the version below, which ``pyproject.toml`` pins: whoever raises the pin looks
through this file first. Elsewhere only ``reflex`` itself, ``reflex.event`` and ``reflex.vars`` are
imported.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, cast

import reflex as rx
from engineio.packet import MESSAGE as ENGINE_MESSAGE
from engineio.packet import Packet as EnginePacket
from reflex.app import EventNamespace
from reflex.istate.manager.memory import StateManagerMemory
from reflex.istate.manager.token import BaseStateToken, StateToken
from reflex.middleware.middleware import Middleware
from reflex.state import BaseState, StateUpdate
from reflex.utils.precompressed_staticfiles import PrecompressedStaticFiles
from reflex.utils.token_manager import RedisTokenManager, SocketRecord
from reflex_base.constants.state import FIELD_MARKER
from reflex_base.event import Event
from reflex_base.event.context import EventContext
from reflex_base.registry import RegisteredEventHandler, RegistrationContext
from reflex_base.utils.format import format_event_handler
from reflex_base.vars.base import VarData
from reflex_components_core.base.error_boundary import ErrorBoundary
from reflex_components_core.el.elements.base import BaseHTML
from reflex_components_core.el.elements.inline import A
from socketio.packet import EVENT as EVENT_PACKET

__all__ = [
    "FIELD_MARKER",
    "HYDRATE",
    "LOADING_HANDLERS",
    "VERSION",
    "A",
    "BaseHTML",
    "BaseState",
    "BaseStateToken",
    "ErrorBoundary",
    "Event",
    "EventContext",
    "EventNamespace",
    "LeanStates",
    "Middleware",
    "PrecompressedStaticFiles",
    "StateManagerMemory",
    "StateUpdate",
    "VarData",
    "claim_token",
    "context_of",
    "drop_states",
    "drop_unchanged_states",
    "empty",
    "format_event_handler",
    "is_first_hydrate",
    "is_mixin",
    "keep_states_lean",
    "make_all_states",
    "queue_event",
    "registered_handlers",
    "replace_namespace",
    "socket_of_event",
    "var_data_of",
]

VERSION = "0.10.1"

HYDRATE = "reflex___state____state.hydrate_and_load"
_ON_LOAD = "reflex___state____state.reflex___state____on_load_internal_state"
# Reflex's own handlers that every page needs; the second and the third come after HYDRATE.
LOADING_HANDLERS = (HYDRATE, f"{_ON_LOAD}.on_load_internal", f"{_ON_LOAD}.set_is_hydrated")

_EVENT = "event"  # what the browser's side listens to
_PASSED = 0.0  # a time that has passed


def registered_handlers() -> dict[str, RegisteredEventHandler]:
    """All event handlers, Reflex's own as well, by their full names."""
    return RegistrationContext.get().event_handlers


def is_mixin(state: type[BaseState]) -> bool:
    """Whether a class only lends its members to states and is none itself."""
    return state._mixin


def is_first_hydrate(payload: Mapping[str, Any]) -> bool:
    """Whether a HYDRATE comes from a page just loaded; a reconnect has no compiled state left."""
    return payload.get("hashes") is not None


async def claim_token(namespace: EventNamespace, token: str, sid: str) -> str | None:
    """Give a client's token to a new socket. Returns the socket that had it, if it is one of this
    process; one of another process learns of it through Redis.
    """
    manager = namespace._token_manager
    record = manager.token_to_socket.get(token)
    dead = record.sid if record and record.instance_id == manager.instance_id else None
    if dead is not None:
        await manager.disconnect_token(token, dead)
    if isinstance(manager, RedisTokenManager):
        # Reflex takes a token that is in Redis for a second tab's, unless it is this socket's own.
        manager._ensure_socket_record_task()
        own = SocketRecord(instance_id=manager.instance_id, sid=sid)
        manager.token_to_socket[token], manager.sid_to_token[sid] = own, token
        await manager._store_socket_record(token, own)
    return dead


async def queue_event(
    namespace: EventNamespace, sids: Iterable[str], message: StateUpdate | dict[str, Any]
) -> None:
    """Encode once and put it into the queue of each socket, as ``emit`` does through more layers
    and with a task for each.
    """
    sio, path = namespace.server, namespace.namespace
    packet = sio.packet_class(EVENT_PACKET, data=[_EVENT, message], namespace=path)
    frame = EnginePacket(ENGINE_MESSAGE, packet.encode())
    for sid in sids:
        engine_sid = sio.manager.eio_sid_from_sid(sid, path)
        if engine_sid is not None:
            await sio.eio.send_packet(engine_sid, frame)


def empty(state: BaseState) -> None:
    """Set all vars of a client's states back to what they begin with."""
    state._get_root_state().reset()  # type: ignore[no-untyped-call]


def replace_namespace(app: rx.App, make: Callable[[str, rx.App], EventNamespace]) -> None:
    """Let another namespace answer the app's sockets."""
    assert app.event_namespace is not None
    assert app.sio is not None
    namespace = make(app.event_namespace.namespace, app)
    app.sio.register_namespace(namespace)
    app._event_namespace = namespace


def socket_of_event() -> str:
    """The id of the socket that sent the event that runs; empty if none does."""
    try:
        return str(EventContext.get().router_data.get("sid", ""))
    except LookupError:
        return ""


class LeanStates(StateManagerMemory):
    """Keeps of each open page only the states that the page uses: some three of a hundred, of which
    Reflex would make all for every page.
    """

    def _get_or_create_state(self, token: StateToken[Any]) -> Any:
        if token.cache_key not in self.states and isinstance(token, BaseStateToken):
            root = token.cls.get_root_state()
            self.states[token.cache_key] = _made(root)
        return super()._get_or_create_state(token)


class _Substates(dict[str, BaseState]):
    """A state's substates by name; each is made when it is first asked for."""

    def __init__(self, state: BaseState) -> None:
        self._state: BaseState | None = state

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or name in self._classes()

    def __missing__(self, name: str) -> BaseState:
        made = self[name] = _made(self._classes()[name], self._state)
        return made

    def make_all(self) -> None:
        """Make those that are missing, and theirs."""
        for name in self._classes():
            substates = self[name].substates
            if isinstance(substates, _Substates):
                substates.make_all()

    def drop_unchanged(self) -> None:
        """Forget those that are as they begin, with all of theirs."""
        for name, state in list(self.items()):
            if isinstance(state.substates, _Substates):
                state.substates.drop_unchanged()
            if not state._was_touched and not state.substates:
                state.parent_state = None
                del self[name]

    def clear(self) -> None:
        """Reflex takes a tree apart that has expired: without circles it is freed at once."""
        super().clear()
        self._state = None

    def _classes(self) -> Mapping[str, type[BaseState]]:
        return _substates_of(type(self._state)) if self._state is not None else {}


@cache
def _substates_of(state: type[BaseState]) -> dict[str, type[BaseState]]:
    """All are known once the app runs."""
    return {substate.get_name(): substate for substate in state.get_substates()}


def _made(state: type[BaseState], parent: BaseState | None = None) -> BaseState:
    made = state(parent, init_substates=False, _reflex_internal_init=True)
    object.__setattr__(made, "substates", _Substates(made))
    return made


def keep_states_lean(app: rx.App) -> None:
    """Let the app make states when they are used, if it keeps them in memory."""
    if isinstance(app._state_manager, StateManagerMemory):
        # Without a cache, mypy takes the overloads of Reflex's base for methods that are missing.
        app._state_manager = cast("Callable[[], LeanStates]", LeanStates)()


def make_all_states(state: BaseState) -> None:
    """For a snapshot for a page that may show what this process has never heard of."""
    substates = state._get_root_state().substates
    if isinstance(substates, _Substates):
        substates.make_all()


def drop_unchanged_states(state: BaseState) -> None:
    """Forget what :func:`make_all_states` made and nobody has used since."""
    substates = state._get_root_state().substates
    if isinstance(substates, _Substates):
        substates.drop_unchanged()


def drop_states(
    manager: StateManagerMemory, is_wanted: Callable[[str, BaseState | None], bool]
) -> None:
    """Forget the states that nobody wants, by client token; one that an event uses stays."""
    for key, (_, token) in list(manager._token_expires_at.items()):
        if not is_wanted(key, manager.states.get(key)):
            manager._token_expires_at[key] = (_PASSED, token)
    manager._purge_expired_tokens()


def var_data_of(*wanted: rx.Var[Any]) -> VarData | None:
    """What pages must load in order to show these vars."""
    return VarData.merge(*(var._get_all_var_data() for var in wanted))


def context_of(var: rx.Var[int]) -> str:
    """The name under which a page's script has the state of a var."""
    return str(var).rsplit(".", 1)[0]
