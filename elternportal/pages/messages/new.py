"""Neue Nachricht: about whom, to whom, and what; each step has an address."""

import reflex as rx
from reflex.vars import ArrayVar, ObjectVar

from elternportal.domain.messages import (
    LONGEST_MESSAGE,
    LONGEST_SUBJECT,
    MESSAGES,
    NEW_MESSAGE,
    Request,
)
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.messages.new import ASKED, FamilyLine, RecipientLine
from elternportal.state.messages.new import NewMessagePageState as State
from elternportal.ui.components import (
    button,
    checkbox_field,
    empty_state,
    form,
    select_field,
    skeleton,
    text_field,
)
from elternportal.ui.layout import page_frame
from elternportal.ui.listing import choice_links
from elternportal.ui.messages.composer import more_fields
from elternportal.ui.place import back_link


def view() -> rx.Component:
    return page_frame(
        rx.cond(State.is_loaded, rx.fragment(_about(), _next()), skeleton(6)),
        title=t("new-message-title"),
        group="reports",
        back=back_link(MESSAGES, t("messages-back")),
    )


def _about() -> rx.Component:
    """Own children, own classes, and for the office a search."""
    return rx.fragment(
        rx.cond(State.children.length() > 0, choice_links(t("new-message-about"), State.children)),
        rx.cond(State.classes.length() > 0, choice_links(t("new-message-about"), State.classes)),
        rx.cond(State.is_administration & (State.pupil_id == 0), _search()),
    )


def _search() -> rx.Component:
    return rx.fragment(
        form(
            text_field(
                t("new-message-search"),
                "text",
                type="search",
                hint=t("new-message-search-hint"),
                max_length=100,
            ),
            button(t("listing-search"), kind="secondary", icon="search", type="submit"),
            on_submit=State.search,
            role="search",
        ),
        rx.cond(
            State.found.length() > 0,
            _families(State.found),
            rx.cond(State.searched != "", empty_state(t("new-message-nobody-found"), "search-x")),
        ),
    )


def _families(lines: ArrayVar[list[FamilyLine]]) -> rx.Component:
    return rx.el.ul(rx.foreach(lines, _family), class_name="ep-list")


def _family(line: ObjectVar[FamilyLine]) -> rx.Component:
    return rx.el.li(
        rx.el.a(line.label, href=line.href, class_name="kern-link ep-letter-cell"), key=line.key
    )


def _next() -> rx.Component:
    return rx.cond(
        State.pupil_id > 0,
        rx.cond(State.about != "", _to_one()),
        rx.cond(
            State.writes_to_class,
            _to_class(),
            rx.cond(
                State.families.length() > 0,
                _families(State.families),
                rx.cond(
                    State.is_administration,
                    rx.fragment(),
                    empty_state(t("new-message-nothing"), "square-pen"),
                ),
            ),
        ),
    )


def _to_one() -> rx.Component:
    nobody = rx.cond(
        State.is_guardian, t("new-message-no-recipient"), t("messages-error-no-guardian")
    )
    return rx.fragment(
        rx.el.p(State.about, class_name="ep-strong"),
        rx.cond(State.recipients.length() > 0, _form(), empty_state(nobody, "phone")),
        rx.el.p(t("messages-urgent"), class_name="ep-muted"),
    )


def _form() -> rx.Component:
    options = rx.fragment(
        rx.el.option(t("new-message-recipient-choose"), value=""),
        rx.foreach(State.recipients, _recipient),
    )
    return form(
        select_field(t("messages-field-recipient"), "recipient", options),
        rx.cond(
            State.hours.length() > 0,
            rx.el.ul(
                rx.foreach(State.hours, lambda text: rx.el.li(text, key=text)),
                class_name="ep-notes ep-muted",
            ),
        ),
        rx.cond(State.is_guardian, _request()),
        rx.cond(
            State.is_guardian,
            text_field(
                t("messages-field-subject"),
                "subject",
                required=False,
                hint=t("new-message-subject-hint"),
                max_length=LONGEST_SUBJECT,
            ),
            _subject(),
        ),
        _text(),
        rx.cond(
            State.is_guardian,
            checkbox_field(
                t("messages-field-is-for-both"), "is_for_both", checked=State.is_for_both
            ),
        ),
        more_fields(),
        rx.el.div(
            button(t("new-message-send"), type="submit", icon="send"), class_name="ep-actions"
        ),
        on_submit=State.send,
        thing=State.pupil_id,
    )


def _recipient(line: ObjectVar[RecipientLine]) -> rx.Component:
    return rx.el.option(line.label, value=line.value, key=line.value)


def _request() -> rx.Component:
    options = [(one.value, t(f"messages-request-{one.name.lower()}")) for one in Request]
    return select_field(t("messages-field-request"), "request", options, required=False)


def _subject() -> rx.Component:
    return text_field(t("messages-field-subject"), "subject", max_length=LONGEST_SUBJECT)


def _text() -> rx.Component:
    return text_field(
        t("messages-field-text"),
        "text",
        multiline=True,
        max_length=LONGEST_MESSAGE,
        rows=8,
    )


def _to_class() -> rx.Component:
    """The number is asked about once, in the place of the button."""
    return form(
        rx.el.p(State.about, class_name="ep-strong"),
        _subject(),
        _text(),
        more_fields(),
        rx.cond(
            State.asks,
            rx.fragment(
                rx.el.input(type="hidden", name=ASKED, value="1"),
                rx.el.div(
                    rx.el.p(State.question, class_name="kern-body kern-body--bold"),
                    rx.el.div(
                        button(t("new-message-class-yes"), type="submit", icon="send"),
                        button(t("messages-cancel"), kind="secondary", on_click=State.do_not_send),
                        class_name="ep-actions",
                    ),
                    role="alertdialog",
                    aria_label=State.question,
                    class_name="ep-confirm",
                ),
            ),
            rx.el.div(
                button(t("new-message-send"), type="submit", icon="send"),
                class_name="ep-actions",
            ),
        ),
        on_submit=State.send_to_class,
        thing=State.class_id,
    )


PAGE = Page(NEW_MESSAGE, view, "new-message-title", State.load)
