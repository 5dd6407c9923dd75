"""The start page: each person sees what concerns them, and nothing of other families."""

from datetime import timedelta

import pytest

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.evening import Phase
from elternportal.models.evening import Invitation
from elternportal.models.school import Pupil
from elternportal.services.access.start import AccessStartView
from elternportal.services.evening.bookings import TakeSlot, take
from elternportal.services.evening.scope import TeacherAtEvening
from elternportal.services.evening.start import EveningsAtStartView, evenings_at_start
from elternportal.services.evening.teacher import CancelAll, ReasonDraft, cancel_all
from elternportal.services.start.glance import start_view
from tests.support.evenings import EVENING_START, add_evening, slot_at
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")


def _invite(database: Database, world: World, evening_id: int, teacher: str, pupil: str) -> None:
    with database.transaction() as session:
        session.add(
            Invitation(
                evening_id=evening_id,
                teacher_id=world.teachers[teacher],
                pupil_id=world.pupils[pupil],
            )
        )


def _book(database: Database, world: World, evening_id: int, teacher: str, pupil: str) -> None:
    with database.transaction() as session:
        slot = slot_at(session, evening_id, world.teachers[teacher], minutes=20)
        take(session, world.anna, TakeSlot(slot, world.pupils[pupil]))


def _start(database: Database, world: World, name: str) -> EveningsAtStartView:
    with database.transaction() as session:
        return evenings_at_start(session, getattr(world, name))


def _children(database: Database, world: World, name: str) -> list[tuple[int, str]]:
    with database.reading() as session:
        view = start_view(session, getattr(world, name))
        return [(child.id, child.class_name) for child in view.children]


def _without_access(database: Database, world: World, name: str) -> int:
    with database.reading() as session:
        access: AccessStartView = start_view(session, getattr(world, name)).parts["access"]
        return access.without_access


@pytest.fixture
def evening_id(database: Database, world: World) -> int:
    with database.transaction() as session:
        return add_evening(session, world)


def test_parents_see_their_children_and_until_when_they_can_book(
    database: Database, world: World, evening_id: int
) -> None:
    view = _start(database, world, "anna")
    assert _children(database, world, "anna") == [
        (world.pupils["Ada"], "7b"),
        (world.pupils["Ben"], "9a"),
    ]
    assert view.evenings[0].phase is Phase.OPEN
    assert view.evenings[0].rules.closed_from == EVENING_START - timedelta(hours=1)


def test_both_guardians_see_the_appointment_and_outsiders_do_not(
    database: Database, world: World, evening_id: int
) -> None:
    _book(database, world, evening_id, "Huber", "Ada")
    for guardian in ("anna", "anton"):
        (booking,) = _start(database, world, guardian).evenings[0].bookings
        assert (booking.teacher_name, booking.child.id) == ("Frau Huber", world.pupils["Ada"])
    assert _start(database, world, "berta").evenings[0].bookings == ()


def test_an_invitation_waits_until_the_family_has_booked(
    database: Database, world: World, evening_id: int
) -> None:
    _invite(database, world, evening_id, "Huber", "Ada")
    _invite(database, world, evening_id, "Huber", "Carla")
    (invitation,) = _start(database, world, "anna").evenings[0].invitations
    assert invitation.teacher_name == "Frau Huber"
    assert invitation.child_name.startswith("Ada ")
    _book(database, world, evening_id, "Huber", "Ada")
    assert _start(database, world, "anna").evenings[0].invitations == ()
    assert len(_start(database, world, "berta").evenings[0].invitations) == 1


def test_a_child_that_left_is_gone_from_the_start_page(
    database: Database, world: World, evening_id: int
) -> None:
    _invite(database, world, evening_id, "Huber", "Ada")
    with database.transaction() as session:
        ada = session.get_one(Pupil, world.pupils["Ada"])
        ada.is_active = False
        session.add(ada)
    view = _start(database, world, "anna")
    assert _children(database, world, "anna") == [(world.pupils["Ben"], "9a")]
    assert view.evenings[0].invitations == ()


def test_an_evening_in_preparation_or_over_is_not_shown_to_parents(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        add_evening(session, world, is_published=False)
    assert _start(database, world, "anna").evenings == ()
    with database.transaction() as session:
        add_evening(session, world)
    with clock.at(EVENING_START + timedelta(hours=2)):
        assert _start(database, world, "anna").evenings == ()


def test_teachers_see_how_many_families_come_and_no_family_part(
    database: Database, world: World, evening_id: int
) -> None:
    _book(database, world, evening_id, "Huber", "Ada")
    view = _start(database, world, "huber")
    assert [glance.booked for glance in view.teaching] == [1]
    assert view.evenings == ()
    assert _children(database, world, "huber") == []
    assert [glance.booked for glance in _start(database, world, "maier").teaching] == [0]


def test_only_the_office_sees_how_many_children_nobody_is_registered_for(
    database: Database, world: World
) -> None:
    assert _without_access(database, world, "olga") == 1  # Dora
    assert _without_access(database, world, "hanna") == 1
    assert _without_access(database, world, "anna") == 0


def test_an_absent_teachers_invitation_asks_for_nothing(
    database: Database, world: World, evening_id: int
) -> None:
    _invite(database, world, evening_id, "Huber", "Ada")
    with database.transaction() as session:
        who = TeacherAtEvening(evening_id, world.teachers["Huber"])
        cancel_all(session, world.huber, CancelAll(who, ReasonDraft(reason="Ich bin krank.")))
    assert _start(database, world, "anna").evenings[0].invitations == ()
