"""Whom something is for: choosing an audience, and finding the children it reaches.

Office and head address everybody. A teacher addresses the classes that the teacher teaches or
leads, the own courses in them, and their children; what lies beyond looks as if it did not exist.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, exists, literal, select
from sqlmodel import Session, col

from elternportal.domain.people import ADMINISTRATION, Actor, Role
from elternportal.errors import InvalidInput, NotFound
from elternportal.models.audience import Audience, AudiencePart, PupilGroup, PupilGroupMember
from elternportal.models.base import id_of
from elternportal.models.school import Lesson, Pupil, SchoolClass
from elternportal.services.audience.scope import may_address_class, may_address_lesson
from elternportal.services.school import guardian_pairs, is_taught_by, reach_of

Column = SQLColumnExpression[Any]
T = TypeVar("T")


class NobodyAddressed(InvalidInput):
    """An audience without a target reaches nobody."""

    key = "audience-nobody"


@dataclass(frozen=True, slots=True)
class AudienceChoice:
    """Targets whose union is meant; ``whole_school`` includes all others."""

    whole_school: bool = False
    grades: tuple[str, ...] = ()
    class_ids: tuple[int, ...] = ()
    lesson_numbers: tuple[int, ...] = ()
    pupil_ids: tuple[int, ...] = ()
    group_ids: tuple[int, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not any(self._targets())

    def __or__(self, other: "AudienceChoice") -> "AudienceChoice":
        """All whom one of the two means."""
        if self.whole_school or other.whole_school:
            return AudienceChoice(whole_school=True)
        return AudienceChoice(
            grades=_both(self.grades, other.grades),
            class_ids=_both(self.class_ids, other.class_ids),
            lesson_numbers=_both(self.lesson_numbers, other.lesson_numbers),
            pupil_ids=_both(self.pupil_ids, other.pupil_ids),
            group_ids=_both(self.group_ids, other.group_ids),
        )

    def parts(self, audience_id: int) -> Iterator[AudiencePart]:
        """The rows that say this choice."""
        for target in self._targets():
            yield AudiencePart(audience_id=audience_id, **target)

    def _targets(self) -> list[dict[str, Any]]:
        """Each target as the column and value of its row."""
        if self.whole_school:
            return [{"grade": None}]
        return [
            *({"grade": grade} for grade in self.grades),
            *({"class_id": class_id} for class_id in self.class_ids),
            *({"lesson_number": number} for number in self.lesson_numbers),
            *({"pupil_id": pupil_id} for pupil_id in self.pupil_ids),
            *({"group_id": group_id} for group_id in self.group_ids),
        ]


@dataclass(frozen=True, slots=True)
class AudienceCountView:
    """How many a choice reaches; ``unreached`` children have no guardian who gets mail."""

    pupils: int
    guardians: int
    unreached: int


def save_audience(
    session: Session,
    actor: Actor,
    choice: AudienceChoice,
    audience_id: int | None = None,
    *,
    may_be_nobody: bool = False,
) -> int:
    """Write a choice as a new audience, or in place of an old one; returns the audience's id.

    The caller has made sure that the actor may change what ``audience_id`` belongs to. A draft's
    audience ``may_be_nobody`` yet.

    Raises:
        NobodyAddressed: the choice is empty.
        NotFound: a teacher addresses somebody beyond the own classes.
    """
    if choice.is_empty and not may_be_nobody:
        raise NobodyAddressed()
    require_own(session, actor, choice)
    if audience_id is None:
        audience = Audience()
        session.add(audience)
        session.flush()
        audience_id = id_of(audience)
    else:
        # Two who change it at once come one after the other, else it would reach both's choices.
        session.get_one(Audience, audience_id, with_for_update=True, populate_existing=True)
        for part in session.scalars(_parts(audience_id)):
            session.delete(part)
    session.add_all(choice.parts(audience_id))
    session.flush()
    return audience_id


def read_choice(session: Session, audience_id: int) -> AudienceChoice:
    """The choice behind an audience, for an editor."""
    parts = session.scalars(_parts(audience_id)).all()
    choice = AudienceChoice(
        grades=tuple(p.grade for p in parts if p.grade is not None),
        class_ids=tuple(p.class_id for p in parts if p.class_id is not None),
        lesson_numbers=tuple(p.lesson_number for p in parts if p.lesson_number is not None),
        pupil_ids=tuple(p.pupil_id for p in parts if p.pupil_id is not None),
        group_ids=tuple(p.group_id for p in parts if p.group_id is not None),
    )
    return AudienceChoice(whole_school=True) if parts and choice.is_empty else choice


def reaches(audience_id: Column, pupil_id: Column) -> ColumnElement[bool]:
    """The SQL condition that an audience reaches a child.

    Both sides are columns of the outer query, so it serves in both directions: the children of an
    audience, and what is for a child. Courses reach all children of the classes they are held in.
    """
    part, pupil = AudiencePart.__table__.alias(), Pupil.__table__.alias()  # type: ignore[attr-defined]
    school_class = SchoolClass.__table__.alias()  # type: ignore[attr-defined]
    is_target = (
        _is_whole_school(part)
        | (part.c.grade == school_class.c.grade)
        | (part.c.class_id == pupil.c.class_id)
        | (part.c.pupil_id == pupil.c.id)
        | exists().where(
            col(Lesson.number) == part.c.lesson_number, col(Lesson.class_id) == pupil.c.class_id
        )
        | exists().where(
            col(PupilGroupMember.group_id) == part.c.group_id,
            col(PupilGroupMember.pupil_id) == pupil.c.id,
        )
    )
    return exists(
        select(part.c.id)
        .select_from(part)
        .join(pupil, pupil.c.id == pupil_id)
        .outerjoin(school_class, school_class.c.id == pupil.c.class_id)
        .where(part.c.audience_id == audience_id, pupil.c.is_active, is_target)
        # Said here, because by itself SQLAlchemy correlates with the nearest query only: what
        # lies further out would be any row at all, and the audience somebody else's.
        .correlate_except(part, pupil, school_class)
    )


def guardians_reached(session: Session, audience_id: int) -> Sequence[int]:
    """The accounts of all guardians of the children whom an audience reaches now."""
    pairs = guardian_pairs()
    query = select(pairs.c.account_id).where(reaches(literal(audience_id), pairs.c.pupil_id))
    return session.scalars(query.distinct()).all()


def reaches_own_child(account_id: int | None, audience_id: Column) -> ColumnElement[bool]:
    """The SQL condition that an audience reaches a child of whose guardian this account is."""
    pairs = guardian_pairs()
    return exists().where(pairs.c.account_id == account_id, reaches(audience_id, pairs.c.pupil_id))


def reaches_own_class(actor: Actor, audience_id: Column) -> ColumnElement[bool]:
    """The SQL condition that an audience reaches a child whom this teacher teaches."""
    if actor.teacher_id is None:
        return exists().where(col(Pupil.id).is_(None))
    return exists().where(
        col(SchoolClass.id) == col(Pupil.class_id),
        is_taught_by(actor.teacher_id),
        reaches(audience_id, col(Pupil.id)),
    )


def concerns(actor: Actor, audience_id: Column) -> ColumnElement[bool]:
    """The SQL condition that something for an audience may be read by this person.

    Office and head read everything, teachers what is for children they teach, parents what is for
    their own children.
    """
    condition = reaches_own_child(actor.account_id, audience_id)
    if actor.is_administration:
        return condition | audience_id.is_not(None)
    if actor.has(Role.TEACHER):
        return condition | reaches_own_class(actor, audience_id)
    return condition


def pupils_of(choice: AudienceChoice) -> Select[int | None]:
    """The ids of the children at school that a choice reaches, before it is saved."""
    query = select(col(Pupil.id)).where(col(Pupil.is_active))
    if choice.whole_school:
        return query
    in_grade = exists().where(
        col(SchoolClass.id) == col(Pupil.class_id), col(SchoolClass.grade).in_(choice.grades)
    )
    in_lesson = exists().where(
        col(Lesson.class_id) == col(Pupil.class_id), col(Lesson.number).in_(choice.lesson_numbers)
    )
    in_group = exists().where(
        col(PupilGroupMember.pupil_id) == col(Pupil.id),
        col(PupilGroupMember.group_id).in_(choice.group_ids),
    )
    is_named = col(Pupil.id).in_(choice.pupil_ids)
    return query.where(
        in_grade | col(Pupil.class_id).in_(choice.class_ids) | in_lesson | is_named | in_group
    )


def count_addressed(session: Session, actor: Actor, choice: AudienceChoice) -> AudienceCountView:
    """How many children and guardians a choice reaches, while it is being made.

    Raises:
        NotFound: a teacher addresses somebody beyond the own classes.
    """
    require_own(session, actor, choice)
    reach = reach_of(session, pupils_of(choice))
    return AudienceCountView(reach.pupils, reach.guardians, reach.pupils - reach.reached_pupils)


def require_own(session: Session, actor: Actor, choice: AudienceChoice) -> None:
    """Refuse a teacher's choice that reaches beyond the own classes, and what does not exist.

    Raises:
        NotAllowed: the actor is not staff.
        NotFound: somebody beyond the own classes, or missing, is addressed.
    """
    actor.require(Role.TEACHER, *ADMINISTRATION)
    for named, column in (
        (choice.class_ids, col(SchoolClass.id)),
        (choice.pupil_ids, col(Pupil.id)),
        (choice.group_ids, col(PupilGroup.id)),
    ):
        if named and not set(named).issubset(
            session.scalars(select(column).where(column.in_(named)))
        ):
            raise NotFound()
    if not actor.is_administration:
        _require_taught(session, actor, choice)


def _require_taught(session: Session, actor: Actor, choice: AudienceChoice) -> None:
    """Refuse what is not the teacher's, also classes and courses that nobody is in as yet.

    Raises:
        NotFound
    """
    is_own_class = may_address_class(actor)
    classes = session.scalars(select(col(SchoolClass.id)).where(is_own_class))
    lessons = session.scalars(select(col(Lesson.number)).where(may_address_lesson(actor)))
    is_own = {*choice.class_ids} <= {*classes} and {*choice.lesson_numbers} <= {*lessons}
    in_own_class = exists().where(col(SchoolClass.id) == col(Pupil.class_id), is_own_class)
    beyond = pupils_of(choice).where(~in_own_class).limit(1)
    whole = choice.whole_school or choice.grades or choice.group_ids
    if whole or not is_own or session.execute(beyond).first() is not None:
        raise NotFound()


def _is_whole_school(part: Any) -> ColumnElement[bool]:
    columns = (part.c.grade, part.c.class_id, part.c.lesson_number, part.c.pupil_id)
    condition: ColumnElement[bool] = part.c.group_id.is_(None)
    for column in columns:
        condition = condition & column.is_(None)
    return condition


def _both(first: tuple[T, ...], second: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _parts(audience_id: int) -> Select[AudiencePart]:
    query = select(AudiencePart).where(col(AudiencePart.audience_id) == audience_id)
    return query.order_by(col(AudiencePart.id))
