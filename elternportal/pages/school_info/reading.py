"""Schulinformationen: texts like opening hours, and who does what with the ways of contact."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.reflex_internals import A
from elternportal.state.school_info.reading import (
    ContactLine,
    InfoLine,
    SchoolInfoPageState,
    SectionLine,
)
from elternportal.ui.components import card, empty_state, section
from elternportal.ui.icons import icon
from elternportal.ui.prose import by_school, prose
from elternportal.ui.reading import reading_page


def view() -> rx.Component:
    return reading_page(
        SchoolInfoPageState,
        _all(),
        title=t("school-info-title"),
        manage=t("school-info-manage"),
        office=routes.OFFICE_SCHOOL_INFO,
        group="service",
    )


def _all() -> rx.Component:
    has_any = (SchoolInfoPageState.texts.length() > 0) | (SchoolInfoPageState.sections.length() > 0)
    return rx.cond(
        has_any,
        rx.fragment(
            rx.foreach(SchoolInfoPageState.texts, _text),
            rx.foreach(SchoolInfoPageState.sections, _section),
        ),
        empty_state(t("school-info-empty"), "info"),
    )


def _text(text: ObjectVar[InfoLine]) -> rx.Component:
    number = text.id.to_string()
    return section(by_school(text.title), prose(text.html), id="school_text-" + number, key=number)


def _section(one: ObjectVar[SectionLine]) -> rx.Component:
    return section(
        by_school(one.title),
        rx.el.div(rx.foreach(one.contacts, _contact), class_name="ep-cards"),
        key=one.key,
    )


def _contact(contact: ObjectVar[ContactLine]) -> rx.Component:
    return card(
        _if(contact.role, rx.el.p(contact.role, class_name="ep-muted")),
        _if(contact.duties, rx.el.p(contact.duties)),
        rx.el.ul(
            _line("phone", contact.phone, contact.call),
            _line("mail", contact.email, contact.write),
            _line("map-pin", contact.room),
            _line("clock", contact.hours),
            class_name="ep-contact",
        ),
        id="contact-" + contact.id.to_string(),
        title=contact.name,
        key=contact.id.to_string(),
    )


def _line(symbol: str, text: rx.Var[str], href: rx.Var[str] | None = None) -> rx.Component:
    """A plain link, not one of the router: it leads to the phone or the mail program."""
    words = text if href is None else A.create(text, href=href, class_name="kern-link")
    return _if(text, rx.el.li(icon(symbol), words))


def _if(text: rx.Var[str], component: rx.Component) -> rx.Component:
    return rx.cond(text != "", component)


PAGE = Page(routes.SCHOOL_INFO, view, "school-info-title", SchoolInfoPageState.load)
