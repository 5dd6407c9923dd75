"""Saved groups of children, e.g. "Schülerlotsen", so that the office can write to them again.

A group holds the children that a choice reached when it was saved; classes change, it does not,
unless the office adds or removes children. What is addressed to it follows (``choice.py``).
"""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints
from sqlalchemy import delete, exists, func, select
from sqlmodel import Session, col

from elternportal.domain.names import name_order, pupil_name
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.errors import Conflict, NotFound
from elternportal.models.audience import AudiencePart, PupilGroup, PupilGroupMember
from elternportal.models.base import id_of, known_id
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.audience.choice import AudienceChoice, NobodyAddressed, pupils_of
from elternportal.services.audit import record
from elternportal.services.editing import begin_edit
from elternportal.services.finding import find_for_office

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]


class GroupNameTaken(Conflict):
    key = "office-groups-error-name"


class GroupInUse(Conflict):
    """Something is addressed to the group, so it stays."""

    key = "office-groups-error-in-use"


class LastOfGroup(Conflict):
    """A group without children would address nobody; it can be deleted instead."""

    key = "office-groups-error-last"


class GroupDraft(BaseModel):
    """A group's name as it is typed."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    name: Name


@dataclass(frozen=True, slots=True)
class SaveGroup:
    form: GroupDraft
    choice: AudienceChoice


@dataclass(frozen=True, slots=True)
class RenameGroup:
    """``revision`` is what the form began with."""

    group_id: int
    form: GroupDraft
    revision: int = 0


@dataclass(frozen=True, slots=True)
class GroupRow:
    """``is_used``: something is addressed to it, so it cannot be deleted."""

    group_id: int
    name: str
    children: int
    is_used: bool


@dataclass(frozen=True, slots=True)
class GroupMemberRow:
    pupil_id: int
    name: str


@dataclass(frozen=True, slots=True)
class GroupMembersView:
    """A group with its children at school."""

    group_id: int
    name: str
    children: tuple[GroupMemberRow, ...]
    revision: int


def list_groups(session: Session, actor: Actor) -> tuple[GroupRow, ...]:
    """All groups by name, for office and head.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    children = (
        select(func.count())
        .select_from(PupilGroupMember)
        .join(Pupil, col(Pupil.id) == col(PupilGroupMember.pupil_id))
        .where(col(PupilGroupMember.group_id) == col(PupilGroup.id), col(Pupil.is_active))
        .correlate(PupilGroup)
        .scalar_subquery()
    )
    is_used = exists().where(col(AudiencePart.group_id) == col(PupilGroup.id))
    rows = session.execute(select(PupilGroup, children, is_used))
    by_name = sorted(rows, key=lambda row: name_order(row[0].name))
    return tuple(GroupRow(id_of(group), group.name, count, used) for group, count, used in by_name)


def group_members(session: Session, actor: Actor, group_id: int) -> GroupMembersView:
    """Who is in a group.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is no such group.
    """
    group = find_for_office(session, actor, PupilGroup, group_id)
    rows = session.execute(
        select(Pupil, col(SchoolClass.short_name))
        .join(PupilGroupMember, col(PupilGroupMember.pupil_id) == col(Pupil.id))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(col(PupilGroupMember.group_id) == group_id, col(Pupil.is_active))
    )
    by_name = sorted(rows, key=lambda row: name_order(row[0].surname, row[0].first_name))
    members = (
        GroupMemberRow(id_of(it), pupil_name(it.first_name, it.surname, class_name or ""))
        for it, class_name in by_name
    )
    return GroupMembersView(group_id, group.name, tuple(members), group.revision)


def save_group(session: Session, actor: Actor, command: SaveGroup) -> int:
    """Save the children that a choice reaches now as a group; returns its id.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NobodyAddressed: the choice reaches no child.
        GroupNameTaken: another group has this name.
    """
    actor.require(*ADMINISTRATION)
    pupil_ids = session.scalars(pupils_of(command.choice)).all()
    if not pupil_ids:
        raise NobodyAddressed()
    _require_free_name(session, command.form.name)
    group = PupilGroup(name=command.form.name)
    session.add(group)
    session.flush()
    group_id = id_of(group)
    session.add_all(PupilGroupMember(group_id=group_id, pupil_id=known_id(it)) for it in pupil_ids)
    record(session, actor.account_id, "group-saved", "group", group_id)
    return group_id


def rename_group(session: Session, actor: Actor, command: RenameGroup) -> None:
    """Call a group otherwise.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is no such group.
        EditedMeanwhile: somebody has changed it since the form was opened.
        GroupNameTaken: another group has this name.
    """
    group = find_for_office(session, actor, PupilGroup, command.group_id)
    begin_edit(session, actor, group, command.revision)
    _require_free_name(session, command.form.name, but=command.group_id)
    group.name = command.form.name
    session.add(group)


def add_members(session: Session, actor: Actor, group_id: int, choice: AudienceChoice) -> int:
    """Add the children that a choice reaches now; returns how many were not in it.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is no such group.
        NobodyAddressed: the choice reaches no child.
    """
    group = _lock(session, actor, group_id)
    wanted = {known_id(it) for it in session.scalars(pupils_of(choice))}
    if not wanted:
        raise NobodyAddressed()
    added = wanted - _member_ids(session, group_id)
    session.add_all(PupilGroupMember(group_id=group_id, pupil_id=it) for it in sorted(added))
    record(session, actor.account_id, "group-added-to", "group", id_of(group))
    return len(added)


def remove_member(session: Session, actor: Actor, group_id: int, pupil_id: int) -> None:
    """Take a child out of a group.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is no such group, or the child is not in it.
        LastOfGroup
    """
    group = _lock(session, actor, group_id)
    members = _member_ids(session, group_id)
    if pupil_id not in members:
        raise NotFound()
    if len(members) == 1:
        raise LastOfGroup()
    session.execute(
        delete(PupilGroupMember).where(
            col(PupilGroupMember.group_id) == group_id,
            col(PupilGroupMember.pupil_id) == pupil_id,
        )
    )
    record(session, actor.account_id, "group-removed-from", "group", id_of(group))


def _lock(session: Session, actor: Actor, group_id: int) -> PupilGroup:
    """The group, its row locked: two people who change its children wait for each other."""
    group = find_for_office(session, actor, PupilGroup, group_id)
    session.refresh(group, with_for_update=True)
    return group


def _member_ids(session: Session, group_id: int) -> set[int]:
    """The children at school that are in the group."""
    return set(
        session.scalars(
            select(col(PupilGroupMember.pupil_id))
            .join(Pupil, col(Pupil.id) == col(PupilGroupMember.pupil_id))
            .where(col(PupilGroupMember.group_id) == group_id, col(Pupil.is_active))
        )
    )


def delete_group(session: Session, actor: Actor, group_id: int) -> None:
    """Delete a group that nothing is addressed to; the children stay, of course.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is no such group.
        GroupInUse
    """
    group = find_for_office(session, actor, PupilGroup, group_id)
    if session.scalar(select(exists().where(col(AudiencePart.group_id) == group_id))):
        raise GroupInUse()
    session.delete(group)
    record(session, actor.account_id, "group-deleted", "group", group_id)


def _require_free_name(session: Session, name: str, but: int = 0) -> None:
    taken = select(col(PupilGroup.id)).where(
        col(PupilGroup.name) == name, col(PupilGroup.id) != but
    )
    if session.scalar(taken) is not None:
        raise GroupNameTaken()
