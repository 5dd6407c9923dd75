"""One evening for the office: publish, settings, all teachers, a family on the phone."""

from functools import partial
from typing import cast

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.evening.office import OfficeEveningPageState as State
from elternportal.state.evening.office_views import EveningFormLine, EveningTeacherLine
from elternportal.ui.components import (
    badge,
    button,
    data_table,
    empty_state,
    file_button,
    file_link,
    form,
    section,
    skeleton,
    table_row,
    text_field,
)
from elternportal.ui.editing import shared_form
from elternportal.ui.evening.child_desk import child_search
from elternportal.ui.evening.form import evening_form
from elternportal.ui.evening.steps import steps
from elternportal.ui.layout import page_frame
from elternportal.ui.place import back_link
from elternportal.ui.prose import by_school

DRAFT = cast("ObjectVar[EveningFormLine]", State.draft)


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.cond(
                State.evening_id > 0,
                _evening(),
                empty_state(t("error-not-found"), "calendar-x"),
            ),
            skeleton(6),
        ),
        title=t("office-evening-title"),
        group="office",
        back=back_link(routes.OFFICE_EVENINGS, t("menu-office-evenings")),
    )


def _evening() -> rx.Component:
    return rx.fragment(
        _head(),
        section(t("office-evening-family"), child_search()),
        section(t("office-evening-teachers"), _papers(), _teachers(), _rooms()),
        section(
            t("office-evening-settings"),
            rx.el.details(
                rx.el.summary(t("office-evening-edit"), class_name="ep-fold-title"),
                evening_form(
                    DRAFT,
                    State.save,
                    save="office-evening-save",
                    frame=partial(shared_form, State, State.evening_id),
                    are_times_frozen=State.are_times_frozen,
                ),
                key=State.evening_id.to_string() + "-" + State.opened.to_string(),
                class_name="ep-fold",
            ),
        ),
    )


def _head() -> rx.Component:
    return rx.el.div(
        rx.el.p(rx.el.strong(by_school(State.title)), " – ", State.when),
        rx.el.p(State.state_word),
        rx.cond(
            ~State.is_published,
            rx.el.p(t("office-evening-draft-hint"), class_name="ep-muted"),
        ),
        steps(),
        class_name="ep-stack",
    )


def _papers() -> rx.Component:
    return rx.el.div(
        file_button(t("office-evening-papers"), State.papers, icon="printer"),
        class_name="ep-actions",
    )


def _rooms() -> rx.Component:
    return rx.el.details(
        rx.el.summary(t("office-evening-rooms"), class_name="ep-fold-title"),
        form(
            text_field(
                t("office-evening-rooms-table"),
                "table",
                value=State.room_table,
                rows="6",
                hint=t("office-evening-rooms-hint"),
                multiline=True,
                max_length=20_000,
                field_id="raeume",
            ),
            rx.el.div(
                button(t("office-evening-rooms-save"), type="submit"),
                button(
                    t("office-evening-rooms-propose"),
                    kind="secondary",
                    on_click=State.propose_rooms,
                ),
                class_name="ep-actions",
            ),
            on_submit=State.save_rooms,
            key=State.room_table,
        ),
        class_name="ep-fold",
    )


def _teachers() -> rx.Component:
    heads = ("teacher", "room", "booked", "free", "blocked", "state", "plan")
    return data_table(
        [t(f"office-evening-head-{name}") for name in heads],
        rx.foreach(State.teachers, _teacher),
        caption=t("office-evening-teachers"),
    )


def _teacher(row: ObjectVar[EveningTeacherLine]) -> rx.Component:
    return table_row(
        rx.el.a(row.name, href=row.href, class_name="kern-link"),
        row.room,
        row.booked,
        row.free,
        row.blocked,
        rx.cond(
            row.is_absent,
            badge(t("office-evening-absent"), tone="danger"),
            badge(t("office-evening-present"), tone="success"),
        ),
        file_link(
            t("office-evening-pdf"),
            href=row.pdf,
            aria_label=f"{t('office-evening-pdf')}: {row.name}",
            class_name="kern-link",
        ),
        key=row.href,
    )


PAGE = Page(routes.OFFICE_EVENING, view, "office-evening-title", State.load)
