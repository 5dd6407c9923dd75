"""Families book talks in consultation hours; constraints and rules hold."""

from datetime import date, timedelta
from typing import Any

import pytest

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.consultation import TalkForm
from elternportal.domain.people import Actor
from elternportal.domain.slots import TapResult
from elternportal.errors import InvalidInput, NotAllowed, NotFound
from elternportal.models.consultation import ConsultationAppointment
from elternportal.models.holds import FamilyHold
from elternportal.models.mail import OutboxMail
from elternportal.models.school_calendar import Holiday
from elternportal.services.consultation.bookings import (
    ChangeDetails,
    DetailsDraft,
    cancel,
    change_details,
    undo_move,
)
from elternportal.services.consultation.errors import (
    AlreadyThatDay,
    AppointmentRefused,
    FamilyIsBusy,
    TimeTaken,
)
from elternportal.services.consultation.family import consultation
from elternportal.services.consultation.staff import (
    BookFor,
    BookingDraft,
    Decline,
    DeclineDraft,
    NoteMissing,
    book_for,
    decline,
    note_missing,
)
from elternportal.services.evening.booking_errors import FamilyOverlap, SlotTaken
from elternportal.services.evening.bookings import BookSlot, book
from elternportal.services.evening.bookings import book_for as book_evening_for
from tests.support.evenings import EVENING_START, add_evening, slot_at
from tests.support.talks import (
    FIRST,
    NEXT_WEDNESDAY,
    SECOND,
    THURSDAY,
    Talks,
    at_school,
    make_talks,
)
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def talks(database: Database, world: World) -> Talks:
    return make_talks(database, world)


def test_a_parent_books_with_one_tap_and_everybody_sees_it(talks: Talks) -> None:
    anna, anton, berta = talks.world.anna, talks.world.anton, talks.world.berta
    assert talks.tap(anna, "Ada", FIRST).result is TapResult.BOOKED
    assert talks.states(anna, "Ada") == "mfff"
    assert talks.states(berta, "Carla") == "tfff"
    assert talks.own(anton) == [FIRST]
    assert talks.count(FamilyHold) == 4  # Ada, both guardians, and the teacher
    assert talks.count(OutboxMail) == 3  # both guardians, and the teacher


def test_a_second_tap_moves_and_the_move_can_be_undone_for_a_moment(talks: Talks) -> None:
    anna, berta = talks.world.anna, talks.world.berta
    booked = talks.book(anna, "Ada", FIRST)
    assert talks.tap(anna, "Ada", FIRST).result is TapResult.AGAIN
    assert talks.tap(anna, "Ada", SECOND).result is TapResult.MOVED
    with pytest.raises(TimeTaken):  # it is kept for a moment
        talks.book(berta, "Carla", FIRST)
    talks.run(lambda s: undo_move(s, anna, booked))
    assert talks.own(anna) == [FIRST]
    talks.tap(anna, "Ada", SECOND)
    with clock.at(clock.now() + timedelta(seconds=11)):
        with pytest.raises(AppointmentRefused, match="undo-too-late"):
            talks.run(lambda s: undo_move(s, anna, booked))
        talks.book(berta, "Carla", FIRST)
    assert talks.count(ConsultationAppointment) == 2


def test_what_is_cancelled_is_free_again(talks: Talks) -> None:
    booked = talks.book(talks.world.anna, "Ada", FIRST)
    talks.run(lambda s: cancel(s, talks.world.anton, booked))
    assert (talks.count(FamilyHold), talks.own(talks.world.anna)) == (0, [])
    talks.book(talks.world.berta, "Carla", FIRST)


def test_times_end_the_evening_before_and_cancelling_some_hours_before(talks: Talks) -> None:
    booked = talks.book(talks.world.anna, "Ada", FIRST)
    with clock.at(at_school(FIRST.date() - timedelta(days=1), 18, 0)):
        with pytest.raises(AppointmentRefused, match="too-late"):
            talks.book(talks.world.berta, "Carla", SECOND)
        assert talks.states(talks.world.berta, "Carla") == "ffff"  # those of the next week
    with (
        clock.at(FIRST - timedelta(hours=4)),
        pytest.raises(AppointmentRefused, match="cancel-too-late"),
    ):
        talks.run(lambda s: cancel(s, talks.world.anna, booked))
    far = at_school(NEXT_WEDNESDAY + timedelta(weeks=8), 9, 40)
    with pytest.raises(AppointmentRefused, match="no-time"):
        talks.book(talks.world.anna, "Ada", far)
    with pytest.raises(AppointmentRefused, match="no-time"):
        talks.book(talks.world.berta, "Carla", FIRST + timedelta(minutes=5))


def test_nobody_is_held_twice_across_evening_and_consultation_hours(talks: Talks) -> None:
    """A guardian, a child and a teacher, each in both orders."""
    world, run = talks.world, talks.run
    begins = at_school(THURSDAY, 14, 0)
    evening = run(
        lambda s: add_evening(
            s, world, starts_at=begins, ends_at=begins + timedelta(hours=1), pause_slots=0
        )
    )

    def slot(teacher: str, minutes: int) -> int:
        at = begins - EVENING_START + timedelta(minutes=minutes)
        minutes_on = int(at.total_seconds()) // 60
        return run(lambda s: slot_at(s, evening, world.teachers[teacher], minutes_on))

    first, second = slot("Maier", 0), slot("Roth", 10)
    run(lambda s: book(s, world.anna, BookSlot(first, world.pupils["Ada"])))
    assert talks.states(world.anna, "Ben", "Roth") == "nf"
    with pytest.raises(FamilyIsBusy):
        talks.book(world.anton, "Ben", begins, "Roth")
    talks.book(world.berta, "Carla", begins + timedelta(minutes=10), "Roth")
    with pytest.raises(SlotTaken):  # Frau Roth is in her consultation hour
        run(lambda s: book(s, world.anna, BookSlot(second, world.pupils["Ben"])))
    other = slot("Huber", 10)
    with pytest.raises(FamilyOverlap):
        run(lambda s: book_evening_for(s, world.olga, BookSlot(other, world.pupils["Carla"])))


def test_Z4_others_can_do_nothing_with_a_familys_talk(talks: Talks) -> None:
    world, run = talks.world, talks.run
    booked = talks.book(world.anna, "Ada", FIRST)
    draft = DetailsDraft(form=TalkForm.PHONE)
    for foreign in (cancel, undo_move):
        with pytest.raises(NotFound):
            run(lambda s, work=foreign: work(s, world.berta, booked))
    with pytest.raises(NotFound):
        run(lambda s: change_details(s, world.berta, ChangeDetails(booked, draft)))
    with pytest.raises(NotFound):
        talks.tap(world.berta, "Ada", SECOND)
    with pytest.raises(NotFound):  # teaches none of her children, and is not there for all
        talks.tap(world.berta, "Carla", SECOND, "Maier")
    with pytest.raises(NotFound):
        run(lambda s: decline(s, world.roth, Decline(booked, DeclineDraft())))
    with pytest.raises(NotAllowed):
        run(lambda s: decline(s, world.berta, Decline(booked, DeclineDraft())))
    command = BookFor(
        world.teachers["Roth"],
        BookingDraft(
            starts_at=at_school(THURSDAY, 14, 0).isoformat(),
            pupil_id=world.pupils["Carla"],
            form=TalkForm.PHONE,
        ),
    )
    with pytest.raises(NotFound):  # a child of a class that she does not teach
        run(lambda s: book_for(s, world.roth, command))


def test_the_family_says_how_and_what_about(talks: Talks) -> None:
    world = talks.world
    booked = talks.book(world.anna, "Ada", FIRST)

    def change(**fields: Any) -> None:
        draft = DetailsDraft.model_validate({"form": "phone", **fields})
        talks.run(lambda s: change_details(s, world.anna, ChangeDetails(booked, draft)))

    change(topic="Leistungen", text="Bitte Hefte mitbringen")
    assert talks.appointment(booked).topic == "Leistungen"
    with pytest.raises(InvalidInput):
        change(topic="Etwas Erfundenes")
    with pytest.raises(InvalidInput):
        change(form="video")  # the hour is not held so


def test_a_teacher_declines_and_the_family_takes_what_is_proposed(talks: Talks) -> None:
    world = talks.world
    booked = talks.book(world.anna, "Ada", FIRST)
    offer = at_school(NEXT_WEDNESDAY, 9, 50)
    command = Decline(booked, DeclineDraft(reason="Konferenz"), (offer.isoformat(),))
    told = talks.run(lambda s: decline(s, world.huber, command))
    assert told.mailed == 2
    with talks.database.reading() as session:
        [declined] = consultation(session, world.anton).declined
    assert (declined.reason, declined.offers) == ("Konferenz", (offer,))
    assert talks.tap(world.anton, "Ada", offer).result is TapResult.BOOKED
    with talks.database.reading() as session:
        assert consultation(session, world.anton).declined == ()


def test_the_office_books_for_a_family_without_an_account_and_has_to_call_it(
    talks: Talks,
) -> None:
    world = talks.world
    draft = BookingDraft(
        starts_at=FIRST.isoformat(), pupil_id=world.pupils["Dora"], form=TalkForm.PHONE
    )
    command = BookFor(world.teachers["Huber"], draft)
    told = talks.run(lambda s: book_for(s, world.olga, command))
    assert (told.mailed, talks.calls()) == (0, ["consultation-booked"])
    later = command.draft.model_copy(update={"starts_at": SECOND.isoformat()})
    with pytest.raises(AlreadyThatDay):
        talks.run(lambda s: book_for(s, world.olga, BookFor(command.teacher_id, later)))
    missing = NoteMissing(told.appointment_id, True)
    with pytest.raises(NotFound):  # it has not begun
        talks.run(lambda s: note_missing(s, world.huber, missing))
    with clock.at(FIRST):
        talks.run(lambda s: note_missing(s, world.huber, missing))
    assert talks.appointment(told.appointment_id).did_not_come


def test_there_are_no_times_in_the_holidays(talks: Talks) -> None:
    days = Holiday(
        first_day=FIRST.date(), last_day=date(2026, 11, 27), name="Buß- und Bettag", kind="own"
    )
    talks.run(lambda s: s.add(days))
    with talks.database.reading() as session:
        rows = consultation(session, talks.world.anna).teachers
    assert {day for row in rows for day, _ in row.days if day <= date(2026, 11, 27)} == set()
    assert any(row.days for row in rows)


def test_only_parents_read_the_page(talks: Talks) -> None:
    def read(actor: Actor) -> object:
        with talks.database.reading() as session:
            return consultation(session, actor)

    with pytest.raises(NotAllowed):
        read(talks.world.olga)
