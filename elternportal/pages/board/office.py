"""The office puts up notices: the list of all, and the form of one."""

from typing import cast

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.domain.board import Category
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.board.office import NoticeEditor, NoticeRowView
from elternportal.state.board.office import OfficeBoardState as State
from elternportal.ui.attachments import attachments_field
from elternportal.ui.audience import audience_chooser
from elternportal.ui.board.category import category_badge
from elternportal.ui.components import (
    button,
    checkbox_field,
    empty_state,
    form,
    link_button,
    section,
    select_field,
    skeleton,
    table_of,
    table_row,
    text_field,
)
from elternportal.ui.layout import page_frame
from elternportal.ui.place import link_to
from elternportal.ui.removal import removal

EDITOR = cast("ObjectVar[NoticeEditor]", State.editor)
FORM_ID = "aushang"


def view() -> rx.Component:
    return page_frame(
        rx.cond(State.is_loaded, rx.cond(State.is_editing, _editor(), _list()), skeleton(4)),
        title=t("office-board-title"),
    )


def _list() -> rx.Component:
    return rx.fragment(
        rx.el.div(
            button(t("office-board-new"), icon="plus", on_click=State.new_notice),
            link_button(t("office-board-back"), link_to(routes.BOARD), kind="secondary"),
            class_name="ep-actions",
        ),
        table_of(
            State.notices,
            _row,
            [t(f"office-board-head-{name}") for name in ("title", "category", "days", "state")],
            caption=t("office-board-title"),
            empty=empty_state(t("office-board-empty"), "pin"),
        ),
    )


def _row(row: ObjectVar[NoticeRowView]) -> rx.Component:
    return table_row(
        button(row.title, kind="quiet", on_click=State.open_notice(row.id)),
        category_badge(row.category),
        row.days,
        row.state,
        key=row.id.to_string(),
    )


def _editor() -> rx.Component:
    return section(
        rx.cond(EDITOR.notice_id == 0, t("office-board-new"), t("office-board-edit")),
        _fields(),
        audience_chooser(),
        rx.el.div(
            button(t("office-board-save"), type="submit", form=FORM_ID),
            button(t("office-board-cancel"), kind="secondary", on_click=State.close),
            class_name="ep-actions",
        ),
        rx.cond(EDITOR.notice_id == 0, rx.fragment(), _removal()),
    )


def _fields() -> rx.Component:
    return form(
        _field("title", EDITOR.title, max_length=160),
        _field(
            "text",
            EDITOR.text,
            multiline=True,
            required=False,
            max_length=4000,
            rows="6",
            hint=t("office-board-text-hint"),
        ),
        select_field(
            t("office-board-field-category"),
            "category",
            [(one.value, t(f"board-category-{one}")) for one in Category],
            value=EDITOR.category,
        ),
        rx.el.div(
            _field("valid_from", EDITOR.valid_from, type="date"),
            _field("valid_until", EDITOR.valid_until, type="date"),
            class_name="ep-row",
        ),
        attachments_field(t("office-board-field-files"), kept=EDITOR.files, multiple=False),
        checkbox_field(
            t("office-board-field-is-mailed"),
            "is_mailed",
            checked=EDITOR.is_mailed,
            hint=rx.cond(
                EDITOR.was_announced, t("office-board-was-mailed"), t("office-board-mail-hint")
            ),
        ),
        id=FORM_ID,
        key=EDITOR.notice_id.to_string(),
        on_submit=State.save,
    )


def _field(name: str, value: rx.Var[str], **props: object) -> rx.Component:
    label = t(f"office-board-field-{name.replace('_', '-')}")
    return text_field(label, name, value=value, **props)


def _removal() -> rx.Component:
    return removal(
        t("office-board-delete"),
        t("office-board-delete-ask", title=f"{EDITOR.title}"),
        rx.cond(
            EDITOR.is_current,
            button(t("office-board-end"), kind="secondary", on_click=State.end),
        ),
        asks=State.asks_delete,
        ask=State.ask_delete,
        delete=State.delete,
    )


PAGE = Page(routes.OFFICE_BOARD, view, "office-board-title", State.load)
