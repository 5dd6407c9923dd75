"""Fields for the days and lessons of an absence, alike for families and the office."""

from collections.abc import Sequence

import reflex as rx

from elternportal.domain.absences import LONGEST_REMARK, AbsenceKind
from elternportal.domain.school_calendar import FIRST_LESSON, LAST_LESSON
from elternportal.i18n import t
from elternportal.ui.components import select_field, text_field


def absence_fields(kinds: Sequence[AbsenceKind], first_day: rx.Var[str]) -> rx.Component:
    """Why and from when to when; lessons and a remark are folded away, for most need neither."""
    return rx.fragment(
        select_field(
            t("absences-field-kind"),
            "kind",
            [(kind.value, t(f"absences-kind-{kind}")) for kind in kinds],
        ),
        rx.el.div(
            text_field(t("absences-field-first-day"), "first_day", type="date", value=first_day),
            text_field(
                t("absences-field-last-day"),
                "last_day",
                type="date",
                hint=t("absences-last-day-hint"),
                required=False,
            ),
            class_name="ep-row",
        ),
        rx.el.details(
            rx.el.summary(t("absences-more")),
            rx.el.div(_lesson("first_lesson"), _lesson("last_lesson"), class_name="ep-row"),
            text_field(
                t("absences-field-remark"),
                "remark",
                hint=t("absences-remark-hint"),
                required=False,
                max_length=LONGEST_REMARK,
            ),
            class_name="ep-stack",
        ),
    )


def _lesson(name: str) -> rx.Component:
    numbers = [(str(one), str(one)) for one in range(FIRST_LESSON, LAST_LESSON + 1)]
    return select_field(
        t(f"absences-field-{name.replace('_', '-')}"),
        name,
        [("", t("absences-whole-day")), *numbers],
        required=False,
    )
