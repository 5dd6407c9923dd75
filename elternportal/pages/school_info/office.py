"""The office writes the school information: lists of contacts and texts, and the form of one."""

from typing import Any, cast

import reflex as rx
from reflex.event import EventType
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.domain.school_info import Section
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.school_info.office import ContactForm, TextForm
from elternportal.state.school_info.office import OfficeSchoolInfoPageState as State
from elternportal.state.school_info.reading import ContactLine, InfoLine, SectionLine
from elternportal.ui.components import (
    button,
    form,
    link_button,
    section,
    select_field,
    skeleton,
    text_field,
)
from elternportal.ui.layout import page_frame
from elternportal.ui.place import link_to
from elternportal.ui.removal import removal

CONTACT = cast("ObjectVar[ContactForm]", State.contact)
TEXT = cast("ObjectVar[TextForm]", State.text)


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.match(State.editing, ("contact", _contact_form()), ("text", _text_form()), _list()),
            skeleton(4),
        ),
        title=t("office-school-info-title"),
        group="service",
    )


def _list() -> rx.Component:
    return rx.fragment(
        rx.el.div(
            button(
                t("office-school-info-new-contact"), icon="plus", on_click=State.open_contact(0)
            ),
            button(t("office-school-info-new-text"), kind="secondary", on_click=State.open_text(0)),
            link_button(
                t("office-school-info-back"), link_to(routes.SCHOOL_INFO), kind="secondary"
            ),
            class_name="ep-actions",
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
    return section(
        t("office-school-info-contact"),
        form(
            select_field(
                t("office-school-info-field-section"),
                "section",
                [(one.value, t(f"school-info-section-{one}")) for one in Section],
                value=CONTACT.section,
            ),
            _field("name", CONTACT.name, max_length=120),
            _field("role", CONTACT.role, required=False, max_length=120),
            _field("duties", CONTACT.duties, required=False, max_length=500, multiline=True),
            _field("phone", CONTACT.phone, type="tel", required=False, max_length=60),
            _field("email", CONTACT.email, type="email", required=False, max_length=254),
            _field("room", CONTACT.room, required=False, max_length=40),
            _field("hours", CONTACT.hours, required=False, max_length=300),
            _save_or_leave(),
            key=CONTACT.contact_id.to_string(),
            on_submit=State.save_contact,
        ),
        _removal(CONTACT.contact_id == 0, CONTACT.name, State.delete_contact),
    )


def _text_form() -> rx.Component:
    return section(
        t("office-school-info-text"),
        form(
            _field("title", TEXT.title, max_length=160),
            _field("text", TEXT.text, multiline=True, max_length=10_000, rows="10"),
            _save_or_leave(),
            key=TEXT.text_id.to_string(),
            on_submit=State.save_text,
        ),
        _removal(TEXT.text_id == 0, TEXT.title, State.delete_text),
    )


def _field(name: str, value: rx.Var[str], **props: Any) -> rx.Component:
    return text_field(t(f"office-school-info-field-{name}"), name, value=value, **props)


def _save_or_leave() -> rx.Component:
    return rx.el.div(
        button(t("office-school-info-save"), type="submit"),
        button(t("office-school-info-cancel"), kind="secondary", on_click=State.close),
        class_name="ep-actions",
    )


def _removal(is_new: rx.Var[bool], name: rx.Var[str], delete: EventType[Any]) -> rx.Component:
    return rx.cond(
        is_new,
        rx.fragment(),
        removal(
            t("office-school-info-delete"),
            t("office-school-info-delete-ask", name=f"{name}"),
            asks=State.asks_delete,
            ask=State.ask_delete,
            delete=delete,
        ),
    )


PAGE = Page(routes.OFFICE_SCHOOL_INFO, view, "office-school-info-title", State.load)
