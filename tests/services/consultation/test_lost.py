"""Times that are offered no more: booked families are told at once and take another one."""

from datetime import timedelta

import pytest
from sqlmodel import select

from elternportal import clock
from elternportal.db import Database
from elternportal.models.consultation import ConsultationHour
from elternportal.models.mail import OutboxMail
from elternportal.models.timetable import Substitution, TimetableSlot
from elternportal.services.consultation.family import consultation
from elternportal.services.consultation.gaps import AddGap, GapDraft, add_gap
from elternportal.services.consultation.hours import SaveHour, delete_hour, hours_of, save_hour
from elternportal.services.consultation.lost import (
    cancel_lost,
    find_lost,
    find_to_remind,
    remind,
)
from elternportal.services.consultation.mails import CANCELLED, REMINDER
from elternportal.services.editing import EditedMeanwhile
from tests.support.talks import FIRST, NEXT_WEDNESDAY, WEDNESDAY, Talks, at_school, make_talks
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def talks(database: Database, world: World) -> Talks:
    return make_talks(database, world)


def look_at_the_clock(talks: Talks) -> int:
    """What the schedule does; returns how many appointments were lost."""
    with talks.database.reading() as session:
        lost = find_lost(session)
    for appointment_id in lost:
        talks.run(lambda s, one=appointment_id: cancel_lost(s, one))
    return len(lost)


def rendered(talks: Talks, template: str) -> list[dict[str, object]]:
    kind = {"consultation-cancelled": CANCELLED, "consultation-reminder": REMINDER}[template]
    with talks.database.reading() as session:
        mails = [it for it in session.exec(select(OutboxMail)) if it.template == template]
        assert kind.render is not None
        return [dict(kind.render(session, mail) or {}) for mail in mails]


def test_a_teacher_away_loses_the_day_and_families_hear_of_the_next_times(talks: Talks) -> None:
    world = talks.world
    talks.book(world.anna, "Ada", FIRST)
    assert look_at_the_clock(talks) == 0
    gap = AddGap(world.teachers["Huber"], GapDraft(first_day=WEDNESDAY))
    talks.run(lambda s: add_gap(s, world.huber, gap))
    assert look_at_the_clock(talks) == 1
    assert look_at_the_clock(talks) == 0
    with talks.database.reading() as session:
        [declined] = consultation(session, world.anna).declined
    assert declined.offers[0] == at_school(NEXT_WEDNESDAY, 9, 40)
    mails = rendered(talks, "consultation-cancelled")
    assert len(mails) == 2
    assert mails[0]["teacher"] == "Frau Huber"
    assert "2.12." in str(mails[0]["offers"])


def test_the_plan_says_that_a_teacher_is_away_once_others_have_all_lessons(talks: Talks) -> None:
    world = talks.world
    class_id, huber = world.classes["7b"], world.teachers["Huber"]
    booked = talks.book(world.anna, "Ada", FIRST)
    for lesson in (1, 2):
        slot = TimetableSlot(
            number=lesson, class_id=class_id, teacher_id=huber, weekday=3, lesson=lesson
        )
        talks.run(lambda s, row=slot: s.add(row))

    def change(lesson: int, kind: str, substitute: int | None) -> Substitution:
        return Substitution(
            day=WEDNESDAY,
            key=str(lesson),
            class_id=class_id,
            lesson=lesson,
            kind=kind,
            teacher_id=huber,
            substitute_id=substitute,
        )

    talks.run(lambda s: s.add(change(1, "substitution", world.teachers["Maier"])))
    assert look_at_the_clock(talks) == 0  # only one of two lessons
    talks.run(lambda s: s.add(change(2, "cancelled", None)))
    assert look_at_the_clock(talks) == 1
    assert talks.appointment(booked).by_school


def test_an_hour_that_moves_or_goes_takes_its_appointments_along(talks: Talks) -> None:
    world = talks.world
    talks.book(world.anna, "Ada", FIRST)
    with talks.database.reading() as session:
        [hour] = hours_of(session, world.huber, world.teachers["Huber"])
    longer = hour.draft.model_copy(update={"slot_minutes": 20})
    command = SaveHour(world.teachers["Huber"], hour.hour_id, longer, hour.revision)
    talks.run(lambda s: save_hour(s, world.huber, command))
    with pytest.raises(EditedMeanwhile):
        talks.run(lambda s: save_hour(s, world.olga, command))
    assert look_at_the_clock(talks) == 1
    talks.book(world.anton, "Ada", FIRST)
    talks.run(lambda s: delete_hour(s, world.olga, hour.hour_id))
    assert look_at_the_clock(talks) == 1
    assert talks.count(ConsultationHour) == 1


def test_families_are_reminded_once_on_the_day_before(talks: Talks) -> None:
    talks.book(talks.world.anna, "Ada", FIRST)

    def due() -> list[int]:
        with talks.database.reading() as session:
            return list(find_to_remind(session))

    assert due() == []
    with clock.at(FIRST - timedelta(hours=20)):
        [appointment] = due()
        talks.run(lambda s: remind(s, appointment))
        talks.run(lambda s: remind(s, appointment))
        assert due() == []
        mails = rendered(talks, "consultation-reminder")
    assert len(mails) == 2
    assert "Frau Huber" in str(mails[0]["line"])
