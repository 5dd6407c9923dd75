"""Start: what must I do, which appointments do I have, who are my children."""

from collections.abc import Callable
from typing import Any, cast

import reflex as rx
from reflex.vars import ArrayVar, ObjectVar

from elternportal import routes
from elternportal.domain.menu import MenuEntry, in_order
from elternportal.i18n import t
from elternportal.module import installed
from elternportal.pages import Page
from elternportal.state.first_steps import FirstStepLine
from elternportal.state.start.glance import StartPageState as State
from elternportal.state.start.glance_views import ChildLine
from elternportal.state.start_lines import (
    AppointmentLine,
    ListLine,
    NewsLine,
    StartSectionLine,
    StartTaskLine,
)
from elternportal.ui.components import (
    badge,
    card,
    chip,
    empty_state,
    link_button,
    section,
    skeleton,
)
from elternportal.ui.icons import icon
from elternportal.ui.layout import page_frame
from elternportal.ui.menu import if_in_menu
from elternportal.ui.place import link_to
from elternportal.ui.prose import by_school

_ICONS = ("info", "triangle-alert", "calendar", "hand-helping")

FIRST = 5  # rows that stand on the page; the others one tap further


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.cond(
                State.is_without_role,
                _no_role(),
                rx.fragment(
                    rx.cond(State.first_steps.length() > 0, _first_steps()),
                    _tasks(),
                    rx.cond(State.is_parent, _appointments()),
                    rx.foreach(State.next_days, _section),
                    rx.cond(State.news.length() > 0, _news()),
                    rx.foreach(State.sections, _section),
                    rx.cond(State.is_administration, _office()),
                    rx.cond(State.is_parent, _children()),
                ),
            ),
            skeleton(4),
        ),
        title=t("start-title"),
    )


def _no_role() -> rx.Component:
    """For whoever has neither child nor work at the school any more."""
    return empty_state(
        t("start-no-role"),
        "users",
        link_button(t("start-add-child"), link_to(routes.SETTINGS), kind="secondary"),
    )


def _first_steps() -> rx.Component:
    """What a fresh school has to do, until all of it is done."""
    return section(
        t("first-steps-title"),
        rx.el.p(t("first-steps-about"), class_name="ep-muted"),
        rx.el.ol(rx.foreach(State.first_steps, _first_step), class_name="ep-rows"),
    )


def _first_step(step: ObjectVar[FirstStepLine]) -> rx.Component:
    return _row(
        step.href,
        step.key,
        step.title,
        rx.cond(
            step.is_done,
            badge(t("first-steps-done"), tone="success", icon="check"),
            rx.el.span(step.text, class_name="ep-row-about"),
        ),
    )


def _tasks() -> rx.Component:
    return section(
        t("start-tasks"),
        rx.cond(
            State.tasks.length() > 0,
            _first_rows(cast("ArrayVar[Any]", State.tasks), _task),
            rx.el.p(t("start-tasks-empty"), class_name="ep-muted"),
        ),
    )


def _news() -> rx.Component:
    return section(t("start-news"), _first_rows(cast("ArrayVar[Any]", State.news), _new))


def _first_rows(lines: ArrayVar[Any], row: Callable[[Any], rx.Component]) -> rx.Component:
    """The first rows of a list, and all others behind one line."""
    count = lines.length().to_string()
    return rx.fragment(
        rx.el.ul(rx.foreach(lines[:FIRST], row), class_name="ep-rows"),
        rx.cond(
            lines.length() > FIRST,
            rx.el.details(
                rx.el.summary(t("start-all", count=f"{count}"), class_name="ep-more"),
                rx.el.ul(rx.foreach(lines[FIRST:], row), class_name="ep-rows"),
            ),
        ),
    )


def _task(task: ObjectVar[StartTaskLine]) -> rx.Component:
    """The whole row leads there; what is to be done there is its last word."""
    return _row(
        task.href,
        task.key,
        _title(task),
        rx.el.span(task.text, class_name="ep-row-about"),
        rx.foreach(task.notes, lambda note: rx.el.span(note, class_name="ep-row-about")),
        rx.foreach(task.children, lambda child: chip(child)),
        rx.el.span(task.action, class_name="ep-row-action"),
        class_name="ep-accent-" + task.group.to(str),
    )


def _new(news: ObjectVar[NewsLine]) -> rx.Component:
    return _row(
        news.href,
        news.key,
        by_school(news.title),
        rx.el.span(news.about, class_name="ep-row-about"),
        rx.cond(news.news != "", badge(news.news)),
        rx.foreach(news.children, lambda child: chip(child.name)),
    )


def _title(line: ObjectVar[Any]) -> rx.Component:
    return rx.cond(line.is_by_school, by_school(line.title), rx.fragment(line.title))


def _row(
    href: rx.Var[str],
    key: rx.Var[str],
    title: rx.Var[str] | rx.Component,
    *about: rx.Component,
    **props: Any,
) -> rx.Component:
    link = rx.el.a(
        rx.el.span(
            rx.el.strong(title, class_name="ep-row-title"), *about, class_name="ep-row-words"
        ),
        icon("chevron-right"),
        href=href,
        class_name="ep-row-link",
    )
    return rx.el.li(link, key=key, **props)


def _section(one: ObjectVar[StartSectionLine]) -> rx.Component:
    return section(
        one.title,
        rx.el.ul(rx.foreach(one.lines, _line), class_name="ep-rows"),
        key=one.key,
    )


def _line(line: ObjectVar[ListLine]) -> rx.Component:
    return _row(
        line.href,
        line.key,
        _title(line),
        rx.foreach(line.children, lambda child: chip(child)),
        rx.cond(line.badge != "", _badge(line)),
    )


def _badge(line: ObjectVar[ListLine]) -> rx.Component:
    symbols = ((name, icon(name, 16)) for name in _ICONS)
    return rx.el.span(
        rx.match(line.icon, *symbols, rx.fragment()),
        rx.el.span(line.badge, class_name="kern-label"),
        class_name="kern-badge kern-badge--" + line.tone.to(str),
    )


def _office() -> rx.Component:
    """The pages that the office opens every day; quiet lines, e.g. where families are missing."""
    pages = in_order(entry for module in installed() for entry in module.menu)
    often = [entry for group in pages.values() for entry in group if entry.is_often]
    return section(
        t("start-often"),
        rx.foreach(State.hints, lambda hint: rx.el.p(hint, class_name="ep-muted")),
        card(rx.el.ul(*[_often(entry) for entry in often], class_name="ep-list")),
    )


def _often(entry: MenuEntry) -> rx.Component:
    return if_in_menu(
        entry, rx.el.li(rx.el.a(t(entry.key), href=link_to(entry.route), class_name="ep-tap-link"))
    )


def _appointments() -> rx.Component:
    return section(
        t("start-appointments"),
        rx.cond(
            State.appointments.length() > 0,
            rx.el.ul(rx.foreach(State.appointments, _appointment), class_name="ep-list"),
            rx.el.p(t("start-appointments-empty"), class_name="ep-muted"),
        ),
    )


def _children() -> rx.Component:
    return section(
        t("start-children"),
        rx.cond(
            State.children.length() > 0,
            rx.el.ul(rx.foreach(State.children, _child), class_name="ep-list"),
            rx.el.p(t("start-children-empty"), class_name="ep-muted"),
        ),
        rx.el.p(
            rx.el.a(t("start-add-child"), href=link_to(routes.SETTINGS), class_name="ep-tap-link")
        ),
    )


def _appointment(appointment: ObjectVar[AppointmentLine]) -> rx.Component:
    return rx.el.li(
        rx.el.strong(appointment.when, class_name="ep-times"),
        rx.el.span(appointment.teacher),
        rx.el.span(appointment.room, class_name="ep-muted"),
        chip(appointment.child),
        key=appointment.key,
        class_name="ep-appointment",
    )


def _child(child: ObjectVar[ChildLine]) -> rx.Component:
    return rx.el.li(
        rx.el.span(child.name),
        rx.cond(child.class_name != "", chip(child.class_name)),
        key=child.key,
    )


PAGE = Page(routes.START, view, "start-title", State.load)
