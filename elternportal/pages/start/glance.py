"""Start: what must I do, which appointments do I have, who are my children."""

from typing import cast

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.domain.menu import MenuEntry, in_order
from elternportal.i18n import t
from elternportal.module import installed
from elternportal.pages import Page
from elternportal.state.start.glance import StartPageState as State
from elternportal.state.start.glance_views import ChildLine
from elternportal.state.start_lines import (
    AppointmentLine,
    ListLine,
    StartSectionLine,
    StartTaskLine,
)
from elternportal.ui.components import (
    Tone,
    badge,
    card,
    chip,
    empty_state,
    link_button,
    section,
    skeleton,
)
from elternportal.ui.layout import page_frame
from elternportal.ui.menu import if_in_menu
from elternportal.ui.news import news_row
from elternportal.ui.place import link_to

_ICONS: dict[Tone, str] = {
    "info": "info",
    "danger": "triangle-alert",
    "success": "calendar",
    "warning": "hand-helping",
}


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.cond(
                State.is_without_role,
                _no_role(),
                rx.fragment(
                    _tasks(),
                    rx.cond(State.news.length() > 0, _news()),
                    rx.foreach(State.sections, _section),
                    rx.cond(State.is_administration, _office()),
                    rx.cond(State.is_parent, _family()),
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


def _tasks() -> rx.Component:
    return section(
        t("start-tasks"),
        rx.cond(
            State.tasks.length() > 0,
            rx.el.div(rx.foreach(State.tasks, _task), class_name="ep-cards"),
            empty_state(t("start-tasks-empty"), "circle-check"),
        ),
    )


def _task(task: ObjectVar[StartTaskLine]) -> rx.Component:
    return card(
        rx.el.p(task.text),
        rx.cond(
            task.children.length() > 0,
            rx.el.p(rx.foreach(task.children, lambda child: chip(child)), class_name="ep-whose"),
        ),
        rx.cond(
            task.notes.length() > 0,
            rx.el.ul(rx.foreach(task.notes, lambda note: rx.el.li(note)), class_name="ep-notes"),
        ),
        link_button(task.action, task.href),
        title=task.title,
        key=task.key,
        class_name="ep-card-todo ep-accent-" + task.group.to(str),
    )


def _news() -> rx.Component:
    return section(
        t("start-news"),
        rx.el.ul(rx.foreach(State.news, news_row), class_name="ep-letters"),
    )


def _section(one: ObjectVar[StartSectionLine]) -> rx.Component:
    return section(
        one.title,
        card(rx.el.ul(rx.foreach(one.lines, _line), class_name="ep-list")),
        key=one.key,
    )


def _line(line: ObjectVar[ListLine]) -> rx.Component:
    return rx.el.li(
        rx.el.a(line.title, href=line.href),
        rx.cond(line.badge != "", _badge(line)),
        key=line.key,
    )


def _badge(line: ObjectVar[ListLine]) -> rx.Component:
    badges = ((tone, badge(line.badge, tone=tone, icon=icon)) for tone, icon in _ICONS.items())
    return cast("rx.Component", rx.match(line.tone, *badges, rx.fragment()))


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
    return if_in_menu(entry, rx.el.li(rx.el.a(t(entry.key), href=link_to(entry.route))))


def _family() -> rx.Component:
    return rx.el.div(
        section(
            t("start-appointments"),
            rx.cond(
                State.appointments.length() > 0,
                card(rx.el.ul(rx.foreach(State.appointments, _appointment), class_name="ep-list")),
                empty_state(t("start-appointments-empty"), "calendar-clock"),
            ),
        ),
        section(
            t("start-children"),
            rx.cond(
                State.children.length() > 0,
                card(rx.el.ul(rx.foreach(State.children, _child), class_name="ep-list")),
                empty_state(t("start-children-empty"), "users"),
            ),
            rx.el.p(rx.el.a(t("start-add-child"), href=link_to(routes.SETTINGS))),
        ),
        class_name="ep-columns",
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
