"""Class teachers read the letters to their own classes, and find there what came back."""

from typing import cast

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.letters.class_letters import ClassLetterLine, OpenClassLetterLine
from elternportal.state.letters.class_letters import ClassLettersPageState as State
from elternportal.ui.attachments import file_list
from elternportal.ui.components import empty_state, link_button, skeleton
from elternportal.ui.layout import page_frame
from elternportal.ui.listing import list_search, pager_links
from elternportal.ui.place import back_link, tab_title
from elternportal.ui.prose import by_school, prose

LETTER = cast("ObjectVar[OpenClassLetterLine]", State.letter)


def view() -> rx.Component:
    return page_frame(
        tab_title(LETTER.title),
        rx.cond(
            State.is_loaded,
            rx.cond(State.letter_id > 0, _letter(), _list()),
            skeleton(4),
        ),
        title=rx.cond(LETTER.title != "", by_school(LETTER.title), t("class-letters-title")),
        back=back_link(routes.CLASS_LETTERS, t("class-letters-all")),
        shows_one=State.letter_id > 0,
    )


def _list() -> rx.Component:
    return rx.fragment(
        list_search(t("letters-search"), State.words, State.search, State.without_words),
        rx.cond(
            State.letters.length() > 0,
            rx.fragment(
                rx.el.ul(rx.foreach(State.letters, _line), class_name="ep-list"),
                pager_links(State.pages),
            ),
            empty_state(
                rx.cond(
                    State.words != "", t("class-letters-empty-words"), t("class-letters-empty")
                ),
                "mail",
            ),
        ),
    )


def _line(line: ObjectVar[ClassLetterLine]) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.a(by_school(line.title), href=line.href, class_name="kern-link ep-letter-cell"),
            rx.el.p(line.about, class_name="ep-muted"),
        ),
        rx.el.a(
            t("class-letters-results"),
            href=line.results,
            aria_label=f"{t('class-letters-results')}: {line.title}",
            class_name="kern-link ep-letter-cell",
        ),
        key=line.key,
    )


def _letter() -> rx.Component:
    return rx.cond(LETTER.title != "", _opened(), empty_state(t("error-not-found"), "mail-x"))


def _opened() -> rx.Component:
    return rx.fragment(
        rx.el.p(LETTER.about, class_name="ep-muted"),
        rx.el.article(
            prose(LETTER.html),
            rx.cond(State.files.length() > 0, file_list(State.files)),
            rx.el.p(LETTER.asked, class_name="ep-muted"),
            rx.cond(
                LETTER.question != "", rx.el.p(by_school(LETTER.question), class_name="ep-strong")
            ),
            rx.el.ul(
                rx.foreach(LETTER.options, lambda text: rx.el.li(text, key=text)),
                class_name="ep-notes",
            ),
            class_name="ep-card ep-letter-text ep-stack",
        ),
        rx.el.div(link_button(t("class-letters-results"), LETTER.results), class_name="ep-actions"),
    )


PAGE = Page(routes.CLASS_LETTERS, view, "class-letters-title", State.load)
