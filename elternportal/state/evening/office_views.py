"""What the office's evening pages show, as plain rows of strings in the page's language."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from elternportal import routes
from elternportal.clock import to_school
from elternportal.domain.evening import Phase
from elternportal.i18n import t
from elternportal.i18n.dates import clock_time, day, long_day
from elternportal.services.evening.desk import (
    ChildDeskView,
    ChildsTeacherRow,
    Exceeds,
    OfferedTimeRow,
)
from elternportal.services.evening.family_desk import FamilyAppointmentRow
from elternportal.services.evening.office import EveningTeacherRow, FoundChildRow
from elternportal.services.evening.setup import EveningDraft, EveningRow

_WALL_TIME = "%Y-%m-%dT%H:%M"


@dataclass
class EveningLine:
    """One line of the list of evenings."""

    title: str
    href: str
    when: str
    state: str
    teachers: str
    booked: str


@dataclass
class EveningFormLine:
    """The fields of the form, as browsers want them."""

    title: str = ""
    day: str = ""
    starts: str = ""
    ends: str = ""
    slot_minutes: str = "10"
    invited_from: str = ""
    open_from: str = ""
    closed_from: str = ""
    cancel_until: str = ""
    max_per_child: str = "10"
    max_per_family: str = "20"
    pause_slots: str = "1"
    max_consecutive: str = "0"
    all_teachers_bookable: bool = False


@dataclass
class EveningTeacherLine:
    """One line of the table of teachers."""

    name: str
    href: str
    room: str
    booked: str
    free: str
    blocked: str
    is_absent: bool
    pdf: str


@dataclass
class FoundLine:
    """A child that fits the search."""

    pupil_id: int
    child: str
    bookings: str


@dataclass
class OfferedTimeLine:
    """A time to offer, with what it exceeds; ``value`` is the slot's id."""

    value: str
    text: str


@dataclass
class DeskLine:
    """A teacher on a child's desk; ``booking_id`` 0 means that nothing is booked."""

    teacher_id: int
    teacher: str
    subjects: str
    room: str
    booking_id: int
    booked: str
    free: list[OfferedTimeLine]


@dataclass
class SiblingLine:
    """Another child of the family; ``is_of_all`` if it stands on the plan that goes home, too."""

    pupil_id: int
    child: str
    is_of_all: bool


@dataclass
class EveningDeskLine:
    """A child's evening; ``pupil_id`` 0 means that no child is chosen."""

    pupil_id: int = 0
    child: str = ""
    guardians: str = ""
    paper: str = ""  # the address of the plan that goes home with the child
    siblings: list[SiblingLine] = field(default_factory=list)
    plan: list[str] = field(default_factory=list)  # a line for each appointment of the family


def evening_lines(rows: Sequence[EveningRow], language: str) -> list[EveningLine]:
    """The list of evenings with the address of each."""
    address = routes.localized(routes.OFFICE_EVENING, language)
    return [
        EveningLine(
            title=row.title,
            href=f"{address}?abend={row.evening_id}",
            when=(
                f"{day(to_school(row.starts_at).date(), language)}, "
                f"{clock_time(row.starts_at, language)}–{clock_time(row.ends_at, language)}"
            ),
            state=state_word(
                row.phase,
                language,
                is_published=row.is_published,
                is_called_off=row.is_called_off,
            ),
            teachers=str(row.teachers),
            booked=str(row.booked),
        )
        for row in rows
    ]


def state_word(
    phase: Phase, language: str, *, is_published: bool, is_called_off: bool = False
) -> str:
    """What is possible at the moment, e.g. "alle Eltern buchen"."""
    if is_called_off:
        return t("office-evening-is-called-off", language)
    key = f"office-evening-phase-{phase}" if is_published else "office-evening-draft"
    return t(key, language)


def when_line(draft: EveningDraft, language: str) -> str:
    """Montag, 23. November 2026, 17:00–20:00"""
    return f"{long_day(draft.day, language)}, {draft.starts:%H:%M}–{draft.ends:%H:%M}"


def draft_view(draft: EveningDraft) -> EveningFormLine:
    """The settings of an evening for its form."""
    return EveningFormLine(
        title=draft.title,
        day=draft.day.isoformat(),
        starts=f"{draft.starts:%H:%M}",
        ends=f"{draft.ends:%H:%M}",
        slot_minutes=str(draft.slot_minutes),
        invited_from=draft.invited_from.strftime(_WALL_TIME),
        open_from=draft.open_from.strftime(_WALL_TIME),
        closed_from=draft.closed_from.strftime(_WALL_TIME),
        cancel_until=draft.cancel_until.strftime(_WALL_TIME),
        max_per_child=str(draft.max_per_child),
        max_per_family=str(draft.max_per_family),
        pause_slots=str(draft.pause_slots),
        max_consecutive=str(draft.max_consecutive),
        all_teachers_bookable=draft.all_teachers_bookable,
    )


def teacher_rows(
    lines: Sequence[EveningTeacherRow], evening_id: int, language: str
) -> list[EveningTeacherLine]:
    """The table of teachers with links to their pages and plans."""
    address = routes.localized(routes.TEACHER_EVENING, language)
    return [
        EveningTeacherLine(
            name=line.teacher.text(language),
            href=f"{address}?abend={evening_id}&lehrkraft={line.teacher_id}",
            room=line.room,
            booked=str(line.counts.booked),
            free=str(line.counts.free),
            blocked=str(line.counts.blocked),
            is_absent=line.is_absent,
            pdf=routes.teacher_plan(evening_id, line.teacher_id, language),
        )
        for line in lines
    ]


def found_lines(found: Sequence[FoundChildRow], language: str) -> list[FoundLine]:
    """The children that fit a search."""
    return [
        FoundLine(
            pupil_id=each.pupil_id,
            child=each.child,
            bookings=t("office-evening-bookings", language, count=each.bookings),
        )
        for each in found
    ]


def desk(view: ChildDeskView, evening_id: int, language: str) -> EveningDeskLine:
    """The head of a child's desk, with the plan of its family."""
    guardians = ", ".join(view.guardians) or t("office-evening-no-guardians", language)
    return EveningDeskLine(
        pupil_id=view.pupil_id,
        child=view.child,
        guardians=guardians,
        paper=routes.family_paper(evening_id, view.pupil_id, language),
        siblings=[SiblingLine(one.pupil_id, one.label, one.is_of_all) for one in view.siblings],
        plan=[_appointment(row, language) for row in view.plan],
    )


def _appointment(row: FamilyAppointmentRow, language: str) -> str:
    """17:20 · Frau Huber · Raum 112 · Ada Amsel (7b)"""
    room = t("start-room", language, room=row.room) if row.room else ""
    words = (clock_time(row.starts_at, language), row.teacher.text(language), room, row.child)
    return " · ".join(filter(None, words))


def desk_lines(view: ChildDeskView, language: str) -> list[DeskLine]:
    """The child's teachers, each with the booking or the free times."""
    return [_desk_line(each, language) for each in view.teachers]


def _desk_line(each: ChildsTeacherRow, language: str) -> DeskLine:
    return DeskLine(
        teacher_id=each.teacher_id,
        teacher=each.teacher.text(language),
        subjects=each.subjects,
        room=each.room,
        booking_id=each.booking_id or 0,
        booked=clock_time(each.booked_at, language) if each.booked_at else "",
        free=[OfferedTimeLine(str(time.slot_id), _offer(time, language)) for time in each.offered],
    )


def _offer(time: OfferedTimeRow, language: str) -> str:
    """17:20, or "17:20 – zu nah an einem anderen Termin"."""
    start = clock_time(time.starts_at, language)
    if time.exceeds == Exceeds.NOTHING:
        return start
    return t(f"office-evening-exceeds-{time.exceeds}", language, time=start)
