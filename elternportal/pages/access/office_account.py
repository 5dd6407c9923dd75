"""One account for office and head: what it is for, and what they do to it for a reason."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.services.access.account_scope import MAX_REASON
from elternportal.state.access.account_lines import EventLine, FactLine, OwnChildLine
from elternportal.state.access.office_account import OfficeAccountPageState as State
from elternportal.ui.components import (
    ButtonKind,
    button,
    email_field,
    empty_state,
    form,
    link_button,
    section,
    skeleton,
    table_of,
    table_row,
    text_field,
)
from elternportal.ui.editing import actions
from elternportal.ui.layout import page_frame
from elternportal.ui.place import back_link
from elternportal.ui.step_up import step_up


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.cond(State.missing != "", empty_state(State.missing, "users"), _account()),
            skeleton(6),
        ),
        title=rx.cond(State.name != "", State.name, t("accounts-one")),
        group="office",
        back=back_link(routes.OFFICE_ACCOUNTS, t("accounts-back")),
    )


def _account() -> rx.Component:
    return rx.fragment(
        step_up(),
        rx.cond(State.act != "", _asking()),
        rx.el.dl(rx.foreach(State.facts, _fact), class_name="ep-facts"),
        rx.cond(State.may_change, _acts(), rx.el.p(t("accounts-error-head-only"))),
        rx.cond(State.own_children.length() > 0, _own_children()),
        rx.cond(State.taken_off.length() > 0, _taken_off()),
        section(
            t("accounts-events"),
            table_of(
                State.events,
                _event,
                [t(f"accounts-event-head-{name}") for name in ("when", "what", "reason")],
                caption=t("accounts-events"),
                empty=rx.el.p(t("accounts-no-events"), class_name="ep-muted"),
            ),
        ),
    )


def _fact(line: ObjectVar[FactLine]) -> rx.Component:
    return rx.el.div(rx.el.dt(line.label), rx.el.dd(line.text), key=line.label)


def _asking() -> rx.Component:
    """What happens, and why; in place of a silent click."""
    return form(
        rx.el.p(State.question, class_name="kern-body kern-body--bold"),
        rx.cond(
            State.act == "email",
            email_field(t("accounts-new-email"), value=State.email, autocomplete="off"),
        ),
        text_field(
            t("accounts-reason"),
            "reason",
            hint=t("accounts-reason-hint"),
            max_length=MAX_REASON,
            auto_focus=True,
        ),
        actions(
            button(t("accounts-do"), kind="danger", type="submit"),
            button(t("accounts-cancel"), kind="secondary", on_click=State.cancel),
        ),
        on_submit=State.submit,
        key=State.act + State.pupil_id.to_string(),
        aria_label=State.question,
        class_name="ep-form ep-confirm",
    )


def _acts() -> rx.Component:
    """Nobody locks, deletes or demotes themselves; the services say so, too."""
    others = ~State.is_own
    return actions(
        _act("email"),
        _act("sign-out"),
        rx.cond(State.is_locked, _act("unlock"), rx.cond(others, _act("lock"))),
        *(
            rx.cond(State.roles.contains(role), rx.cond(others, _act(f"role-{role}")))
            for role in ("office", "head")
        ),
        rx.cond(State.roles.contains("teacher"), _act("role-teacher")),
        rx.cond(State.has_factor & others, _act("factor-off")),
        rx.cond(others, link_button(t("accounts-join-link"), State.join_href, kind="secondary")),
        rx.cond(others, _act("delete", "danger")),
    )


def _act(act: str, kind: ButtonKind = "secondary") -> rx.Component:
    return button(t(f"accounts-act-{act}"), kind=kind, on_click=State.begin(act, 0))


def _own_children() -> rx.Component:
    return section(
        t("accounts-children"),
        rx.el.ul(rx.foreach(State.own_children, _own_child), class_name="ep-list"),
    )


def _own_child(line: ObjectVar[OwnChildLine]) -> rx.Component:
    return _child(line, t("accounts-act-take-off"), "take-off")


def _taken_off() -> rx.Component:
    return section(
        t("accounts-taken-off"),
        rx.el.ul(rx.foreach(State.taken_off, _former_child), class_name="ep-list"),
    )


def _former_child(line: ObjectVar[OwnChildLine]) -> rx.Component:
    return _child(line, t("accounts-act-put-back"), "put-back")


def _child(line: ObjectVar[OwnChildLine], word: str, act: str) -> rx.Component:
    return rx.el.li(
        rx.el.span(line.label),
        rx.el.div(line.told, class_name="ep-muted"),
        rx.cond(
            State.may_change,
            button(
                word,
                kind="secondary",
                aria_label=word + ": " + line.label.to(str),
                on_click=State.begin(act, line.pupil_id),
            ),
        ),
        key=line.pupil_id.to_string(),
    )


def _event(line: ObjectVar[EventLine]) -> rx.Component:
    return table_row(
        line.when,
        rx.fragment(line.what, rx.el.div(line.by, class_name="ep-muted")),
        line.reason,
    )


PAGE = Page(routes.OFFICE_ACCOUNT, view, "accounts-one", State.load)
