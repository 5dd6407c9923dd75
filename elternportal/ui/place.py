"""Where we are: the page that is being built, and the same page in the other language."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import reflex as rx

from elternportal import routes
from elternportal.i18n import current_language
from elternportal.ui.icons import icon

_route: ContextVar[str] = ContextVar("route", default=routes.START)


@contextmanager
def building(route: str) -> Iterator[None]:
    """Build the page of ``route`` (without language prefix) inside this block."""
    token = _route.set(route)
    try:
        yield
    finally:
        _route.reset(token)


def current_route() -> str:
    """The route set by :func:`building`."""
    return _route.get()


def link_to(route: str) -> str:
    """The address of a page in the language being built."""
    return routes.localized(route, current_language())


def back_link(route: str, text: str) -> rx.Component:
    """The way from one thing to the list that it is in, for ``page_frame(back=…)``."""
    return back_to_address(link_to(route), text)


def back_to_address(address: str | rx.Var[str], text: str) -> rx.Component:
    """The same to a page that is about one thing, e.g. one account."""
    return rx.el.p(rx.el.a(icon("arrow-left"), text, href=address, class_name="ep-back"))


def tab_title(title: rx.Var[str]) -> rx.Component:
    """What the browser calls the tab while the page shows this (``assets/tab-title.js``)."""
    return rx.el.span(hidden=True, custom_attrs={"data-tab-title": title})


def other_language() -> str:
    """The language that the page can be switched to."""
    return "en" if current_language() == "de" else "de"


def same_page_in_other_language() -> rx.Var[str]:
    """The address of this page in the other language; the query, e.g. the chosen child, stays."""
    query = rx.State.router.url.query
    page = routes.localized(current_route(), other_language())
    address: rx.Var[str] = rx.cond(query == "", page, f"{page}?{query}")
    return address
