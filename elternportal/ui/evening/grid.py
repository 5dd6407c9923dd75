"""The booking grid on the desktop, and what the phone's rows (``rows.py``) share with it.

What a slot looks like comes from three sources: the family's own bookings, the live column of the
teacher (taken, blocked), and the times too close to an own booking. ``assets/evening.js`` adds the
arrow keys, the highlight and the spoken line when a slot changes.
"""

from typing import Any

import reflex as rx
from reflex.vars import NumberVar

from elternportal.domain.evening import Phase
from elternportal.i18n import t
from elternportal.state.evening.family import EveningPageState as State
from elternportal.state.evening.family_views import ColumnLine, OwnBookingLine
from elternportal.ui.components import badge, button, confirm
from elternportal.ui.evening.note import invitation_note
from elternportal.ui.live import live_column

STATES = ("free", "mine", "taken", "blocked", "near")


def slot_state(column: rx.Var[ColumnLine], row: NumberVar[int]) -> rx.Var[str]:
    """free | mine | taken | blocked | near | loading, as class name part and catalogue key part."""
    is_near = State.near.contains(State.times[row])
    return rx.cond(
        State.own[column.key].slot_id == column.slot_ids[row],
        "mine",
        rx.match(
            live_column(column.topic)[row],
            ("t", "taken"),
            ("b", "blocked"),
            ("f", rx.cond(is_near, "near", "free")),
            "loading",
        ),
    ).to(str)


def can_book(column: rx.Var[ColumnLine]) -> rx.Var[bool]:
    """Whether booking is open for this child with this teacher now."""
    is_invited = (State.phase_name == Phase.INVITED) & (column.invitation == "needed")
    return ((State.phase_name == Phase.OPEN) | is_invited).to(bool)


def slot_button(
    column: rx.Var[ColumnLine], row: NumberVar[int], *, shows_time: bool, **props: Any
) -> rx.Component:
    """One time with one teacher. It stays focusable in every state, so focus never gets lost.

    While booking is not open a free time only says that it is free.
    """
    state = slot_state(column, row)
    time = State.times[row]
    word = _state_word(state)
    return rx.el.button(
        time if shows_time else word,
        type="button",
        on_click=rx.cond(
            state == "mine",
            State.ask_cancel(column.key),
            State.take(column.slot_ids[row], column.pupil_id),
        ),
        key=time,
        class_name="ep-slot ep-slot-" + state,
        aria_label=time + ", " + column.teacher + ", " + column.child + ": " + word,
        aria_disabled=((state != "mine") & ((state != "free") | ~can_book(column))).to_string(),
        custom_attrs={
            "data-state": state,
            "data-column": column.key,
            "data-time": time,
            "data-teacher": column.teacher,
        },
        **props,
    )


def legend() -> rx.Component:
    """What the states look like, behind a "?". At each slot screen readers hear the word itself."""
    return rx.el.details(
        rx.el.summary("?", aria_label=t("evening-legend"), title=t("evening-legend")),
        rx.el.ul(
            *[
                rx.el.li(
                    rx.el.span("17:20", class_name=f"ep-slot ep-slot-{state}"),
                    t(f"evening-state-{state}"),
                )
                for state in STATES
            ],
            aria_hidden="true",
            class_name="ep-legend",
        ),
        rx.el.p(t("evening-near-hint"), class_name="ep-hint"),
        class_name="ep-legend-fold",
    )


def desktop_grid() -> rx.Component:
    """Times down, teachers across; head row and time column stay in view."""
    return rx.el.div(
        rx.el.table(
            rx.el.thead(
                rx.el.tr(
                    rx.el.th(t("evening-time"), scope="col"),
                    rx.foreach(State.columns, _column_head),
                ),
                rx.el.tr(
                    rx.el.th(t("evening-own"), scope="row"),
                    rx.foreach(
                        State.columns,
                        lambda column: rx.el.td(own_line(column), key=column.key),
                    ),
                    class_name="ep-own-row",
                ),
            ),
            rx.el.tbody(rx.foreach(State.times, _grid_row)),
            role="grid",
            aria_label=t("evening-grid-label"),
            class_name="ep-grid-table",
        ),
        class_name="ep-grid ep-only-desktop",
    )


def _grid_row(time: rx.Var[str], row: NumberVar[int]) -> rx.Component:
    return rx.el.tr(
        rx.el.th(time, scope="row"),
        rx.foreach(
            State.columns,
            lambda column, place: rx.el.td(
                slot_button(column, row, shows_time=False, tab_index=_tab_stop(row, place)),
                role="gridcell",
                key=column.key,
            ),
        ),
        key=time,
    )


def _tab_stop(row: NumberVar[int], place: rx.Var[int]) -> rx.Var[int]:
    """The tab key passes the grid in one step; assets/evening.js moves the stop with the focus."""
    return rx.cond((row == 0) & (place == 0), 0, -1).to(int)


def _column_head(column: rx.Var[ColumnLine]) -> rx.Component:
    return rx.el.th(
        rx.el.span(column.teacher, class_name="ep-teacher-name"),
        rx.el.span(column.subjects, class_name="ep-teacher-subjects"),
        rx.el.span(column.child, class_name="ep-teacher-child"),
        rx.cond(column.room != "", rx.el.span(column.room, class_name="ep-teacher-room")),
        invitation(column),
        scope="col",
        key=column.key,
    )


def invitation(column: rx.Var[ColumnLine]) -> rx.Component:
    return rx.match(
        column.invitation,
        ("needed", _invitation_badge(column, "evening-invited", "warning")),
        ("not-needed", _invitation_badge(column, "evening-not-needed", "info")),
        rx.fragment(),
    )


def _invitation_badge(column: rx.Var[ColumnLine], key: str, tone: str) -> rx.Component:
    return rx.el.div(
        badge(t(key), tone=tone),
        invitation_note(column),
    )


def own_line(column: rx.Var[ColumnLine]) -> rx.Component:
    """The family's booking with this teacher. It always has its line, so nothing moves later."""
    own = State.own[column.key]
    return rx.cond(
        State.own.contains(column.key),
        rx.cond(State.asks_about == column.key, _question(own), _booked(own, column)),
        rx.el.div(t("evening-not-booked"), class_name="ep-booked-line ep-booked-none"),
    )


def _booked(own: rx.Var[OwnBookingLine], column: rx.Var[ColumnLine]) -> rx.Component:
    return rx.el.div(
        rx.el.strong(t("evening-booked", time=f"{own.time}")),
        button(
            t("evening-cancel"),
            kind="quiet",
            icon="x",
            on_click=State.ask_cancel(column.key),
            aria_label=t("evening-cancel") + ": " + own.time + ", " + column.teacher,
        ),
        class_name="ep-booked-line",
    )


def _question(own: rx.Var[OwnBookingLine]) -> rx.Component:
    return rx.el.div(
        confirm(
            own.question,
            State.cancel(own.booking_id),
            State.keep,
            yes=t("evening-cancel-yes"),
            no=t("evening-cancel-no"),
        ),
        rx.el.p(t("evening-move-hint"), class_name="ep-hint"),
    )


def _state_word(state: rx.Var[str]) -> rx.Var[str]:
    known = [(name, t(f"evening-state-{name}")) for name in STATES]
    return rx.match(state, *known, t("evening-state-loading")).to(str)
