"""The office calls an evening off, holds it another day, or deletes a draft: all in one step."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import delete, select
from sqlmodel import col

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.evening_slots import SlotBlock
from elternportal.domain.people import Actor
from elternportal.errors import InvalidInput, NotAllowed, NotFound
from elternportal.mail.registry import kind_of
from elternportal.models.evening import Attendance, Booking, ParentsEvening, Slot
from elternportal.models.holds import FamilyHold
from elternportal.models.mail import OutboxMail
from elternportal.models.office import FamilyCall
from elternportal.services.evening.booking_errors import BookingRefused
from elternportal.services.evening.bookings import BookSlot, book_for
from elternportal.services.evening.documents import family_calendar_of
from elternportal.services.evening.publishing import HasBookings
from elternportal.services.evening.telling import ToldView
from elternportal.services.evening.whole_evening import (
    ClashesWithOther,
    MoveEvening,
    NewTimeDraft,
    NotCalledOff,
    booked_families,
    call_off_evening,
    delete_evening,
    move_evening,
    reinstate_evening,
)
from elternportal.services.office.calls import open_calls
from tests.support.booked_evening import Evening, make_booked_evening
from tests.support.evenings import EVENING_START, add_evening
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")
WEEK = timedelta(days=7)


@pytest.fixture
def evening(database: Database, world: World) -> Evening:
    """Ada's and Carla's families have mail, Dora's has nothing."""
    made = make_booked_evening(database, world)
    made.book(world.anna, "Ada", "Huber", 10)
    made.book(world.berta, "Carla", "Huber", 40)
    command = BookSlot(made.slot("Maier", 20), world.pupils["Dora"])
    made.run(lambda s: book_for(s, world.olga, command))
    made.run(lambda s: s.execute(delete(FamilyCall)))
    return made


def call_off(evening: Evening) -> ToldView:
    return evening.run(lambda s: call_off_evening(s, evening.world.olga, evening.id))


def to_next_week(evening: Evening, starts: time = time(17, 0)) -> ToldView:
    command = MoveEvening(evening.id, NewTimeDraft(day=date(2026, 12, 3), starts=starts))
    return evening.run(lambda s: move_evening(s, evening.world.olga, command))


def told(evening: Evening, template: str) -> set[int | None]:
    """The accounts to which such a mail goes."""
    with evening.database.reading() as session:
        wanted = select(col(OutboxMail.account_id)).where(col(OutboxMail.template) == template)
        return set(session.scalars(wanted))


def calls(evening: Evening) -> list[str]:
    with evening.database.reading() as session:
        return [call.what for call in open_calls(session, evening.world.olga).calls]


def test_the_office_hears_beforehand_whom_it_concerns(evening: Evening) -> None:
    with evening.database.reading() as session:
        view = booked_families(session, evening.world.olga, evening.id)
    assert (view.bookings, view.mailed, view.calls) == (3, 3, 1)


def test_a_snow_day_is_one_step(evening: Evening) -> None:
    assert call_off(evening) == ToldView(mailed=3, calls=1)
    world = evening.world
    people = {one.account_id for one in (world.anna, world.anton, world.berta)}
    assert told(evening, "evening-called-off") == people
    assert calls(evening) == [
        "Elternsprechtag am Do, 26.11., 17:00 fällt aus. Ihre Termine finden nicht statt."
    ]
    with pytest.raises(BookingRefused, match="called-off"):
        evening.book(world.anna, "Ben", "Roth", 40)
    command = BookSlot(evening.slot("Roth", 40), world.pupils["Ben"])
    with pytest.raises(BookingRefused, match="called-off"):
        evening.run(lambda s: book_for(s, world.olga, command))
    with evening.database.reading() as session:
        assert family_calendar_of(session, world.anna, evening.id) == ()


def test_what_was_called_off_can_take_place_after_all(evening: Evening) -> None:
    call_off(evening)
    with pytest.raises(NotCalledOff):
        call_off(evening)
    view = evening.run(lambda s: reinstate_evening(s, evening.world.hanna, evening.id))
    assert view == ToldView(mailed=3, calls=1)
    assert evening.own_minutes(evening.world.anna) == [10]
    evening.book(evening.world.anna, "Ben", "Roth", 40)
    assert call_off(evening).mailed == 3, "each act is news, also within one second"


def test_a_moved_evening_keeps_its_appointments_at_their_places(evening: Evening) -> None:
    with evening.database.transaction() as session:
        session.get_one(Slot, evening.slot("Huber", 0)).block = SlotBlock.TEACHER
    call_off(evening)
    assert to_next_week(evening).mailed == 3
    assert "statt Do, 26.11., 17:00 jetzt Do, 3.12., 17:00" in calls(evening)[-1]
    with evening.database.reading() as session:
        row = session.get_one(ParentsEvening, evening.id)
        session.expunge(row)
        booked = session.execute(
            select(Booking.pupil_id, Slot.starts_at, FamilyHold.starts_at)
            .join(Slot, col(Slot.id) == col(Booking.slot_id))
            .join(FamilyHold, col(FamilyHold.booking_id) == col(Booking.id))
        ).all()
        presence = session.scalars(select(col(Attendance.arrives_at))).all()
        blocked = session.scalars(select(col(Slot.starts_at)).where(col(Slot.block) != "")).all()
    assert (row.starts_at, row.called_off_at) == (EVENING_START + WEEK, None)
    assert row.cancel_until == row.closed_from == row.starts_at - timedelta(hours=1)
    places = {
        "Ada": timedelta(minutes=10),
        "Carla": timedelta(minutes=40),
        "Dora": timedelta(minutes=20),
    }
    assert {(pupil, slot) for pupil, slot, _ in booked} == {
        (evening.world.pupils[name], row.starts_at + place) for name, place in places.items()
    }
    assert all(slot == held for _, slot, held in booked)
    assert set(presence) == {row.starts_at}
    assert list(blocked) == [row.starts_at]


def test_it_may_move_by_less_than_it_lasts(evening: Evening) -> None:
    command = MoveEvening(evening.id, NewTimeDraft(day=date(2026, 11, 26), starts=time(17, 10)))
    evening.run(lambda s: move_evening(s, evening.world.olga, command))
    with evening.database.reading() as session:
        moved = select(OutboxMail).where(col(OutboxMail.template) == "evening-rescheduled")
        mail = session.scalars(moved.order_by(col(OutboxMail.id))).all()[0]
        params = kind_of(mail.template).render(session, mail)
    assert params is not None
    assert "17:20" in params["plan"]


def test_it_does_not_move_onto_other_appointments_of_somebody(evening: Evening) -> None:
    with evening.database.transaction() as session:
        starts_at = EVENING_START + WEEK
        other = add_evening(
            session,
            evening.world,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=1),
            closed_from=starts_at,
            cancel_until=starts_at,
        )
        slot = session.scalars(
            select(Slot).where(
                col(Slot.evening_id) == other,
                col(Slot.teacher_id) == evening.world.teachers["Roth"],
                col(Slot.starts_at) == starts_at + timedelta(minutes=10),
            )
        ).one()
        command = BookSlot(slot.id or 0, evening.world.pupils["Ben"])
        book_for(session, evening.world.olga, command)
    with pytest.raises(ClashesWithOther):
        to_next_week(evening)
    assert evening.own_minutes(evening.world.berta) == [40]


@pytest.mark.parametrize(
    ("day", "starts", "key"),
    [
        (date(2026, 11, 1), time(17, 0), "past"),
        (date(2026, 11, 26), time(17, 0), "same-time"),
    ],
)
def test_a_time_that_makes_no_sense_is_refused(
    evening: Evening, day: date, starts: time, key: str
) -> None:
    command = MoveEvening(evening.id, NewTimeDraft(day=day, starts=starts))
    with pytest.raises(InvalidInput, match=key):
        evening.run(lambda s: move_evening(s, evening.world.olga, command))


def test_a_draft_is_deleted_and_nothing_else(database: Database, world: World) -> None:
    with database.transaction() as session:
        draft = add_evening(session, world, is_published=False)
        shown = add_evening(session, world)
    with database.transaction() as session:
        delete_evening(session, world.olga, draft)
    with database.reading() as session:
        assert session.scalars(select(col(ParentsEvening.id))).all() == [shown]
    with pytest.raises(InvalidInput, match="delete-published"), database.transaction() as session:
        delete_evening(session, world.olga, shown)


def test_a_draft_with_families_in_it_stays(evening: Evening) -> None:
    evening.change_rules(is_published=False)
    with pytest.raises(HasBookings):
        evening.run(lambda s: delete_evening(s, evening.world.olga, evening.id))


@pytest.mark.parametrize("name", ["anna", "huber"])
def test_only_office_and_head_do_this(evening: Evening, name: str) -> None:
    actor: Actor = getattr(evening.world, name)
    command = MoveEvening(evening.id, NewTimeDraft(day=date(2026, 12, 3), starts=time(17, 0)))
    for use_case in (
        lambda s: booked_families(s, actor, evening.id),
        lambda s: call_off_evening(s, actor, evening.id),
        lambda s: reinstate_evening(s, actor, evening.id),
        lambda s: move_evening(s, actor, command),
        lambda s: delete_evening(s, actor, evening.id),
    ):
        with pytest.raises(NotAllowed):
            evening.run(use_case)
    with pytest.raises(NotFound):
        evening.run(lambda s: call_off_evening(s, evening.world.olga, 4711))


def test_an_evening_that_is_over_is_not_called_off(evening: Evening) -> None:
    with clock.at(EVENING_START + WEEK), pytest.raises(NotCalledOff):
        call_off(evening)
