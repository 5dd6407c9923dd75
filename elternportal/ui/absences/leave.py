"""Fields of an application for leave, alike for families and the office."""

import reflex as rx
from reflex.vars import ArrayVar, ObjectVar

from elternportal.domain.leave import LONGEST_TEXT
from elternportal.domain.school_calendar import FIRST_LESSON, LAST_LESSON
from elternportal.i18n import t
from elternportal.state.absences.leave import LeaveOptionLine
from elternportal.ui.components import select_field, text_field


def leave_fields(
    reasons: ArrayVar[list[LeaveOptionLine]], subjects: ArrayVar[list[LeaveOptionLine]]
) -> rx.Component:
    """Days, reason and own words; lessons or one subject are folded away."""
    return rx.fragment(
        rx.el.div(
            text_field(t("leave-field-first-day"), "first_day", type="date"),
            text_field(
                t("leave-field-last-day"),
                "last_day",
                type="date",
                hint=t("leave-last-day-hint"),
                required=False,
            ),
            class_name="ep-row",
        ),
        select_field(t("leave-field-reason"), "reason", rx.foreach(reasons, _option)),
        text_field(
            t("leave-field-text"),
            "text",
            hint=t("leave-text-hint"),
            required=False,
            multiline=True,
            max_length=LONGEST_TEXT,
        ),
        rx.el.details(
            rx.el.summary(t("leave-more")),
            rx.el.div(_lesson("first_lesson"), _lesson("last_lesson"), class_name="ep-row"),
            select_field(
                t("leave-field-subject-id"),
                "subject_id",
                rx.fragment(
                    rx.el.option(t("leave-no-exemption"), value=""),
                    rx.foreach(subjects, _option),
                ),
                hint=t("leave-subject-hint"),
                required=False,
            ),
            class_name="ep-stack",
        ),
    )


def _lesson(name: str) -> rx.Component:
    numbers = [(str(one), str(one)) for one in range(FIRST_LESSON, LAST_LESSON + 1)]
    return select_field(
        t(f"leave-field-{name.replace('_', '-')}"),
        name,
        [("", t("absences-whole-day")), *numbers],
        required=False,
    )


def _option(line: ObjectVar[LeaveOptionLine]) -> rx.Component:
    return rx.el.option(line.name, value=line.value, key=line.value)
