"""A meal in the list."""

import reflex as rx

from elternportal.ui.components import card


def meal(name: rx.Var[str]) -> rx.Component:
    """A meal on a card of its own."""
    return card(rx.el.p(name))
