"""Fundsachen: what was found at school, with photos, and "das ist unseres"."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.services.lost_property.items import MAX_NOTE
from elternportal.state.lost_property.items import FoundItemLine
from elternportal.state.lost_property.items import LostPropertyPageState as State
from elternportal.ui.components import (
    badge,
    button,
    cancel_button,
    card,
    empty_state,
    form,
    text_field,
)
from elternportal.ui.lost_property.photo import found_photo
from elternportal.ui.prose import by_school
from elternportal.ui.reading import reading_page


def view() -> rx.Component:
    return reading_page(
        State,
        _items(),
        title=t("lost-property-title"),
        manage=t("lost-property-manage"),
        office=routes.OFFICE_LOST_PROPERTY,
        group="service",
    )


def _items() -> rx.Component:
    return rx.cond(
        State.items.length() > 0,
        rx.fragment(
            rx.cond(State.is_parent, rx.el.p(t("lost-property-about"))),
            rx.el.div(rx.foreach(State.items, _item), class_name="ep-found"),
        ),
        empty_state(t("lost-property-empty"), "umbrella"),
    )


def _item(item: ObjectVar[FoundItemLine]) -> rx.Component:
    return card(
        found_photo(item.photo, item.title),
        rx.el.p(item.found, class_name="ep-muted"),
        rx.cond(State.is_parent, _own_claim(item)),
        id="lost_property-" + item.id.to_string(),
        title=by_school(item.title),
        level=2,
        key=item.id.to_string(),
        class_name="ep-found-card",
    )


def _own_claim(item: ObjectVar[FoundItemLine]) -> rx.Component:
    return rx.cond(
        item.is_claimed,
        rx.fragment(
            rx.el.p(badge(t("lost-property-claimed"), tone="success", icon="check")),
            rx.cond(item.note != "", rx.el.p(item.note)),
            button(t("lost-property-withdraw"), kind="quiet", on_click=State.withdraw(item.id)),
        ),
        rx.cond(
            State.claims_item == item.id,
            _claim_form(),
            button(
                t("lost-property-claim"),
                kind="secondary",
                icon="hand",
                aria_label=f"{t('lost-property-claim')}: {item.title}",
                on_click=State.ask_claim(item.id),
            ),
        ),
    )


def _claim_form() -> rx.Component:
    return form(
        text_field(
            t("lost-property-note"),
            "note",
            hint=t("lost-property-note-hint"),
            required=False,
            max_length=MAX_NOTE,
            auto_focus=True,
        ),
        rx.el.div(
            button(t("lost-property-claim-send"), type="submit"),
            cancel_button(t("lost-property-cancel"), State.ask_claim(0)),
            class_name="ep-actions",
        ),
        on_submit=State.claim,
    )


PAGE = Page(routes.LOST_PROPERTY, view, "lost-property-title", State.load)
