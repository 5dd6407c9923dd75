"""Stundenplan: day by day on a phone, the whole week on a desk."""

import reflex as rx
from reflex.vars import ArrayVar, ObjectVar

from elternportal.domain.timetable import TIMETABLE
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.timetable.week import (
    CellLine,
    PlanOptionLine,
    RowLine,
    WeekdayLine,
)
from elternportal.state.timetable.week import TimetablePageState as State
from elternportal.ui.components import (
    EventSpec,
    empty_state,
    file_button,
    select_field,
    skeleton,
)
from elternportal.ui.editing import actions
from elternportal.ui.layout import page_frame
from elternportal.ui.listing import choice_links
from elternportal.ui.prose import by_school
from elternportal.ui.timetable.lesson import lesson, lesson_body


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.fragment(
                rx.cond(
                    State.people.length() > 1, choice_links(t("timetable-whose"), State.people)
                ),
                rx.cond(State.is_administration, _choices()),
                rx.cond(
                    State.days.length() > 0,
                    _week(),
                    empty_state(t("timetable-nobody"), "calendar-days"),
                ),
            ),
            skeleton(8),
        ),
        title=t("timetable-title"),
        group="service",
    )


def _choices() -> rx.Component:
    return rx.el.div(
        _choice(
            t("timetable-class"), "class", State.classes, State.chosen_class, State.choose_class
        ),
        _choice(
            t("timetable-teacher"),
            "teacher",
            State.teachers,
            State.chosen_teacher,
            State.choose_teacher,
        ),
        _choice(t("timetable-room"), "room", State.rooms, State.chosen_room, State.choose_room),
        class_name="ep-row",
    )


def _choice(
    label: str,
    name: str,
    options: ArrayVar[list[PlanOptionLine]],
    chosen: rx.Var[str],
    choose: EventSpec,
) -> rx.Component:
    return select_field(
        label,
        name,
        rx.fragment(rx.el.option(t("timetable-choose"), value=""), rx.foreach(options, _option)),
        value=chosen,
        required=False,
        on_change=choose,
    )


def _option(option: ObjectVar[PlanOptionLine]) -> rx.Component:
    return rx.el.option(option.name, value=option.value, key=option.value)


def _week() -> rx.Component:
    return rx.fragment(
        rx.el.h2(State.title, class_name="kern-heading-medium"),
        rx.el.p(State.week_name, class_name="ep-muted"),
        rx.el.nav(
            rx.el.a(t("timetable-before"), href=State.before, class_name="ep-child-chip"),
            rx.el.a(t("timetable-this-week"), href=State.this_week, class_name="ep-child-chip"),
            rx.el.a(t("timetable-after"), href=State.after, class_name="ep-child-chip"),
            aria_label=t("timetable-weeks"),
            class_name="ep-child-chips",
        ),
        rx.el.div(
            rx.el.nav(
                rx.foreach(State.days, _strip_day),
                aria_label=t("timetable-days"),
                class_name="ep-child-chips",
            ),
            rx.foreach(State.days, _day),
            *(
                rx.el.a(href=href, hidden=True, custom_attrs={"data-swipe": name})
                for name, href in (("before", State.day_before), ("after", State.day_after))
            ),
            class_name="ep-only-phone",
            custom_attrs={"data-days": ""},
        ),
        _table(),
        rx.cond(
            State.paper != "",
            actions(file_button(t("timetable-paper"), State.paper, icon="download")),
        ),
    )


def _strip_day(day: ObjectVar[WeekdayLine]) -> rx.Component:
    return rx.el.a(
        day.name,
        href=day.href,
        aria_current=rx.cond(day.is_current, "page", "false"),
        key=day.key,
        class_name="ep-child-chip",
    )


def _day(day: ObjectVar[WeekdayLine]) -> rx.Component:
    return rx.cond(
        day.is_current,
        rx.el.section(
            rx.el.h3(day.name, class_name="kern-title"),
            rx.cond(day.text != "", rx.el.p(by_school(day.text), class_name="ep-lines")),
            rx.cond(day.free != "", rx.el.p(day.free)),
            _notes(day),
            rx.el.ol(rx.foreach(day.lessons, lesson), class_name="ep-lessons"),
            key=day.key,
        ),
    )


def _table() -> rx.Component:
    return rx.el.div(
        rx.el.table(
            rx.el.caption(t("timetable-title"), " ", State.title, class_name="kern-sr-only"),
            rx.el.thead(
                rx.el.tr(
                    rx.el.th(t("timetable-lesson"), scope="col", class_name="kern-table__header"),
                    rx.foreach(State.days, _head),
                )
            ),
            rx.el.tbody(rx.foreach(State.rows, _row)),
            class_name="kern-table kern-table--small ep-table ep-week",
        ),
        role="region",
        aria_label=t("timetable-title"),
        tab_index=0,
        class_name="ep-table-scroll ep-week-scroll ep-only-desktop",
    )


def _head(day: ObjectVar[WeekdayLine]) -> rx.Component:
    return rx.el.th(
        day.name,
        rx.cond(day.free != "", rx.el.p(day.free, class_name="ep-muted")),
        rx.cond(day.text != "", rx.el.p(by_school(day.text), class_name="ep-lines")),
        _notes(day),
        scope="col",
        aria_current=rx.cond(day.is_today, "date", "false"),
        key=day.key,
        class_name="kern-table__header",
    )


def _notes(day: ObjectVar[WeekdayLine]) -> rx.Component:
    """Exams and dates of a day, above its lessons."""
    return rx.foreach(day.notes, lambda text: rx.el.p(text, class_name="ep-strong"))


def _row(row: ObjectVar[RowLine]) -> rx.Component:
    return rx.el.tr(
        rx.el.th(
            row.lesson,
            rx.cond(row.time != "", rx.el.p(row.time, class_name="ep-muted")),
            scope="row",
            class_name="kern-table__cell",
        ),
        rx.foreach(row.cells, _cell),
        key=row.lesson,
    )


def _cell(cell: ObjectVar[CellLine]) -> rx.Component:
    return rx.el.td(
        rx.foreach(cell.lessons, lambda line: rx.fragment(lesson_body(line), key=line.key)),
        key=cell.key,
        class_name="kern-table__cell",
    )


PAGE = Page(TIMETABLE, view, "timetable-title", State.load)
