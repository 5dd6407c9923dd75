"""Saved groups of children: made from a choice, kept as they are, deleted only if unused."""

from collections.abc import Callable
from typing import Any, TypeVar

import pytest

from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed, NotFound
from elternportal.models.audience import PupilGroupMember
from elternportal.models.school import Pupil
from elternportal.services.audience.choice import AudienceChoice, NobodyAddressed, save_audience
from elternportal.services.audience.groups import (
    GroupDraft,
    GroupInUse,
    GroupNameTaken,
    GroupRow,
    LastOfGroup,
    RenameGroup,
    SaveGroup,
    add_members,
    delete_group,
    group_members,
    list_groups,
    remove_member,
    rename_group,
    save_group,
)
from tests.support.world import World, add_pupil

T = TypeVar("T")


def run(database: Database, service: Callable[..., T], actor: Actor, *args: object) -> T:
    with database.transaction() as session:
        return service(session, actor, *args)


def of_class(world: World, name: str = "Lotsen") -> SaveGroup:
    return SaveGroup(GroupDraft(name=name), AudienceChoice(class_ids=(world.classes["7b"],)))


def test_a_group_keeps_the_children_that_the_choice_reached(
    database: Database, world: World
) -> None:
    group_id = run(database, save_group, world.olga, of_class(world))
    with database.transaction() as session:
        add_pupil(session, world, "Emil", "7b")
        session.get_one(Pupil, world.pupils["Dora"]).is_active = False
    members = run(database, group_members, world.olga, group_id)
    assert members.name == "Lotsen"
    names = [member.name for member in members.children]
    assert names == ["Ada Adasen (7b)", "Carla Carlasen (7b)"]
    assert run(database, list_groups, world.hanna) == (GroupRow(group_id, "Lotsen", 2, False),)


def test_a_group_needs_children_and_a_name_of_its_own(database: Database, world: World) -> None:
    empty = SaveGroup(GroupDraft(name="Leer"), AudienceChoice(class_ids=(98765,)))
    with pytest.raises(NobodyAddressed):
        run(database, save_group, world.olga, empty)
    run(database, save_group, world.olga, of_class(world))
    with pytest.raises(GroupNameTaken):
        run(database, save_group, world.olga, of_class(world))
    other = run(database, save_group, world.olga, of_class(world, "Chor"))
    with pytest.raises(GroupNameTaken):
        run(database, rename_group, world.olga, RenameGroup(other, GroupDraft(name="Lotsen"), 1))
    run(database, rename_group, world.olga, RenameGroup(other, GroupDraft(name="Chor"), 1))


def test_a_group_that_is_written_to_stays(database: Database, world: World) -> None:
    group_id = run(database, save_group, world.olga, of_class(world))
    run(database, save_audience, world.olga, AudienceChoice(group_ids=(group_id,)))
    with pytest.raises(GroupInUse):
        run(database, delete_group, world.olga, group_id)
    assert run(database, list_groups, world.olga)[0].is_used


def test_an_unused_group_is_deleted_with_its_members(database: Database, world: World) -> None:
    group_id = run(database, save_group, world.olga, of_class(world))
    run(database, delete_group, world.olga, group_id)
    assert run(database, list_groups, world.olga) == ()
    with database.reading() as session:
        assert session.query(PupilGroupMember).count() == 0
    with pytest.raises(NotFound):
        run(database, group_members, world.olga, group_id)


def test_Z4_only_office_and_head_have_groups(database: Database, world: World) -> None:
    group_id = run(database, save_group, world.olga, of_class(world))
    calls: list[tuple[Any, ...]] = [
        (list_groups,),
        (group_members, group_id),
        (save_group, of_class(world, "Meine")),
        (rename_group, RenameGroup(group_id, GroupDraft(name="Meine"))),
        (delete_group, group_id),
    ]
    for actor in (world.huber, world.anna):
        for service, *args in calls:
            with pytest.raises(NotAllowed):
                run(database, service, actor, *args)


def test_the_office_changes_who_is_in_a_group(database: Database, world: World) -> None:
    carla = AudienceChoice(pupil_ids=(world.pupils["Carla"],))
    both = AudienceChoice(pupil_ids=(world.pupils["Carla"], world.pupils["Ben"]))
    with database.transaction() as session:
        group_id = save_group(session, world.olga, SaveGroup(GroupDraft(name="Chor"), carla))
        assert add_members(session, world.hanna, group_id, both) == 1
        assert add_members(session, world.hanna, group_id, both) == 0
        with pytest.raises(NobodyAddressed):
            add_members(session, world.olga, group_id, AudienceChoice())
        remove_member(session, world.olga, group_id, world.pupils["Carla"])
        members = group_members(session, world.olga, group_id).children
        assert [member.pupil_id for member in members] == [world.pupils["Ben"]]
        with pytest.raises(NotFound):
            remove_member(session, world.olga, group_id, world.pupils["Carla"])
        with pytest.raises(LastOfGroup):
            remove_member(session, world.olga, group_id, world.pupils["Ben"])


@pytest.mark.parametrize("person", ["anna", "huber"])
def test_Z4_nobody_but_office_and_head_changes_a_group(
    database: Database, world: World, person: str
) -> None:
    carla = AudienceChoice(pupil_ids=(world.pupils["Carla"],))
    with database.transaction() as session:
        group_id = save_group(session, world.olga, SaveGroup(GroupDraft(name="Chor"), carla))
        for actor, number, error in (
            (getattr(world, person), group_id, NotAllowed),
            (world.olga, 999, NotFound),
        ):
            with pytest.raises(error):
                add_members(session, actor, number, carla)
            with pytest.raises(error):
                remove_member(session, actor, number, world.pupils["Carla"])
