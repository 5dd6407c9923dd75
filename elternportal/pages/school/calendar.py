"""The school's calendar: school year, days off and lesson times."""

from typing import Any, cast

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.school.calendar import SchoolCalendarPageState as State
from elternportal.state.school.calendar_views import BellLine, HolidayLine
from elternportal.ui.components import (
    button,
    cancel_button,
    card,
    checkbox_field,
    empty_state,
    form,
    link_button,
    section,
    skeleton,
    text_field,
)
from elternportal.ui.layout import page_frame
from elternportal.ui.place import link_to
from elternportal.ui.prose import by_school, open_button
from elternportal.ui.removal import removal

HOLIDAY = cast("ObjectVar[HolidayLine]", State.holiday)
BELL = cast("ObjectVar[BellLine]", State.bell)


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.match(
                State.editing,
                ("year", _year_form()),
                ("holiday", _holiday_form()),
                ("bells", _bell_form()),
                ("plan", _proposal()),
                rx.fragment(_years(), _year(), _holidays(), _bells()),
            ),
            skeleton(6),
        ),
        title=t("school-calendar-title"),
        group="office",
    )


def _years() -> rx.Component:
    return rx.el.div(
        button(
            t("school-calendar-earlier"),
            kind="secondary",
            icon="arrow-left",
            disabled=~State.has_earlier,
            on_click=State.turn(-1),
        ),
        button(
            t("school-calendar-later"),
            kind="secondary",
            disabled=~State.has_later,
            on_click=State.turn(1),
        ),
        class_name="ep-actions",
    )


def _year() -> rx.Component:
    return section(
        State.year_name,
        rx.el.p(State.year_days),
        rx.cond(
            State.is_year_set,
            rx.fragment(),
            rx.el.p(t("school-calendar-year-not-set"), class_name="ep-muted"),
        ),
        _for_head(button(t("school-calendar-edit"), kind="secondary", on_click=State.open_year)),
    )


def _holidays() -> rx.Component:
    return section(
        t("school-calendar-holidays"),
        rx.cond(
            State.holidays.length() > 0,
            rx.el.ul(rx.foreach(State.holidays, _holiday), class_name="ep-list"),
            empty_state(t("school-calendar-no-holidays"), "calendar-check"),
        ),
        _for_head(
            button(
                t("school-calendar-new-holiday"), kind="secondary", on_click=State.open_holiday(0)
            ),
            rx.cond(
                State.has_state,
                button(t("school-calendar-propose"), kind="secondary", on_click=State.propose),
                link_button(
                    t("school-calendar-choose-state"),
                    link_to(routes.SCHOOL_SETTINGS),
                    kind="secondary",
                ),
            ),
        ),
    )


def _holiday(holiday: ObjectVar[HolidayLine]) -> rx.Component:
    return rx.el.li(
        rx.cond(
            State.may_change,
            open_button(holiday.name, State.open_holiday(holiday.id)),
            by_school(holiday.name),
        ),
        rx.el.span(holiday.days),
        rx.el.span(holiday.kind, class_name="ep-muted"),
        key=holiday.id.to_string(),
    )


def _bells() -> rx.Component:
    return section(
        t("school-calendar-bells"),
        rx.cond(
            State.bells.length() > 0,
            rx.el.div(rx.foreach(State.bells, _bell), class_name="ep-cards"),
            empty_state(t("school-calendar-no-bells"), "calendar-check"),
        ),
        _for_head(
            button(t("school-calendar-new-bells"), kind="secondary", on_click=State.open_bells(0))
        ),
    )


def _bell(bell: ObjectVar[BellLine]) -> rx.Component:
    return card(
        rx.el.p(bell.text, class_name="ep-muted"),
        rx.el.ul(
            rx.foreach(bell.lessons, lambda lesson: rx.el.li(lesson, key=lesson)),
            class_name="ep-list",
        ),
        _for_head(
            button(
                t("school-calendar-edit"),
                kind="secondary",
                on_click=State.open_bells(bell.id),
                aria_label=t("school-calendar-edit") + ": " + bell.title.to(str),
            )
        ),
        title=bell.title,
        key=bell.id.to_string(),
    )


def _year_form() -> rx.Component:
    return section(
        State.year_name,
        form(
            _field("first-day", State.first_day, type="date"),
            _field("last-day", State.last_day, type="date"),
            _save_or_leave(),
            on_submit=State.save_year,
        ),
    )


def _holiday_form() -> rx.Component:
    return section(
        t("school-calendar-holiday"),
        form(
            _field("name", HOLIDAY.name, max_length=80),
            _field("first-day", HOLIDAY.first, type="date"),
            _field("last-day", HOLIDAY.last, type="date"),
            _save_or_leave(),
            thing=HOLIDAY.id,
            key=HOLIDAY.id.to_string(),
            on_submit=State.save_holiday,
        ),
        _removal(HOLIDAY.id, "school-calendar-ask-delete-holiday", State.delete_holiday),
    )


def _bell_form() -> rx.Component:
    return section(
        t("school-calendar-bell-times"),
        form(
            rx.el.fieldset(
                rx.el.legend(t("school-calendar-field-weekdays"), class_name="kern-label"),
                *[_weekday(day) for day in range(1, 8)],
            ),
            _field("lowest", BELL.lowest, input_mode="numeric", max_length=2),
            _field("highest", BELL.highest, input_mode="numeric", max_length=2),
            _field("first-day", BELL.first, type="date"),
            _field("last-day", BELL.last, type="date", required=False),
            _field(
                "lessons",
                BELL.lessons.join("\n"),
                hint=t("school-calendar-lessons-hint"),
                multiline=True,
                rows="10",
                max_length=1000,
            ),
            _save_or_leave(),
            thing=BELL.id,
            key=BELL.id.to_string(),
            on_submit=State.save_bells,
        ),
        _removal(BELL.id, "school-calendar-ask-delete-bells", State.delete_bells),
    )


def _weekday(day: int) -> rx.Component:
    return checkbox_field(
        t(f"school-calendar-day-{day}"),
        f"day{day}",
        checked=BELL.weekdays.contains(str(day)),
    )


def _proposal() -> rx.Component:
    return section(
        t("school-calendar-plan"),
        rx.el.p(t("school-calendar-plan-about"), class_name="ep-muted"),
        rx.el.ul(
            rx.foreach(State.plan, lambda line: rx.el.li(line, key=line)), class_name="ep-list"
        ),
        rx.el.div(
            button(t("school-calendar-plan-take"), on_click=State.take_proposal),
            cancel_button(t("school-calendar-cancel"), State.close),
            class_name="ep-actions",
        ),
    )


def _field(name: str, value: rx.Var[str], **props: Any) -> rx.Component:
    label = t(f"school-calendar-field-{name}")
    return text_field(label, name.replace("-", "_"), value=value, **props)


def _save_or_leave() -> rx.Component:
    return rx.el.div(
        button(t("school-calendar-save"), type="submit"),
        cancel_button(t("school-calendar-cancel"), State.close),
        class_name="ep-actions",
    )


def _removal(own_id: rx.Var[int], question: str, delete: Any) -> rx.Component:
    return rx.cond(
        own_id > 0,
        removal(
            t("school-calendar-delete"),
            t(question),
            asks=State.asks_delete,
            ask=State.ask_delete,
            delete=delete,
        ),
    )


def _for_head(*buttons: rx.Component) -> rx.Component:
    return rx.cond(State.may_change, rx.el.div(*buttons, class_name="ep-actions"))


PAGE = Page(routes.SCHOOL_CALENDAR, view, "school-calendar-title", State.load)
