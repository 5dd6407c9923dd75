"""What authors choose from: office and head the whole school, teachers only what they teach."""

import pytest

from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed
from elternportal.models.audience import PupilGroup, PupilGroupMember
from elternportal.models.school import Lesson, Pupil, SchoolClass, Subject, Teacher
from elternportal.services.audience.choice import AudienceChoice, AudienceCountView
from elternportal.services.audience.options import (
    AudienceOptionsView,
    AudienceView,
    TargetRow,
    audience_options,
    choice_of,
    search_targets,
    view_audience,
)
from tests.support.world import World, add_pupil

NOBODY = AudienceView((), AudienceCountView(0, 0, 0))


def found(database: Database, actor: Actor, text: str) -> list[str]:
    with database.reading() as session:
        return [target.text for target in search_targets(session, actor, text)]


def test_the_office_chooses_from_the_whole_school(database: Database, world: World) -> None:
    with database.transaction() as session:
        session.add(PupilGroup(name="Schülerlotsen"))
    with database.reading() as session:
        options = audience_options(session, world.olga)
    assert options.may_address_school
    assert [it.text for it in options.grades] == ["7", "9"]
    assert [it.text for it in options.classes] == ["7b", "9a"]
    assert [it.text for it in options.groups] == ["Schülerlotsen"]


def test_a_teacher_chooses_from_own_classes_alone(database: Database, world: World) -> None:
    with database.transaction() as session:
        session.add(PupilGroup(name="Schülerlotsen"))
    with database.reading() as session:
        own = TargetRow(f"class-{world.classes['9a']}", "9a")
        assert audience_options(session, world.roth) == AudienceOptionsView(False, (), (own,), ())


def test_courses_are_found_by_subject_teacher_and_class(database: Database, world: World) -> None:
    assert found(database, world.olga, "mathe") == [
        "Mathematik – Frau Huber (7b)",
        "Mathematik – Frau Huber (9a)",
    ]
    assert found(database, world.olga, "maier 7b") == ["Englisch – Herr Maier (7b)"]


def test_a_course_of_several_classes_is_one_target(database: Database, world: World) -> None:
    with database.transaction() as session:
        for class_name in ("7b", "9a"):
            session.add(
                Lesson(
                    number=77,
                    class_id=world.classes[class_name],
                    teacher_id=world.teachers["Maier"],
                    subject_id=world.subjects["D"],
                )
            )
    assert "Deutsch – Herr Maier (7b, 9a)" in found(database, world.olga, "Deutsch")
    assert found(database, world.maier, "Deutsch") == ["Deutsch – Herr Maier (7b, 9a)"]
    assert found(database, world.huber, "Deutsch") == []  # the class is hers, the course is not


def test_children_are_found_from_the_second_letter_on(database: Database, world: World) -> None:
    assert found(database, world.olga, "A") == []
    assert found(database, world.olga, "ada") == ["Ada Adasen (7b)"]
    assert found(database, world.olga, "bensen 9A") == ["Ben Bensen (9a)"]
    assert found(database, world.olga, "%%") == []


@pytest.mark.parametrize("text", ["özlem ü7", "ÖZLEMSEN", "Ägypten", "ÄGYPTEN ölmez", "ÖLMEZ Ü7"])
def test_case_does_not_matter_in_umlauts_either(
    database: Database, world: World, text: str
) -> None:
    with database.transaction() as session:
        session.get_one(SchoolClass, world.classes["9a"]).short_name = "Ü7"
        session.get_one(Subject, world.subjects["D"]).long_name = "Altes Ägypten"
        session.get_one(Teacher, world.teachers["Roth"]).surname = "Ölmez"
        add_pupil(session, world, "Özlem", "9a")
    is_child = "zlem" in text.lower()
    expected = "Özlem Özlemsen (Ü7)" if is_child else "Altes Ägypten – Frau Ölmez (Ü7)"
    assert found(database, world.olga, text) == [expected]


def test_at_most_twenty_children_are_found(database: Database, world: World) -> None:
    with database.transaction() as session:
        for number in range(25):
            add_pupil(session, world, f"Zoe{number}", "7b")
    assert len(found(database, world.olga, "Zoe")) == 20


def test_Z4_a_teacher_finds_no_children_and_courses_of_other_classes(
    database: Database, world: World
) -> None:
    assert found(database, world.roth, "ada") == []
    assert found(database, world.roth, "Englisch") == []
    assert found(database, world.roth, "ben") == ["Ben Bensen (9a)"]
    assert found(database, world.maier, "Mathematik") == []


def test_Z4_what_a_teacher_may_not_address_is_named_like_something_missing(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        group = PupilGroup(name="Schülerlotsen")
        session.add(group)
        session.flush()
        group_id = group.id or 0
    ids = f"class-{world.classes['7b']} child-{world.pupils['Ada']} group-{group_id}"
    foreign = f"school grade-7 lesson-1 {ids}".split()
    missing = [
        "class-98765",
        "lesson-98765",
        "child-98765",
        "group-98765",
        "grade-77",
        "x",
        "child-",
    ]
    with database.reading() as session:
        for key in (*foreign, *missing, "grade-77", "child-", "x"):
            assert view_audience(session, world.roth, choice_of([key])) == NOBODY, key


def test_a_choice_is_named_and_counted(database: Database, world: World) -> None:
    choice = AudienceChoice(
        class_ids=(world.classes["9a"],), lesson_numbers=(3,), pupil_ids=(world.pupils["Ada"],)
    )
    with database.reading() as session:
        view = view_audience(session, world.olga, choice)
    assert [it.text for it in view.targets] == [
        "9a",
        "Englisch – Herr Maier (7b)",
        "Ada Adasen (7b)",
    ]
    assert view.count == AudienceCountView(pupils=4, guardians=3, unreached=1)
    assert choice_of(it.key for it in view.targets) == choice


def test_a_child_who_left_is_chosen_no_more(database: Database, world: World) -> None:
    with database.transaction() as session:
        session.get_one(Pupil, world.pupils["Ada"]).is_active = False
    with database.reading() as session:
        choice = AudienceChoice(pupil_ids=(world.pupils["Ada"],))
        assert view_audience(session, world.olga, choice) == NOBODY
    assert found(database, world.olga, "Ada") == []


def test_the_whole_school_and_groups_are_targets(database: Database, world: World) -> None:
    with database.transaction() as session:
        group = PupilGroup(name="Schülerlotsen")
        session.add(group)
        session.flush()
        session.add(PupilGroupMember(group_id=group.id or 0, pupil_id=world.pupils["Ben"]))
        key = f"group-{group.id}"
    with database.reading() as session:
        view = view_audience(session, world.hanna, choice_of([key]))
        assert view == AudienceView((TargetRow(key, "Schülerlotsen"),), AudienceCountView(1, 2, 0))
        assert view_audience(session, world.olga, choice_of(["school"])).count.pupils == 4


def test_Z4_parents_choose_nothing(database: Database, world: World) -> None:
    with database.reading() as session:
        for call in (
            lambda: audience_options(session, world.anna),
            lambda: search_targets(session, world.anna, "Ada"),
            lambda: view_audience(session, world.anna, AudienceChoice(whole_school=True)),
        ):
            with pytest.raises(NotAllowed):
                call()
