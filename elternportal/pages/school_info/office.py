"""The office writes the school information: lists of contacts and texts, and the form of one."""

from typing import Any

import reflex as rx
from reflex.event import EventType
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.domain.school_info import Section
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.school_info.office import OfficeSchoolInfoPageState as State
from elternportal.state.school_info.reading import ContactLine, InfoLine, SectionLine
from elternportal.ui.components import button, section
from elternportal.ui.editing import (
    Fields,
    actions,
    back_to,
    editor_page,
    removal_of,
    save_or_leave,
    shared_form,
)

WORDS = "office-school-info"
FIELDS = Fields(State, WORDS)


def view() -> rx.Component:
    return editor_page(
        State,
        _list(),
        rx.cond(State.editing == "contact", _contact_form(), _text_form()),
        title=t("office-school-info-title"),
        group="service",
    )


def _list() -> rx.Component:
    contact, text = t("office-school-info-new-contact"), t("office-school-info-new-text")
    return rx.fragment(
        actions(
            button(contact, icon="plus", on_click=State.open_contact(0)),
            button(text, kind="secondary", on_click=State.open_text(0)),
            back_to(routes.SCHOOL_INFO, t("office-school-info-back")),
        ),
        rx.cond(
            State.texts.length() > 0,
            section(
                t("office-school-info-texts"),
                rx.el.ul(rx.foreach(State.texts, _text_row), class_name="ep-list"),
            ),
        ),
        rx.foreach(State.sections, _section),
    )


def _section(one: ObjectVar[SectionLine]) -> rx.Component:
    return section(
        one.title,
        rx.el.ul(rx.foreach(one.contacts, _contact_row), class_name="ep-list"),
        key=one.key,
    )


def _contact_row(contact: ObjectVar[ContactLine]) -> rx.Component:
    return _row(
        contact.name,
        contact.is_first,
        State.open_contact(contact.id),
        State.move_contact(contact.id),
        contact.id.to_string(),
    )


def _text_row(text: ObjectVar[InfoLine]) -> rx.Component:
    return _row(
        text.title,
        text.is_first,
        State.open_text(text.id),
        State.move_text(text.id),
        text.id.to_string(),
    )


def _row(
    name: rx.Var[str],
    is_first: rx.Var[bool],
    on_open: EventType[Any],
    on_move: EventType[Any],
    key: rx.Var[str],
) -> rx.Component:
    up = t("office-school-info-up")
    return rx.el.li(
        button(name, kind="quiet", on_click=on_open),
        rx.cond(
            is_first,
            rx.fragment(),
            button(up, kind="quiet", icon="arrow-up", on_click=on_move, aria_label=f"{up}: {name}"),
        ),
        key=key,
    )


def _contact_form() -> rx.Component:
    sections = [(one.value, t(f"school-info-section-{one}")) for one in Section]
    return section(
        t("office-school-info-contact"),
        shared_form(
            State,
            State.item_id,
            FIELDS.select("section", sections),
            FIELDS.text("name", max_length=120),
            FIELDS.text("role", required=False, max_length=120),
            FIELDS.text("duties", required=False, max_length=500, multiline=True),
            FIELDS.text("phone", type="tel", required=False, max_length=60),
            FIELDS.email("email", required=False),
            FIELDS.text("room", required=False, max_length=40),
            FIELDS.text("hours", required=False, max_length=300),
            save_or_leave(WORDS, State.close),
            key=State.opened.to_string(),
            on_submit=State.save_contact,
        ),
        removal_of(State, WORDS, State.delete_contact, name=f"{FIELDS.value('name')}"),
    )


def _text_form() -> rx.Component:
    return section(
        t("office-school-info-text"),
        shared_form(
            State,
            State.item_id,
            FIELDS.text("title", max_length=160),
            FIELDS.text("text", multiline=True, max_length=10_000, rows="10"),
            save_or_leave(WORDS, State.close),
            key=State.opened.to_string(),
            on_submit=State.save_text,
        ),
        removal_of(State, WORDS, State.delete_text, name=f"{FIELDS.value('title')}"),
    )


PAGE = Page(routes.OFFICE_SCHOOL_INFO, view, "office-school-info-title", State.load)
