"""A letter in a list, and how it stands with each child: the same wherever letters are shown."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.state.letters.inbox_views import InboxLine
from elternportal.state.letters.sentences import SentenceLine
from elternportal.ui.components import badge, chip
from elternportal.ui.icons import icon


def letter_row(row: ObjectVar[InboxLine]) -> rx.Component:
    """One letter for all children whom it concerns; the whole row leads to it."""
    return rx.el.li(
        rx.el.div(
            rx.el.a(row.title, href=row.href, class_name="ep-letter-link"),
            rx.cond(row.news != "", badge(row.news)),
            class_name="ep-letter-head",
        ),
        rx.el.p(row.about, class_name="ep-muted ep-small"),
        rx.el.ul(rx.foreach(row.children, _child), class_name="ep-letter-children"),
        key=row.key,
        class_name="ep-letter-row",
    )


def letter_state(line: ObjectVar[SentenceLine]) -> rx.Component:
    """The sentence with a symbol; nothing if the letter asks for nothing."""
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


def _child(line: ObjectVar[SentenceLine]) -> rx.Component:
    return rx.el.li(chip(line.name), letter_state(line), key=line.key)
