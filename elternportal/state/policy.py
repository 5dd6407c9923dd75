"""Policies: who may run an event handler. What declares none stays closed (security Z1)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from reflex_base.registry import RegistrationContext

from elternportal.domain.people import Actor, Role

F = TypeVar("F", bound=Callable[..., Any])
POLICY_ATTRIBUTE = "_portal_policy"


@dataclass(frozen=True, slots=True)
class Policy:
    """Who may run a handler. ``public`` includes people who are not signed in."""

    roles: frozenset[Role] = frozenset()
    public: bool = False

    def admits(self, actor: Actor | None) -> bool:
        if self.public:
            return True
        return actor is not None and not self.roles.isdisjoint(actor.roles)


PUBLIC = Policy(public=True)
ANYBODY_SIGNED_IN = Policy(frozenset(Role))

HYDRATE = "reflex___state____state.hydrate_and_load"
_ON_LOAD = "reflex___state____state.reflex___state____on_load_internal_state"

# Reflex's own handlers that every page needs; all its others stay closed.
FRAMEWORK_POLICIES = {
    HYDRATE: PUBLIC,
    f"{_ON_LOAD}.on_load_internal": PUBLIC,
    f"{_ON_LOAD}.set_is_hydrated": PUBLIC,
}


def allow(*roles: Role) -> Callable[[F], F]:
    """Declare that people with one of ``roles`` may run this handler."""
    return _declare(Policy(frozenset(roles)))


def allow_signed_in(handler: F) -> F:
    """Declare that every signed-in person may run this handler."""
    return _declare(ANYBODY_SIGNED_IN)(handler)


def allow_public(handler: F) -> F:
    """Declare that anybody, signed in or not, may run this handler."""
    return _declare(PUBLIC)(handler)


def policy_of(handler_name: str) -> Policy | None:
    """The declared policy of a registered handler, or None: closed."""
    if handler_name in FRAMEWORK_POLICIES:
        return FRAMEWORK_POLICIES[handler_name]
    registered = RegistrationContext.get().event_handlers.get(handler_name)
    return getattr(registered.handler.fn, POLICY_ATTRIBUTE, None) if registered else None


def area_of(handler_name: str) -> str:
    """The area whose page state has a handler; empty for what belongs to no area.

    Reflex's name of a state holds the path of its module: ``elternportal/state/<area>/…``.
    """
    state = handler_name.rpartition(".")[0].rpartition(".")[2]
    path = state.partition("____")[0].split("___")
    return path[2] if len(path) > 3 and path[:2] == ["elternportal", "state"] else ""


def _declare(policy: Policy) -> Callable[[F], F]:
    def mark(handler: F) -> F:
        setattr(handler, POLICY_ATTRIBUTE, policy)
        return handler

    return mark
