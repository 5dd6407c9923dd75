"""The display in the school's hall: the office makes, renews and takes back its address."""

import reflex as rx

from elternportal import routes
from elternportal.domain.timetable import OFFICE_HALL, OFFICE_SUBSTITUTIONS
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.timetable.hall import HallPageState as State
from elternportal.ui.components import button, card, link_button, section, skeleton, text_field
from elternportal.ui.editing import actions, back_to
from elternportal.ui.layout import page_frame
from elternportal.ui.place import link_to
from elternportal.ui.step_up import step_up


def view() -> rx.Component:
    return page_frame(
        actions(back_to(OFFICE_SUBSTITUTIONS, t("hall-back"))),
        rx.cond(
            State.is_loaded,
            rx.fragment(
                rx.el.p(t("hall-about")),
                step_up(),
                rx.cond(State.is_on, rx.fragment(_new_address(), _address()), _off()),
            ),
            skeleton(5),
        ),
        title=t("hall-title"),
        group="office",
    )


def _off() -> rx.Component:
    return rx.fragment(
        rx.el.p(t("hall-off"), class_name="ep-strong"),
        rx.cond(State.has_address, rx.el.p(t("hall-off-kept"), class_name="ep-muted")),
        actions(link_button(t("hall-to-settings"), link_to(routes.SCHOOL_SETTINGS))),
    )


def _new_address() -> rx.Component:
    """It stands in a field, so that it can be marked and copied as a whole."""
    return rx.cond(
        State.address != "",
        card(
            rx.el.p(t("hall-address-once"), class_name="ep-strong"),
            text_field(t("hall-address"), "address", value=State.address, read_only=True),
            role="status",
        ),
    )


def _address() -> rx.Component:
    return section(
        t("hall-address"),
        rx.el.p(State.told),
        rx.el.p(
            rx.cond(State.names_teachers, t("hall-with-teachers"), t("hall-without-teachers")),
            class_name="ep-muted",
        ),
        rx.cond(
            State.has_address,
            rx.cond(State.asks, _ask(), _ways()),
            actions(button(t("hall-make"), on_click=State.renew)),
        ),
    )


def _ways() -> rx.Component:
    return actions(
        button(t("hall-renew"), kind="secondary", on_click=State.renew),
        button(t("hall-revoke"), kind="secondary", on_click=State.ask_revoke(True)),
    )


def _ask() -> rx.Component:
    return rx.el.div(
        rx.el.p(t("hall-revoke-ask"), class_name="ep-strong"),
        actions(
            button(t("hall-revoke-yes"), on_click=State.revoke),
            button(t("hall-revoke-no"), kind="secondary", on_click=State.ask_revoke(False)),
        ),
        role="alert",
    )


PAGE = Page(OFFICE_HALL, view, "hall-title", State.load)
