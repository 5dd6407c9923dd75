"""Elternsprechtag for parents: book on the grid, see the own evening as a timeline."""

import reflex as rx

from elternportal import routes
from elternportal.i18n import current_language, t
from elternportal.pages import Page
from elternportal.state.evening.family import EveningPageState as State
from elternportal.state.evening.family_views import ChildChoiceLine, PlanLine
from elternportal.ui.components import (
    Tab,
    button,
    chip,
    confirm,
    empty_state,
    file_button,
    skeleton,
    tabs,
)
from elternportal.ui.evening.grid import desktop_grid, legend
from elternportal.ui.evening.rows import ROWS_WITHOUT_SEARCH, phone_rows, teacher_search
from elternportal.ui.layout import page_frame
from elternportal.ui.prose import by_school
from elternportal.ui.slots import spoken_losses
from elternportal.ui.undo import undo_notice


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.cond(State.evening_id > 0, _evening(), empty_state(t("evening-none"))),
            skeleton(6),
        ),
        title=t("evening-title"),
        group="bookings",
    )


def _evening() -> rx.Component:
    return rx.fragment(
        _head(),
        tabs(
            t("evening-view"),
            [
                Tab(t("evening-view-book"), ~State.shows_plan, href=State.grid_href),
                Tab(_plan_and_count(), State.shows_plan, href=State.plan_href),
            ],
        ),
        rx.cond(State.shows_plan, _plan(), _grid()),
        undo_notice(State.undo_line, State.undo),
    )


def _plan_and_count() -> rx.Var[str]:
    word = t("evening-view-plan")
    count = State.plan.length()
    return rx.cond(count > 0, f"{word} (" + count.to_string() + ")", word).to(str)


def _head() -> rx.Component:
    return rx.el.div(
        rx.el.p(rx.el.strong(by_school(State.title)), " – ", State.when),
        rx.el.p(
            State.phase,
            custom_attrs={"data-phase": State.phase_name},
            class_name="ep-phase",
        ),
        # The script presses it when the next phase begins.
        rx.el.button(
            type="button",
            hidden=True,
            on_click=State.see_phase,
            id="evening-next-phase",
            custom_attrs={"data-after": State.phase_ends_in},
        ),
        rx.cond(State.choices.length() > 1, _choices()),
        class_name="ep-evening-head",
    )


def _choices() -> rx.Component:
    return rx.el.nav(
        rx.foreach(
            State.choices,
            lambda choice: rx.el.a(
                choice.label,
                href=choice.href,
                aria_current=rx.cond(choice.is_current, "page", "false"),
                class_name="ep-child-chip",
            ),
        ),
        aria_label=t("evening-choose"),
        class_name="ep-child-chips",
    )


def _grid() -> rx.Component:
    return rx.fragment(
        rx.cond(State.children.length() > 0, _children()),
        rx.cond(
            State.columns.length() > 0,
            rx.fragment(
                rx.el.div(
                    rx.cond(State.columns.length() > ROWS_WITHOUT_SEARCH, teacher_search()),
                    legend(),
                    class_name="ep-evening-tools",
                ),
                phone_rows(),
                desktop_grid(),
                spoken_losses(t("evening-lost", time="{time}", teacher="{teacher}")),
            ),
            empty_state(t("evening-no-teachers")),
        ),
    )


def _children() -> rx.Component:
    return rx.el.nav(
        rx.foreach(State.children, _child_chip),
        aria_label=t("evening-children"),
        class_name="ep-child-chips ep-evening-chips",
    )


def _child_chip(child: rx.Var[ChildChoiceLine]) -> rx.Component:
    return rx.el.a(
        child.name,
        href=child.href,
        aria_current=rx.cond(child.is_current, "page", "false"),
        key=child.id.to_string(),
        class_name="ep-child-chip",
    )


def _plan() -> rx.Component:
    return rx.cond(
        State.plan.length() > 0,
        rx.fragment(
            rx.el.ol(rx.foreach(State.plan, _plan_item), class_name="ep-timeline"),
            rx.el.p(t("evening-plan-move"), class_name="ep-hint"),
            rx.el.div(
                _download("evening-plan-pdf", "plan.pdf", "file-text"),
                _download("evening-plan-ics", "termine.ics", "calendar-plus"),
                class_name="ep-actions",
            ),
        ),
        empty_state(t("evening-plan-empty"), "calendar-x"),
    )


def _download(key: str, name: str, icon: str) -> rx.Component:
    folder = f"{routes.EVENING}/" + State.evening_id.to_string()
    language = f"?{routes.DOCUMENT_LANGUAGE}={current_language()}"
    return file_button(t(key), f"{folder}/{name}{language}", icon=icon)


def _plan_item(item: rx.Var[PlanLine]) -> rx.Component:
    return rx.fragment(
        rx.cond(item.gap != "", rx.el.li(item.gap, class_name="ep-timeline-gap")),
        rx.el.li(
            rx.el.p(rx.el.strong(item.time, class_name="ep-times"), " ", item.teacher),
            rx.cond(item.room != "", rx.el.span(item.room, class_name="ep-muted")),
            chip(item.child, icon="user"),
            rx.cond(State.asks_about == item.column, _question(item), _cancel(item)),
            class_name="ep-timeline-item",
        ),
        key=item.time,
    )


def _cancel(item: rx.Var[PlanLine]) -> rx.Component:
    return button(
        t("evening-cancel"),
        kind="quiet",
        icon="x",
        on_click=State.ask_cancel(item.column),
        aria_label=t("evening-cancel") + ": " + item.time + ", " + item.teacher,
    )


def _question(item: rx.Var[PlanLine]) -> rx.Component:
    return confirm(
        item.question,
        State.cancel(item.booking_id),
        State.keep,
        yes=t("evening-cancel-yes"),
        no=t("evening-cancel-no"),
    )


PAGE = Page(routes.EVENING, view, "evening-title", State.load)
