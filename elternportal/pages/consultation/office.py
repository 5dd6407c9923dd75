"""Where the office sees the consultation hours of all teachers."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.domain.consultation import OFFICE_CONSULTATION
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.consultation.office import OfficeConsultationPageState as State
from elternportal.state.consultation.office import TeacherHoursLine
from elternportal.ui.components import empty_state, file_button, skeleton, table_of, table_row
from elternportal.ui.editing import actions
from elternportal.ui.layout import page_frame
from elternportal.ui.listing import choice_links, list_search, pager_links
from elternportal.ui.prose import by_school


def view() -> rx.Component:
    return page_frame(
        rx.cond(State.is_loaded, _list(), skeleton(6)),
        title=t("office-consultation-title"),
        group="office",
    )


def _list() -> rx.Component:
    heads = [t(f"office-consultation-{name}") for name in ("teacher", "hours", "coming")]
    return rx.fragment(
        rx.el.p(State.missing),
        actions(file_button(t("office-consultation-pdf"), State.pdf, icon="printer")),
        choice_links(t("office-consultation-shown"), State.shown),
        list_search(
            t("office-consultation-search"), State.words, State.search, State.without_words
        ),
        table_of(
            State.teachers,
            _line,
            heads,
            caption=t("office-consultation-title"),
            empty=empty_state(t("office-consultation-empty"), "search-x"),
        ),
        pager_links(State.pages),
    )


def _line(line: ObjectVar[TeacherHoursLine]) -> rx.Component:
    return table_row(
        rx.el.a(line.teacher, href=line.href),
        rx.cond(
            line.hours.length() > 0,
            rx.el.div(rx.foreach(line.hours, lambda text: rx.el.p(by_school(text)))),
            t("office-consultation-no-hours"),
        ),
        line.coming.to_string(),
        key=line.teacher_id.to_string(),
    )


PAGE = Page(OFFICE_CONSULTATION, view, "office-consultation-title", State.load)
