"""A teacher tells families of the own classes that their coming is needed, or is not."""

from dataclasses import dataclass
from itertools import groupby
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from sqlalchemy import delete, insert
from sqlmodel import Session, col, select

from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.names import pupil_name, pupil_order
from elternportal.domain.people import Actor
from elternportal.models.base import id_of
from elternportal.models.evening import Booking, Invitation
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.evening.news import count_to_invite, tell_invited
from elternportal.services.evening.scope import OwnEvening, TeacherAtEvening, find_own_evening
from elternportal.services.school import (
    announce_families,
    is_taught_by,
    require_taught,
    subjects_by_class,
)

Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]


class InvitationDraft(BaseModel):
    """What families are told: come, or it is not necessary; with a note if there is one."""

    model_config = ConfigDict(frozen=True)

    pupil_ids: tuple[int, ...] = Field(min_length=1, max_length=500)
    is_needed: bool
    note: Note = ""


@dataclass(frozen=True, slots=True)
class Invite:
    who: TeacherAtEvening
    form: InvitationDraft


@dataclass(frozen=True, slots=True)
class WithdrawInvitations:
    who: TeacherAtEvening
    pupil_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class InvitedChildRow:
    """A child in a list of invitations; ``is_needed`` is None while nothing was said."""

    pupil_id: int
    child: str
    is_needed: bool | None
    note: str
    is_booked: bool


@dataclass(frozen=True, slots=True)
class ClassInvitationsView:
    """The children of one class that the teacher teaches."""

    class_id: int
    class_name: str
    subjects: str
    children: tuple[InvitedChildRow, ...]


def invite(session: Session, actor: Actor, command: Invite) -> None:
    """Tell these children's families; what was said to them before is replaced.

    A mail tells whoever is asked to come, once; not that it is not necessary.

    Raises:
        NotAllowed, NotFound: another teacher's evening, or a child the teacher does not teach.
    """
    own = _forget(session, actor, command.who, command.form.pupil_ids)
    answer = {"is_needed": command.form.is_needed, "note": command.form.note}
    who = {"evening_id": command.who.evening_id, "teacher_id": command.who.teacher_id}
    rows = [{**who, **answer, "pupil_id": pupil_id} for pupil_id in set(command.form.pupil_ids)]
    session.execute(insert(Invitation), rows)
    if command.form.is_needed:
        tell_invited(session, own.evening, command.who.teacher_id, command.form.pupil_ids)


def people_to_invite(session: Session, actor: Actor, command: Invite) -> int:
    """How many people would get a mail by this invitation; nobody, if coming is not necessary.

    Raises: like :func:`invite`.
    """
    own = find_own_evening(session, actor, command.who)
    require_taught(session, command.who.teacher_id, command.form.pupil_ids)
    if not command.form.is_needed:
        return 0
    return count_to_invite(session, own.evening, command.who.teacher_id, command.form.pupil_ids)


def withdraw_invitations(session: Session, actor: Actor, command: WithdrawInvitations) -> None:
    """Take back what these families were told.

    Raises: like :func:`invite`.
    """
    _forget(session, actor, command.who, command.pupil_ids)


def invitation_list(
    session: Session, actor: Actor, who: TeacherAtEvening
) -> tuple[ClassInvitationsView, ...]:
    """All children whom the teacher teaches, class by class, with what their families were told.

    Raises:
        NotAllowed, NotFound: see :func:`find_own_evening`.
    """
    find_own_evening(session, actor, who)
    subjects = subjects_by_class(session, who.teacher_id)
    rows = session.exec(
        select(SchoolClass, Pupil, Invitation, Booking)
        .join(Pupil, col(Pupil.class_id) == col(SchoolClass.id))
        .outerjoin(
            Invitation,
            (col(Invitation.pupil_id) == col(Pupil.id))
            & (col(Invitation.evening_id) == who.evening_id)
            & (col(Invitation.teacher_id) == who.teacher_id),
        )
        .outerjoin(
            Booking,
            (col(Booking.pupil_id) == col(Pupil.id))
            & (col(Booking.evening_id) == who.evening_id)
            & (col(Booking.teacher_id) == who.teacher_id),
        )
        .where(col(Pupil.is_active), is_taught_by(who.teacher_id))
    )
    ordered = sorted(
        rows, key=lambda it: pupil_order(it[0].short_name, it[1].surname, it[1].first_name)
    )
    return tuple(
        ClassInvitationsView(
            class_id=id_of(school_class),
            class_name=school_class.short_name,
            subjects=subjects.get(id_of(school_class), ""),
            children=tuple(_child(*row[1:]) for row in group),
        )
        for school_class, group in groupby(ordered, key=lambda row: row[0])
    )


def _child(pupil: Pupil, invitation: Invitation | None, booking: Booking | None) -> InvitedChildRow:
    return InvitedChildRow(
        pupil_id=id_of(pupil),
        child=pupil_name(pupil.first_name, pupil.surname),
        is_needed=invitation.is_needed if invitation else None,
        note=invitation.note if invitation else "",
        is_booked=booking is not None,
    )


def _forget(
    session: Session, actor: Actor, who: TeacherAtEvening, pupil_ids: tuple[int, ...]
) -> OwnEvening:
    """Check whose children these are, delete what was said, and announce the change."""
    own = find_own_evening(session, actor, who)
    session.refresh(own.attendance, with_for_update=True)  # one change of a list at a time
    require_taught(session, who.teacher_id, pupil_ids)
    session.execute(
        delete(Invitation).where(
            col(Invitation.evening_id) == who.evening_id,
            col(Invitation.teacher_id) == who.teacher_id,
            col(Invitation.pupil_id).in_(pupil_ids),
        )
    )
    announce(session, topics.teacher_evening(who.evening_id, who.teacher_id))
    announce_families(session, pupil_ids)
    return own
