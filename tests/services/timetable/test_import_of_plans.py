"""GPU001 and GPU014 come into the school by the one import, and never why somebody is absent."""

import logging

import pytest
from sqlalchemy import select
from sqlmodel import col

from elternportal.db import Database
from elternportal.domain.timetable import A_DAY
from elternportal.imports.folder import NamedFile, read_folder
from elternportal.imports.untis import parse
from elternportal.models import metadata
from elternportal.models.school import Lesson
from elternportal.models.timetable import DayText, PlanStand, Substitution, TimetableSlot
from elternportal.services.school.import_settings import MONITOR_MESSAGES
from elternportal.services.timetable.office import (
    SaveSubstitution,
    SubstitutionDraft,
    save_substitution,
)
from elternportal.services.timetable.rows import planned_lessons
from tests.support.school_settings import decide
from tests.support.timetable import (
    MONDAY,
    REASON,
    bring_in,
    look_at_plan,
    monitor_page,
    slots_file,
    substitution_row,
    substitutions_file,
)
from tests.support.untis import SAMPLES, keys, plan_of
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")

MATHS = substitution_row(
    7,
    MONDAY,
    1,
    lesson_number=1,
    absent="Hub",
    substitute="Mai",
    subject="M",
    classes="7b",
    text="Buch mitbringen",
)
ENGLISH = substitution_row(8, MONDAY, 2, lesson_number=3, absent="Mai", classes="7b", bits=1)


def test_a_timetable_comes_in_once(database: Database, world: World) -> None:
    assert bring_in(database, slots_file()) == {"slot_added": 6}
    assert look_at_plan(database, slots_file()).is_empty


def test_substitutions_come_in_once(database: Database, world: World) -> None:
    plan = substitutions_file(MATHS, ENGLISH)
    assert bring_in(database, plan) == {"substitution_added": 2}
    assert look_at_plan(database, plan).is_empty


def test_when_the_program_last_touched_a_row_is_no_change(database: Database, world: World) -> None:
    bring_in(database, substitutions_file(MATHS))
    later = (*MATHS[:-1], "202611231159")
    assert look_at_plan(database, substitutions_file(later)).is_empty


def test_a_file_without_a_byte_says_that_nothing_is_different_today(
    database: Database, world: World
) -> None:
    tomorrow = substitution_row(9, MONDAY.replace(day=24), 1, classes="7b", substitute="Mai")
    bring_in(database, substitutions_file(MATHS, tomorrow))
    assert bring_in(database, substitutions_file()) == {"substitution_removed": 1}
    with database.reading() as session:
        assert session.scalars(select(col(Substitution.key))).all() == ["9"]
        assert session.get(PlanStand, 1) is not None


def test_a_row_that_is_not_to_be_printed_any_more_is_taken_away(
    database: Database, world: World
) -> None:
    bring_in(database, substitutions_file(MATHS))
    hidden = (*MATHS[:17], 1 << 20, *MATHS[18:])
    assert bring_in(database, substitutions_file(hidden)) == {"substitution_removed": 1}


def test_what_the_office_has_entered_survives_every_import(
    database: Database, world: World
) -> None:
    bring_in(database, substitutions_file(MATHS))
    with database.transaction() as session:
        (imported,) = session.scalars(select(Substitution)).all()
        for change_id, room in ((imported.id or 0, "Aula"), (0, "Hof")):
            draft = SubstitutionDraft(
                day=MONDAY, lesson=1, class_id=world.classes["7b"], new_room=room
            )
            save_substitution(session, world.olga, SaveSubstitution(change_id, draft, 1))
    assert bring_in(database, substitutions_file(MATHS, ENGLISH)) == {"substitution_added": 1}
    with database.reading() as session:
        rooms = session.scalars(select(col(Substitution.new_room))).all()
    assert sorted(rooms) == ["", "Aula", "Hof"]


def test_why_somebody_is_absent_is_nowhere(
    database: Database, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    secret = substitution_row(11, MONDAY, 3, classes="7b", text="Nur intern", bits=1 << 20)
    broken = substitution_row(12, MONDAY, 99, classes="7b")
    files = substitutions_file(MATHS, secret, broken)
    with caplog.at_level(logging.DEBUG):
        view = look_at_plan(database, files)
        bring_in(database, substitutions_file(MATHS, secret))
    said = [finding.sentence(language) for finding in view.findings for language in ("de", "en")]
    with database.reading() as session:
        stored = [
            str(row) for table in metadata.sorted_tables for row in session.execute(select(table))
        ]
    everything = "\n".join([caplog.text, repr(view), *said, *stored])
    assert "Buch mitbringen" in everything
    assert REASON not in everything
    assert "Nur intern" not in everything


def test_rows_without_a_place_in_the_week_are_told_and_the_rest_comes_in(
    database: Database, world: World
) -> None:
    rows = [
        (1, "7b", "Hub", "M", "R1", 1, 1),
        (1, "7b", "Hub", "M", "R1", 0, 1),
        (1, "7b", "Hub", "M", "R1", "", 1),
        (1, "7b", "Hub", "M", "R1", 1, 16),
        (1, "?", "Hub", "M", "R1", 1, 2),
        (1, "7b", "Wer", "M", "R1", 1, 0),
        (1, "7b", "?", "M", "R1", 1, 15),
    ]
    view = look_at_plan(database, slots_file(rows))
    assert [(finding.line, finding.text_key) for finding in view.findings] == [
        (2, "import-slot-unplaced"),
        (3, "import-slot-unplaced"),
        (4, "import-slot-unplaced"),
        (5, "import-slot-without-class"),
        (6, "import-unknown-teacher"),
    ]
    assert bring_in(database, slots_file(rows)) == {"slot_added": 3}


def test_an_unknown_class_keeps_its_row_out(database: Database, world: World) -> None:
    view = look_at_plan(database, slots_file([(1, "12x", "Hub", "M", "", 1, 1)]))
    assert [finding.is_error for finding in view.findings] == [True]


@pytest.mark.parametrize(
    "content",
    [
        b'"1";"20261123"',
        b"\x89PNG\r\n\x1a\n\0\0",
        b"<html><body>Vertretungsplan</body></html>",
        b'1,"20261123",1,1,0,"Hub","Mai',
        b'1,"2026',
    ],
)
def test_a_broken_file_is_told_in_german_and_changes_nothing(
    database: Database, world: World, content: bytes
) -> None:
    bring_in(database, substitutions_file(MATHS))
    view = look_at_plan(database, NamedFile.of("GPU014.TXT", content))
    assert view.error_refs
    assert all(finding.sentence("de").endswith(".") for finding in view.findings)
    assert view.is_empty


def test_the_samples_hold_what_they_hold() -> None:
    parsed = parse(read_folder(SAMPLES))
    counts: dict[str, int] = {}
    for entry in parsed.entries:
        counts[entry.kind] = counts.get(entry.kind, 0) + len(entry.records)
    assert counts == {
        "class": 1,
        "course-choice": 1,
        "exam": 1,
        "holiday": 2,
        "lesson": 0,
        "pupil": 1,
        "room": 2,
        "slot": 2,
        "subject": 1,
        "substitution": 5,
        "teacher": 1,
    }
    assert not keys(plan_of([substitutions_file()]), errors_only=True)


def test_a_lesson_is_held_on_the_days_that_the_planning_program_lists(
    database: Database, world: World
) -> None:
    bring_in(database, slots_file())
    with database.transaction() as session:
        maths = session.scalars(select(Lesson).where(col(Lesson.number) == 1)).one()
        maths.held_from, maths.held_days = MONDAY, "01"  # not on this Monday, but on Tuesday
        session.add(maths)
        session.flush()
        days = planned_lessons(
            session, col(TimetableSlot.number) == 1, [MONDAY, MONDAY + A_DAY, MONDAY + 8 * A_DAY]
        )
    assert [len(lessons) for lessons in days.values()] == [0, 1, 0]


def test_monitor_pages_replace_their_own_days_only(database: Database, world: World) -> None:
    days = [MONDAY, MONDAY + A_DAY, MONDAY + 2 * A_DAY]
    rows = [substitution_row(n, day, 1, classes="7b") for n, day in enumerate(days, start=20)]
    bring_in(database, substitutions_file(*rows))
    pages = [monitor_page(days[0], "7b"), monitor_page(days[2], "7b")]
    assert bring_in(database, *pages) == {"substitution_added": 2, "substitution_removed": 2}
    assert bring_in(database, *pages) == {}
    with database.reading() as session:
        found = session.execute(select(col(Substitution.day), col(Substitution.key))).all()
    assert sorted(map(tuple, found)) == [(days[0], "7"), (days[1], "21"), (days[2], "7")]


def test_classes_written_together_are_told_apart_by_those_of_the_school(
    database: Database, world: World
) -> None:
    assert bring_in(database, monitor_page(MONDAY, "7b9a")) == {"substitution_added": 2}


def test_an_allowed_message_is_the_text_of_its_day_beside_those_of_the_office(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        decide(session, MONITOR_MESSAGES, "Unterrichtsfrei")
        session.add(DayText(day=MONDAY + A_DAY, text="Von Hand"))
    message = "<tr><td>Unterrichtsfrei</td><td>ab 11</td></tr><tr><td>Abwesende Lehrer</td>"
    message += f"<td>{REASON}</td></tr>"
    pages = [monitor_page(MONDAY + n * A_DAY, "7b", message) for n in (0, 1)]
    assert bring_in(database, *pages) == {"substitution_added": 2, "day-text_added": 1}
    with database.reading() as session:
        texts = session.scalars(select(DayText.text).order_by(col(DayText.day))).all()
    assert texts == ["Unterrichtsfrei: ab 11", "Von Hand"]
