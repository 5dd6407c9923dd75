"""The office keeps lost property: enters what was found, and gives it back."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.files.inspection import ACCEPTED_IMAGES
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.lost_property.office import ClaimLine, ItemLine
from elternportal.state.lost_property.office import OfficeLostPropertyPageState as State
from elternportal.ui.attachments import attachments_field
from elternportal.ui.components import (
    button,
    cancel_button,
    confirm,
    empty_state,
    section,
    skeleton,
    table_of,
    table_row,
)
from elternportal.ui.editing import Fields, actions, back_to, shared_form
from elternportal.ui.layout import page_frame
from elternportal.ui.lost_property.photo import found_photo
from elternportal.ui.prose import by_school

WORDS = "lost-property"
FIELDS = Fields(State, WORDS)


def view() -> rx.Component:
    return page_frame(
        actions(back_to(routes.LOST_PROPERTY, t("lost-property-back-to-page"))),
        rx.cond(State.is_loaded, rx.fragment(_editor(), _waiting()), skeleton(6)),
        title=t("lost-property-manage-title"),
        group="service",
    )


def _editor() -> rx.Component:
    is_new = State.item_id == 0
    cancel = t("lost-property-cancel")
    return section(
        rx.cond(is_new, t("lost-property-new"), t("lost-property-edit")),
        shared_form(
            State,
            State.item_id,
            FIELDS.text("title", max_length=120),
            rx.el.div(
                FIELDS.text("place", required=False, max_length=120),
                FIELDS.text("found_on", type="date"),
                class_name="ep-row",
            ),
            attachments_field(
                t("lost-property-field-files"),
                kept=State.photos,
                accept=ACCEPTED_IMAGES,
                multiple=False,
                hint=t("files-hint-image"),
            ),
            actions(
                button(t("lost-property-save"), type="submit"),
                rx.cond(
                    is_new,
                    rx.fragment(),
                    cancel_button(cancel, State.open_item(0), kind="secondary"),
                ),
            ),
            on_submit=State.save,
            key=State.opened.to_string(),
        ),
    )


def _waiting() -> rx.Component:
    heads = [t(f"lost-property-head-{name}") for name in ("photo", "thing", "claims", "actions")]
    caption, empty = t("lost-property-waiting"), t("lost-property-office-empty")
    return section(
        caption,
        table_of(State.items, _item, heads, caption=caption, empty=empty_state(empty, "umbrella")),
    )


def _item(item: ObjectVar[ItemLine]) -> rx.Component:
    return table_row(
        rx.el.div(found_photo(item.photo, item.title), class_name="ep-found-small"),
        rx.fragment(
            rx.el.strong(by_school(item.title)), rx.el.p(item.found, class_name="ep-muted")
        ),
        rx.cond(
            item.claims.length() > 0,
            rx.el.ul(rx.foreach(item.claims, _claim), class_name="ep-found-claims"),
            rx.el.span(t("lost-property-nobody"), class_name="ep-muted"),
        ),
        rx.cond(State.returns_item == item.id, _question(item), _actions(item)),
        key=item.id.to_string(),
    )


def _claim(claim: ObjectVar[ClaimLine]) -> rx.Component:
    return rx.el.li(
        rx.el.strong(claim.name),
        rx.el.p(claim.about, class_name="ep-muted"),
        rx.cond(claim.note != "", rx.el.p(claim.note)),
        key=claim.key,
    )


def _actions(item: ObjectVar[ItemLine]) -> rx.Component:
    return rx.el.div(
        button(t("lost-property-return"), kind="secondary", on_click=State.ask_return(item.id)),
        button(t("lost-property-change"), kind="quiet", on_click=State.open_item(item.id)),
        class_name="ep-stack",
    )


def _question(item: ObjectVar[ItemLine]) -> rx.Component:
    return confirm(
        t("lost-property-return-ask", title=f"{item.title}"),
        State.return_item,
        State.ask_return(0),
        yes=t("lost-property-return-yes"),
        danger=False,
    )


PAGE = Page(routes.OFFICE_LOST_PROPERTY, view, "lost-property-manage-title", State.load)
