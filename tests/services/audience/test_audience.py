"""Whom a choice reaches, and that teachers address only children whom they teach."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import literal
from sqlmodel import col, select

from elternportal.db import Database
from elternportal.errors import NotAllowed, NotFound
from elternportal.models.audience import Audience, PupilGroup, PupilGroupMember
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.audience.choice import (
    AudienceChoice,
    AudienceCountView,
    NobodyAddressed,
    concerns,
    count_addressed,
    pupils_of,
    reaches,
    reaches_own_child,
    reaches_own_class,
    read_choice,
    save_audience,
)
from elternportal.services.audience.options import search_targets
from tests.support.world import World

CHOICES = {
    "school": (lambda w: AudienceChoice(whole_school=True), "Ada Ben Carla Dora"),
    "grade": (lambda w: AudienceChoice(grades=("7",)), "Ada Carla Dora"),
    "class": (lambda w: AudienceChoice(class_ids=(w.classes["9a"],)), "Ben"),
    "lesson": (lambda w: AudienceChoice(lesson_numbers=(4,)), "Ben"),
    "child": (lambda w: AudienceChoice(pupil_ids=(w.pupils["Carla"],)), "Carla"),
    "union": (
        lambda w: AudienceChoice(grades=("9",), pupil_ids=(w.pupils["Carla"],)),
        "Ben Carla",
    ),
}


@pytest.mark.parametrize("name", CHOICES)
def test_a_saved_choice_reaches_whom_it_reached_while_it_was_made(
    database: Database, world: World, name: str
) -> None:
    make, names = CHOICES[name]
    choice, expected = make(world), {world.pupils[child] for child in names.split()}
    with database.transaction() as session:
        audience_id = save_audience(session, world.olga, choice)
        saved = select(col(Pupil.id)).where(reaches(literal(audience_id), col(Pupil.id)))
        assert set(session.scalars(saved)) == expected
        assert set(session.scalars(pupils_of(choice))) == expected
        assert read_choice(session, audience_id) == choice


def test_a_saved_group_reaches_its_members(database: Database, world: World) -> None:
    with database.transaction() as session:
        group = PupilGroup(name="Schülerlotsen")
        session.add(group)
        session.flush()
        group_id = group.id or 0
        session.add(PupilGroupMember(group_id=group_id, pupil_id=world.pupils["Ada"]))
        session.flush()
        choice = AudienceChoice(group_ids=(group_id,))
        audience_id = save_audience(session, world.olga, choice)
        reached = select(col(Pupil.id)).where(reaches(literal(audience_id), col(Pupil.id)))
        assert session.scalars(reached).all() == [world.pupils["Ada"]]
        assert session.scalars(pupils_of(choice)).all() == [world.pupils["Ada"]]


def test_the_count_tells_how_many_children_nobody_can_be_reached_for(
    database: Database, world: World
) -> None:
    with database.reading() as session:
        count = count_addressed(session, world.olga, AudienceChoice(grades=("7",)))
    assert count == AudienceCountView(pupils=3, guardians=3, unreached=1)


def test_parents_read_what_is_for_their_children_and_teachers_what_is_for_their_classes(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        choice = AudienceChoice(pupil_ids=(world.pupils["Carla"],))
        audience_id = literal(save_audience(session, world.olga, choice))

        def holds(condition: object) -> bool:
            return bool(session.scalar(select(condition)))  # type: ignore[call-overload]

        assert holds(reaches_own_child(world.berta.account_id, audience_id))
        assert not holds(reaches_own_child(world.anna.account_id, audience_id))
        assert holds(reaches_own_class(world.maier, audience_id))
        assert not holds(reaches_own_class(world.roth, audience_id))


def test_a_teacher_addresses_only_own_classes(database: Database, world: World) -> None:
    beyond = [
        AudienceChoice(whole_school=True),
        AudienceChoice(grades=("9",)),
        AudienceChoice(class_ids=(world.classes["7b"],)),
        AudienceChoice(pupil_ids=(world.pupils["Ben"], world.pupils["Ada"])),
    ]
    with database.transaction() as session:
        own = AudienceChoice(class_ids=(world.classes["9a"],))
        assert save_audience(session, world.roth, own)
        for choice in beyond:
            with pytest.raises(NotFound):
                save_audience(session, world.roth, choice)


def test_Z4_a_colleagues_course_in_an_own_class_is_neither_offered_nor_saved(
    database: Database, world: World
) -> None:
    colleagues = AudienceChoice(lesson_numbers=(1,))  # Mathematik with Frau Huber in 7b
    own = AudienceChoice(lesson_numbers=(3,))  # Englisch with Herr Maier in 7b
    with database.transaction() as session:
        assert search_targets(session, world.maier, "Mathematik") == ()
        for refused in (save_audience, count_addressed):
            with pytest.raises(NotFound):
                refused(session, world.maier, colleagues)
        assert [it.key for it in search_targets(session, world.maier, "Englisch")] == ["lesson-3"]
        assert save_audience(session, world.maier, own)
        assert save_audience(session, world.huber, colleagues)


@pytest.mark.parametrize("person", ["roth", "olga"])
@pytest.mark.parametrize(
    "missing",
    [
        AudienceChoice(class_ids=(987_654,)),
        AudienceChoice(pupil_ids=(987_654,)),
        AudienceChoice(group_ids=(987_654,)),
    ],
)
def test_Z4_what_is_missing_answers_like_what_is_foreign(
    database: Database, world: World, person: str, missing: AudienceChoice
) -> None:
    with database.transaction() as session:
        for refused in (save_audience, count_addressed):
            with pytest.raises(NotFound):
                refused(session, getattr(world, person), missing)


def test_Z4_a_teacher_does_not_address_foreign_classes_and_courses_before_anybody_is_in_them(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        empty = SchoolClass(short_name="5x", grade="5")
        session.add(empty)
        session.flush()
        for ahead in (
            AudienceChoice(class_ids=(empty.id or 0,)),
            AudienceChoice(lesson_numbers=(987_654,)),
        ):
            with pytest.raises(NotFound):
                save_audience(session, world.roth, ahead)


def test_parents_address_nobody(database: Database, world: World) -> None:
    choice = AudienceChoice(pupil_ids=(world.pupils["Ada"],))
    with database.transaction() as session, pytest.raises(NotAllowed):
        save_audience(session, world.anna, choice)


def test_an_audience_of_nobody_is_refused(database: Database, world: World) -> None:
    with database.transaction() as session, pytest.raises(NobodyAddressed):
        save_audience(session, world.olga, AudienceChoice())


def test_an_audience_can_be_changed(database: Database, world: World) -> None:
    with database.transaction() as session:
        first = AudienceChoice(class_ids=(world.classes["7b"],))
        audience_id = save_audience(session, world.olga, first)
        second = AudienceChoice(grades=("9",))
        assert save_audience(session, world.olga, second, audience_id) == audience_id
        assert read_choice(session, audience_id) == second


def test_Z4_of_two_changes_at_the_same_moment_one_holds_and_not_both(
    database: Database, world: World
) -> None:
    choices = [AudienceChoice(class_ids=(world.classes[name],)) for name in ("7b", "9a")]
    with database.transaction() as session:
        audience_id = save_audience(session, world.olga, AudienceChoice(grades=("7",)))
    together = Barrier(len(choices))

    def change(choice: AudienceChoice) -> None:
        together.wait(timeout=60)
        with database.transaction() as session:
            save_audience(session, world.olga, choice, audience_id)

    for _ in range(5):
        with ThreadPoolExecutor(len(choices)) as threads:
            list(threads.map(change, choices))
        with database.reading() as session:
            assert read_choice(session, audience_id) in choices


def test_Z5_a_list_of_things_holds_for_each_only_whom_that_one_is_for(
    database: Database, world: World
) -> None:
    """Asked of a column, not of one id: another's audience must not open this one."""
    with database.transaction() as session:
        ids = {
            child: save_audience(
                session, world.olga, AudienceChoice(pupil_ids=(world.pupils[child],))
            )
            for child in ("Ada", "Ben", "Carla")
        }
        for actor, children in (
            (world.anna, {"Ada", "Ben"}),
            (world.berta, {"Carla"}),
            (world.maier, {"Ada", "Carla"}),
            (world.roth, {"Ben"}),
            (world.olga, {"Ada", "Ben", "Carla"}),
        ):
            readable = select(col(Audience.id)).where(concerns(actor, col(Audience.id)))
            assert set(session.scalars(readable)) == {ids[child] for child in children}
