"""Vertretungsplan: what is different on the next days."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.domain.timetable import OFFICE_SUBSTITUTIONS, SUBSTITUTIONS
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.timetable.days import ChangedDayLine, ForWhomLine
from elternportal.state.timetable.days import SubstitutionsPageState as State
from elternportal.ui.components import empty_state, section
from elternportal.ui.prose import by_school
from elternportal.ui.reading import reading_page
from elternportal.ui.timetable.lesson import lesson


def view() -> rx.Component:
    return reading_page(
        State,
        rx.fragment(
            rx.cond(State.stand != "", rx.el.p(State.stand, class_name="ep-muted", role="status")),
            rx.cond(
                State.days.length() > 0,
                rx.foreach(State.days, _day),
                empty_state(t("substitutions-empty"), "calendar-check"),
            ),
        ),
        title=t("substitutions-title"),
        manage=t("substitutions-manage"),
        office=OFFICE_SUBSTITUTIONS,
        group="service",
    )


def _day(day: ObjectVar[ChangedDayLine]) -> rx.Component:
    return section(
        day.name,
        rx.cond(day.text != "", rx.el.p(by_school(day.text), class_name="ep-lines")),
        rx.foreach(day.parts, _part),
        key=day.key,
    )


def _part(part: ObjectVar[ForWhomLine]) -> rx.Component:
    return rx.el.div(
        rx.cond(part.name != "", rx.el.h3(part.name, class_name="kern-title")),
        rx.el.ul(rx.foreach(part.lessons, lesson), class_name="ep-lessons"),
        key=part.key,
    )


PAGE = Page(SUBSTITUTIONS, view, "substitutions-title", State.load)
