"""Texts that people wrote: as they meant them, and with what a correction changed."""

import reflex as rx
from reflex.vars import ArrayVar, ObjectVar

from elternportal.i18n import current_language, t
from elternportal.state.base import PortalState
from elternportal.texts.changes import ChangePiece
from elternportal.ui.components import EventSpec, button


def prose(html: rx.Var[str]) -> rx.Component:
    """``html`` comes from ``texts.markdown.to_html`` alone, which lets nothing unsafe through.

    The school writes in its own language, whatever that of the page is.
    """
    written_in = {"lang": PortalState.school_language}
    return rx.html(html, class_name="ep-prose", custom_attrs=written_in)


def by_school(text: rx.Var[str]) -> rx.Component:
    """A few words that the school wrote, e.g. a title: in its language, like :func:`prose`."""
    return rx.el.span(text, lang=PortalState.school_language)


def open_button(text: rx.Var[str], on_click: EventSpec) -> rx.Component:
    """Opens what the school wrote and named so, like :func:`by_school`; for lists of the office."""
    return button(text, kind="quiet", lang=PortalState.school_language, on_click=on_click)


def language_of(is_by_school: rx.Var[bool]) -> rx.Var[str]:
    """The ``lang`` of a text that either the school wrote or the portal says."""
    language: rx.Var[str] = rx.cond(is_by_school, PortalState.school_language, current_language())
    return language


def changed_text(pieces: ArrayVar[list[ChangePiece]]) -> rx.Component:
    """A text with what went struck through and what came underlined.

    Screen readers tell neither, so hidden words do.
    """
    return rx.el.p(
        rx.foreach(pieces, _piece), lang=PortalState.school_language, class_name="ep-changes"
    )


def _piece(piece: ObjectVar[ChangePiece]) -> rx.Component:
    return rx.match(
        piece.kind,
        ("removed", rx.el.del_(_spoken(t("letter-removed")), piece.text)),
        ("added", rx.el.ins(_spoken(t("letter-added")), piece.text)),
        rx.el.span(piece.text),
    )


def _spoken(word: str) -> rx.Component:
    return rx.el.span(f"{word} ", class_name="kern-sr-only")
