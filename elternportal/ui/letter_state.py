"""How a letter stands with a child, the same wherever letters are shown."""

import reflex as rx
from reflex.vars import ArrayVar, ObjectVar

from elternportal.state.letter_sentences import ChildLine
from elternportal.ui.components import chip
from elternportal.ui.icons import icon


def letter_children(lines: ArrayVar[list[ChildLine]]) -> rx.Component:
    """The children whom a letter concerns, each with its sentence."""
    return rx.el.ul(rx.foreach(lines, _child), class_name="ep-letter-children")


def letter_state(line: ObjectVar[ChildLine]) -> rx.Component:
    """The sentence with a symbol; nothing if the letter asks for nothing."""
    return rx.cond(
        line.sentence != "",
        rx.el.span(
            rx.match(
                line.tone,
                ("success", icon("circle-check")),
                ("warning", icon("clock")),
                ("danger", icon("circle-alert")),
                icon("circle-help"),
            ),
            rx.el.span(line.sentence),
            class_name="ep-letter-state ep-tone-" + line.tone.to(str),
        ),
    )


def _child(line: ObjectVar[ChildLine]) -> rx.Component:
    return rx.el.li(chip(line.name), letter_state(line), key=line.key)
