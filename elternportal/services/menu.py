"""The menu of a person: the pages of all modules, and what waits there; read at every page load."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session

from elternportal.domain.menu import menu_of
from elternportal.domain.people import Actor, Role
from elternportal.module import Module, installed
from elternportal.school_settings.snapshot import active_modules


@dataclass(frozen=True, slots=True)
class MenuView:
    """``pages`` are the routes that the person has, by group; ``waiting`` counts by route."""

    pages: dict[str, list[str]]
    waiting: dict[str, int]


def menu_view(session: Session, actor: Actor) -> MenuView:
    """The menu of this person, with one query for each number."""
    modules = active_modules(session)
    view = _without_numbers(modules, actor.roles)
    own = {route for routes in view.pages.values() for route in routes}
    for waiting in (waiting for module in modules for waiting in module.waiting):
        if waiting.route in own:
            view.waiting[waiting.route] = waiting.count(session, actor)
    return view


def menu_for_everybody() -> MenuView:
    """What a page shows before it knows who is there: what everybody has."""
    return _without_numbers(installed(), frozenset())


def _without_numbers(modules: Sequence[Module], roles: frozenset[Role]) -> MenuView:
    """Every route with a number has one, so that the page can add them up."""
    pages = menu_of((entry for module in modules for entry in module.menu), roles)
    every = (waiting for module in installed() for waiting in module.waiting)
    return MenuView(pages, {waiting.route: 0 for waiting in every})
