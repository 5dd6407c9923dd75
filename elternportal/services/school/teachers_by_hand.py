"""Office and head enter a teacher by hand, put one right, let one leave and take one back.

Imports go on beside it (``imports/by_hand.py``).
"""

from dataclasses import dataclass, replace
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints
from sqlmodel import Session, func, select

from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.email_address import MAX_TYPED, parse_email
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.domain.school_import import Leaving
from elternportal.domain.search import fold
from elternportal.duration import takes_long
from elternportal.errors import Conflict, InvalidInput, NotFound
from elternportal.imports.kinds import CLASS, TEACHER
from elternportal.imports.plan import KindPlan, RowChange
from elternportal.imports.school import ClassRecord, TeacherRecord
from elternportal.imports.store import Stored, read_stored
from elternportal.models.base import id_of
from elternportal.models.school import Lesson, Teacher
from elternportal.services.school.by_hand import (
    Name,
    begin_note,
    correct,
    note_change,
    note_of,
    plan_for,
    revision_of,
)
from elternportal.services.school.carrying_out import carry_out
from elternportal.services.school.children_by_hand import Gender, HasLeft, LeaveSchool
from elternportal.services.school.who_leaves import HangingView, what_hangs


class ShortNameTaken(InvalidInput):
    """Another teacher has it, perhaps one who has left."""

    key = "teacher-error-short-name"
    field_name = "short_name"


class TeacherHasLessons(Conflict):
    """The timetable's next file ends the lessons, and then the teacher can go."""

    key = "teacher-error-lessons"


class TeacherDraft(BaseModel):
    """A teacher as the office types it. The short name of one that is there stays."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    short_name: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)
    ] = "-"
    surname: Name
    first_name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)] = ""
    title: Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)] = ""
    gender: Gender = ""
    email: Annotated[str, StringConstraints(strip_whitespace=True, max_length=MAX_TYPED)] = ""


@dataclass(frozen=True, slots=True)
class SaveTeacher:
    """``teacher_id`` 0 is a new teacher; ``revision`` is what the form began with."""

    teacher_id: int
    draft: TeacherDraft
    revision: int = 0


@dataclass(frozen=True, slots=True)
class TeacherByHandView:
    """A teacher as the form shows them, and what would end if they left."""

    draft: TeacherDraft
    revision: int
    is_active: bool
    is_by_hand: bool
    lessons: int
    hangs: tuple[HangingView, ...]


@takes_long
def read_teacher(session: Session, actor: Actor, teacher_id: int) -> TeacherByHandView:
    """
    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound
    """
    teacher = _teacher(session, actor, teacher_id)
    note = note_of(session, teacher)
    names = TeacherDraft.model_fields
    hangs = what_hangs(session, Leaving(teacher_ids=frozenset({teacher_id})))
    return TeacherByHandView(
        draft=TeacherDraft.model_construct(**{name: getattr(teacher, name) for name in names}),
        revision=revision_of(note),
        is_active=teacher.is_active,
        is_by_hand=bool(note and note.decides_presence),
        lessons=_lessons_of(session, teacher_id),
        hangs=tuple(hangs.get((TEACHER.name, teacher_id), ())),
    )


@takes_long
def save_teacher(session: Session, actor: Actor, command: SaveTeacher) -> int:
    """Enter a teacher, put one right, or take back one who has left; gives the id.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound, ShortNameTaken, EmailMalformed, EditedMeanwhile
    """
    actor.require(*ADMINISTRATION)
    if command.teacher_id:
        teacher = _teacher(session, actor, command.teacher_id)
        _put_right(session, actor, teacher, command)
    else:
        teacher = _enter(session, actor, command.draft)
    announce(session, topics.teacher_accounts())
    return id_of(teacher)


@takes_long
def let_teacher_leave(session: Session, actor: Actor, command: LeaveSchool) -> None:
    """The teacher is not at school any more and is signed out; what hangs on them ends.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound, HasLeft, TeacherHasLessons, EditedMeanwhile
    """
    teacher = _teacher(session, actor, command.person_id)
    note = begin_note(session, actor, teacher, command.revision)
    if not teacher.is_active:
        raise HasLeft("teacher-error-has-left")
    if lessons := _lessons_of(session, command.person_id):
        raise TeacherHasLessons(count=lessons)
    note.decides_presence, note.corrections = True, {}
    session.flush()
    stored = read_stored(session)
    left = _record_of(stored, command.person_id)
    plan = plan_for(TEACHER.name, removed=left)
    carry_out(session, actor, replace(plan, kinds=(*plan.kinds, _led_by(stored, left))), stored)
    note_change(session, actor, "left", teacher, None, left)
    announce(session, topics.teacher_accounts())


def _enter(session: Session, actor: Actor, draft: TeacherDraft) -> Teacher:
    """Whoever left and comes back under the same short and family name is the same person."""
    stored = read_stored(session)
    new = _record(draft.short_name, draft)
    for item in stored[TEACHER.name].values():
        known = item.record
        assert isinstance(known, TeacherRecord)
        if known.short_name.casefold() != new.short_name.casefold():
            continue
        if item.is_active or fold(known.surname) != fold(new.surname):
            raise ShortNameTaken(name=known.short_name)
        teacher = session.get_one(Teacher, item.id)
        revision = revision_of(note_of(session, teacher))
        _put_right(session, actor, teacher, SaveTeacher(item.id, draft, revision))
        return teacher
    carry_out(session, actor, plan_for(TEACHER.name, added=new), stored)
    teacher = session.exec(select(Teacher).where(Teacher.short_name == new.short_name)).one()
    begin_note(session, actor, teacher, 0).decides_presence = True
    note_change(session, actor, "entered", teacher, None, new)
    return teacher


def _put_right(session: Session, actor: Actor, teacher: Teacher, command: SaveTeacher) -> None:
    note = begin_note(session, actor, teacher, command.revision)
    stored = read_stored(session)
    old = _record_of(stored, id_of(teacher))
    new = _record(teacher.short_name, command.draft)
    if not teacher.is_active:
        note.decides_presence = True
        carry_out(session, actor, plan_for(TEACHER.name, added=new), stored)
        note_change(session, actor, "returned", teacher, old, new)
        return
    correct(note, old, new)
    if old != new:
        carry_out(session, actor, plan_for(TEACHER.name, changed=(old, new)), stored)
        note_change(session, actor, "corrected", teacher, old, new)


def _led_by(stored: Stored, teacher: TeacherRecord) -> KindPlan:
    """The teacher's own classes have no class teacher any more."""
    led = [
        item.record
        for item in stored[CLASS.name].values()
        if isinstance(item.record, ClassRecord)
        if item.record.class_teacher == teacher.short_name
    ]
    changed = tuple(RowChange(one, replace(one, class_teacher="")) for one in led)
    return KindPlan(CLASS.name, added=(), changed=changed, removed=())


def _record(short_name: str, draft: TeacherDraft) -> TeacherRecord:
    """
    Raises:
        EmailMalformed
    """
    email = parse_email(draft.email) if draft.email else ""
    return TeacherRecord(**{**draft.model_dump(), "short_name": short_name, "email": email})


def _record_of(stored: Stored, teacher_id: int) -> TeacherRecord:
    found = next(item.record for item in stored[TEACHER.name].values() if item.id == teacher_id)
    assert isinstance(found, TeacherRecord)
    return found


def _lessons_of(session: Session, teacher_id: int) -> int:
    return session.exec(
        select(func.count()).select_from(Lesson).where(Lesson.teacher_id == teacher_id)
    ).one()


def _teacher(session: Session, actor: Actor, teacher_id: int) -> Teacher:
    actor.require(*ADMINISTRATION)
    teacher = session.get(Teacher, teacher_id)
    if teacher is None:
        raise NotFound()
    return teacher
