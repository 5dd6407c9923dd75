"""Saved groups of children, e.g. "Schülerlotsen", so that the office can write to them again.

A group holds the children that a choice reached when it was saved; classes change, it does not.
"""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints
from sqlalchemy import exists, func, select
from sqlmodel import Session, col

from elternportal.domain.names import name_order, pupil_name
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.errors import Conflict
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
class GroupMembersView:
    """A group with the names of its children at school."""

    group_id: int
    name: str
    children: tuple[str, ...]
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
    names = (pupil_name(it.first_name, it.surname, class_name or "") for it, class_name in by_name)
    return GroupMembersView(group_id, group.name, tuple(names), group.revision)


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
