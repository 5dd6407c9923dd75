"""All that the portal uses of Reflex and that Reflex does not document, in one place.

It holds for the version below, which ``pyproject.toml`` pins: whoever raises the pin looks
through this file first. Elsewhere only ``reflex`` itself, ``reflex.event`` and ``reflex.vars`` are
imported.
"""

from collections.abc import Callable, Mapping
from typing import Any

import reflex as rx
from reflex.app import EventNamespace
from reflex.istate.manager.memory import StateManagerMemory
from reflex.istate.manager.token import BaseStateToken
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
    "Middleware",
    "PrecompressedStaticFiles",
    "StateManagerMemory",
    "StateUpdate",
    "VarData",
    "claim_token",
    "context_of",
    "drop_states",
    "empty",
    "format_event_handler",
    "is_first_hydrate",
    "is_mixin",
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
