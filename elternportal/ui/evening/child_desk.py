"""Finds a child for a family that phones, and shows its appointments and free times."""

from typing import cast

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.i18n import t
from elternportal.state.evening.office import OfficeEveningPageState as State
from elternportal.state.evening.office_views import (
    DeskLine,
    EveningDeskLine,
    FoundLine,
    OfferedTimeLine,
    SiblingLine,
)
from elternportal.ui.components import (
    button,
    card,
    confirm,
    empty_state,
    file_button,
    form,
    select_field,
    text_field,
)
from elternportal.ui.editing import actions
from elternportal.ui.evening.choosing import chosen_first

DESK = cast("ObjectVar[EveningDeskLine]", State.desk)


def child_search() -> rx.Component:
    """A search field; under it the children found, or the one that was chosen."""
    return rx.fragment(
        form(
            rx.el.div(
                text_field(
                    t("office-evening-search"),
                    "text",
                    type="search",
                    hint=t("office-evening-search-hint"),
                    max_length=100,
                ),
                button(t("office-evening-search-go"), type="submit", icon="search"),
                class_name="ep-row",
            ),
            on_submit=State.search,
        ),
        rx.cond(DESK.pupil_id != 0, _desk(), _found()),
    )


def _found() -> rx.Component:
    return rx.cond(
        State.found.length() > 0,
        rx.el.ul(rx.foreach(State.found, _found_child), class_name="ep-stack"),
        rx.cond(State.searched != "", empty_state(t("office-evening-nobody-found"), "search-x")),
    )


def _found_child(child: ObjectVar[FoundLine]) -> rx.Component:
    return rx.el.li(
        button(child.child, kind="secondary", on_click=State.open_desk(child.pupil_id)),
        rx.el.span(child.bookings, class_name="ep-muted"),
        key=child.pupil_id.to_string(),
        class_name="ep-found-child",
    )


def _desk() -> rx.Component:
    return rx.el.div(
        rx.el.h3(DESK.child, class_name="kern-heading-small"),
        rx.el.p(t("office-evening-guardians"), " ", DESK.guardians),
        rx.cond(DESK.siblings.length() > 0, _siblings()),
        _family_plan(),
        rx.el.div(rx.foreach(State.desk_lines, _teacher), class_name="ep-desk"),
        rx.el.div(
            button(t("office-evening-close-desk"), kind="secondary", on_click=State.close_desk),
            class_name="ep-actions",
        ),
        class_name="ep-stack",
    )


def _siblings() -> rx.Component:
    """The other children of the family, each with a desk of its own."""
    return rx.fragment(
        rx.el.h4(t("office-evening-siblings"), class_name="kern-title"),
        rx.el.ul(rx.foreach(DESK.siblings, _sibling), class_name="ep-stack"),
    )


def _sibling(line: ObjectVar[SiblingLine]) -> rx.Component:
    return rx.el.li(
        button(line.child, kind="secondary", on_click=State.open_desk(line.pupil_id)),
        rx.cond(
            line.is_of_all,
            rx.fragment(),
            rx.el.span(t("office-evening-sibling-apart"), class_name="ep-muted"),
        ),
        key=line.pupil_id.to_string(),
        class_name="ep-found-child",
    )


def _family_plan() -> rx.Component:
    return rx.fragment(
        rx.el.h4(t("office-evening-family-plan"), class_name="kern-title"),
        rx.cond(
            DESK.plan.length() > 0,
            rx.el.ul(rx.foreach(DESK.plan, lambda line: rx.el.li(line, key=line))),
            rx.el.p(t("office-evening-family-none"), class_name="ep-muted"),
        ),
        actions(file_button(t("office-evening-family-paper"), DESK.paper, icon="printer")),
    )


def _teacher(line: ObjectVar[DeskLine]) -> rx.Component:
    return card(
        rx.el.p(
            line.subjects,
            rx.cond(
                line.room != "",
                rx.fragment(" – ", t("office-evening-room"), " ", line.room),
            ),
            class_name="ep-muted",
        ),
        rx.cond(line.booking_id != 0, _booked(line), _not_booked(line)),
        title=line.teacher,
        key=line.teacher_id.to_string(),
    )


def _booked(line: ObjectVar[DeskLine]) -> rx.Component:
    return rx.fragment(
        rx.el.p(
            t("office-evening-booked-at"), " ", rx.el.strong(line.booked), class_name="ep-times"
        ),
        rx.cond(
            State.asks_about == line.booking_id,
            confirm(
                f"{t('office-evening-cancel-question')} {line.booked}, {line.teacher}",
                State.cancel(line.booking_id),
                State.ask_cancel(0),
                yes=t("office-evening-cancel"),
            ),
            rx.fragment(
                _times_form(line, "office-evening-move", is_move=True),
                button(
                    t("office-evening-cancel"),
                    kind="danger",
                    on_click=State.ask_cancel(line.booking_id),
                    aria_label=f"{t('office-evening-cancel')}: {line.booked}, {line.teacher}",
                ),
            ),
        ),
    )


def _not_booked(line: ObjectVar[DeskLine]) -> rx.Component:
    return rx.cond(
        line.free.length() > 0,
        _times_form(line, "office-evening-book", is_move=False),
        rx.el.p(t("office-evening-nothing-free"), class_name="ep-muted"),
    )


def _times_form(line: ObjectVar[DeskLine], word: str, *, is_move: bool) -> rx.Component:
    """Choose one of the teacher's free times to book it or to move the booking there."""
    booking = rx.el.input(type="hidden", name="booking_id", value=line.booking_id.to_string())
    return form(
        booking if is_move else rx.fragment(),
        rx.el.div(
            select_field(
                t("office-evening-free"),
                "slot_id",
                chosen_first(rx.foreach(line.free, _time)),
                field_id=f"zeit-{line.teacher_id}",
            ),
            button(
                t(word),
                type="submit",
                kind="secondary",
                aria_label=f"{t(word)}: {line.teacher}",
            ),
            class_name="ep-row",
        ),
        on_submit=State.move if is_move else State.book,
    )


def _time(option: ObjectVar[OfferedTimeLine]) -> rx.Component:
    return rx.el.option(option.text, value=option.value, key=option.value)
