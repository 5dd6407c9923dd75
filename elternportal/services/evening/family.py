"""A family's view of a parents' evening: the grid's frame, and its own bookings.

The frame (children, teachers, times) changes rarely and is read at page load. What others take
arrives as live columns. What is the family's own – bookings, and times too close to them – is
small and is read after each change (``family_plan.py``).
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Row, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain import topics
from elternportal.domain.evening import EveningRules, Phase
from elternportal.domain.names import name_order, surname_of, teacher_name
from elternportal.domain.people import Actor
from elternportal.domain.slots import Span, cut_into_slots
from elternportal.errors import NotFound
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.evening import (
    Attendance,
    Invitation,
    ParentsEvening,
    Slot,
)
from elternportal.models.school import Lesson, Pupil, SchoolClass, Subject, Teacher
from elternportal.services.evening.access import read_evening, rules_of
from elternportal.services.school import ChildView, guardian_pairs, own_children


@dataclass(frozen=True, slots=True)
class TeacherColumnRow:
    """One teacher for one child. ``key`` is unique on the page, ``topic`` is the live column."""

    key: str
    topic: str
    teacher_id: int
    teacher_name: str
    subjects: str
    room: str
    is_absent: bool
    child: ChildView
    is_class_teacher: bool
    invitation: str  # "" | "needed" | "not-needed"
    invitation_note: str
    slot_ids: tuple[int, ...]  # one per time of the frame


@dataclass(frozen=True, slots=True)
class EveningFrameView:
    """Everything about the grid that does not change while parents book."""

    evening_id: int
    title: str
    starts_at: datetime
    ends_at: datetime
    phase: Phase
    rules: EveningRules
    times: tuple[datetime, ...]
    children: tuple[ChildView, ...]
    columns: tuple[TeacherColumnRow, ...]


@dataclass(frozen=True, slots=True)
class FamilyEveningRow:
    """An evening that parents can look at."""

    id: int
    title: str
    starts_at: datetime


def evenings_for_family(session: Session, actor: Actor) -> list[FamilyEveningRow]:
    """Published evenings that are not over yet, the next one first."""
    rows = session.execute(
        select(col(ParentsEvening.id), col(ParentsEvening.title), col(ParentsEvening.starts_at))
        .where(col(ParentsEvening.is_published), col(ParentsEvening.ends_at) > clock.now())
        .order_by(col(ParentsEvening.starts_at))
    )
    return [FamilyEveningRow(row.id, row.title, row.starts_at) for row in rows]


def evening_frame(session: Session, actor: Actor, evening_id: int) -> EveningFrameView:
    """The grid's frame for the actor's children.

    Raises:
        NotFound: no such published evening.
    """
    evening = session.get(ParentsEvening, evening_id)
    if evening is None or not evening.is_published:
        raise NotFound()
    children = own_children(session, actor)
    rules = rules_of(evening)
    return EveningFrameView(
        evening_id=evening_id,
        title=evening.title,
        starts_at=evening.starts_at,
        ends_at=evening.ends_at,
        phase=rules.phase(clock.now()),
        rules=rules,
        times=slot_times(evening),
        children=tuple(children),
        columns=tuple(_columns(session, actor, evening, children)),
    )


def evening_rules(session: Session, actor: Actor, evening_id: int) -> EveningRules:
    """The rules of an evening, for every open page at the moment a phase begins: one small query.

    Raises:
        NotFound: no such published evening.
    """
    evening = read_evening(session, evening_id)
    if not evening.is_published:
        raise NotFound()
    return rules_of(evening)


def column_key(pupil_id: int, teacher_id: int) -> str:
    """One column of the grid: a teacher for a child."""
    return f"{pupil_id}-{teacher_id}"


def _columns(
    session: Session, actor: Actor, evening: ParentsEvening, children: Sequence[ChildView]
) -> list[TeacherColumnRow]:
    subjects = _subjects(session, children)
    invitations = _invitations(session, id_of(evening), children)
    class_teachers = _class_teachers(session, children)
    in_family = _teachers_in_family(session, children)
    attending = _attending(session, evening, {teacher for _, teacher in subjects})
    slots = _slot_ids(session, id_of(evening), [teacher.id for teacher, _ in attending])
    columns = [
        TeacherColumnRow(
            key=column_key(child.id, attendance.teacher_id),
            topic=topics.column(attendance.evening_id, attendance.teacher_id),
            teacher_id=attendance.teacher_id,
            teacher_name=teacher_name(teacher, actor.language),
            subjects=", ".join(subjects.get((child.id, attendance.teacher_id), ())),
            room=attendance.room,
            is_absent=attendance.is_absent,
            child=child,
            is_class_teacher=(child.id, attendance.teacher_id) in class_teachers,
            slot_ids=_shared(tuple(slots[attendance.teacher_id])),
            **_invitation_words(invitations.get((child.id, attendance.teacher_id))),
        )
        for child in children
        for teacher, attendance in attending
        if evening.all_teachers_bookable or (child.id, attendance.teacher_id) in subjects
        if (child.id, attendance.teacher_id) not in in_family
    ]
    # Who asks comes first, then the own class teacher.
    return sorted(columns, key=lambda it: (it.invitation != "needed", not it.is_class_teacher))


def _invitation_words(invitation: Invitation | None) -> dict[str, str]:
    if invitation is None:
        return {"invitation": "", "invitation_note": ""}
    word = "needed" if invitation.is_needed else "not-needed"
    return {"invitation": word, "invitation_note": invitation.note}


def _subjects(session: Session, children: Sequence[ChildView]) -> dict[tuple[int, int], list[str]]:
    """What each teacher teaches each child: (pupil, teacher) → names of subjects."""
    rows = session.execute(
        select(
            col(Pupil.id), col(Lesson.teacher_id), col(Subject.long_name), col(Subject.short_name)
        )
        .join(Lesson, col(Lesson.class_id) == col(Pupil.class_id))
        .join(Subject, col(Subject.id) == col(Lesson.subject_id))
        .where(col(Pupil.id).in_([child.id for child in children]))
        .distinct()
        .order_by(col(Subject.long_name))
    )
    found: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for row in rows:
        found[row.id, row.teacher_id].append(row.long_name or row.short_name)
    return dict(found)


def _class_teachers(session: Session, children: Sequence[ChildView]) -> set[tuple[int, int]]:
    rows = session.execute(
        select(col(Pupil.id), col(SchoolClass.class_teacher_id))
        .join(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(col(Pupil.id).in_([child.id for child in children]))
    )
    return {(row[0], row[1]) for row in rows}


def _teachers_in_family(session: Session, children: Sequence[ChildView]) -> set[tuple[int, int]]:
    """Guardians who teach at the school: nobody books an appointment with the own family."""
    pairs = guardian_pairs()
    rows = session.execute(
        select(pairs.c.pupil_id, col(Account.teacher_id))
        .join(Account, col(Account.id) == pairs.c.account_id)
        .where(
            pairs.c.pupil_id.in_([child.id for child in children]),
            col(Account.teacher_id).is_not(None),
        )
    )
    return {(row[0], row[1]) for row in rows}


def _invitations(
    session: Session, evening_id: int, children: Sequence[ChildView]
) -> dict[tuple[int, int], Invitation]:
    rows = session.execute(
        select(Invitation).where(
            col(Invitation.evening_id) == evening_id,
            col(Invitation.pupil_id).in_([child.id for child in children]),
        )
    ).scalars()
    return {(row.pupil_id, row.teacher_id): row for row in rows}


def _attending(
    session: Session, evening: ParentsEvening, teaching: Collection[int]
) -> list[tuple[Teacher, Attendance]]:
    """The teachers whom these parents can see: those teaching their children, or all."""
    statement = (
        select(Teacher, Attendance)
        .join(Attendance, col(Attendance.teacher_id) == col(Teacher.id))
        .where(col(Attendance.evening_id) == evening.id)
    )
    if not evening.all_teachers_bookable:
        statement = statement.where(col(Teacher.id).in_(teaching))
    found = [(row[0], row[1]) for row in session.execute(statement)]
    return sorted(found, key=lambda it: name_order(surname_of(it[0]), it[0].first_name))


def _slot_ids(
    session: Session, evening_id: int, teacher_ids: Sequence[int | None]
) -> defaultdict[int, list[int]]:
    """Each teacher's slots in the order of time; every teacher has one per time of the evening."""
    rows = session.execute(
        select(col(Slot.id), col(Slot.teacher_id))
        .where(col(Slot.evening_id) == evening_id, col(Slot.teacher_id).in_(teacher_ids))
        .order_by(col(Slot.teacher_id), col(Slot.starts_at))
    )
    found: defaultdict[int, list[int]] = defaultdict(list)
    for slot_id, teacher_id in rows:
        found[teacher_id].append(slot_id)
    return found


@lru_cache(maxsize=2_000)  # some evenings of a large school's teachers
def _shared(slot_ids: tuple[int, ...]) -> tuple[int, ...]:
    """The same object for all families of a teacher: a third of an open page's memory was these."""
    return slot_ids


def slot_times(evening: ParentsEvening | Row[Any]) -> tuple[datetime, ...]:
    """The starts of the evening's slots; a rest shorter than a slot at the end is none."""
    return _slot_times(evening.starts_at, evening.ends_at, evening.slot_minutes)


@lru_cache(maxsize=20)  # every tap asks for those of the one evening that has just opened
def _slot_times(starts_at: datetime, ends_at: datetime, minutes: int) -> tuple[datetime, ...]:
    slots = cut_into_slots(Span(starts_at, ends_at), minutes)
    return tuple(slot.starts_at for slot in slots)
