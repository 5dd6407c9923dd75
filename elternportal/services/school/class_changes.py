"""A child goes to another class from a day on: kept until then, carried out by the clock."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlmodel import Session, col, delete, select

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.people import SYSTEM, Actor
from elternportal.duration import takes_long
from elternportal.imports.kinds import PUPIL
from elternportal.imports.school import PupilRecord
from elternportal.imports.store import Stored, read_stored
from elternportal.models.by_hand import ClassChange
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.school.by_hand import (
    begin_note,
    correct,
    note_change,
    note_of,
    plan_for,
    revision_of,
)
from elternportal.services.school.carrying_out import carry_out


def planned_for(session: Session, pupil_id: int) -> ClassChange | None:
    """The change of class that a child is going to have."""
    return session.exec(select(ClassChange).where(ClassChange.pupil_id == pupil_id)).first()


def forget_planned(session: Session, pupil_id: int) -> None:
    """The child stays in its class."""
    session.execute(delete(ClassChange).where(col(ClassChange.pupil_id) == pupil_id))
    session.flush()


def plan_change(
    session: Session, actor: Actor, pupil_id: int, class_id: int, first_day: date
) -> None:
    """Keep for the day that the child goes to the class; the caller has forgotten another plan."""
    session.add(
        ClassChange(
            pupil_id=pupil_id,
            class_id=class_id,
            first_day=first_day,
            asked_by_id=actor.account_id or None,
        )
    )
    session.flush()


def changes_due(session: Session) -> Sequence[int]:
    """The children who change their class today, or should have."""
    due = select(ClassChange.pupil_id).where(ClassChange.first_day <= clock.today())
    return session.exec(due.order_by(col(ClassChange.pupil_id))).all()


@takes_long
def change_class_due(session: Session, pupil_id: int) -> bool:
    """Carry out the change of class that is due; False if there is nothing to do.

    Several processes may try at once: the child's row is locked.
    """
    pupil = session.get_one(Pupil, pupil_id, with_for_update=True)
    planned = planned_for(session, pupil_id)
    if planned is None or planned.first_day > clock.today():
        return False
    school_class = session.get_one(SchoolClass, planned.class_id)
    note = begin_note(session, SYSTEM, pupil, revision_of(note_of(session, pupil)))
    forget_planned(session, pupil_id)
    stored = read_stored(session)
    old = child_record(stored, pupil_id)
    new = replace(old, class_name=school_class.short_name)
    correct(note, old, new)
    if old != new:
        carry_out(session, SYSTEM, plan_for(PUPIL.name, changed=(old, new)), stored)
        note_change(session, SYSTEM, "changed-class", pupil, old, new)
        announce(session, topics.accounts(), topics.pins())
    return True


def child_record(stored: Stored, pupil_id: int) -> PupilRecord:
    """The child as a record of the school."""
    found = next(item.record for item in stored[PUPIL.name].values() if item.id == pupil_id)
    assert isinstance(found, PupilRecord)
    return found
