"""What a child, a class, a teacher and a room have in a week, and who may see it (security Z4)."""

from datetime import date, time

import pytest
from sqlmodel import col, select

from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.domain.timetable import ChangeKind
from elternportal.errors import NotAllowed, NotFound
from elternportal.models.school import Lesson
from elternportal.models.school_calendar import BellPeriod, BellPlan, Holiday
from elternportal.services.timetable.choices import read_choices
from elternportal.services.timetable.days import read_substitutions
from elternportal.services.timetable.glance import plans_at_start
from elternportal.services.timetable.office import (
    ForNobody,
    SaveSubstitution,
    SubstitutionDraft,
    read_options,
    read_substitution,
    save_day_text,
    save_substitution,
)
from elternportal.services.timetable.week import DayView, PlanAsked, WeekView, read_week
from tests.support.timetable import (
    MONDAY,
    bring_in,
    slots_file,
    substitution_row,
    substitutions_file,
)
from tests.support.world import World

TUESDAY = date(2026, 11, 24)


@pytest.fixture
def school(database: Database, world: World, stopped_clock: object) -> Database:
    """The week of the world; today Herr Maier takes 7b's maths, and 9a's German is cancelled."""
    maths = substitution_row(
        1,
        MONDAY,
        1,
        lesson_number=1,
        absent="Hub",
        substitute="Mai",
        room="R1",
        new_room="R7",
        classes="7b",
        text="Buch mitbringen",
    )
    german = substitution_row(2, MONDAY, 4, lesson_number=4, absent="Rot", classes="9a", bits=3)
    duty = substitution_row(3, MONDAY, 2, substitute="Rot", letter="B")
    bring_in(database, slots_file(), substitutions_file(maths, german, duty))
    return database


def week(school: Database, actor: Actor, asked: PlanAsked, day: date = MONDAY) -> WeekView:
    with school.reading() as session:
        return read_week(session, actor, asked, day)


def lines(day: DayView) -> list[tuple[int, str, str, str]]:
    """Lesson, subject, kind of change, new room."""
    return [
        (
            line.held.lesson,
            line.held.planned.subject if line.held.planned else "",
            line.held.change.kind if line.held.change else "",
            line.held.change.new_room if line.held.change else "",
        )
        for line in day.lessons
    ]


def test_a_guardian_sees_the_childs_week_with_todays_changes(
    school: Database, world: World
) -> None:
    ada = week(school, world.anna, PlanAsked(child_id=world.pupils["Ada"]))
    assert ada.title == "Ada (7b)"
    monday, tuesday, *rest = ada.days
    assert lines(monday) == [(1, "Mathematik", "substitution", "R7"), (2, "Englisch", "", "")]
    assert lines(tuesday) == [(2, "Mathematik", "", "")]
    assert not any(day.lessons for day in rest)


def test_each_sibling_has_its_own_class_only(school: Database, world: World) -> None:
    ben = week(school, world.anna, PlanAsked(child_id=world.pupils["Ben"]))
    assert lines(ben.days[0]) == [(3, "Mathematik", "", ""), (4, "Deutsch", "cancelled", "")]
    with school.reading() as session:
        plan = read_substitutions(session, world.anna)
    (today,) = plan.days
    assert [(part.name, [change.kind for change in part.changes]) for part in today.parts] == [
        ("Ada Adasen (7b)", [ChangeKind.SUBSTITUTION]),
        ("Ben Bensen (9a)", [ChangeKind.CANCELLED]),
    ]


@pytest.mark.parametrize(
    ("who", "asked"),
    [
        ("berta", "Ada"),
        ("berta", "Ben"),
        ("huber", "Ada"),
        ("olga", "Ada"),
        ("anna", "Carla"),
    ],
)
def test_a_child_of_somebody_else_is_not_there(
    school: Database, world: World, who: str, asked: str
) -> None:
    with pytest.raises(NotFound):
        week(school, getattr(world, who), PlanAsked(child_id=world.pupils[asked]))


@pytest.mark.parametrize("who", ["anna", "huber", "roth"])
def test_classes_rooms_and_other_teachers_are_for_the_office(
    school: Database, world: World, who: str
) -> None:
    for asked in (
        PlanAsked(class_id=world.classes["7b"]),
        PlanAsked(room="R1"),
        PlanAsked(teacher_id=world.teachers["Maier"]),
        PlanAsked(),
    ):
        with pytest.raises(NotFound):
            week(school, getattr(world, who), asked)


def test_a_teacher_sees_the_own_week_and_no_class_of_others(school: Database, world: World) -> None:
    maier = week(school, world.maier, PlanAsked(teacher_id=world.teachers["Maier"]))
    assert lines(maier.days[0]) == [(1, "", "substitution", "R7"), (2, "Englisch", "", "")]
    with school.reading() as session:
        (today,) = read_substitutions(session, world.roth).days
        assert read_choices(session, world.roth).classes == ()
    assert [change.kind for part in today.parts for change in part.changes] == [
        ChangeKind.BREAK_DUTY,
        ChangeKind.CANCELLED,
    ]


def test_another_classs_teacher_reads_no_change_of_this_class(
    school: Database, world: World
) -> None:
    with school.reading() as session:
        (today,) = read_substitutions(session, world.roth).days
        (huber,) = read_substitutions(session, world.huber).days
    assert "Buch mitbringen" not in repr(today)
    assert "Buch mitbringen" in repr(huber)


def test_the_other_family_of_the_class_sees_only_that_class(school: Database, world: World) -> None:
    with school.reading() as session:
        (today,) = read_substitutions(session, world.berta).days
    assert [part.name for part in today.parts] == ["Carla Carlasen (7b)"]


def test_the_office_sees_every_class_teacher_and_room(school: Database, world: World) -> None:
    assert len(week(school, world.olga, PlanAsked(class_id=world.classes["9a"])).days) == 5
    room = week(school, world.olga, PlanAsked(room="R1"))
    assert lines(room.days[0])[0][:3] == (1, "Mathematik", "substitution")
    huber = week(school, world.hanna, PlanAsked(teacher_id=world.teachers["Huber"]))
    assert [lesson[0] for lesson in lines(huber.days[0])] == [1, 3]


def test_holidays_have_a_name_and_no_lessons(school: Database, world: World) -> None:
    with school.transaction() as session:
        session.add(Holiday(first_day=TUESDAY, last_day=TUESDAY, name="Wandertag", kind="own"))
    days = week(school, world.anna, PlanAsked(child_id=world.pupils["Ada"])).days
    assert (days[1].is_school_day, days[1].off, days[1].lessons) == (False, "Wandertag", ())


def test_lessons_have_the_clock_times_of_the_grade(school: Database, world: World) -> None:
    with school.transaction() as session:
        for grades, hour in ((range(5, 9), 8), (range(9, 13), 9)):
            bells = BellPlan(
                weekdays="12345",
                lowest_grade=grades[0],
                highest_grade=grades[-1],
                first_day=date(2026, 8, 1),
            )
            session.add(bells)
            session.flush()
            for lesson in range(1, 5):
                begins, ends = time(hour + lesson - 1, 0), time(hour + lesson - 1, 45)
                session.add(
                    BellPeriod(plan_id=bells.id, lesson=lesson, starts_at=begins, ends_at=ends)
                )
    ada = week(school, world.anna, PlanAsked(child_id=world.pupils["Ada"])).days[0]
    ben = week(school, world.anna, PlanAsked(child_id=world.pupils["Ben"])).days[0]
    assert (ada.lessons[0].starts_at, ben.lessons[0].starts_at) == (time(8), time(11))


@pytest.mark.parametrize(
    ("week_label", "held_in"),
    [("A", [49]), ("WB", [48]), ("", [48, 49]), ("Projekt", [48, 49])],
)
def test_lessons_of_every_other_week_are_in_theirs(
    school: Database, world: World, week_label: str, held_in: list[int]
) -> None:
    with school.transaction() as session:
        for lesson in session.exec(select(Lesson).where(col(Lesson.number) == 3)):
            lesson.week = week_label
    found = []
    for day in (MONDAY, date(2026, 11, 30)):
        monday = week(school, world.anna, PlanAsked(child_id=world.pupils["Ada"]), day).days[0]
        if any(subject == "Englisch" for _, subject, _, _ in lines(monday)):
            found.append(day.isocalendar().week)
    assert found == held_in


def test_a_lesson_that_has_ended_is_not_held_any_more(school: Database, world: World) -> None:
    with school.transaction() as session:
        for lesson in session.exec(select(Lesson).where(col(Lesson.number) == 1)):
            lesson.last_day = MONDAY
    days = week(school, world.anna, PlanAsked(child_id=world.pupils["Ada"])).days
    assert [len(day.lessons) for day in days[:2]] == [2, 0]


def test_lessons_side_by_side_depend_on_the_course(school: Database, world: World) -> None:
    bring_in(school, slots_file([(1, "7b", "Hub", "M", "", 1, 1), (3, "7b", "Mai", "E", "", 1, 1)]))
    monday = week(school, world.anna, PlanAsked(child_id=world.pupils["Ada"])).days[0]
    assert all(one.held.planned and one.held.planned.is_course for one in monday.lessons)
    assert monday.begins_at is None


def test_the_start_page_says_today_and_the_next_school_day_of_each_own_child(
    school: Database, world: World
) -> None:
    with school.reading() as session:
        rows = plans_at_start(session, world.anna)
        nothing = plans_at_start(session, world.huber)
    assert [(row.child.name, [day.day for day in row.days]) for row in rows] == [
        ("Ada Adasen", [MONDAY, TUESDAY]),
        ("Ben Bensen", [MONDAY, TUESDAY]),
    ]
    assert [day.changes for row in rows for day in row.days] == [1, 0, 1, 0]
    assert nothing == ()


def test_only_the_office_changes_the_plan(school: Database, world: World) -> None:
    draft = SubstitutionDraft(day=MONDAY, lesson=1, class_id=world.classes["7b"])
    for actor in (world.anna, world.huber):
        with school.transaction() as session:
            for use in (
                lambda: save_substitution(session, actor, SaveSubstitution(0, draft)),  # noqa: B023
                lambda: read_options(session, actor),  # noqa: B023
                lambda: read_substitution(session, actor, 1),  # noqa: B023
                lambda: save_day_text(session, actor, MONDAY, "Hitzefrei"),  # noqa: B023
            ):
                with pytest.raises(NotAllowed):
                    use()


def test_a_change_is_for_somebody(school: Database, world: World) -> None:
    draft = SubstitutionDraft(day=MONDAY, lesson=1)
    with school.transaction() as session, pytest.raises(ForNobody):
        save_substitution(session, world.olga, SaveSubstitution(0, draft))


def test_what_the_office_says_about_a_day_everybody_reads_until_it_is_taken_back(
    school: Database, world: World
) -> None:
    for said in ("Hitzefrei ab 11:15 Uhr", "Kein Hitzefrei", ""):
        with school.transaction() as session:
            save_day_text(session, world.olga, TUESDAY, said)
        found = week(school, world.berta, PlanAsked(child_id=world.pupils["Carla"])).days[1]
        assert found.text == said
