"""Writing a letter, letting it go out, and correcting it."""

from typing import cast

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.letters.office_letter import CHANGES, CORRECT, REVIEW, WRITE
from elternportal.state.letters.office_letter import OfficeLetterPageState as State
from elternportal.state.letters.office_letter_views import LetterFormLine
from elternportal.ui.components import button, empty_state, skeleton
from elternportal.ui.layout import page_frame
from elternportal.ui.letters.form import correction_form, letter_form
from elternportal.ui.letters.review import correction_review, published, review
from elternportal.ui.place import back_link, tab_title
from elternportal.ui.removal import removal

EDITOR = cast("ObjectVar[LetterFormLine]", State.editor)


def view() -> rx.Component:
    return page_frame(
        tab_title(EDITOR.title),
        rx.cond(
            State.is_loaded,
            rx.cond(State.is_found, _letter(), empty_state(t("error-not-found"), "file-x")),
            skeleton(8),
        ),
        title=t("office-letter-title"),
        group="news",
        back=back_link(routes.OFFICE_LETTERS, t("office-letter-all")),
    )


def _letter() -> rx.Component:
    """The step one is at. Forms are only hidden while one looks over what was typed in them."""
    is_draft = (State.step == WRITE) | (State.step == REVIEW)
    is_correction = (State.step == CORRECT) | (State.step == CHANGES)
    return rx.fragment(
        rx.el.p(State.state_sentence, class_name="ep-strong"),
        rx.cond(
            is_draft,
            rx.fragment(
                rx.el.div(_draft(), hidden=State.step == REVIEW),
                rx.cond(State.step == REVIEW, review()),
            ),
            rx.cond(
                is_correction,
                rx.fragment(
                    rx.el.div(correction_form(), hidden=State.step == CHANGES),
                    rx.cond(State.step == CHANGES, correction_review()),
                ),
                published(),
            ),
        ),
    )


def _draft() -> rx.Component:
    return rx.el.div(
        letter_form(),
        rx.cond(State.letter_id > 0, _other_steps()),
        class_name="ep-stack",
    )


def _other_steps() -> rx.Component:
    return removal(
        t("office-letter-delete"),
        f"{t('office-letter-delete-question')} „{EDITOR.title}“",
        rx.cond(
            State.is_scheduled,
            button(t("office-letter-unschedule"), kind="secondary", on_click=State.unschedule),
        ),
        asks=State.asks_delete,
        ask=State.ask_delete,
        delete=State.delete,
    )


PAGE = Page(routes.OFFICE_LETTER, view, "office-letter-title", State.load)
