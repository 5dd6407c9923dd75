"""Start: what must I do, which appointments do I have, who are my children."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.start.glance import StartPageState as State
from elternportal.state.start.glance_views import (
    AppointmentLine,
    ChildLine,
    StartNoticeLine,
    StartTaskLine,
)
from elternportal.ui.board.category import category_badge
from elternportal.ui.components import card, chip, empty_state, link_button, section, skeleton
from elternportal.ui.layout import page_frame
from elternportal.ui.letters.tone import letter_row
from elternportal.ui.place import link_to


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.fragment(
                _tasks(),
                rx.cond(State.news.length() > 0, _news()),
                rx.cond(State.notices.length() > 0, _board()),
                rx.cond(State.is_administration, _office()),
                rx.cond(State.is_parent, _family()),
            ),
            skeleton(4),
        ),
        title=t("start-title"),
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
        rx.el.ul(rx.foreach(State.news, letter_row), class_name="ep-letters"),
    )


def _board() -> rx.Component:
    return section(
        t("menu-board"),
        card(rx.el.ul(rx.foreach(State.notices, _notice), class_name="ep-list")),
    )


def _notice(notice: ObjectVar[StartNoticeLine]) -> rx.Component:
    return rx.el.li(
        rx.el.a(notice.title, href=link_to(routes.BOARD)),
        category_badge(notice.category),
        key=notice.key,
    )


def _office() -> rx.Component:
    """The pages that the office opens every day; a quiet line where families are missing."""
    often = {
        "menu-write-letters": routes.OFFICE_LETTERS,
        "menu-office-evenings": routes.OFFICE_EVENINGS,
        "menu-office-pins": routes.OFFICE_PINS,
        "menu-office-import": routes.OFFICE_IMPORT,
    }
    return section(
        t("start-often"),
        rx.cond(
            State.without_access != "",
            rx.el.p(State.without_access, class_name="ep-muted"),
        ),
        card(
            rx.el.ul(
                *[rx.el.li(rx.el.a(t(key), href=link_to(route))) for key, route in often.items()],
                class_name="ep-list",
            )
        ),
    )


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
