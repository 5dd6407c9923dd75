"""Whom an exam concerns hears of it: by one mail for each real change, with the days alone."""

from datetime import date, timedelta

import pytest
from sqlmodel import col, select

from elternportal.db import Database
from elternportal.domain.absences import AbsenceKind, AwaySpan
from elternportal.mail.templates import render
from elternportal.models.mail import OutboxMail
from elternportal.school_settings.declared import switch_of
from elternportal.services.absences.joining import write_absence
from elternportal.services.audience import AudienceChoice
from elternportal.services.editing import EditedMeanwhile
from elternportal.services.exams.clashes import find_clashes
from elternportal.services.exams.office import (
    ExamDayOver,
    LessonsReversed,
    SaveExam,
    call_off_exam,
    read_exam,
    restore_exam,
    save_exam,
)
from elternportal.services.exams.release import count_told, release_grade
from elternportal.services.office.calls import open_calls
from tests.support.dates import add_date
from tests.support.exams import (
    ENGLISH_7B,
    GERMAN_9A,
    MATHS_7B,
    MATHS_9A,
    TUESDAY,
    draft_of,
    enter,
    release_all,
)
from tests.support.school_settings import decide
from tests.support.timetable import MONDAY
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")
FRIDAY = TUESDAY + timedelta(days=3)


def mailed(database: Database) -> list[tuple[str, list[str]]]:
    """Who gets a mail, and about which days."""
    with database.reading() as session:
        mails = session.exec(select(OutboxMail).order_by(col(OutboxMail.id)))
        return [(mail.recipient.split(".")[0], mail.params["days"]) for mail in mails]


def test_each_real_change_is_told_once(database: Database, world: World) -> None:
    with database.transaction() as session:
        release_all(session, world)
    with database.transaction() as session:
        exam_id = enter(session, world, world.huber, MATHS_7B)
    told = {("anna", TUESDAY), ("anton", TUESDAY), ("berta", TUESDAY)}
    assert {(who, *days) for who, days in mailed(database)} == {
        (who, day.isoformat()) for who, day in told
    }
    same = draft_of(world, MATHS_7B)
    with database.transaction() as session:
        save_exam(session, world.olga, SaveExam(exam_id, same, 1))
    assert len(mailed(database)) == 3
    moved = draft_of(world, MATHS_7B, FRIDAY)
    with database.transaction() as session:
        save_exam(session, world.huber, SaveExam(exam_id, moved, 2))
    assert mailed(database)[3:] == [
        (who, [TUESDAY.isoformat(), FRIDAY.isoformat()]) for who in ("anna", "anton", "berta")
    ]
    for change in (call_off_exam, restore_exam):
        with database.transaction() as session:
            change(session, world.huber, exam_id)
    assert len(mailed(database)) == 12


def test_a_family_without_mail_is_called_about_what_it_knows_and_is_different(
    database: Database, world: World
) -> None:
    def calls() -> list[tuple[str, str]]:
        with database.reading() as session:
            return [(call.child, call.what) for call in open_calls(session, world.olga).calls]

    with database.transaction() as session:
        exam_id = enter(session, world, world.huber, MATHS_7B)
        enter(session, world, world.huber, MATHS_9A)
        release_all(session, world)
        save_exam(session, world.olga, SaveExam(exam_id, draft_of(world, MATHS_7B), 1))
    assert calls() == []
    with database.transaction() as session:
        save_exam(session, world.olga, SaveExam(exam_id, draft_of(world, MATHS_7B, FRIDAY), 2))
        call_off_exam(session, world.olga, exam_id)
        restore_exam(session, world.olga, exam_id)
    assert calls() == [
        ("Dora Dorasen (7b)", sentence)
        for sentence in (
            "Die Prüfung Mathematik ist verschoben: statt Di, 24.11. jetzt Fr, 27.11., "
            "ab der 3. Stunde.",
            "Die Prüfung Mathematik am Fr, 27.11. entfällt.",
            "Die Prüfung Mathematik ist am Fr, 27.11., ab der 3. Stunde.",
        )
    ]


def test_of_the_other_class_nobody_hears(database: Database, world: World) -> None:
    with database.transaction() as session:
        release_all(session, world)
        enter(session, world, world.roth, GERMAN_9A)
    assert {who for who, _days in mailed(database)} == {"anna", "anton"}


def test_what_is_not_released_or_over_is_told_to_nobody(database: Database, world: World) -> None:
    with database.transaction() as session:
        enter(session, world, world.roth, GERMAN_9A)
        release_grade(session, world.olga, "7")
        enter(session, world, world.huber, MATHS_7B, MONDAY - timedelta(days=3))
    assert mailed(database) == []


def test_a_release_tells_as_many_as_it_has_asked_about(database: Database, world: World) -> None:
    with database.transaction() as session:
        for day in (TUESDAY, FRIDAY):
            enter(session, world, world.huber, MATHS_7B, day)
        assert count_told(session, world.olga, "7") == 3
        assert count_told(session, world.olga, "9") == 0
        release_grade(session, world.olga, "7")
    days = [TUESDAY.isoformat(), FRIDAY.isoformat()]
    assert mailed(database) == [(who, days) for who in ("anna", "anton", "berta")]


def test_the_mail_names_the_day_and_no_child_class_or_subject(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        release_all(session, world)
        enter(session, world, world.huber, MATHS_7B, text="Lineal mitbringen")
    with database.reading() as session:
        mail = session.exec(select(OutboxMail)).first()
        assert mail is not None
        rendered = render(session, mail)
    assert rendered is not None
    assert "Di, 24.11." in rendered.text
    for word in ("Ada", "7b", "Mathe", "Lineal", "Huber"):
        assert word not in rendered.subject + rendered.text


def test_two_people_do_not_overwrite_each_other(database: Database, world: World) -> None:
    with database.transaction() as session:
        exam_id = enter(session, world, world.huber, MATHS_7B)
        seen = read_exam(session, world.olga, exam_id).revision
        save_exam(session, world.huber, SaveExam(exam_id, draft_of(world, MATHS_7B, FRIDAY), seen))
        with pytest.raises(EditedMeanwhile):
            save_exam(session, world.olga, SaveExam(exam_id, draft_of(world, MATHS_7B), seen))


def test_too_many_exams_and_days_without_school_are_a_warning(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        enter(session, world, world.huber, MATHS_7B)

        def warned(number: int, **typed: object) -> list[tuple[str, str, str]]:
            command = SaveExam(0, draft_of(world, number, **typed))  # type: ignore[arg-type]
            found = find_clashes(session, world.olga, command)
            return [(clash.kind.value, clash.class_name, clash.others) for clash in found]

        assert warned(ENGLISH_7B) == [("day", "7b", "Mathematik")]
        assert warned(MATHS_9A) == []
        assert warned(ENGLISH_7B, day=FRIDAY) == []
        enter(session, world, world.maier, ENGLISH_7B, FRIDAY)
        wednesday = TUESDAY + timedelta(days=1)
        assert warned(MATHS_7B, day=wednesday) == [("week", "7b", "Englisch, Mathematik")]
        assert warned(MATHS_9A, day=TUESDAY + timedelta(days=5)) == [("no-school", "", "")]


def test_a_class_on_a_trip_and_children_on_leave_are_a_warning_that_names_nobody(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        class_7b = AudienceChoice(class_ids=(world.classes["7b"],))
        add_date(session, world.olga, class_7b, first_day=TUESDAY)
        add_date(session, world.olga, class_7b, first_day=TUESDAY, category="event")
        ill = AwaySpan(TUESDAY - timedelta(days=1), FRIDAY)
        for child in ("Ada", "Ben"):
            write_absence(
                session,
                world.olga,
                world.pupils[child],
                ill,
                kind=AbsenceKind.ILL,
                remark="",
                is_late=False,
            )

        def warned(number: int, day: date) -> list[tuple[str, str, str, int]]:
            command = SaveExam(0, draft_of(world, number, day))
            found = find_clashes(session, world.olga, command)
            return [(it.kind.value, it.class_name, it.others, it.children) for it in found]

        assert warned(MATHS_7B, TUESDAY) == [
            ("trip", "7b", "Wandertag", 0),
            ("away", "7b", "", 1),
        ]
        assert warned(GERMAN_9A, FRIDAY) == [("away", "9a", "", 1)]
        assert warned(MATHS_7B, TUESDAY + timedelta(days=6)) == []
        for module in ("dates", "absences"):
            decide(session, switch_of(module), False)
        assert warned(MATHS_7B, TUESDAY) == []


def test_what_cannot_be_is_refused(database: Database, world: World) -> None:
    with database.transaction() as session:
        with pytest.raises(LessonsReversed):
            enter(session, world, world.huber, MATHS_7B, last_lesson=2)
        with pytest.raises(ExamDayOver):
            enter(session, world, world.huber, MATHS_7B, TUESDAY - timedelta(days=60))
