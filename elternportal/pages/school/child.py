"""One child for office and head: enter it, put it right, let it leave."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.school.child import ClassChoiceLine
from elternportal.state.school.child import OfficeChildPageState as State
from elternportal.ui.components import skeleton
from elternportal.ui.editing import Fields, shared_form
from elternportal.ui.layout import page_frame
from elternportal.ui.place import back_link
from elternportal.ui.school.people_by_hand import (
    gender_choices,
    how_it_stands,
    leaving,
    save_button,
)

WORDS = "child"
FIELDS = Fields(State, WORDS)


def view() -> rx.Component:
    return page_frame(
        rx.cond(State.is_loaded, _child(), skeleton(6)),
        title=rx.cond(State.name != "", State.name, t("child-title")),
        group="office",
        back=back_link(routes.OFFICE_GUARDIANS, t("child-back")),
    )


def _child() -> rx.Component:
    return rx.fragment(
        how_it_stands(State),
        rx.cond(State.planned != "", rx.el.p(State.planned, class_name="ep-strong")),
        shared_form(
            State,
            State.item_id,
            rx.el.div(
                FIELDS.text("first_name", max_length=100),
                FIELDS.text("surname", max_length=100),
                class_name="ep-row",
            ),
            rx.el.div(
                FIELDS.text(
                    "birth_date", type="date", required=False, hint=t("child-birth-date-hint")
                ),
                FIELDS.select("gender", gender_choices(), required=False),
                class_name="ep-row",
            ),
            rx.el.div(_classes(), _from(), class_name="ep-row"),
            _address(),
            save_button(
                State,
                enter=t("child-enter"),
                save=t("child-save"),
                take_back=t("child-return"),
            ),
            key=State.opened.to_string(),
            on_submit=State.save,
        ),
        rx.cond((State.item_id != 0) & State.is_active, _leaving()),
    )


def _classes() -> rx.Component:
    options = rx.fragment(
        rx.el.option(t("child-choose-class"), value=""), rx.foreach(State.classes, _class)
    )
    return FIELDS.select("class_id", options)


def _class(one: ObjectVar[ClassChoiceLine]) -> rx.Component:
    return rx.el.option(one.name, value=one.key, key=one.key)


def _address() -> rx.Component:
    """Folded: most letters go along with the child."""
    return rx.el.details(
        rx.el.summary(t("child-address"), class_name="ep-fold-title"),
        rx.el.div(
            rx.el.p(t("child-address-about"), class_name="ep-muted"),
            FIELDS.text("recipient", required=False, max_length=45, hint=t("child-recipient-hint")),
            FIELDS.text("street", required=False, max_length=45),
            FIELDS.text("extra", required=False, max_length=45),
            rx.el.div(
                FIELDS.text("postcode", required=False, max_length=10),
                FIELDS.text("town", required=False, max_length=34),
                class_name="ep-row",
            ),
            FIELDS.text("country", required=False, max_length=45, hint=t("child-country-hint")),
            class_name="ep-form",
        ),
        open=State.has_address,
        class_name="ep-fold",
    )


def _from() -> rx.Component:
    """A child that is new or comes back is in its class at once."""
    return rx.cond(
        (State.item_id != 0) & State.is_active,
        FIELDS.text("class_from", type="date", required=False, hint=t("child-class-from-hint")),
    )


def _leaving() -> rx.Component:
    about = t("child-leave-about")
    return leaving(State, t("child-leave-title"), about, t("child-leave"), State.leave)


PAGE = Page(routes.OFFICE_CHILD, view, "child-title", State.load)
