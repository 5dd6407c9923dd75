"""A teacher's class now: who is there, and who is missing without anybody having said so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.absences import AbsenceKind, AbsenceState, AwaySpan, Source
from elternportal.domain.names import name_order, pupil_name
from elternportal.domain.people import STAFF, Actor
from elternportal.errors import NotFound
from elternportal.models.absences import Absence
from elternportal.models.base import id_of
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.absences.class_day import (
    away_in_classes,
    exempted_in_classes,
    may_see_class,
)
from elternportal.services.absences.joining import announce_absence, write_absence
from elternportal.services.absences.rules import NoSchool
from elternportal.services.absences.scope import is_open
from elternportal.services.audit import record
from elternportal.services.school import is_school_day


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A child of the class; ``span`` is None if it is there.

    ``is_missing``: a teacher has noted it, and nobody has said why. ``exempted`` names the subjects
    that it is freed from.
    """

    pupil_id: int
    name: str
    span: AwaySpan | None
    is_missing: bool
    exempted: str


@dataclass(frozen=True, slots=True)
class RegisterView:
    """All children of a class today, by name."""

    class_name: str
    day: date
    rows: Sequence[RegisterRow]


def read_register(session: Session, actor: Actor, class_id: int) -> RegisterView:
    """A class of the person, with all known absences.

    Raises:
        NotAllowed: the actor does not work at the school.
        NotFound: there is no such class, or it is not the person's.
    """
    actor.require(*STAFF)
    class_name = session.scalar(
        select(col(SchoolClass.short_name)).where(
            col(SchoolClass.id) == class_id, may_see_class(actor)
        )
    )
    if class_name is None:
        raise NotFound()
    day = clock.today()
    away = {
        row.pupil_id: row for row in away_in_classes(session, [class_id], day).get(class_id, ())
    }
    exempted = exempted_in_classes(session, [class_id], day).get(class_id, ())
    children = session.scalars(
        select(Pupil).where(col(Pupil.class_id) == class_id, col(Pupil.is_active))
    ).all()
    by_name = sorted(children, key=lambda child: name_order(child.surname, child.first_name))
    return RegisterView(
        class_name=class_name,
        day=day,
        rows=[
            RegisterRow(
                pupil_id=id_of(child),
                name=pupil_name(child.first_name, child.surname),
                span=away[id_of(child)].span if id_of(child) in away else None,
                is_missing=id_of(child) in away and not away[id_of(child)].is_excused,
                exempted=", ".join(one.subject for one in exempted if one.pupil_id == id_of(child)),
            )
            for child in by_name
        ],
    )


def mark_missing(session: Session, actor: Actor, pupil_id: int) -> None:
    """The child is not there, and nobody has said why; if it is reported away, nothing changes.

    Raises:
        NotAllowed, NotFound: see :func:`_class_of_taught`.
        NoSchool
    """
    class_id = _class_of_taught(session, actor, pupil_id)
    today = clock.today()
    if not is_school_day(session, today):
        raise NoSchool()
    away = away_in_classes(session, [class_id], today).get(class_id, ())
    if pupil_id in {row.pupil_id for row in away}:
        return
    written = write_absence(
        session,
        actor,
        pupil_id,
        AwaySpan(today, today),
        kind=AbsenceKind.UNEXPLAINED,
        remark="",
        is_late=False,
    )
    if written is not None:
        record(session, actor.account_id, "absence-missing", "absence", id_of(written))


def mark_present(session: Session, actor: Actor, pupil_id: int) -> None:
    """The child is there after all: what a teacher has noted today does not hold.

    Raises:
        NotAllowed, NotFound: see :func:`_class_of_taught`; also if no teacher has noted it.
    """
    _class_of_taught(session, actor, pupil_id)
    noted = session.scalars(
        select(Absence)
        .where(
            col(Absence.pupil_id) == pupil_id,
            col(Absence.source) == Source.TEACHER,
            col(Absence.first_day) == clock.today(),
            is_open(),
        )
        .with_for_update()
    ).first()
    if noted is None:
        raise NotFound()
    noted.state = AbsenceState.WITHDRAWN
    record(session, actor.account_id, "absence-present", "absence", id_of(noted))
    announce_absence(session, pupil_id)


def _class_of_taught(session: Session, actor: Actor, pupil_id: int) -> int:
    """The class of a child, if it is one of the person's.

    Raises:
        NotAllowed: the actor does not work at the school.
        NotFound: there is no such child, or it is in none of these classes.
    """
    actor.require(*STAFF)
    found = session.scalar(
        select(col(SchoolClass.id))
        .join(Pupil, col(Pupil.class_id) == col(SchoolClass.id))
        .where(col(Pupil.id) == pupil_id, col(Pupil.is_active), may_see_class(actor))
    )
    if found is None:
        raise NotFound()
    return found
