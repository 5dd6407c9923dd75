"""One Elternbrief for guardians: text, files, the answer for each child, and what was corrected."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.letters.letter import LetterPageState as State
from elternportal.state.letters.letter_views import CorrectionLine, LetterChildLine
from elternportal.ui.attachments import file_list
from elternportal.ui.components import button, card, chip, empty_state, section, skeleton
from elternportal.ui.layout import page_frame
from elternportal.ui.letters.reply import change_form, confirmation, reply_form
from elternportal.ui.news import child_state
from elternportal.ui.place import back_link, tab_title
from elternportal.ui.prose import by_school, changed_text, prose


def view() -> rx.Component:
    return page_frame(
        tab_title(State.title),
        rx.cond(
            State.is_loaded,
            rx.cond(
                State.version > 0,
                _letter(),
                empty_state(
                    rx.cond(State.withdrawn != "", State.withdrawn, t("letter-missing")), "mail-x"
                ),
            ),
            skeleton(8),
        ),
        title=rx.cond(State.title != "", by_school(State.title), t("letter-title")),
        back=back_link(routes.LETTERS, t("letter-back")),
    )


def _letter() -> rx.Component:
    return rx.fragment(
        rx.el.div(
            rx.el.p(State.about, class_name="ep-muted"),
            child_state(State.wish),
            class_name="ep-letter-top",
        ),
        rx.el.article(prose(State.html), class_name="ep-card ep-letter-text"),
        rx.cond(
            State.files.length() > 0,
            section(t("letter-files"), card(file_list(State.files))),
        ),
        rx.cond(State.demand == "none", _only_children(), _answers()),
        rx.cond(
            State.corrections.length() > 0,
            section(t("letter-corrections"), rx.foreach(State.corrections, _correction)),
        ),
    )


def _only_children() -> rx.Component:
    """A letter that asks for nothing: whom it is for."""
    return rx.el.p(
        t("letter-is-for"),
        " ",
        rx.foreach(State.children, lambda child: chip(child.line.name)),
        class_name="ep-letter-for",
    )


def _answers() -> rx.Component:
    return section(
        t("letter-answer"),
        rx.el.ul(rx.foreach(State.children, _child), class_name="ep-letter-answers"),
        rx.cond(
            State.changes_for > 0,
            card(change_form()),
            rx.cond(State.waiting.length() > 0, card(_hint(), _form())),
        ),
    )


def _hint() -> rx.Component:
    return rx.cond(State.is_asked_anew, rx.el.p(t("letter-asked-anew")))


def _form() -> rx.Component:
    return rx.cond(State.demand == "confirmation", confirmation(), reply_form())


def _child(child: ObjectVar[LetterChildLine]) -> rx.Component:
    return rx.el.li(
        rx.el.div(chip(child.line.name), child_state(child.line), class_name="ep-letter-who"),
        rx.cond(
            child.replies.length() > 0,
            rx.el.ul(
                rx.foreach(child.replies, lambda reply: rx.el.li(reply)),
                class_name="ep-letter-replies",
            ),
        ),
        rx.cond(child.files.length() > 0, file_list(child.files)),
        rx.cond(child.version != "", rx.el.p(child.version, class_name="ep-hint")),
        rx.cond(
            child.may_change & (State.changes_for != child.pupil_id),
            button(
                t("letter-change"),
                kind="quiet",
                icon="pencil",
                aria_label=t("letter-change") + ": " + child.line.name,
                on_click=State.ask_change(child.pupil_id),
            ),
        ),
        key=child.pupil_id.to_string(),
    )


def _correction(correction: ObjectVar[CorrectionLine]) -> rx.Component:
    return rx.el.details(
        rx.el.summary(by_school(correction.title)),
        changed_text(correction.pieces),
        rx.cond(
            correction.files.length() > 0,
            rx.el.ul(
                rx.foreach(correction.files, lambda file: rx.el.li(file)), class_name="ep-notes"
            ),
        ),
        key=correction.key,
        class_name="ep-card ep-correction",
    )


PAGE = Page(routes.LETTER, view, "letter-title", State.load)
