"""A teacher's day plan for one evening, to print and lay on the desk: taken and free times."""

from dataclasses import dataclass
from datetime import datetime

from elternportal.documents.plans import evening_line, time_span, typeset_plan
from elternportal.i18n import t


@dataclass(frozen=True, slots=True)
class TeacherSlot:
    """One time. ``child`` is "Ada Amsel (7b)" if it is taken, else empty."""

    starts_at: datetime
    ends_at: datetime
    child: str = ""
    is_blocked: bool = False


@dataclass(frozen=True, slots=True)
class TeacherPlan:
    """``as_of`` is the instant at which the slots were read."""

    evening: str
    starts_at: datetime
    teacher: str
    room: str
    as_of: datetime
    slots: tuple[TeacherSlot, ...]


def teacher_plan(plan: TeacherPlan, language: str, school: str) -> bytes:
    """The PDF, with an empty column for notes."""
    room = t("documents-plan-room", language, room=plan.room) if plan.room else ""
    free = sum(not slot.child and not slot.is_blocked for slot in plan.slots)
    taken = sum(bool(slot.child) for slot in plan.slots)
    return typeset_plan(
        school=school,
        title=t("documents-teacher-plan-title", language, teacher=plan.teacher),
        facts=[
            evening_line(plan.evening, plan.starts_at, language),
            room,
            t("documents-teacher-plan-counts", language, taken=taken, free=free),
        ],
        as_of=plan.as_of,
        language=language,
        head=[
            t("documents-plan-time", language),
            t("documents-plan-child", language),
            t("documents-plan-notes", language),
        ],
        widths=[3, 4],
        rows=teacher_rows(plan, language),
        empty=t("documents-teacher-plan-empty", language),
    )


def teacher_rows(plan: TeacherPlan, language: str) -> list[list[str]]:
    """The lines of the plan: time, child or state, and room for notes."""
    return [_row(slot, language) for slot in plan.slots]


def _row(slot: TeacherSlot, language: str) -> list[str]:
    state = "documents-plan-blocked" if slot.is_blocked else "documents-plan-free"
    who = slot.child or t(state, language)
    return [time_span(slot.starts_at, slot.ends_at, language), who, ""]
