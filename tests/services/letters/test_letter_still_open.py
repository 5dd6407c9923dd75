"""Whether a letter is still open is one question: whoever asks it hears the same, also of a
corrected letter – the family's list, badge and start page, the results, a print run, a reminder.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta

import pytest
from sqlmodel import Session

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.letters import PupilStatus
from elternportal.models.letters import Letter
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters.children import children_of
from elternportal.services.letters.corrections import CorrectionDraft, CorrectLetter, correct
from elternportal.services.letters.inbox import LetterQuery, count_waiting, list_letters
from elternportal.services.letters.overdue import overdue_letters
from elternportal.services.letters.prints import PrintRun, prepare_print
from elternportal.services.letters.reading import open_letter
from elternportal.services.letters.reminders import NothingToRemind, remind_open
from elternportal.services.letters.schedule import publish_now
from elternportal.services.letters.start import letters_at_start
from tests.support.letter_desk import Desk
from tests.support.results import give_answer, lose_address
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")

FAMILY = {"list", "badge", "start page"}
SCHOOL = {"results", "print run"}
ASKING = {"reminder", "overdue letters"}
ALL = FAMILY | SCHOOL | ASKING


class GivenUp(Exception):
    """Nothing of a transaction stays."""


@pytest.fixture
def desk(database: Database, world: World) -> Desk:
    return Desk(database, world)


@contextmanager
def only_tried(desk: Desk) -> Iterator[Session]:
    with suppress(GivenUp), desk.database.transaction() as session:
        yield session
        raise GivenUp


def places_where_open(desk: Desk, letter_id: int) -> set[str]:
    """Where Ada's letter still waits for Anna."""
    return {
        place
        for place, is_open in (
            *_for_the_family(desk).items(),
            *_for_the_school(desk, letter_id).items(),
        )
        if is_open
    }


def _for_the_family(desk: Desk) -> dict[str, bool]:
    anna = desk.world.anna
    with desk.database.reading() as session:
        lines = list_letters(session, anna, LetterQuery()).letters
        return {
            "list": any(line.waits or line.is_unread for line in lines),
            "badge": count_waiting(session, anna) == 1,
            "start page": bool(letters_at_start(session, anna).waiting),
        }


def _for_the_school(desk: Desk, letter_id: int) -> dict[str, bool]:
    olga, ada = desk.world.olga, desk.world.pupils["Ada"]
    found: dict[str, bool] = {}
    with desk.database.reading() as session:
        children = children_of(session, session.get_one(Letter, letter_id))
        status = next(child.status for child in children if child.pupil_id == ada)
        found["results"] = status is not PupilStatus.DONE
    with clock.at(clock.now() + timedelta(days=8)), desk.database.reading() as session:
        found["overdue letters"] = bool(overdue_letters(session))
    with only_tried(desk) as session:
        for guardian in (desk.world.anna, desk.world.anton):
            lose_address(session, guardian)
        session.flush()
        run = prepare_print(session, olga, PrintRun(letter_id))
        found["print run"] = ada in run.codes
    with only_tried(desk) as session:
        try:
            found["reminder"] = remind_open(session, olga, letter_id) > 0
        except NothingToRemind:
            found["reminder"] = False
    return found


def published(desk: Desk, **fields: object) -> int:
    """A letter to Ada alone."""
    choice = AudienceChoice(pupil_ids=(desk.world.pupils["Ada"],))
    letter_id = desk.save(audience=choice, **fields)
    desk.run(publish_now, desk.world.olga, letter_id)
    return letter_id


def confirm(desk: Desk, letter_id: int) -> None:
    desk.run(open_letter, desk.world.anna, letter_id)
    with desk.database.transaction() as session:
        letter = session.get_one(Letter, letter_id)
        give_answer(session, letter, desk.world.anna, desk.world.pupils["Ada"])


def correct_it(desk: Desk, letter_id: int, *, confirm_anew: bool = False) -> None:
    form = CorrectionDraft(title="Wandertag", text="Am Montag.", confirm_anew=confirm_anew)
    desk.run(correct, desk.world.olga, CorrectLetter(letter_id, 1, form))


def asking(desk: Desk) -> int:
    return published(desk, demand="confirmation", deadline=clock.today() + timedelta(days=7))


def test_a_letter_that_asks_is_open_everywhere_until_it_is_answered(desk: Desk) -> None:
    letter_id = asking(desk)
    assert places_where_open(desk, letter_id) == ALL
    confirm(desk, letter_id)
    assert places_where_open(desk, letter_id) == set()


def test_a_correction_that_asks_anew_opens_the_letter_everywhere(desk: Desk) -> None:
    letter_id = asking(desk)
    confirm(desk, letter_id)
    correct_it(desk, letter_id, confirm_anew=True)
    assert places_where_open(desk, letter_id) == ALL


def test_a_correction_that_asks_nothing_anew_waits_to_be_read_and_the_answer_counts(
    desk: Desk,
) -> None:
    letter_id = asking(desk)
    confirm(desk, letter_id)
    correct_it(desk, letter_id)
    assert places_where_open(desk, letter_id) == FAMILY
    desk.run(open_letter, desk.world.anna, letter_id)
    assert places_where_open(desk, letter_id) == set()


def test_a_letter_to_be_read_is_open_again_once_it_is_corrected(desk: Desk) -> None:
    letter_id = published(desk)
    assert places_where_open(desk, letter_id) == FAMILY | SCHOOL
    desk.run(open_letter, desk.world.anna, letter_id)
    assert places_where_open(desk, letter_id) == set()
    correct_it(desk, letter_id)
    assert places_where_open(desk, letter_id) == FAMILY | SCHOOL
