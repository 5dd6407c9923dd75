"""Letters whose deadline has passed while answers are missing, on the office's start page."""

from datetime import timedelta

import pytest

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.letters import Demand
from elternportal.domain.people import Actor
from elternportal.models.school import Pupil
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters.overdue import FOLLOWED_UP_DAYS, OverdueLetterRow
from elternportal.services.letters.start import letters_at_start
from tests.support.letters import add_letter
from tests.support.results import give_answer
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")


def overdue(database: Database, actor: Actor, days: int) -> tuple[OverdueLetterRow, ...]:
    """What the start page says so many days later."""
    with clock.at(clock.now() + timedelta(days=days)), database.reading() as session:
        return letters_at_start(session, actor).overdue


def test_the_office_is_told_whose_answers_are_missing_until_it_is_no_use_any_more(
    database: Database, world: World
) -> None:
    to_7b = AudienceChoice(class_ids=(world.classes["7b"],))
    due = clock.today() + timedelta(days=3)
    with database.transaction() as session:
        letter = add_letter(session, world.olga, to_7b, deadline=due)
        add_letter(session, world.olga, to_7b, number=2, deadline=due, demand=Demand.NONE)
        add_letter(session, world.olga, to_7b, number=3)
        add_letter(session, world.olga, to_7b, number=4, deadline=due, is_published=False)
        give_answer(session, letter, world.anna, world.pupils["Ada"])
        session.get_one(Pupil, world.pupils["Carla"]).is_active = False
        found = OverdueLetterRow(letter.id or 0, "Wandertag", due, missing=1)  # Dora
    assert overdue(database, world.olga, 3) == ()
    assert overdue(database, world.olga, 4) == (found,)
    assert overdue(database, world.hanna, 3 + FOLLOWED_UP_DAYS) == (found,)
    assert overdue(database, world.olga, 4 + FOLLOWED_UP_DAYS) == ()
    for outsider in (world.anna, world.huber):
        assert overdue(database, outsider, 4) == ()


def test_a_letter_that_everybody_has_answered_is_no_task(database: Database, world: World) -> None:
    with database.transaction() as session:
        choice = AudienceChoice(pupil_ids=(world.pupils["Dora"],))
        letter = add_letter(session, world.olga, choice, deadline=clock.today())
        give_answer(session, letter, world.olga, world.pupils["Dora"])
    assert overdue(database, world.olga, 1) == ()
