"""The benchmark counts overlaps from the bookings themselves, whatever the constraint says."""

import pytest
from sqlmodel import Session, select

from bench.truth import check
from elternportal import clock
from elternportal.db import Database
from elternportal.models.evening import Booking
from tests.support.evenings import add_evening, slot_at
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")


def book_unheld(
    session: Session, world: World, evening_id: int, child: str, teacher: str, minutes: int
) -> None:
    """A booking without the holds that would stop a second one."""
    teacher_id = world.teachers[teacher]
    booking = Booking(
        slot_id=slot_at(session, evening_id, teacher_id, minutes),
        evening_id=evening_id,
        teacher_id=teacher_id,
        pupil_id=world.pupils[child],
        booked_at=clock.now(),
    )
    session.add(booking)


@pytest.mark.parametrize(
    ("child", "teacher", "minutes", "overlapping"),
    [
        ("Ada", "Maier", 20, 3),  # the child and both guardians
        ("Ben", "Roth", 20, 2),  # the guardians whom two children share
        ("Carla", "Maier", 20, 0),
        ("Ada", "Maier", 30, 0),
    ],
)
def test_overlaps_of_children_and_guardians_are_counted(
    database: Database, world: World, child: str, teacher: str, minutes: int, overlapping: int
) -> None:
    with database.transaction() as session:
        evening_id = add_evening(session, world)
        book_unheld(session, world, evening_id, "Ada", "Huber", 20)
        book_unheld(session, world, evening_id, child, teacher, minutes)
    with database.reading() as session:
        truth = check(session, session.exec(select(Booking.slot_id)).all())
    assert (truth.lost, truth.double, truth.overlapping) == (0, 0, overlapping)
