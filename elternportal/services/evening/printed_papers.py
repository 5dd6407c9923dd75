"""All papers of an evening in one PDF: each teacher's plan for the desk, and the door sheet."""

from collections.abc import Sequence

from elternportal.documents.plans import evening_line, time_span
from elternportal.documents.typeset import typeset
from elternportal.i18n import t
from elternportal.i18n.dates import day_and_time
from elternportal.services.evening.printed_teacher_plan import (
    TeacherPlan,
    TeacherSlot,
    teacher_rows,
)


def evening_papers(plans: Sequence[TeacherPlan], language: str, school: str) -> bytes:
    """The PDF. The door sheet says which times are taken, and never by whom."""
    data = {
        "school": school,
        "facts": [],
        "plan_head": [t(f"documents-plan-{name}", language) for name in ("time", "child", "notes")],
        "empty": t("documents-teacher-plan-empty", language),
        "papers": [_papers_of(plan, language) for plan in plans],
    }
    return typeset("evening_papers", language, t("documents-evening-papers-title", language), data)


def _papers_of(plan: TeacherPlan, language: str) -> dict[str, object]:
    stamp = t("documents-plan-as-of", language, time=day_and_time(plan.as_of, language))
    return {
        "teacher": plan.teacher,
        "evening": evening_line(plan.evening, plan.starts_at, language),
        "room": t("documents-plan-room", language, room=plan.room) if plan.room else "",
        "as_of": stamp,
        "rows": teacher_rows(plan, language),
        "door": [
            [
                time_span(slot.starts_at, slot.ends_at, language),
                t(_door_word(slot), language),
            ]
            for slot in plan.slots
        ],
    }


def _door_word(slot: TeacherSlot) -> str:
    if slot.child:
        return "documents-door-taken"
    return "documents-plan-blocked" if slot.is_blocked else "documents-plan-free"
