"""The office puts up notices: the list of all, and the form of one."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.domain.board import Category
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.board.office import OfficeBoardPageState as State
from elternportal.state.board.office import OfficeNoticeLine
from elternportal.ui.attachments import attachments_field
from elternportal.ui.audience import audience_chooser
from elternportal.ui.board.category import category_badge
from elternportal.ui.components import button, empty_state, section, table_of, table_row
from elternportal.ui.editing import (
    Fields,
    actions,
    back_to,
    editor_page,
    removal_of,
    save_or_leave,
    shared_form,
)
from elternportal.ui.mail_question import or_mail_question
from elternportal.ui.prose import open_button

WORDS = "office-board"
FIELDS = Fields(State, WORDS)
FORM_ID = "aushang"


def view() -> rx.Component:
    return editor_page(State, _list(), _editor(), title=t("office-board-title"))


def _list() -> rx.Component:
    heads = [t(f"office-board-head-{name}") for name in ("title", "category", "days", "state")]
    return rx.fragment(
        actions(
            button(t("office-board-new"), icon="plus", on_click=State.new_notice),
            back_to(routes.BOARD, t("office-board-back")),
        ),
        table_of(
            State.notices,
            _line,
            heads,
            caption=t("office-board-title"),
            empty=empty_state(t("office-board-empty"), "pin"),
        ),
    )


def _line(notice: ObjectVar[OfficeNoticeLine]) -> rx.Component:
    return table_row(
        open_button(notice.title, State.open_notice(notice.id)),
        category_badge(notice.category),
        notice.days,
        notice.state,
        key=notice.id.to_string(),
    )


def _editor() -> rx.Component:
    return section(
        rx.cond(State.item_id == 0, t("office-board-new"), t("office-board-edit")),
        _fields(),
        audience_chooser(),
        or_mail_question(State, save_or_leave(WORDS, State.close, FORM_ID), FORM_ID),
        removal_of(
            State,
            WORDS,
            State.delete,
            rx.cond(
                State.is_current,
                button(t("office-board-end"), kind="secondary", on_click=State.end),
            ),
            title=f"{FIELDS.value('title')}",
        ),
    )


def _fields() -> rx.Component:
    hint = rx.cond(State.was_announced, t("office-board-was-mailed"), t("office-board-mail-hint"))
    return shared_form(
        State,
        State.item_id,
        FIELDS.text("title", max_length=160),
        FIELDS.text(
            "text",
            multiline=True,
            required=False,
            max_length=4000,
            rows="6",
            hint=t("office-board-text-hint"),
        ),
        FIELDS.select("category", [(one.value, t(f"board-category-{one}")) for one in Category]),
        rx.el.div(
            FIELDS.text("valid_from", type="date"),
            FIELDS.text("valid_until", type="date"),
            class_name="ep-row",
        ),
        attachments_field(t("office-board-field-files"), kept=State.files, multiple=False),
        FIELDS.box("is_mailed", hint=hint),
        id=FORM_ID,
        key=State.opened.to_string(),
        on_submit=State.save,
    )


PAGE = Page(routes.OFFICE_BOARD, view, "office-board-title", State.load)
