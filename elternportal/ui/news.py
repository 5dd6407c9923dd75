"""Something to read, and how it stands with each child: the same wherever it is listed."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.state.start_lines import NewsChildLine, NewsLine
from elternportal.ui.components import badge, chip
from elternportal.ui.icons import icon
from elternportal.ui.prose import by_school


def news_row(row: ObjectVar[NewsLine]) -> rx.Component:
    """One line for all children whom it concerns; the whole row leads to it.

    An area may bring rows of its own that have these fields.
    """
    return rx.el.li(
        rx.el.div(
            rx.el.a(by_school(row.title), href=row.href, class_name="ep-letter-link"),
            rx.cond(row.news != "", badge(row.news)),
            class_name="ep-letter-head",
        ),
        rx.el.p(row.about, class_name="ep-muted ep-small"),
        rx.el.ul(rx.foreach(row.children, _child), class_name="ep-letter-children"),
        key=row.key,
        class_name="ep-letter-row",
    )


def child_state(line: ObjectVar[NewsChildLine]) -> rx.Component:
    """The sentence with a symbol; nothing if there is nothing to say."""
    return rx.cond(
        line.sentence != "",
        rx.el.span(
            rx.match(
                line.tone,
                ("success", icon("circle-check")),
                ("danger", icon("circle-alert")),
                icon("clock"),
            ),
            rx.el.span(line.sentence),
            class_name="ep-letter-state ep-tone-" + line.tone.to(str),
        ),
    )


def _child(line: ObjectVar[NewsChildLine]) -> rx.Component:
    return rx.el.li(chip(line.name), child_state(line), key=line.key)
