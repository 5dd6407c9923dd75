"""Office and head enter a child by hand, put it right, let it leave and take it back.

Imports go on beside it (``imports/by_hand.py``).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Literal
from uuid import uuid4

from pydantic import BeforeValidator
from sqlmodel import Session, select

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.names import natural_order
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.domain.school_import import Leaving
from elternportal.duration import takes_long
from elternportal.errors import Conflict, InvalidInput, NotFound
from elternportal.imports.by_hand import is_same_child
from elternportal.imports.kinds import PUPIL
from elternportal.imports.school import PupilRecord
from elternportal.imports.store import Stored, read_stored
from elternportal.models.base import id_of
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.school.addresses import AddressDraft, address_of, save_address
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
from elternportal.services.school.class_changes import (
    child_record,
    forget_planned,
    plan_change,
    planned_for,
)
from elternportal.services.school.who_leaves import HangingView, what_hangs
from elternportal.services.typed_fields import Day

Gender = Literal["", "F", "M"]


class ChildIsThere(Conflict):
    """The school has a child of this name and day of birth or class, perhaps one who left."""

    key = "child-error-is-there"


class HasLeft(Conflict):
    key = "child-error-has-left"


class NoSuchClass(InvalidInput):
    key = "child-error-class"
    field_name = "class_id"


class ChildDraft(AddressDraft):
    """A child as the office types it; from ``class_from`` on, if that is to come, in the class."""

    surname: Name
    first_name: Name
    birth_date: Annotated[Day | None, BeforeValidator(lambda typed: typed or None)] = None
    gender: Gender = ""
    class_id: int
    class_from: Annotated[Day | None, BeforeValidator(lambda typed: typed or None)] = None


@dataclass(frozen=True, slots=True)
class SaveChild:
    """``pupil_id`` 0 is a new child; ``revision`` is what the form began with."""

    pupil_id: int
    draft: ChildDraft
    revision: int = 0


@dataclass(frozen=True, slots=True)
class LeaveSchool:
    """Which child or teacher leaves."""

    person_id: int
    revision: int


@dataclass(frozen=True, slots=True)
class SchoolClassRow:
    class_id: int
    name: str


@dataclass(frozen=True, slots=True)
class ChildByHandView:
    """A child as its form shows it, and what would end if it left."""

    draft: ChildDraft
    revision: int
    is_active: bool
    is_by_hand: bool
    class_name: str
    hangs: tuple[HangingView, ...]


def class_choices(session: Session, actor: Actor) -> Sequence[SchoolClassRow]:
    """The classes that a child may go to, in order.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    rows = [SchoolClassRow(id_of(one), one.short_name) for one in session.exec(select(SchoolClass))]
    return sorted(rows, key=lambda row: natural_order(row.name))


@takes_long
def read_child(session: Session, actor: Actor, pupil_id: int) -> ChildByHandView:
    """
    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound
    """
    pupil = find_child(session, actor, pupil_id)
    school_class = session.get(SchoolClass, pupil.class_id) if pupil.class_id else None
    planned, note = planned_for(session, pupil_id), note_of(session, pupil)
    draft = ChildDraft.model_construct(
        surname=pupil.surname,
        first_name=pupil.first_name,
        birth_date=pupil.birth_date,
        gender=pupil.gender,
        class_id=planned.class_id if planned else pupil.class_id or 0,
        class_from=planned.first_day if planned else None,
        **address_of(session, pupil_id).model_dump(),
    )
    hangs = what_hangs(session, Leaving(pupil_ids=frozenset({pupil_id})))
    return ChildByHandView(
        draft=draft,
        revision=revision_of(note),
        is_active=pupil.is_active,
        is_by_hand=bool(note and note.decides_presence),
        class_name=school_class.short_name if school_class else "",
        hangs=tuple(hangs.get((PUPIL.name, pupil_id), ())),
    )


@takes_long
def save_child(session: Session, actor: Actor, command: SaveChild) -> int:
    """Enter a child, put it right, or take back one that has left; gives its id.

    A class from a day to come on is kept until that day; any other holds at once.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound
        InvalidInput: there is no such class.
        ChildIsThere: a new child is one that the school has.
        AddressIncomplete, PostcodeMalformed, EditedMeanwhile
    """
    actor.require(*ADMINISTRATION)
    draft = command.draft
    school_class = session.get(SchoolClass, draft.class_id)
    if school_class is None:
        raise NoSuchClass()
    if not command.pupil_id:
        pupil = _enter(session, actor, draft, school_class)
    else:
        pupil = find_child(session, actor, command.pupil_id)
        _put_right(session, actor, pupil, command, school_class)
    save_address(session, id_of(pupil), draft)
    announce(session, topics.accounts(), topics.pins())
    return id_of(pupil)


@takes_long
def let_child_leave(session: Session, actor: Actor, command: LeaveSchool) -> None:
    """The child is not at school any more, whatever the files say; what hangs on it ends.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound
        HasLeft
        EditedMeanwhile
    """
    pupil = find_child(session, actor, command.person_id)
    note = begin_note(session, actor, pupil, command.revision)
    if not pupil.is_active:
        raise HasLeft()
    note.decides_presence, note.corrections = True, {}
    forget_planned(session, command.person_id)
    stored = read_stored(session)
    left = child_record(stored, command.person_id)
    carry_out(session, actor, plan_for(PUPIL.name, removed=left), stored)
    note_change(session, actor, "left", pupil, None, left)
    announce(session, topics.accounts(), topics.pins())


def _enter(session: Session, actor: Actor, draft: ChildDraft, school_class: SchoolClass) -> Pupil:
    stored = read_stored(session)
    new = _record(f"hand-{uuid4().hex[:12]}", "", draft, school_class)
    _require_new(stored, new)
    carry_out(session, actor, plan_for(PUPIL.name, added=new), stored)
    pupil = session.exec(select(Pupil).where(Pupil.key == new.key)).one()
    begin_note(session, actor, pupil, 0).decides_presence = True
    note_change(session, actor, "entered", pupil, None, new)
    return pupil


def _put_right(
    session: Session, actor: Actor, pupil: Pupil, command: SaveChild, school_class: SchoolClass
) -> None:
    note = begin_note(session, actor, pupil, command.revision)
    pupil_id, draft = id_of(pupil), command.draft
    stored = read_stored(session)
    old = child_record(stored, pupil_id)
    new = _record(pupil.key, pupil.planning_name, draft, school_class)
    if not pupil.is_active:
        note.decides_presence = True
        carry_out(session, actor, plan_for(PUPIL.name, added=new), stored)
        note_change(session, actor, "returned", pupil, old, new)
        return
    forget_planned(session, pupil_id)
    if draft.class_from and draft.class_from > clock.today() and pupil.class_id != draft.class_id:
        plan_change(session, actor, pupil_id, draft.class_id, draft.class_from)
        new = replace(new, class_name=old.class_name)
    correct(note, old, new)
    if old != new:
        carry_out(session, actor, plan_for(PUPIL.name, changed=(old, new)), stored)
        note_change(session, actor, "corrected", pupil, old, new)


def _require_new(stored: Stored, new: PupilRecord) -> None:
    for item in stored[PUPIL.name].values():
        if isinstance(item.record, PupilRecord) and is_same_child(item.record, new):
            raise ChildIsThere(name=item.record.label, left="no" if item.is_active else "yes")


def _record(
    key: str, planning_name: str, draft: ChildDraft, school_class: SchoolClass
) -> PupilRecord:
    return PupilRecord(
        key=key,
        surname=draft.surname,
        first_name=draft.first_name,
        gender=draft.gender,
        birth_date=draft.birth_date,
        class_name=school_class.short_name,
        planning_name=planning_name,
    )


def find_child(session: Session, actor: Actor, pupil_id: int) -> Pupil:
    """A child, whether at school or not.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound
    """
    actor.require(*ADMINISTRATION)
    pupil = session.get(Pupil, pupil_id)
    if pupil is None:
        raise NotFound()
    return pupil
