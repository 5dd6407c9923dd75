"""What a teacher's evening page shows, as plain rows of strings in the page's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from elternportal import clock, routes
from elternportal.clock import to_school
from elternportal.domain.evening_slots import SlotBlock
from elternportal.i18n import t
from elternportal.i18n.dates import clock_time, day, long_day
from elternportal.services.evening.invitations import ClassInvitationsView, InvitedChildRow
from elternportal.services.evening.teacher_view import (
    TeacherEveningRow,
    TeacherEveningView,
    TeacherSlotRow,
)

_BLOCK_WORDS = {
    SlotBlock.TEACHER: "teacher-evening-state-blocked",
    SlotBlock.BREAK: "teacher-evening-state-break",
    SlotBlock.FORCED_BREAK: "teacher-evening-state-forced",
    SlotBlock.ELSEWHERE: "teacher-evening-state-elsewhere",
    SlotBlock.AWAY: "teacher-evening-state-away",
}


@dataclass
class SlotLine:
    """A slot. ``state`` is free, booked, blocked (can be opened) or closed (cannot)."""

    slot_id: int
    booking_id: int
    time: str
    state: str
    word: str
    child: str
    subjects: str
    is_now: bool


@dataclass
class SelectLine:
    """An entry of a choice; ``value`` is an id."""

    value: str
    text: str


@dataclass
class InvitedChildLine:
    """A child in a class's list: who, what its family was told, whether it comes."""

    field: str
    name: str
    told: str
    note: str
    is_booked: bool


@dataclass
class ClassInvitationsLine:
    class_id: int
    title: str
    children: list[InvitedChildLine]
    form_number: int = 0  # a new number empties the fields


@dataclass
class EveningLinkLine:
    label: str
    href: str
    is_current: bool


@dataclass
class TeacherHeadLine:
    """The top of the page: which evening, whose, where, who is next."""

    evening_id: int = 0
    teacher_id: int = 0
    title: str = ""
    teacher: str = ""
    room: str = ""
    arrives: str = ""
    leaves: str = ""
    presence: str = ""
    counts: str = ""
    now: str = ""
    next: str = ""
    is_absent: bool = False
    called_off: str = ""  # a sentence, if the whole evening does not take place
    is_before: bool = False  # the day is still to come: time to prepare
    is_today: bool = False
    pdf: str = ""


def head(view: TeacherEveningView, language: str) -> TeacherHeadLine:
    """The head of the page, with the address of the printable plan."""
    arrives, leaves = to_school(view.arrives_at), to_school(view.leaves_at)
    on = to_school(view.starts_at).date()
    return TeacherHeadLine(
        evening_id=view.evening_id,
        teacher_id=view.teacher_id,
        title=f"{view.title}, {long_day(on, language)}",
        teacher=view.teacher.text(language),
        room=view.room,
        arrives=f"{arrives:%H:%M}",
        leaves=f"{leaves:%H:%M}",
        presence=_span(view.arrives_at, view.leaves_at, language),
        counts=t(
            "teacher-evening-counts",
            language,
            booked=view.booked,
            free=view.free,
            breaks=view.breaks,
            blocked=view.blocked,
        ),
        now=_appointment(view.now, language),
        next=_appointment(view.next, language),
        is_absent=view.is_absent,
        called_off=t("teacher-evening-called-off", language) if view.is_called_off else "",
        is_before=clock.today() < on,
        is_today=clock.today() == on,
        pdf=routes.teacher_plan(view.evening_id, view.teacher_id, language),
    )


def slot_lines(view: TeacherEveningView, language: str) -> list[SlotLine]:
    """All slots of the evening in the order of time."""
    return [_slot_line(slot, slot == view.now, language) for slot in view.slots]


def free_options(view: TeacherEveningView, language: str) -> list[SelectLine]:
    """The times to which an appointment can be moved."""
    return [
        SelectLine(str(slot.slot_id), clock_time(slot.starts_at, language))
        for slot in view.slots
        if slot.is_free
    ]


def class_lists(
    classes: Sequence[ClassInvitationsView], form_numbers: Mapping[int, int], language: str
) -> list[ClassInvitationsLine]:
    """The children of each class, with what their families were told."""
    return [
        ClassInvitationsLine(
            class_id=each.class_id,
            title=f"{each.class_name} – {each.subjects}" if each.subjects else each.class_name,
            children=[_child_line(child, language) for child in each.children],
            form_number=form_numbers.get(each.class_id, 0),
        )
        for each in classes
    ]


def child_options(classes: Sequence[ClassInvitationsView]) -> list[SelectLine]:
    """The children who have no appointment with this teacher yet."""
    return [
        SelectLine(str(child.pupil_id), f"{child.child} ({each.class_name})")
        for each in classes
        for child in each.children
        if not child.is_booked
    ]


def evening_links(
    choices: Sequence[TeacherEveningRow], current: int, language: str
) -> list[EveningLinkLine]:
    """The evenings that the teacher can switch to."""
    address = routes.localized(routes.TEACHER_EVENING, language)
    return [
        EveningLinkLine(
            label=f"{each.title}, {day(to_school(each.starts_at).date(), language)}",
            href=f"{address}?abend={each.evening_id}",
            is_current=each.evening_id == current,
        )
        for each in choices
    ]


def _slot_line(slot: TeacherSlotRow, is_now: bool, language: str) -> SlotLine:
    state, word = _state(slot)
    return SlotLine(
        slot_id=slot.slot_id,
        booking_id=slot.booked.booking_id if slot.booked else 0,
        time=_span(slot.starts_at, slot.ends_at, language),
        state=state,
        word=t(word, language),
        child=slot.booked.child if slot.booked else "",
        subjects=slot.booked.subjects if slot.booked else "",
        is_now=is_now,
    )


def _state(slot: TeacherSlotRow) -> tuple[str, str]:
    """The slot's state for the page, and the key of the word for it."""
    if slot.booked:
        return "booked", "teacher-evening-state-booked"
    if slot.is_free:
        return "free", "teacher-evening-state-free"
    is_own = slot.block in {SlotBlock.TEACHER, SlotBlock.BREAK}
    return "blocked" if is_own else "closed", _BLOCK_WORDS[slot.block]


def _child_line(child: InvitedChildRow, language: str) -> InvitedChildLine:
    told = {
        None: "",
        True: t("teacher-evening-told-needed", language),
        False: t("teacher-evening-told-not-needed", language),
    }
    return InvitedChildLine(
        field=f"kind-{child.pupil_id}",
        name=child.child,
        told=told[child.is_needed],
        note=child.note,
        is_booked=child.is_booked,
    )


def _appointment(slot: TeacherSlotRow | None, language: str) -> str:
    """17:20–17:30 Ada Amsel (7b), Mathematik"""
    if slot is None or slot.booked is None:
        return ""
    who = ", ".join(part for part in (slot.booked.child, slot.booked.subjects) if part)
    return f"{_span(slot.starts_at, slot.ends_at, language)} {who}"


def _span(starts_at: datetime, ends_at: datetime, language: str) -> str:
    return f"{clock_time(starts_at, language)}–{clock_time(ends_at, language)}"
