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
from elternportal.ui.components import card, empty_state
from elternportal.ui.prose import by_school, prose
from elternportal.ui.reading import reading_page


def view() -> rx.Component:
    return reading_page(
        State,
        rx.fragment(_current(), _archive()),
        title=t("board-title"),
        manage=t("board-manage"),
        office=routes.OFFICE_BOARD,
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
        id="board-" + notice.key.to(str),
        title=by_school(notice.title),
        level=2,
        key=notice.key,
    )


PAGE = Page(routes.BOARD, view, "board-title", State.load)
