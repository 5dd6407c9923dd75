"""The classes of imported exams: by the numbers of their lessons, as they stand at that time.

What an exam has been joined with stays when a later plan has other numbers (data-formats §9).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from sqlalchemy import delete, select, update
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain.exams import EXAMS_TOPIC
from elternportal.domain.school_import import Applied
from elternportal.models.base import id_of
from elternportal.models.exams import Exam, ExamGroup
from elternportal.models.school import Lesson
from elternportal.services.exams.telling import seen_from_today, tell_changes

EXAM, LESSON = "exam", "lesson"  # the kinds of an import
Group = tuple[int, int, int | None, int | None, bool]
"""Class, lesson number, subject, teacher, and whether it is a course."""


def join_after_import(session: Session) -> Callable[[Applied], None]:
    """Remember the exams before an import, join them with its lessons, and tell what changed."""
    exams_before, seen_before = _states(session), seen_from_today(session)

    def join(applied: Applied) -> None:
        if applied.kinds.isdisjoint({EXAM, LESSON}):
            return
        _join(session)
        changed = {
            exam_id
            for exam_id, state in _states(session).items()
            if exams_before.get(exam_id) != state
        }
        _count(session, applied, changed, known=exams_before.keys())
        announce(session, EXAMS_TOPIC)
        tell_changes(session, seen_before)

    return join


def _join(session: Session) -> None:
    """Join the exams to come, and those that have no class yet."""
    exams = session.scalars(select(Exam).where(~col(Exam.is_manual), col(Exam.numbers) != "")).all()
    present = _groups_by_exam(session)
    of_number = _lessons(session, {number for exam in exams for number in _numbers(exam)})
    today = clock.today()
    for exam in exams:
        before = present.get(id_of(exam), set())
        found = _groups(exam, of_number)
        if not found or found == before or (before and exam.day < today):
            continue
        session.execute(delete(ExamGroup).where(col(ExamGroup.exam_id) == exam.id))
        session.add_all(new_groups(id_of(exam), found))
    session.flush()


def new_groups(exam_id: int, groups: Iterable[Group]) -> list[ExamGroup]:
    """The rows of an exam's groups."""
    return [
        ExamGroup(
            exam_id=exam_id,
            class_id=class_id,
            number=number,
            subject_id=subject_id,
            teacher_id=teacher_id,
            is_course=is_course,
        )
        for class_id, number, subject_id, teacher_id, is_course in sorted(groups, key=str)
    ]


def groups_of_lessons(lessons: Sequence[Lesson]) -> set[Group]:
    """The groups of these lessons; several of one class at once are courses."""
    numbers: defaultdict[int, set[int]] = defaultdict(set)
    for lesson in lessons:
        numbers[lesson.class_id].add(lesson.number)
    return {
        (
            lesson.class_id,
            lesson.number,
            lesson.subject_id,
            lesson.teacher_id,
            bool(lesson.student_group) or len(numbers[lesson.class_id]) > 1,
        )
        for lesson in lessons
    }


def _groups(exam: Exam, of_number: dict[int, list[Lesson]]) -> set[Group]:
    lessons = [
        lesson
        for number in _numbers(exam)
        for lesson in of_number.get(number, ())
        if (lesson.first_day is None or lesson.first_day <= exam.day)
        and (lesson.last_day is None or exam.day <= lesson.last_day)
    ]
    return groups_of_lessons(lessons)


def _lessons(session: Session, numbers: set[int]) -> dict[int, list[Lesson]]:
    found: defaultdict[int, list[Lesson]] = defaultdict(list)
    for lesson in session.scalars(select(Lesson).where(col(Lesson.number).in_(numbers))):
        found[lesson.number].append(lesson)
    return found


def _numbers(exam: Exam) -> list[int]:
    return [int(number) for number in exam.numbers.split("~") if number]


def _groups_by_exam(session: Session) -> dict[int, set[Group]]:
    found: defaultdict[int, set[Group]] = defaultdict(set)
    for group in session.scalars(select(ExamGroup)):
        found[group.exam_id].add(
            (group.class_id, group.number, group.subject_id, group.teacher_id, group.is_course)
        )
    return found


def _states(session: Session) -> dict[int, object]:
    """Each exam as its readers see it, with its groups."""
    groups = _groups_by_exam(session)
    names = ("id", "day", "first_lesson", "last_lesson", "title", "text", "room", "is_active")
    rows = session.execute(select(*(getattr(Exam, name) for name in names)))
    return {row.id: (*row, frozenset(groups.get(row.id, ()))) for row in rows}


def _count(session: Session, applied: Applied, changed: set[int], known: Iterable[int]) -> None:
    """A calendar takes over only what has a higher number; a new exam begins with the first."""
    ids = sorted(changed)
    session.execute(update(Exam).where(col(Exam.id).in_(ids)).values(edited_at=applied.at))
    again = sorted(changed & set(known))
    session.execute(
        update(Exam).where(col(Exam.id).in_(again)).values(revision=col(Exam.revision) + 1)
    )
    session.expire_all()
