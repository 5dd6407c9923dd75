"""A teacher's consultation hours: who comes, the hours of the week, and days without."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.domain.consultation import (
    LONGEST_SLOT,
    SHORTEST_SLOT,
    TEACHER_CONSULTATION,
    HourKind,
)
from elternportal.domain.school_calendar import FIRST_LESSON, LAST_LESSON
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.consultation.teacher import TeacherConsultationPageState as State
from elternportal.state.consultation.teacher_views import GapLine, HourLine
from elternportal.ui.components import (
    button,
    empty_state,
    file_button,
    form,
    section,
    text_field,
)
from elternportal.ui.consultation.teacher import day_list
from elternportal.ui.editing import (
    Fields,
    actions,
    editor_page,
    removal_of,
    save_or_leave,
    shared_form,
)
from elternportal.ui.prose import by_school

WORDS = "teacher-consultation"
FIELDS = Fields(State, WORDS)
LESSONS = [(str(one), str(one)) for one in range(FIRST_LESSON, LAST_LESSON + 1)]


def view() -> rx.Component:
    return editor_page(
        State, _page(), _editor(), title=t("teacher-consultation-title"), group="bookings"
    )


def _page() -> rx.Component:
    return rx.cond(
        State.teacher_id != 0,
        rx.fragment(
            rx.el.p(rx.el.strong(State.teacher)),
            actions(file_button(t("teacher-consultation-pdf"), State.pdf, icon="printer")),
            section(
                t("teacher-consultation-coming"),
                rx.cond(
                    State.coming.length() > 0,
                    day_list(State.coming),
                    empty_state(t("teacher-consultation-no-days"), "calendar-x"),
                ),
            ),
            section(t("teacher-consultation-hours"), _hours()),
            section(t("teacher-consultation-gaps"), _gaps()),
            rx.cond(
                State.past.length() > 0,
                section(t("teacher-consultation-past"), day_list(State.past)),
            ),
        ),
        empty_state(t("teacher-consultation-none"), "calendar-x"),
    )


def _hours() -> rx.Component:
    return rx.fragment(
        rx.cond(
            State.hours.length() > 0,
            rx.el.ul(rx.foreach(State.hours, _hour), class_name="ep-stack"),
            rx.el.p(t("teacher-consultation-no-hours"), class_name="ep-muted"),
        ),
        actions(button(t("teacher-consultation-new"), icon="plus", on_click=State.new_hour)),
    )


def _hour(line: ObjectVar[HourLine]) -> rx.Component:
    return rx.el.li(
        button(by_school(line.text), kind="quiet", on_click=State.open_hour(line.hour_id)),
        key=line.hour_id.to_string(),
    )


def _gaps() -> rx.Component:
    return rx.fragment(
        rx.el.p(t("teacher-consultation-gaps-explained"), class_name="ep-muted"),
        rx.el.ul(rx.foreach(State.gaps, _gap), class_name="ep-stack"),
        form(
            rx.el.div(
                text_field(
                    t("teacher-consultation-gap-first"),
                    "first_day",
                    type="date",
                    field_id="luecke-von",
                ),
                text_field(
                    t("teacher-consultation-gap-last"),
                    "last_day",
                    type="date",
                    required=False,
                    field_id="luecke-bis",
                ),
                class_name="ep-row",
            ),
            actions(button(t("teacher-consultation-gap-add"), kind="secondary", type="submit")),
            key=State.gaps_added.to_string(),
            on_submit=State.add_gap,
        ),
    )


def _gap(line: ObjectVar[GapLine]) -> rx.Component:
    return rx.el.li(
        line.text,
        " ",
        button(
            t("teacher-consultation-gap-remove"),
            kind="quiet",
            on_click=State.remove_gap(line.gap_id),
            aria_label=t("teacher-consultation-gap-remove") + ": " + line.text,
        ),
        key=line.gap_id.to_string(),
    )


def _editor() -> rx.Component:
    return section(
        rx.cond(State.item_id == 0, t("teacher-consultation-new"), t("teacher-consultation-edit")),
        shared_form(
            State,
            State.item_id,
            *_when(),
            *_how(),
            save_or_leave(WORDS, State.close),
            key=State.opened.to_string(),
            on_submit=State.save,
        ),
        removal_of(State, WORDS, State.delete),
    )


def _when() -> list[rx.Component]:
    return [
        FIELDS.select(
            "kind", [(kind, t(f"teacher-consultation-kind-{kind}")) for kind in HourKind]
        ),
        FIELDS.select(
            "weekday", [(str(one), t(f"consultation-weekday-{one}")) for one in range(1, 7)]
        ),
        FIELDS.select(
            "lesson", [("", t("teacher-consultation-no-lesson")), *LESSONS], required=False
        ),
        rx.el.div(
            FIELDS.text(
                "starts_at", type="time", required=False, hint=t("teacher-consultation-times-hint")
            ),
            FIELDS.text("ends_at", type="time", required=False),
            class_name="ep-row",
        ),
        FIELDS.text("slot_minutes", type="number", min=str(SHORTEST_SLOT), max=str(LONGEST_SLOT)),
        rx.el.div(
            FIELDS.text("first_day", type="date"),
            FIELDS.text(
                "last_day",
                type="date",
                required=False,
                hint=t("teacher-consultation-last-day-hint"),
            ),
            class_name="ep-row",
        ),
    ]


def _how() -> list[rx.Component]:
    return [
        FIELDS.text("room", required=False, max_length=40),
        FIELDS.box("on_site"),
        FIELDS.box("by_phone"),
        FIELDS.box("by_video"),
        FIELDS.text("video_link", type="url", required=False, max_length=300),
        FIELDS.text("note", required=False, max_length=300),
        FIELDS.box("is_for_all"),
    ]


PAGE = Page(TEACHER_CONSULTATION, view, "teacher-consultation-title", State.load)
