"""What an author can choose from when saying whom something is for, by name.

A target has a key, e.g. ``class-3``, that pages send back. What the author may not address is
neither offered nor found nor named: it looks like something that does not exist. Office and head
choose from the whole school; teachers from the classes, courses and children they teach.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, or_, select, true
from sqlmodel import Session, col

from elternportal.db_words import folded, holds_words
from elternportal.domain.names import name_order, natural_order, pupil_name, teacher_name
from elternportal.domain.people import ADMINISTRATION, Actor, Role
from elternportal.domain.search import words_of
from elternportal.models.audience import PupilGroup
from elternportal.models.school import Lesson, Pupil, SchoolClass, Subject, Teacher
from elternportal.services.audience.choice import AudienceChoice, AudienceCountView, count_addressed
from elternportal.services.audience.scope import may_address_class, may_address_lesson

WHOLE_SCHOOL = "school"
SHORTEST_SEARCH, LONGEST_SEARCH = 2, 100
MOST_HITS = 20
LONGEST_ID = 9  # digits; every id fits into a whole-number column


@dataclass(frozen=True, slots=True)
class TargetRow:
    """Something that can be chosen; ``text`` is what people call it, e.g. "7b"."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class AudienceOptionsView:
    """What is offered at once; courses and children are searched for."""

    may_address_school: bool
    grades: tuple[TargetRow, ...]
    classes: tuple[TargetRow, ...]
    groups: tuple[TargetRow, ...]


@dataclass(frozen=True, slots=True)
class AudienceView:
    """A choice by name, and whom it reaches."""

    targets: tuple[TargetRow, ...]
    count: AudienceCountView


def audience_options(session: Session, actor: Actor) -> AudienceOptionsView:
    """The grades, classes and saved groups that an author can choose.

    Raises:
        NotAllowed: the actor is not staff.
    """
    actor.require(Role.TEACHER, *ADMINISTRATION)
    return AudienceOptionsView(
        may_address_school=actor.is_administration,
        grades=_grades(session, actor),
        classes=_classes(session, actor, true()),
        groups=_groups(session, actor, true()),
    )


def search_targets(session: Session, actor: Actor, text: str) -> tuple[TargetRow, ...]:
    """Courses and children that fit every word of ``text``, at most 20 of each.

    Fewer than two letters find nothing.

    Raises:
        NotAllowed: the actor is not staff.
    """
    actor.require(Role.TEACHER, *ADMINISTRATION)
    text = text.strip()[:LONGEST_SEARCH]
    words = words_of(text)
    if len(text) < SHORTEST_SEARCH or not words:
        return ()
    lessons = _lessons(session, actor, col(Lesson.number).in_(_fitting_lessons(words)), MOST_HITS)
    return (*lessons, *_children(session, actor, and_(*map(_names_child, words)), MOST_HITS))


def view_audience(session: Session, actor: Actor, choice: AudienceChoice) -> AudienceView:
    """A choice by name with its count; what the actor cannot address is left out.

    Raises:
        NotAllowed: the actor is not staff.
    """
    actor.require(Role.TEACHER, *ADMINISTRATION)
    targets = _named(session, actor, choice)
    known = choice_of(target.key for target in targets)
    return AudienceView(targets, count_addressed(session, actor, known))


def choice_of(keys: Iterable[str]) -> AudienceChoice:
    """The choice that these keys of targets say; keys that say nothing are left out."""
    values: defaultdict[str, list[str]] = defaultdict(list)
    for key in keys:
        kind, _, value = key.partition("-")
        values[kind].append(value)
    return AudienceChoice(
        whole_school=WHOLE_SCHOOL in values,
        grades=tuple(values["grade"]),
        class_ids=_ids(values["class"]),
        lesson_numbers=_ids(values["lesson"]),
        pupil_ids=_ids(values["child"]),
        group_ids=_ids(values["group"]),
    )


def _named(session: Session, actor: Actor, choice: AudienceChoice) -> tuple[TargetRow, ...]:
    if choice.whole_school:
        return (TargetRow(WHOLE_SCHOOL, ""),) if actor.is_administration else ()
    wanted = set(choice.grades)
    grades = [it for it in _grades(session, actor) if it.text in wanted] if wanted else []
    return (
        *grades,
        *_classes(session, actor, col(SchoolClass.id).in_(choice.class_ids)),
        *_lessons(session, actor, col(Lesson.number).in_(choice.lesson_numbers)),
        *_groups(session, actor, col(PupilGroup.id).in_(choice.group_ids)),
        *_children(session, actor, col(Pupil.id).in_(choice.pupil_ids)),
    )


def _grades(session: Session, actor: Actor) -> tuple[TargetRow, ...]:
    if not actor.is_administration:
        return ()
    grades = session.scalars(select(col(SchoolClass.grade)).distinct())
    ordered = sorted(filter(None, grades), key=natural_order)
    return tuple(TargetRow(f"grade-{grade}", grade) for grade in ordered)


def _classes(
    session: Session, actor: Actor, condition: ColumnElement[bool]
) -> tuple[TargetRow, ...]:
    rows = session.execute(
        select(col(SchoolClass.id), col(SchoolClass.short_name)).where(
            condition, may_address_class(actor)
        )
    )
    ordered = sorted(rows, key=lambda row: natural_order(row.short_name))
    return tuple(TargetRow(f"class-{row.id}", row.short_name) for row in ordered)


def _groups(
    session: Session, actor: Actor, condition: ColumnElement[bool]
) -> tuple[TargetRow, ...]:
    if not actor.is_administration:
        return ()
    rows = session.execute(select(col(PupilGroup.id), col(PupilGroup.name)).where(condition))
    ordered = sorted(rows, key=lambda row: name_order(row.name))
    return tuple(TargetRow(f"group-{row.id}", row.name) for row in ordered)


def _children(
    session: Session, actor: Actor, condition: ColumnElement[bool], most: int | None = None
) -> tuple[TargetRow, ...]:
    rows = session.execute(
        select(Pupil, col(SchoolClass.short_name))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(col(Pupil.is_active), condition, may_address_class(actor))
        .order_by(col(Pupil.surname), col(Pupil.first_name), col(Pupil.id))
        .limit(most)
    )
    ordered = sorted(rows, key=lambda row: name_order(row[0].surname, row[0].first_name))
    return tuple(
        TargetRow(f"child-{it.id}", pupil_name(it.first_name, it.surname, class_name or ""))
        for it, class_name in ordered
    )


def _names_child(word: str) -> ColumnElement[bool]:
    return or_(
        holds_words([word], col(Pupil.first_name), col(Pupil.surname)),
        _is_class(word),
    )


def _fitting_lessons(words: Sequence[str]) -> Select[int]:
    """The numbers of lessons that every word fits by subject, teacher or class."""
    names = [
        or_(
            holds_words([word], col(Subject.long_name), col(Teacher.surname)),
            _is_class(word),
        )
        for word in words
    ]
    return (
        select(col(Lesson.number))
        .join(Subject, col(Subject.id) == col(Lesson.subject_id))
        .join(Teacher, col(Teacher.id) == col(Lesson.teacher_id))
        .join(SchoolClass, col(SchoolClass.id) == col(Lesson.class_id))
        .where(*names)
    )


def _is_class(word: str) -> ColumnElement[bool]:
    return folded(col(SchoolClass.short_name)) == word


def _lessons(
    session: Session, actor: Actor, condition: ColumnElement[bool], most: int | None = None
) -> tuple[TargetRow, ...]:
    """Lessons as "Mathematik – Frau Huber (7b, 7c)"."""
    numbers = (
        select(col(Lesson.number))
        .where(condition, may_address_lesson(actor))
        .distinct()
        .order_by(col(Lesson.number))
        .limit(most)
    )
    rows = session.execute(
        select(col(Lesson.number), Subject, Teacher, col(SchoolClass.short_name))
        .join(Subject, col(Subject.id) == col(Lesson.subject_id))
        .join(Teacher, col(Teacher.id) == col(Lesson.teacher_id))
        .join(SchoolClass, col(SchoolClass.id) == col(Lesson.class_id))
        .where(col(Lesson.number).in_(numbers))
        .order_by(col(Lesson.number), col(Lesson.id))
    ).all()
    names: dict[int, tuple[dict[str, None], dict[str, None], set[str]]] = {}
    for number, subject, teacher, class_name in rows:
        subjects, teachers, classes = names.setdefault(number, ({}, {}, set()))
        subjects[subject.long_name or subject.short_name] = None
        teachers[teacher_name(teacher, actor.language)] = None
        classes.add(class_name)
    targets = (
        TargetRow(f"lesson-{number}", _lesson_text(subjects, teachers, classes))
        for number, (subjects, teachers, classes) in names.items()
    )
    return tuple(sorted(targets, key=lambda target: name_order(target.text)))


def _lesson_text(subjects: Iterable[str], teachers: Iterable[str], classes: set[str]) -> str:
    held_in = ", ".join(sorted(classes, key=natural_order))
    return f"{', '.join(subjects)} – {', '.join(teachers)} ({held_in})"


def _ids(texts: Iterable[str]) -> tuple[int, ...]:
    return tuple(int(it) for it in texts if it.isascii() and it.isdigit() and len(it) <= LONGEST_ID)
