"""What speaks against an exam on its day, before it is saved: a warning, never a refusal."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal.domain.exams import ClashKind, ClassExam, clashes
from elternportal.domain.names import natural_order
from elternportal.domain.people import Actor
from elternportal.domain.timetable import A_DAY, monday_of
from elternportal.models.exams import Exam, ExamGroup
from elternportal.models.school import SchoolClass, Subject
from elternportal.school_settings.snapshot import active_modules, school_settings
from elternportal.services.exams.choices import require_may_enter
from elternportal.services.exams.joining import Group
from elternportal.services.exams.office import SaveExam, check_draft, wanted_groups
from elternportal.services.exams.settings import limits
from elternportal.services.school import is_school_day


@dataclass(frozen=True, slots=True)
class ClashRow:
    """What speaks against it. ``others`` are the subjects that the class writes on the same days,
    or the trip that it is on; ``children`` counts those of the class who are away.
    """

    kind: ClashKind
    class_name: str = ""
    others: str = ""
    children: int = 0


def find_clashes(session: Session, actor: Actor, command: SaveExam) -> tuple[ClashRow, ...]:
    """What the person is to know before the exam is saved; empty if nothing speaks against it.

    Raises: like :func:`~elternportal.services.exams.office.save_exam`.
    """
    require_may_enter(session, actor)
    draft = command.draft
    check_draft(draft)
    groups = wanted_groups(session, actor, command)
    found = []
    if not is_school_day(session, draft.day):
        found.append(ClashRow(ClashKind.NO_SCHOOL))
    for class_id, class_name in _classes(session, groups):
        found += _of_class(session, command, class_id, class_name, groups)
        found += _away(session, command, class_id, class_name)
    return tuple(found)


def _of_class(
    session: Session, command: SaveExam, class_id: int, class_name: str, groups: set[Group]
) -> list[ClashRow]:
    draft = command.draft
    is_course = all(group[4] for group in groups if group[0] == class_id)
    wanted = ClassExam(draft.day, draft.first_lesson, draft.last_lesson, is_course)
    others = _others(session, command, class_id)
    kinds = clashes(wanted, others, limits(school_settings(session)))
    return [
        ClashRow(kind, class_name, _subjects(others, wanted, kind))
        for kind in (kinds[:1] if ClashKind.DAY in kinds else kinds)
    ]


def _away(session: Session, command: SaveExam, class_id: int, class_name: str) -> list[ClashRow]:
    """What other modules know of the class on this day."""
    found = [
        away
        for module in active_modules(session)
        if module.class_away
        for away in module.class_away(session, class_id, command.draft.day)
    ]
    return [
        *(ClashRow(ClashKind.TRIP, class_name, others=away.trip) for away in found if away.trip),
        *(
            ClashRow(ClashKind.AWAY, class_name, children=away.children)
            for away in found
            if away.children
        ),
    ]


def _others(session: Session, command: SaveExam, class_id: int) -> dict[ClassExam, set[str]]:
    """The other exams of the class in the same week, with their subjects.

    One that stands twice, for two rooms, counts once.
    """
    monday = monday_of(command.draft.day)
    rows = session.execute(
        select(Exam, ExamGroup, Subject)
        .join(ExamGroup, col(ExamGroup.exam_id) == col(Exam.id))
        .outerjoin(Subject, col(Subject.id) == col(ExamGroup.subject_id))
        .where(
            col(Exam.id) != command.exam_id,
            col(Exam.is_active),
            col(Exam.day).between(monday, monday + 6 * A_DAY),
            col(ExamGroup.class_id) == class_id,
        )
        .order_by(col(Exam.day), col(Exam.id), col(ExamGroup.id))
    )
    found: defaultdict[ClassExam, set[str]] = defaultdict(set)
    for exam, group, subject in rows:
        other = ClassExam(exam.day, exam.first_lesson, exam.last_lesson, group.is_course)
        name = (subject.long_name or subject.short_name) if subject else exam.title
        found[other].add(name)
    return found


def _subjects(others: dict[ClassExam, set[str]], wanted: ClassExam, kind: ClashKind) -> str:
    shown: Iterable[ClassExam] = others
    if kind is ClashKind.DAY:
        shown = [other for other in others if other.day == wanted.day]
    names = {name for other in shown if not wanted.is_beside(other) for name in others[other]}
    return ", ".join(sorted(filter(None, names)))


def _classes(session: Session, groups: set[Group]) -> list[tuple[int, str]]:
    rows = session.execute(
        select(col(SchoolClass.id), col(SchoolClass.short_name)).where(
            col(SchoolClass.id).in_({group[0] for group in groups})
        )
    )
    named = [(row.id, row.short_name) for row in rows]
    return sorted(named, key=lambda row: natural_order(row[1]))
