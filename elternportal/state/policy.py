"""Policies: who may run an event handler. What declares none stays closed (security Z1).

A method of a state is an event handler if it stands under one of the decorators here, and under
no other: ``state/base.py`` refuses a public method without one as soon as its class is made.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import FunctionType
from typing import Any, TypeAlias, TypeVar

import reflex as rx

from elternportal.domain.people import Actor, Role
from elternportal.reflex_internals import LOADING_HANDLERS, is_mixin, registered_handlers

# Reflex makes of a method what pages call with vars; mypy cannot follow it.
Handler: TypeAlias = Callable[[Callable[..., Any]], Any]
S = TypeVar("S", bound=type[rx.State])
POLICY_ATTRIBUTE = "_portal_policy"


@dataclass(frozen=True, slots=True)
class Policy:
    """Who may run a handler. ``public`` includes people who are not signed in, ``signed_in`` those
    who are nothing at school any more, e.g. after the last child was taken off the account.
    """

    roles: frozenset[Role] = frozenset()
    public: bool = False
    signed_in: bool = False

    def admits(self, actor: Actor | None) -> bool:
        if self.public:
            return True
        if actor is None:
            return False
        return self.signed_in or not self.roles.isdisjoint(actor.roles)


PUBLIC = Policy(public=True)
ANYBODY_SIGNED_IN = Policy(signed_in=True)

# All of Reflex's own handlers but these stay closed.
FRAMEWORK_POLICIES = dict.fromkeys(LOADING_HANDLERS, PUBLIC)


def allow(*roles: Role) -> Handler:
    """An event handler that people with one of ``roles`` may run."""
    return _handler(Policy(frozenset(roles)))


def allow_signed_in(method: Callable[..., Any]) -> Any:
    """An event handler that every signed-in person may run."""
    return _handler(ANYBODY_SIGNED_IN)(method)


def allow_public(method: Callable[..., Any]) -> Any:
    """An event handler that anybody, signed in or not, may run."""
    return _handler(PUBLIC)(method)


def policy_of(handler_name: str) -> Policy | None:
    """The declared policy of a registered handler, or None: closed."""
    if handler_name in FRAMEWORK_POLICIES:
        return FRAMEWORK_POLICIES[handler_name]
    registered = registered_handlers().get(handler_name)
    return getattr(registered.handler.fn, POLICY_ATTRIBUTE, None) if registered else None


def area_of(handler_name: str) -> str:
    """The area whose page state has a handler; empty for what belongs to no area.

    Reflex's name of a state holds the path of its module: ``elternportal/state/<area>/…``.
    """
    state = handler_name.rpartition(".")[0].rpartition(".")[2]
    path = state.partition("____")[0].split("___")
    return path[2] if len(path) > 3 and path[:2] == ["elternportal", "state"] else ""


def allow_page_visitors(method: Callable[..., Any]) -> Any:
    """An event handler of a mixin, for whoever may open the page that inherits it."""
    setattr(method, POLICY_ATTRIBUTE, None)
    return rx.event(method)


def opens_for(*roles: Role) -> Callable[[S], S]:
    """A page that people with one of ``roles`` may open."""
    return _page(Policy(frozenset(roles)))


def opens_for_signed_in(page: S) -> S:
    """A page that every signed-in person may open."""
    return _page(ANYBODY_SIGNED_IN)(page)


def opens_for_everybody(page: S) -> S:
    """A page that anybody, signed in or not, may open."""
    return _page(PUBLIC)(page)


def refuse_undeclared(members: Mapping[str, object], where: str) -> None:
    """Make sure that of a state's own methods only declared ones are public.

    Raises:
        TypeError: another one is; Reflex would let every client call it.
    """
    for name, member in members.items():
        is_method = isinstance(member, FunctionType) and not name.startswith("_")
        if is_method and not hasattr(member, POLICY_ATTRIBUTE):
            raise TypeError(f"{where}.{name} is public, but does not say who may run it")


def _handler(policy: Policy) -> Handler:
    def declare(method: Callable[..., Any]) -> Any:
        setattr(method, POLICY_ATTRIBUTE, policy)
        return rx.event(method)

    return declare


def _page(policy: Policy) -> Callable[[S], S]:
    def open_for(page: S) -> S:
        if is_mixin(page):
            raise TypeError(f"{page.__name__} has no state of its own: PortalState is missing")
        for handler in page.event_handlers.values():
            # Each page has copies of its mixins' handlers, and so a policy of its own.
            if getattr(handler.fn, POLICY_ATTRIBUTE, PUBLIC) is None:
                setattr(handler.fn, POLICY_ATTRIBUTE, policy)
        return page

    return open_for
