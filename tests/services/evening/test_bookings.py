"""Booking, moving and cancelling: what families, teachers and the office may do."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from elternportal import clock
from elternportal.db import Database
from elternportal.domain import topics
from elternportal.errors import NotFound
from elternportal.i18n import t
from elternportal.models.audit import AuditEntry
from elternportal.models.evening import Booking, Invitation
from elternportal.models.holds import FamilyHold
from elternportal.models.mail import OutboxMail
from elternportal.services.evening.booking_errors import (
    AlreadyBooked,
    BookingRefused,
    FamilyOverlap,
    SlotTaken,
)
from elternportal.services.evening.bookings import (
    BookSlot,
    CancelBooking,
    MoveBooking,
    TakeSlot,
    book_for,
    cancel,
    cancel_for,
    move,
    take,
)
from elternportal.services.evening.columns import read_columns
from elternportal.services.evening.family import evening_frame
from elternportal.services.evening.family_plan import own_plan
from tests.support.booked_evening import Evening, make_booked_evening
from tests.support.evenings import EVENING_START
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def evening(database: Database, world: World) -> Evening:
    return make_booked_evening(database, world)


def test_a_parent_books_and_both_guardians_have_it_in_their_plan(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ada", "Huber", 20)
    for guardian in (evening.world.anna, evening.world.anton):
        with evening.database.reading() as session:
            plan = own_plan(session, guardian, evening.id)
        assert [b.starts_at for b in plan.bookings] == [EVENING_START + timedelta(minutes=20)]
        assert plan.bookings[0].teacher_name == "Frau Huber"
        assert plan.bookings[0].child.class_name == "7b"


def test_the_times_of_a_teacher_are_in_memory_once_for_all_families(evening: Evening) -> None:
    frames = []
    for guardian in (evening.world.anna, evening.world.anton):
        with evening.database.reading() as session:
            frames.append(evening_frame(session, guardian, evening.id))
    for one, other in zip(frames[0].columns, frames[1].columns, strict=True):
        assert one.slot_ids is other.slot_ids


def test_times_next_to_an_own_booking_are_too_close(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ada", "Huber", 20)
    with evening.database.reading() as session:
        near = own_plan(session, evening.world.anton, evening.id).near
    assert [(time - EVENING_START).seconds // 60 for time in near] == [10, 20, 30]
    with pytest.raises(BookingRefused, match="too-close"):
        evening.book(evening.world.anton, "Ada", "Maier", 30)
    evening.book(evening.world.anton, "Ada", "Maier", 40)


def test_a_taken_slot_is_refused_and_the_next_free_times_are_named(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ada", "Huber", 20)
    with pytest.raises(SlotTaken) as lost:
        evening.book(evening.world.berta, "Carla", "Huber", 20)
    assert lost.value.args_for_text["time"] == "17:20"
    assert lost.value.args_for_text["times"] in {"17:00, 17:10, 17:30", "17:10, 17:30, 17:40"}


def test_the_next_free_times_keep_the_familys_own_pause(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ada", "Huber", 20)
    evening.book(evening.world.berta, "Carla", "Maier", 0)
    with pytest.raises(SlotTaken) as lost:
        evening.book(evening.world.berta, "Carla", "Huber", 20)
    assert lost.value.args_for_text["times"] == "17:30, 17:40, 17:50"


def test_guardians_of_one_child_clash_and_hear_which_times_keep_their_pause(
    evening: Evening,
) -> None:
    evening.book(evening.world.anna, "Ada", "Huber", 20)
    with pytest.raises(FamilyOverlap) as lost:
        evening.book(evening.world.anton, "Ben", "Roth", 20)
    assert lost.value.args_for_text == {"time": "17:20", "times": "17:00, 17:40, 17:50"}


def test_a_family_clashes_with_its_own_booking_at_another_evening(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ada", "Huber", 20)
    other = make_booked_evening(evening.database, evening.world)
    with pytest.raises(FamilyOverlap) as lost:
        other.book(evening.world.anna, "Ben", "Roth", 20)
    assert lost.value.args_for_text["times"] == "17:00, 17:40, 17:50"
    other.change_rules(max_per_family=1)
    other.book(evening.world.anna, "Ben", "Roth", 40)


def test_the_office_cannot_override_an_overlap_either(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ada", "Huber", 20)
    command = BookSlot(evening.slot("Roth", 20), evening.world.pupils["Ben"])
    with pytest.raises(FamilyOverlap) as lost:
        evening.run(lambda s: book_for(s, evening.world.olga, command))
    assert t(lost.value.text_key, "de", **lost.value.args_for_text) == (
        "Um 17:20 hat die Familie schon einen anderen Termin. "
        "Für diese Familie passt: 17:00, 17:40, 17:50."
    )
    assert evening.count(Booking) == 1
    assert evening.count(FamilyHold) == 4  # Ada, both guardians, and the teacher


def test_one_booking_per_teacher_and_child(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ada", "Huber", 0)
    with pytest.raises(AlreadyBooked):
        evening.book(evening.world.anna, "Ada", "Huber", 40)


def test_limits_per_child_and_family_hold(evening: Evening) -> None:
    evening.change_rules(max_per_child=1, max_per_family=2, pause_slots=0)
    evening.book(evening.world.anna, "Ada", "Huber", 0)
    with pytest.raises(BookingRefused, match="child-limit"):
        evening.book(evening.world.anna, "Ada", "Maier", 20)
    evening.book(evening.world.anna, "Ben", "Huber", 40)
    evening.change_rules(max_per_child=2)
    with pytest.raises(BookingRefused, match="family-limit"):
        evening.book(evening.world.anton, "Ben", "Roth", 50)


def test_the_office_may_override_limits_and_it_is_logged(evening: Evening) -> None:
    evening.change_rules(max_per_child=0)
    command = BookSlot(evening.slot("Huber", 0), evening.world.pupils["Ada"])
    evening.run(lambda s: book_for(s, evening.world.olga, command))
    assert evening.count(AuditEntry) == 1


@pytest.mark.parametrize(
    ("before_start", "message"),
    [
        (timedelta(days=8), "not-open"),
        (timedelta(days=6), "invited-only"),
        (timedelta(minutes=30), "closed"),
    ],
)
def test_phases_bind_parents(evening: Evening, before_start: timedelta, message: str) -> None:
    with clock.at(EVENING_START - before_start), pytest.raises(BookingRefused, match=message):
        evening.book(evening.world.anna, "Ada", "Huber", 0)


def test_an_invited_family_books_before_all_others(evening: Evening) -> None:
    invitation = Invitation(
        evening_id=evening.id,
        teacher_id=evening.world.teachers["Huber"],
        pupil_id=evening.world.pupils["Ada"],
    )
    evening.run(lambda s: s.add(invitation))
    with clock.at(EVENING_START - timedelta(days=6)):
        evening.book(evening.world.anna, "Ada", "Huber", 0)


def test_an_evening_that_is_not_published_does_not_exist_for_parents(
    evening: Evening,
) -> None:
    evening.change_rules(is_published=False)
    with pytest.raises(NotFound), evening.database.reading() as session:
        evening_frame(session, evening.world.anna, evening.id)
    with pytest.raises(NotFound):
        evening.book(evening.world.anna, "Ada", "Huber", 0)


def test_moving_keeps_the_old_slot_until_the_new_one_is_won(evening: Evening) -> None:
    mine = evening.book(evening.world.anna, "Ada", "Huber", 0)
    evening.book(evening.world.berta, "Carla", "Huber", 30)
    with pytest.raises(SlotTaken):
        evening.run(
            lambda s: move(s, evening.world.anna, MoveBooking(mine, evening.slot("Huber", 30)))
        )
    assert evening.own_minutes(evening.world.anna) == [0]
    evening.run(
        lambda s: move(s, evening.world.anton, MoveBooking(mine, evening.slot("Huber", 10)))
    )
    assert evening.own_minutes(evening.world.anna) == [10]


def test_a_tap_on_another_time_of_the_same_teacher_moves_the_booking(
    evening: Evening,
) -> None:
    first = TakeSlot(evening.slot("Huber", 0), evening.world.pupils["Ada"])
    second = TakeSlot(evening.slot("Huber", 40), evening.world.pupils["Ada"])
    evening.run(lambda s: take(s, evening.world.anna, first))
    evening.run(lambda s: take(s, evening.world.anton, second))
    assert evening.count(Booking) == 1
    assert evening.own_minutes(evening.world.anna) == [40]


def test_moving_to_another_teacher_is_not_moving(evening: Evening) -> None:
    mine = evening.book(evening.world.anna, "Ada", "Huber", 0)
    with pytest.raises(NotFound):
        evening.run(
            lambda s: move(s, evening.world.anna, MoveBooking(mine, evening.slot("Maier", 30)))
        )


def test_cancelling_frees_the_slot_for_others(evening: Evening) -> None:
    mine = evening.book(evening.world.anna, "Ada", "Huber", 0)
    evening.run(lambda s: cancel(s, evening.world.anton, CancelBooking(mine)))
    assert evening.count(FamilyHold) == 0
    evening.book(evening.world.berta, "Carla", "Huber", 0)


def test_cancelling_ends_at_its_deadline(evening: Evening) -> None:
    mine = evening.book(evening.world.anna, "Ada", "Huber", 0)
    evening.change_rules(cancel_until=clock.now())
    with pytest.raises(BookingRefused, match="cancel-too-late"):
        evening.run(lambda s: cancel(s, evening.world.anna, CancelBooking(mine)))


def test_a_teacher_cancels_and_every_guardian_is_told_once(evening: Evening) -> None:
    mine = evening.book(evening.world.anna, "Ada", "Huber", 0)
    evening.run(lambda s: cancel_for(s, evening.world.huber, CancelBooking(mine, "krank")))
    with evening.database.reading() as session:
        mails = session.execute(
            select(OutboxMail).where(col(OutboxMail.template) == "evening-cancelled")
        ).scalars()
        told = [(mail.account_id, "krank" in str(mail.params)) for mail in mails]
    assert sorted(told) == sorted(
        [(evening.world.anna.account_id, False), (evening.world.anton.account_id, False)]
    )


def test_five_changes_within_a_minute_make_one_mail_per_guardian(evening: Evening) -> None:
    for minutes, teacher in ((0, "Huber"), (20, "Maier")):
        evening.book(evening.world.anna, "Ada", teacher, minutes)
    evening.book(evening.world.anna, "Ben", "Roth", 40)
    assert evening.count(OutboxMail) == 2


def test_a_rolled_back_booking_leaves_nothing(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ada", "Huber", 0)
    before = evening.count(OutboxMail), evening.count(FamilyHold)
    with pytest.raises(SlotTaken):
        evening.book(evening.world.berta, "Carla", "Huber", 0)
    assert (evening.count(OutboxMail), evening.count(FamilyHold)) == before


def test_a_live_column_never_holds_more_than_letters(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ada", "Huber", 20)
    topic = topics.column(evening.id, evening.world.teachers["Huber"])
    with evening.database.reading() as session:
        assert read_columns(session, {topic}) == {topic: "fftfff"}
