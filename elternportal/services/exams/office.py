"""Teachers and office enter exams, move them, call them off and bring them back.

What a person has written stays, whatever later files say about the same exam (``is_manual``).
"""

from dataclasses import dataclass
from datetime import timedelta
from secrets import token_hex
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from sqlalchemy import delete, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain.exams import EXAMS_TOPIC
from elternportal.domain.people import Actor
from elternportal.domain.school_calendar import FIRST_LESSON, LAST_LESSON
from elternportal.errors import InvalidInput, NotFound
from elternportal.models.base import id_of
from elternportal.models.exams import Exam, ExamGroup
from elternportal.services.audit import record
from elternportal.services.editing import begin_edit
from elternportal.services.exams.choices import CourseMissing, groups_of, require_may_enter
from elternportal.services.exams.joining import Group, new_groups
from elternportal.services.exams.scope import may_change
from elternportal.services.exams.telling import seen_from_today, tell_changes
from elternportal.services.typed_fields import Day

KEPT = "kept"  # the course of an exam that leaves its classes as they are
DAYS_BACK = timedelta(days=31)
LONGEST_TITLE, LONGEST_TEXT, LONGEST_ROOM = 120, 400, 120
_Title = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_TITLE)]
_Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_TEXT)]
_Room = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_ROOM)]


class LessonsReversed(InvalidInput):
    """The exam ends before it begins."""

    key = "office-exams-error-lessons"
    field_name = "last_lesson"


class ExamDayOver(InvalidInput):
    """What lies so far back is not changed any more."""

    key = "office-exams-error-over"
    field_name = "day"


class ExamDraft(BaseModel):
    """An exam as it is typed. ``course`` is the key of one of the class, or :data:`KEPT`."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    class_id: int = 0
    course: str = ""
    day: Day
    first_lesson: int = Field(ge=FIRST_LESSON, le=LAST_LESSON)
    last_lesson: int = Field(ge=FIRST_LESSON, le=LAST_LESSON)
    title: _Title = ""
    room: _Room = ""
    text: _Text = ""


@dataclass(frozen=True, slots=True)
class SaveExam:
    """``exam_id`` is 0 for a new exam; ``revision`` is what the form began with."""

    exam_id: int
    draft: ExamDraft
    revision: int = 0


@dataclass(frozen=True, slots=True)
class OfficeExamView:
    """An exam in the form; ``is_imported`` while only a file has written it."""

    draft: ExamDraft
    revision: int
    is_imported: bool


def read_exam(session: Session, actor: Actor, exam_id: int) -> OfficeExamView:
    """One exam with all that can be typed.

    Raises:
        NotAllowed, NotFound: see :func:`find_exam`.
    """
    exam = find_exam(session, actor, exam_id)
    class_id = session.scalar(
        select(col(ExamGroup.class_id))
        .where(col(ExamGroup.exam_id) == exam_id)
        .order_by(col(ExamGroup.id))
    )
    draft = ExamDraft(
        class_id=class_id or 0,
        course=KEPT,
        day=exam.day,
        first_lesson=exam.first_lesson,
        last_lesson=exam.last_lesson,
        title=exam.title,
        room=exam.room,
        text=exam.text,
    )
    return OfficeExamView(draft, exam.revision, not exam.is_manual)


def save_exam(session: Session, actor: Actor, command: SaveExam) -> int:
    """Enter an exam, or move or correct one; whom it concerns hears of it. Returns its id.

    Raises:
        NotAllowed, NotFound: see :func:`find_exam` and :func:`groups_of`.
        EditedMeanwhile: somebody has changed it since the form was opened.
        LessonsReversed, ExamDayOver, CourseMissing
    """
    require_may_enter(session, actor)
    draft = command.draft
    check_draft(draft)
    before = seen_from_today(session)
    groups = wanted_groups(session, actor, command)
    if command.exam_id:
        exam = find_exam(session, actor, command.exam_id)
        begin_edit(session, actor, exam, command.revision)
    else:
        exam = Exam(
            key=f"m{token_hex(8)}",
            day=draft.day,
            first_lesson=draft.first_lesson,
            last_lesson=draft.last_lesson,
            author_id=actor.account_id or None,
            edited_at=clock.now(),
        )
    for name in ("day", "first_lesson", "last_lesson", "title", "room", "text"):
        setattr(exam, name, getattr(draft, name))
    exam.is_manual = True
    session.add(exam)
    session.flush()
    if draft.course != KEPT:
        session.execute(delete(ExamGroup).where(col(ExamGroup.exam_id) == exam.id))
        session.add_all(new_groups(id_of(exam), groups))
    record(session, actor.account_id, "exam-saved", "exam", id_of(exam))
    _tell(session, before)
    return id_of(exam)


def call_off_exam(session: Session, actor: Actor, exam_id: int) -> None:
    """Take an exam out of all pages; calendars learn that it is cancelled.

    Raises:
        NotAllowed, NotFound: see :func:`find_exam`.
    """
    _set_active(session, actor, exam_id, is_active=False)
    record(session, actor.account_id, "exam-called-off", "exam", exam_id)


def restore_exam(session: Session, actor: Actor, exam_id: int) -> None:
    """Bring back an exam that was called off.

    Raises:
        NotAllowed: the actor may not enter exams.
        NotFound: no such exam of the actor's was called off.
    """
    _set_active(session, actor, exam_id, is_active=True)
    record(session, actor.account_id, "exam-restored", "exam", exam_id)


def find_exam(session: Session, actor: Actor, exam_id: int, *, is_active: bool = True) -> Exam:
    """An exam that takes place, or one that was called off, for whoever may change it.

    Raises:
        NotAllowed: the actor may not enter exams.
        NotFound: there is no such exam, or it is another teacher's.
    """
    require_may_enter(session, actor)
    exam = session.scalar(
        select(Exam).where(
            col(Exam.id) == exam_id, col(Exam.is_active).is_(is_active), may_change(actor)
        )
    )
    if exam is None:
        raise NotFound()
    return exam


def check_draft(draft: ExamDraft) -> None:
    """Refuse what cannot be.

    Raises:
        LessonsReversed, ExamDayOver
    """
    if draft.last_lesson < draft.first_lesson:
        raise LessonsReversed()
    if draft.day < clock.today() - DAYS_BACK:
        raise ExamDayOver()


def wanted_groups(session: Session, actor: Actor, command: SaveExam) -> set[Group]:
    """Who will write the exam.

    Raises:
        NotAllowed, NotFound: see :func:`find_exam` and :func:`groups_of`.
        CourseMissing
    """
    draft = command.draft
    if draft.course != KEPT:
        return groups_of(session, actor, draft.class_id, draft.course)
    if not command.exam_id:
        raise CourseMissing()
    find_exam(session, actor, command.exam_id)
    rows = session.scalars(select(ExamGroup).where(col(ExamGroup.exam_id) == command.exam_id))
    return {
        (row.class_id, row.number, row.subject_id, row.teacher_id, row.is_course) for row in rows
    }


def _set_active(session: Session, actor: Actor, exam_id: int, *, is_active: bool) -> None:
    before = seen_from_today(session)
    exam = find_exam(session, actor, exam_id, is_active=not is_active)
    begin_edit(session, actor, exam, exam.revision)
    exam.is_active, exam.is_manual = is_active, True
    session.add(exam)
    _tell(session, before)


def _tell(session: Session, before: frozenset[tuple[object, ...]]) -> None:
    announce(session, EXAMS_TOPIC)
    tell_changes(session, before)
