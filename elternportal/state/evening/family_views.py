"""What the parents' evening page shows, as plain rows of strings in the page's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from elternportal import clock
from elternportal.domain.evening import EveningRules, Phase
from elternportal.i18n import remembered, t
from elternportal.i18n.dates import clock_time, day, day_and_time, long_day
from elternportal.services.evening.family import (
    EveningFrameView,
    FamilyEveningRow,
    TeacherColumnRow,
)
from elternportal.services.evening.family_plan import OwnBookingRow, OwnPlanView
from elternportal.services.school import ChildView

LONGEST_OPEN_PAGE = timedelta(days=1)
PLAN_VIEW = "plan"  # ansicht=plan in the address
LONGEST_SHORT_NOTE = 40  # characters; about two lines in a column of the grid


@dataclass
class ColumnLine:
    key: str
    topic: str
    teacher: str
    subjects: str
    room: str
    child: str
    pupil_id: int
    is_absent: bool
    is_class_teacher: bool
    invitation: str
    note: str
    is_note_long: bool
    slot_ids: tuple[int, ...]  # one per time


@dataclass
class OwnBookingLine:
    """The family's booking in one column."""

    booking_id: int
    slot_id: int
    time: str
    what: str  # 17:20 bei Frau Huber
    question: str


@dataclass
class PlanLine:
    """A line of the timeline: an appointment, and the gap before it."""

    column: str
    booking_id: int
    question: str
    time: str
    teacher: str
    child: str
    room: str
    gap: str


@dataclass
class EveningChoiceLine:
    """One of several evenings to choose from."""

    label: str
    href: str
    is_current: bool


@dataclass
class ChildChoiceLine:
    id: int
    name: str
    href: str
    is_current: bool


def column_views(frame: EveningFrameView, child_id: int, language: str) -> list[ColumnLine]:
    """The columns of one child, or of all for ``child_id`` 0."""
    return [
        _column_view(column, language)
        for column in frame.columns
        if child_id in (0, column.child.id)
    ]


def own_views(plan: OwnPlanView, language: str) -> dict[str, OwnBookingLine]:
    """The family's bookings by column."""
    return {booking.column_key: _own_view(booking, language) for booking in plan.bookings}


def plan_items(plan: OwnPlanView, language: str) -> list[PlanLine]:
    """The own evening as a timeline with gaps."""
    items: list[PlanLine] = []
    before: OwnBookingRow | None = None
    for booking in plan.bookings:
        own = _own_view(booking, language)
        gap = booking.starts_at - before.ends_at if before else timedelta()
        items.append(
            PlanLine(
                column=booking.column_key,
                booking_id=own.booking_id,
                question=own.question,
                time=f"{clock_time(booking.starts_at, language)}–"
                f"{clock_time(booking.ends_at, language)}",
                teacher=booking.teacher_name,
                child=booking.child.label,
                room=_room(booking.room, language),
                gap=_gap(gap, language),
            )
        )
        before = booking
    return items


def near_times(plan: OwnPlanView, language: str) -> list[str]:
    """The times that lie too close to one of the family's bookings."""
    return [clock_time(start, language) for start in plan.near]


def phase_sentence(rules: EveningRules, language: str) -> str:
    """What parents can do now, and until when."""
    if rules.is_called_off:
        return t("evening-phase-called-off", language)
    phase = rules.phase(clock.now())
    when: dict[Phase, datetime | None] = {
        Phase.SETUP: rules.invited_from if clock.now() < rules.invited_from else rules.open_from,
        Phase.INVITED: rules.open_from,
        Phase.OPEN: rules.closed_from,
        Phase.CLOSED: None,
    }
    instant = when[phase]
    args = {"when": day_and_time(instant, language)} if instant else {}
    return t(f"evening-phase-{phase}", language, **args)


def milliseconds_to_change(rules: EveningRules) -> int:
    """How long this phase lasts; 0 if nobody keeps a page open for so long."""
    now = clock.now()
    change = rules.next_change(now)
    if change is None or change - now > LONGEST_OPEN_PAGE:
        return 0
    return int((change - now).total_seconds() * 1000)


def when_sentence(frame: EveningFrameView, language: str) -> str:
    """Donnerstag, 26. November 2026, 17:00–20:00"""
    day = long_day(clock.to_school(frame.starts_at).date(), language)
    start, end = (clock_time(i, language) for i in (frame.starts_at, frame.ends_at))
    return f"{day}, {start}–{end}"


def choice_views(
    choices: Sequence[FamilyEveningRow], current: int, address: str, language: str
) -> list[EveningChoiceLine]:
    """The choice between several evenings; the choice is in the URL."""
    return [
        EveningChoiceLine(
            label=f"{choice.title}, {day(clock.to_school(choice.starts_at).date(), language)}",
            href=f"{address}?abend={choice.id}",
            is_current=choice.id == current,
        )
        for choice in choices
    ]


def view_address(address: str, child_id: int, *, shows_plan: bool) -> str:
    """The page's address with a child (0 for all) and a view."""
    child = f"&kind={child_id}" if child_id else ""
    return address + child + (f"&ansicht={PLAN_VIEW}" if shows_plan else "")


def child_chips(
    children: Sequence[ChildView], child_id: int, address: str, all_label: str
) -> list[ChildChoiceLine]:
    """The choice of a child; the choice is in the URL. One child needs no choice."""
    if len(children) < 2:
        return []
    everybody = ChildChoiceLine(0, all_label, address, child_id == 0)
    return [
        everybody,
        *(
            ChildChoiceLine(
                child.id,
                child.label,
                view_address(address, child.id, shows_plan=False),
                child.id == child_id,
            )
            for child in children
        ),
    ]


def _column_view(column: TeacherColumnRow, language: str) -> ColumnLine:
    """Nobody is asked to come to a teacher who is not there."""
    note = "" if column.is_absent else column.invitation_note
    return ColumnLine(
        key=column.key,
        topic=column.topic,
        teacher=column.teacher_name,
        subjects=column.subjects,
        room=_room(column.room, language),
        child=column.child.label,
        pupil_id=column.child.id,
        is_absent=column.is_absent,
        is_class_teacher=column.is_class_teacher,
        invitation="" if column.is_absent else column.invitation,
        note=note,
        is_note_long=len(note) > LONGEST_SHORT_NOTE,
        slot_ids=column.slot_ids,
    )


def _own_view(booking: OwnBookingRow, language: str) -> OwnBookingLine:
    time = clock_time(booking.starts_at, language)
    question = remembered(
        "evening-cancel-question",
        language,
        time=time,
        teacher=booking.teacher_name,
        child=booking.child.name,
    )
    return OwnBookingLine(
        booking.booking_id, booking.slot_id, time, what_is_booked(booking, language), question
    )


def what_is_booked(booking: OwnBookingRow, language: str) -> str:
    """17:20 bei Frau Huber"""
    time = clock_time(booking.starts_at, language)
    return remembered("evening-what", language, time=time, teacher=booking.teacher_name)


def _room(room: str, language: str) -> str:
    return remembered("evening-room", language, room=room) if room else ""


def _gap(gap: timedelta, language: str) -> str:
    minutes = int(gap.total_seconds()) // 60
    return remembered("evening-plan-gap", language, minutes=minutes) if minutes > 0 else ""
