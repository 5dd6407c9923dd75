"""The office's tasks: addresses that fail, domains that refuse mails, letters that were stopped."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.office.tasks import CallLine, TaskLine
from elternportal.state.office.tasks import OfficeTasksPageState as State
from elternportal.ui.components import (
    button,
    card,
    empty_state,
    file_button,
    link_button,
    section,
    skeleton,
)
from elternportal.ui.layout import page_frame
from elternportal.ui.menu import waiting_at
from elternportal.ui.place import link_to


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.fragment(_calls(), _open(), _legal_texts(), _without_access(), _done()),
            skeleton(4),
        ),
        title=t("office-tasks-title"),
        group="office",
    )


def _open() -> rx.Component:
    return section(
        t("office-tasks-open"),
        rx.cond(
            State.open_tasks.length() > 0,
            rx.fragment(
                rx.cond(
                    State.is_about_people,
                    rx.el.p(t("office-tasks-about"), class_name="ep-muted"),
                ),
                rx.el.div(rx.foreach(State.open_tasks, _task), class_name="ep-cards"),
            ),
            empty_state(t("office-tasks-empty"), "circle-check"),
        ),
    )


def _calls() -> rx.Component:
    return rx.cond(
        State.calls.length() > 0,
        section(
            t("office-call-title"),
            rx.el.p(t("office-call-about"), class_name="ep-muted"),
            rx.el.div(
                file_button(t("office-call-all-notes"), State.notes_href, icon="printer"),
                class_name="ep-actions",
            ),
            rx.el.ul(rx.foreach(State.calls, _call), class_name="ep-calls"),
            rx.cond(State.more_calls != "", rx.el.p(State.more_calls)),
        ),
    )


def _call(call: ObjectVar[CallLine]) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.strong(call.child),
            rx.el.p(call.what),
            rx.el.p(t("office-tasks-since"), " ", call.when, class_name="ep-muted"),
        ),
        rx.el.div(
            file_button(t("office-call-note"), call.note, icon="printer"),
            button(
                t("office-tasks-finish"),
                kind="secondary",
                icon="check",
                aria_label=t("office-tasks-finish") + ": " + call.child,
                on_click=State.finish_call(call.id),
            ),
            class_name="ep-actions",
        ),
        key=call.id.to_string(),
    )


def _task(task: ObjectVar[TaskLine]) -> rx.Component:
    return card(
        rx.cond(task.hint != "", rx.el.p(task.hint)),
        rx.el.dl(
            rx.cond(task.address != "", _fact(t("office-tasks-address"), task.address)),
            rx.cond(task.children != "", _fact(t("office-tasks-children"), task.children)),
            rx.cond(task.reason != "", _fact(t("office-tasks-reason"), task.reason)),
            _fact(t("office-tasks-since"), task.when),
            class_name="ep-facts",
        ),
        rx.el.div(
            _free(task),
            rx.cond(
                task.account_href != "",
                link_button(
                    t("office-tasks-account"),
                    task.account_href,
                    kind="secondary",
                    aria_label=t("office-tasks-account") + ": " + task.name.to(str),
                ),
            ),
            button(
                t("office-tasks-finish"),
                kind="secondary",
                icon="check",
                aria_label=t("office-tasks-finish") + ": " + task.name.to(str),
                on_click=State.finish(task.id),
            ),
            class_name="ep-actions",
        ),
        title=task.title,
        key=task.id.to_string(),
        class_name="ep-card-todo ep-accent-office",
    )


def _free(task: ObjectVar[TaskLine]) -> rx.Component:
    """Also for a task that is done: the address may have stayed as it was."""
    return rx.cond(
        task.may_free,
        button(
            t("office-tasks-free"),
            kind="secondary",
            aria_label=t("office-tasks-free") + ": " + task.name.to(str),
            on_click=State.free(task.id),
        ),
    )


def _fact(name: str, value: rx.Var[str]) -> rx.Component:
    return rx.el.div(rx.el.dt(name), rx.el.dd(value))


def _legal_texts() -> rx.Component:
    """What the school still has to publish; the number is the one at the menu."""
    count = waiting_at(routes.OFFICE_LEGAL)
    if count is None:
        return rx.fragment()
    return rx.cond(
        count > 0,
        rx.el.p(
            t("office-tasks-legal"),
            " ",
            rx.el.a(t("menu-office-legal"), " (", count, ")", href=link_to(routes.OFFICE_LEGAL)),
        ),
    )


def _without_access() -> rx.Component:
    return rx.cond(
        State.without_access != "",
        rx.el.p(
            State.without_access,
            " ",
            rx.el.a(t("office-tasks-pins"), href=link_to(routes.OFFICE_PINS)),
        ),
    )


def _done() -> rx.Component:
    return rx.cond(
        State.done_tasks.length() > 0,
        rx.el.details(
            rx.el.summary(
                t("office-tasks-done"),
                " (",
                State.done_tasks.length(),
                ")",
                class_name="ep-fold-title",
            ),
            rx.el.ul(rx.foreach(State.done_tasks, _done_task), class_name="ep-list"),
            class_name="ep-fold",
        ),
    )


def _done_task(task: ObjectVar[TaskLine]) -> rx.Component:
    return rx.el.li(
        rx.el.span(task.when, class_name="ep-times"),
        rx.el.span(task.title),
        rx.el.span(task.address, class_name="ep-muted"),
        _free(task),
        key=task.id.to_string(),
    )


PAGE = Page(routes.OFFICE_TASKS, view, "office-tasks-title", State.load)
