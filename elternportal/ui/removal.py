"""Deleting something asks first."""

from collections.abc import Callable

import reflex as rx

from elternportal.ui.components import EventSpec, button, confirm
from elternportal.ui.fields import Text


def removal(
    word: Text,
    question: Text,
    *others: rx.Component,
    asks: rx.Var[bool],
    ask: Callable[[bool], EventSpec],
    delete: EventSpec,
) -> rx.Component:
    """A row of ``others`` and the button to delete; in its place the question once it is pressed.

    The page's state keeps whether it ``asks``, and its handler ``ask`` sets that.
    """
    return rx.cond(
        asks,
        confirm(question, delete, ask(False), yes=word),
        rx.el.div(
            *others,
            button(word, kind="danger", on_click=ask(True)),
            class_name="ep-actions",
        ),
    )
