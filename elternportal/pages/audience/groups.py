"""Saved groups of children: list, members, new one."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.services.audience.groups import GroupMemberRow, GroupRow
from elternportal.state.audience.groups import OfficeGroupsPageState as State
from elternportal.ui.audience.chooser import audience_chooser
from elternportal.ui.components import (
    button,
    card,
    empty_state,
    form,
    section,
    skeleton,
    table_of,
    table_row,
    text_field,
)
from elternportal.ui.editing import shared_form
from elternportal.ui.layout import page_frame
from elternportal.ui.place import back_link
from elternportal.ui.prose import open_button
from elternportal.ui.removal import removal


def view() -> rx.Component:
    return page_frame(
        rx.el.p(t("office-groups-about")),
        rx.cond(State.is_loaded, rx.fragment(_groups(), _new()), skeleton(5)),
        title=t("office-groups-title"),
        group="news",
        back=back_link(routes.OFFICE_LETTERS, t("menu-write-letters")),
    )


def _groups() -> rx.Component:
    return rx.fragment(
        table_of(
            State.groups,
            _row,
            [t("office-groups-head-name"), t("office-groups-head-children")],
            caption=t("office-groups-title"),
            empty=empty_state(t("office-groups-empty"), "users"),
        ),
        rx.cond(State.is_editing, _open_group()),
    )


def _row(group: ObjectVar[GroupRow]) -> rx.Component:
    return table_row(
        open_button(group.name, State.open_group(group.group_id)),
        group.children,
        key=group.group_id.to_string(),
    )


def _member(member: ObjectVar[GroupMemberRow]) -> rx.Component:
    return rx.el.li(
        member.name,
        button(
            t("office-groups-remove"),
            kind="quiet",
            icon="x",
            aria_label=t("office-groups-remove") + ": " + member.name.to(str),
            on_click=State.remove(member.pupil_id),
        ),
        key=member.pupil_id.to_string(),
    )


def _open_group() -> rx.Component:
    return card(
        rx.el.ul(
            rx.foreach(State.members, _member),
            class_name="ep-notes",
        ),
        rx.el.p(t("office-groups-add-about"), class_name="ep-muted"),
        button(t("office-groups-add"), kind="secondary", icon="plus", on_click=State.add_chosen),
        shared_form(
            State,
            State.item_id,
            rx.el.div(
                text_field(
                    t("office-groups-name"),
                    "name",
                    value=State.open_name,
                    max_length=80,
                    field_id="feld-neuer-name",
                ),
                button(t("office-groups-rename"), kind="secondary", type="submit"),
                class_name="ep-row",
            ),
            on_submit=State.rename,
            key=State.opened.to_string(),
        ),
        removal(
            t("office-groups-delete"),
            f"{t('office-groups-delete-question')} „{State.open_name}“",
            button(t("office-groups-close"), kind="secondary", on_click=State.close),
            asks=State.asks_delete,
            ask=State.ask_delete,
            delete=State.delete,
        ),
        title=State.open_name,
        level=2,
        key=State.item_id.to_string(),
    )


def _new() -> rx.Component:
    return section(
        t("office-groups-new"),
        audience_chooser(),
        form(
            text_field(t("office-groups-name"), "name", max_length=80),
            button(t("office-groups-save"), type="submit"),
            on_submit=State.save,
            key=State.saved.to_string(),
        ),
    )


PAGE = Page(routes.OFFICE_GROUPS, view, "office-groups-title", State.load)
