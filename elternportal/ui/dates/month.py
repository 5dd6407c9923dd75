"""A month as a table of days: titles where there is room, on a phone a dot for each day."""

from datetime import date, timedelta

import reflex as rx
from babel.dates import format_date
from reflex.vars import ArrayVar, ObjectVar

from elternportal.i18n import current_language
from elternportal.state.dates.words import DayLine, WeekLine
from elternportal.ui.fields import Text
from elternportal.ui.prose import by_school

A_MONDAY = date(2026, 1, 5)


def month_table(weeks: ArrayVar[list[WeekLine]], caption: Text) -> rx.Component:
    """The table; each day with dates leads to the first of them below."""
    days = [A_MONDAY + timedelta(days=number) for number in range(7)]
    return rx.el.table(
        rx.el.caption(caption, class_name="kern-sr-only"),
        rx.el.thead(rx.el.tr(*map(_weekday, days))),
        rx.el.tbody(rx.foreach(weeks, _week)),
        class_name="ep-month-table",
    )


def _weekday(day: date) -> rx.Component:
    language = current_language()
    short = format_date(day, "ccc", locale=language).rstrip(".")
    return rx.el.th(
        short,
        scope="col",
        custom_attrs={"abbr": format_date(day, "cccc", locale=language)},
    )


def _week(week: ObjectVar[WeekLine]) -> rx.Component:
    return rx.el.tr(rx.foreach(week.days, _day), key=week.key)


def _day(day: ObjectVar[DayLine]) -> rx.Component:
    return rx.el.td(
        rx.cond(
            day.is_outside,
            rx.fragment(),
            rx.cond(
                day.href != "",
                rx.el.a(_inside(day), href=day.href, aria_label=day.name),
                rx.el.span(day.number, class_name="ep-month-number"),
            ),
        ),
        aria_current=rx.cond(day.is_today, "date", "false"),
        key=day.key,
        class_name=rx.cond(day.is_free, "ep-month-free", ""),
    )


def _inside(day: ObjectVar[DayLine]) -> rx.Component:
    return rx.fragment(
        rx.el.span(day.number, class_name="ep-month-number"),
        rx.el.span(class_name="ep-month-dot", aria_hidden="true"),
        rx.el.span(
            rx.foreach(day.titles, lambda title: by_school(title)),
            rx.cond(day.more != "", rx.el.span(day.more)),
            class_name="ep-month-titles",
        ),
    )
