"""For whom somebody may enter an exam: classes, and what is taught in them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select, true
from sqlmodel import Session, col

from elternportal.domain.names import natural_order, surname_of
from elternportal.domain.people import Actor, Role
from elternportal.errors import InvalidInput, NotAllowed, NotFound
from elternportal.models.base import id_of
from elternportal.models.school import Lesson, SchoolClass, Subject, Teacher
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.exams.joining import Group, groups_of_lessons
from elternportal.services.exams.settings import TEACHERS_ENTER


class CourseMissing(InvalidInput):
    """Nothing is chosen of what is taught in the class."""

    key = "office-exams-error-course"
    field_name = "course"


@dataclass(frozen=True, slots=True)
class TaughtClassRow:
    """A class to choose."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class CourseRow:
    """What is taught in a class. ``key`` names the lesson number and subject, e.g. ``312-4``.

    The number is 0 where the plan has no such lesson; then it is for the whole class.
    """

    key: str
    subject: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class ChoicesView:
    """What the form chooses from, for one of the classes."""

    classes: tuple[TaughtClassRow, ...]
    class_id: int
    courses: tuple[CourseRow, ...]


def require_may_enter(session: Session, actor: Actor) -> None:
    """Refuse whoever may not enter exams.

    Raises:
        NotAllowed: the actor is neither office nor head, nor a teacher whom the school lets enter.
    """
    if not may_enter(session, actor):
        raise NotAllowed()


def may_enter(session: Session, actor: Actor) -> bool:
    """Whether somebody may enter exams at all, if only for own lessons."""
    is_teacher = actor.has(Role.TEACHER) and actor.teacher_id is not None
    return actor.is_administration or (is_teacher and school_settings(session)[TEACHERS_ENTER])


def read_choices(session: Session, actor: Actor, class_id: int = 0) -> ChoicesView:
    """The classes, and what is taught in one of them; by default in the first.

    Raises:
        NotAllowed: see :func:`require_may_enter`.
    """
    require_may_enter(session, actor)
    classes = _classes(session, actor)
    known = [row.id for row in classes]
    chosen = class_id if class_id in known else next(iter(known), 0)
    courses = _courses(session, actor, chosen) if chosen else ()
    return ChoicesView(tuple(classes), chosen, tuple(courses))


def groups_of(session: Session, actor: Actor, class_id: int, course: str) -> set[Group]:
    """Who writes an exam for this class and course: all classes of a joint lesson.

    Raises:
        NotFound: the class is not one of the actor's, or it has no such course.
        CourseMissing: no course is chosen.
    """
    if not course:
        raise CourseMissing()
    if course not in {row.key for row in _courses(session, actor, class_id)}:
        raise NotFound()
    number, subject_id = map(int, course.split("-"))
    if not number:
        return {(class_id, 0, subject_id, None, False)}
    lessons = session.scalars(
        select(Lesson).where(
            col(Lesson.number) == number, col(Lesson.subject_id) == subject_id, _may_teach(actor)
        )
    ).all()
    return groups_of_lessons(lessons)


def _classes(session: Session, actor: Actor) -> list[TaughtClassRow]:
    rows = session.execute(
        select(col(SchoolClass.id), col(SchoolClass.short_name)).where(
            true()
            if actor.is_administration
            else col(SchoolClass.id).in_(select(col(Lesson.class_id)).where(_may_teach(actor)))
        )
    )
    named = [TaughtClassRow(id_of(row), row.short_name) for row in rows]
    return sorted(named, key=lambda row: natural_order(row.name))


def _courses(session: Session, actor: Actor, class_id: int) -> Sequence[CourseRow]:
    """The lessons of a class; office and head may choose any other subject, too."""
    rows = session.execute(
        select(Lesson, Subject, Teacher)
        .join(Subject, col(Subject.id) == col(Lesson.subject_id))
        .join(Teacher, col(Teacher.id) == col(Lesson.teacher_id))
        .where(col(Lesson.class_id) == class_id, _may_teach(actor))
        .order_by(col(Lesson.number), col(Lesson.id))
    )
    found: dict[str, CourseRow] = {}
    taught = set()
    for lesson, subject, teacher in rows:
        taught.add(lesson.subject_id)
        key = f"{lesson.number}-{lesson.subject_id}"
        about = ", ".join(filter(None, (surname_of(teacher), lesson.student_group)))
        found.setdefault(key, CourseRow(key, _name(subject), about))
    if actor.is_administration:
        for subject in session.scalars(select(Subject).where(col(Subject.id).not_in(taught))):
            key = f"0-{subject.id}"
            found[key] = CourseRow(key, _name(subject))
    return sorted(found.values(), key=lambda row: (row.key.startswith("0-"), row.subject))


def _may_teach(actor: Actor) -> ColumnElement[bool]:
    """A :class:`Lesson` is the teacher's own; for office and head every one."""
    return true() if actor.is_administration else col(Lesson.teacher_id) == actor.teacher_id


def _name(subject: Subject) -> str:
    return subject.long_name or subject.short_name
