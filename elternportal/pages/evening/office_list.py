"""The office's list of evenings, and the form for a new one."""

from typing import cast

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.evening.office_list import OfficeEveningsPageState as State
from elternportal.state.evening.office_views import EveningFormLine, EveningLine
from elternportal.ui.components import empty_state, section, skeleton, table_of, table_row
from elternportal.ui.evening.form import evening_form
from elternportal.ui.layout import page_frame
from elternportal.ui.prose import by_school

DRAFT = cast("ObjectVar[EveningFormLine]", State.draft)


def view() -> rx.Component:
    return page_frame(
        rx.cond(State.is_loaded, _evenings(), skeleton(4)),
        section(
            t("office-evenings-new"),
            evening_form(DRAFT, State.create, save="office-evenings-create"),
        ),
        title=t("office-evenings-title"),
        group="office",
    )


def _evenings() -> rx.Component:
    heads = ("title", "when", "state", "teachers", "booked")
    return table_of(
        State.evenings,
        _row,
        [t(f"office-evenings-head-{name}") for name in heads],
        caption=t("office-evenings-title"),
        empty=empty_state(t("office-evenings-empty"), "calendar-plus"),
    )


def _row(line: ObjectVar[EveningLine]) -> rx.Component:
    return table_row(
        rx.el.a(by_school(line.title), href=line.href, class_name="kern-link"),
        line.when,
        line.state,
        line.teachers,
        line.booked,
        key=line.href,
    )


PAGE = Page(routes.OFFICE_EVENINGS, view, "office-evenings-title", State.load)
