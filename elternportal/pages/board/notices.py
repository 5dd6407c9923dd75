"""The Schwarzes Brett: current notices, and those of this school year that have ended."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.board.notices import BoardPageState as State
from elternportal.state.board.notices import NoticeLine
from elternportal.ui.attachments import file_list
from elternportal.ui.board.category import category_badge
from elternportal.ui.components import card, empty_state, link_button, skeleton
from elternportal.ui.layout import page_frame
from elternportal.ui.place import link_to
from elternportal.ui.prose import prose


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_administration,
            rx.el.div(
                link_button(
                    t("board-manage"), link_to(routes.OFFICE_BOARD), kind="secondary", icon="pencil"
                ),
                class_name="ep-actions",
            ),
        ),
        rx.cond(State.is_loaded, rx.fragment(_current(), _archive()), skeleton(6)),
        title=t("board-title"),
    )


def _current() -> rx.Component:
    return rx.cond(
        State.current.length() > 0,
        rx.el.div(rx.foreach(State.current, _notice), class_name="ep-notices"),
        empty_state(t("board-empty"), "pin"),
    )


def _archive() -> rx.Component:
    return rx.cond(
        State.archive.length() > 0,
        rx.el.details(
            rx.el.summary(t("board-archive"), class_name="ep-fold-title"),
            rx.el.div(rx.foreach(State.archive, _notice), class_name="ep-notices"),
        ),
    )


def _notice(notice: ObjectVar[NoticeLine]) -> rx.Component:
    return card(
        rx.el.div(
            category_badge(notice.category),
            rx.el.span(notice.until, class_name="ep-muted ep-small"),
            class_name="ep-notice-head",
        ),
        rx.cond(notice.html != "", prose(notice.html)),
        rx.cond(notice.files.length() > 0, file_list(notice.files)),
        title=notice.title,
        level=2,
        key=notice.key,
    )


PAGE = Page(routes.BOARD, view, "board-title", State.load)
