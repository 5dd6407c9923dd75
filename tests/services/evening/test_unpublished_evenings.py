"""An evening that is not published is known to office and head alone."""

import pytest

from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.errors import NotFound
from elternportal.models.evening import Booking
from elternportal.models.mail import OutboxMail
from elternportal.services.evening.bookings import BookSlot, book_for
from elternportal.services.evening.family import (
    evening_frame,
    evening_rules,
    evenings_for_family,
)
from elternportal.services.evening.family_plan import own_plan
from elternportal.services.evening.scope import TeacherAtEvening
from elternportal.services.evening.setup import evening_list
from elternportal.services.evening.start import EveningsAtStartView
from elternportal.services.evening.teacher_view import own_evenings, teacher_evening
from elternportal.services.start.glance import start_view
from tests.support.booked_evening import Evening
from tests.support.evenings import add_evening
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")
TITLE = "Quastenflosser"


@pytest.fixture
def hidden(database: Database, world: World) -> Evening:
    """It could be booked by its phases."""
    with database.transaction() as session:
        evening_id = add_evening(session, world, title=TITLE, is_published=False)
    return Evening(database, world, evening_id)


@pytest.mark.parametrize("name", ["anna", "huber", "roth", "olga"])
def test_no_start_page_names_it(hidden: Evening, name: str) -> None:
    actor: Actor = getattr(hidden.world, name)
    view = hidden.run(lambda session: start_view(session, actor))
    assert view.parts["evening"] == EveningsAtStartView((), ())
    assert TITLE not in repr(view)


def test_no_list_of_parents_or_teachers_names_it(hidden: Evening) -> None:
    world = hidden.world
    assert hidden.run(lambda session: evenings_for_family(session, world.anna)) == []
    assert hidden.run(lambda session: own_evenings(session, world.huber)) == ()
    (row,) = hidden.run(lambda session: evening_list(session, world.olga))
    assert (row.title, row.is_published) == (TITLE, False)


def test_Z4_it_looks_like_a_missing_one_to_parents_and_teachers(hidden: Evening) -> None:
    world = hidden.world
    for evening_id in (hidden.id, 4711):
        at_evening = TeacherAtEvening(evening_id, world.teachers["Huber"])
        for ask in (
            lambda session, it=evening_id: evening_frame(session, world.anna, it),
            lambda session, it=evening_id: evening_rules(session, world.anna, it),
            lambda session, it=evening_id: own_plan(session, world.anna, it),
            lambda session, it=at_evening: teacher_evening(session, world.huber, it),
        ):
            with pytest.raises(NotFound):
                hidden.run(ask)


def test_Z4_no_teacher_books_a_family_into_it(hidden: Evening) -> None:
    command = BookSlot(hidden.slot("Huber", 20), hidden.world.pupils["Ada"])
    with pytest.raises(NotFound):
        hidden.run(lambda session: book_for(session, hidden.world.huber, command))
    assert hidden.count(Booking) == hidden.count(OutboxMail) == 0
