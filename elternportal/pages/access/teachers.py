"""Teachers for the office: who has an account, invitations to all or to one."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.services.access.teacher_accounts import TeacherAccess
from elternportal.state.access.teachers import OfficeTeachersPageState as State
from elternportal.state.access.teachers import TeacherLine
from elternportal.ui.components import (
    Tone,
    badge,
    button,
    confirm,
    email_field,
    empty_state,
    form,
    link_button,
    skeleton,
    table_of,
    table_row,
)
from elternportal.ui.editing import actions
from elternportal.ui.layout import page_frame
from elternportal.ui.listing import choice_links, sortable_heads
from elternportal.ui.place import link_to

_TONES: dict[TeacherAccess, Tone] = {
    TeacherAccess.NO_ADDRESS: "danger",
    TeacherAccess.NOT_INVITED: "warning",
    TeacherAccess.OWNED: "warning",
    TeacherAccess.ASKED: "info",
    TeacherAccess.INVITED: "info",
    TeacherAccess.ACTIVE: "success",
}


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.cond(State.teachers_in_all > 0, _teachers(), _no_teachers()),
            skeleton(6),
        ),
        title=t("teachers-title"),
        group="office",
    )


def _no_teachers() -> rx.Component:
    return empty_state(
        t("teachers-empty-school"),
        "users",
        link_button(t("teachers-to-import"), link_to(routes.OFFICE_IMPORT), kind="secondary"),
        link_button(t("teacher-new"), link_to(routes.OFFICE_TEACHER), kind="secondary"),
    )


def _teachers() -> rx.Component:
    return rx.fragment(
        rx.el.p(t("teachers-about"), class_name="ep-muted"),
        rx.cond(State.invite_all_label != "", _invite_all()),
        choice_links(t("teachers-filter"), State.shown),
        table_of(
            State.lines,
            _row,
            sortable_heads(State.heads),
            caption=t("teachers-title"),
            empty=empty_state(t("teachers-empty"), "users"),
            class_name="ep-table-cards",
        ),
        actions(link_button(t("teacher-new"), link_to(routes.OFFICE_TEACHER), kind="secondary")),
    )


def _invite_all() -> rx.Component:
    return rx.cond(
        State.asks_all,
        confirm(
            State.invite_all_question,
            State.invite_all,
            State.ask_all(False),
            yes=t("teachers-invite-all-yes"),
            no=t("teachers-do-not"),
            danger=False,
        ),
        rx.el.div(
            button(State.invite_all_label, icon="mail", on_click=State.ask_all(True)),
            class_name="ep-actions",
        ),
    )


def _row(line: ObjectVar[TeacherLine]) -> rx.Component:
    return table_row(
        link_button(line.name, line.href, kind="quiet"),
        line.short_name,
        line.email,
        rx.match(
            line.access,
            *((access.value, badge(line.told, tone=_TONES[access])) for access in TeacherAccess),
            rx.fragment(),
        ),
        rx.cond(
            line.access == TeacherAccess.ACTIVE.value,
            rx.el.div(_account(line), class_name="ep-actions"),
            rx.cond(
                State.asks_about == line.teacher_id,
                _ask_owner(),
                rx.cond(State.typing_for == line.teacher_id, _address_form(line), _actions(line)),
            ),
        ),
        key=line.teacher_id.to_string(),
    )


def _actions(line: ObjectVar[TeacherLine]) -> rx.Component:
    return rx.el.div(
        rx.match(
            line.access,
            (TeacherAccess.NOT_INVITED.value, _invite(line, t("teachers-invite"))),
            (TeacherAccess.INVITED.value, _invite(line, t("teachers-invite-again"))),
            (TeacherAccess.OWNED.value, _look_at_owner(line)),
            rx.fragment(),
        ),
        rx.cond(
            line.access == TeacherAccess.NO_ADDRESS.value,
            _type_address(line, t("teachers-type-address")),
            _type_address(line, t("teachers-other-address")),
        ),
        rx.cond(line.account_href != "", _account(line)),
        class_name="ep-actions",
    )


def _account(line: ObjectVar[TeacherLine]) -> rx.Component:
    """The page on which the office corrects the address or ends that the account is hers."""
    return link_button(
        t("teachers-account"),
        line.account_href,
        kind="quiet",
        aria_label=t("teachers-account") + ": " + line.name.to(str),
    )


def _ask_owner() -> rx.Component:
    return confirm(
        State.owner_question,
        State.ask_owner,
        State.do_not_ask,
        yes=t("teachers-owner-yes"),
        no=t("teachers-do-not"),
        danger=False,
    )


def _look_at_owner(line: ObjectVar[TeacherLine]) -> rx.Component:
    word = t("teachers-look-at-owner")
    return button(
        word,
        kind="secondary",
        aria_label=word + ": " + line.name.to(str),
        on_click=State.look_at_owner(line.teacher_id),
    )


def _invite(line: ObjectVar[TeacherLine], word: str) -> rx.Component:
    return button(
        word,
        kind="secondary",
        aria_label=word + ": " + line.name.to(str),
        on_click=State.invite(line.teacher_id),
    )


def _type_address(line: ObjectVar[TeacherLine], word: str) -> rx.Component:
    return button(
        word,
        kind="quiet",
        aria_label=word + ": " + line.name.to(str),
        on_click=State.type_address(line.teacher_id),
    )


def _address_form(line: ObjectVar[TeacherLine]) -> rx.Component:
    return form(
        email_field(line.address_label, autocomplete="off", value=line.email, auto_focus=True),
        rx.el.div(
            button(t("teachers-invite"), type="submit"),
            button(t("teachers-do-not"), kind="secondary", on_click=State.type_address(0)),
            class_name="ep-actions",
        ),
        on_submit=State.invite_at,
    )


PAGE = Page(routes.OFFICE_TEACHERS, view, "teachers-title", State.load)
