"""The list of letters for those who write them."""

from datetime import timedelta

import pytest

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.letters import LetterState
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed
from elternportal.models.letters import LetterAnswer
from elternportal.services.letters.office_list import LetterListView, WantedLetters, list_letters
from elternportal.services.letters.schedule import ScheduleLetter, publish_now, schedule
from tests.support.letter_desk import Desk
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")
PUBLISHED = WantedLetters(LetterState.PUBLISHED)


@pytest.fixture
def desk(database: Database, world: World) -> Desk:
    return Desk(database, world)


def listed(desk: Desk, actor: Actor, wanted: WantedLetters = PUBLISHED) -> LetterListView:
    with desk.database.reading() as session:
        return list_letters(session, actor, wanted)


def titles(letters: LetterListView) -> list[str]:
    return [row.title for row in letters.rows]


def test_letters_are_listed_by_state_and_counted(desk: Desk) -> None:
    olga = desk.world.olga
    desk.save(title="Entwurf")
    waiting = desk.save(number=2, title="Geplant")
    desk.run(schedule, olga, ScheduleLetter(waiting, clock.now() + timedelta(hours=1)))
    for number in (3, 4):
        desk.run(publish_now, olga, desk.save(number=number, title=f"Brief {number}"))
    letters = listed(desk, olga)
    assert titles(letters) == ["Brief 4", "Brief 3"]
    assert dict(letters.numbers) == {
        LetterState.DRAFT: 1,
        LetterState.SCHEDULED: 1,
        LetterState.PUBLISHED: 2,
        LetterState.WITHDRAWN: 0,
    }
    assert titles(listed(desk, olga, WantedLetters(LetterState.DRAFT))) == ["Entwurf"]
    assert titles(listed(desk, olga, WantedLetters(LetterState.SCHEDULED))) == ["Geplant"]


def test_the_list_opens_on_what_there_is(desk: Desk) -> None:
    olga = desk.world.olga
    assert listed(desk, olga, WantedLetters()).state is LetterState.PUBLISHED
    draft = desk.save(title="Entwurf")
    first = listed(desk, olga, WantedLetters())
    assert (first.state, titles(first)) == (LetterState.DRAFT, ["Entwurf"])
    desk.run(publish_now, olga, draft)
    assert listed(desk, olga, WantedLetters()).state is LetterState.PUBLISHED


def test_published_letters_are_listed_by_school_year_the_newest_first(desk: Desk) -> None:
    olga = desk.world.olga
    desk.run(publish_now, olga, desk.save(title="Altes Jahr"))
    with clock.at(clock.now() + timedelta(days=300)):
        desk.run(publish_now, olga, desk.save(title="Neues Jahr"))
    letters = listed(desk, olga)
    assert (letters.school_years, letters.school_year) == ((2027, 2026), 2027)
    assert titles(letters) == ["Neues Jahr"]
    assert titles(listed(desk, olga, WantedLetters(LetterState.PUBLISHED, 2026))) == ["Altes Jahr"]
    assert titles(listed(desk, olga, WantedLetters(LetterState.PUBLISHED, 1999))) == ["Neues Jahr"]


def test_only_answers_of_the_current_round_count(desk: Desk) -> None:
    letter_id = desk.save(demand="confirmation")
    desk.run(publish_now, desk.world.olga, letter_id)
    with desk.letter(letter_id) as letter:
        letter.round = 2
    with desk.database.transaction() as session:
        for child, round_ in (("Ada", 1), ("Ada", 2), ("Carla", 1)):
            session.add(
                LetterAnswer(
                    letter_id=letter_id,
                    pupil_id=desk.world.pupils[child],
                    round=round_,
                    version=1,
                    account_id=desk.world.anna.account_id,
                    answered_at=clock.now(),
                )
            )
    (row,) = listed(desk, desk.world.olga).rows
    assert (row.children, row.answered, row.author) == (3, 1, "Olga Office")


def test_Z4_teachers_see_and_count_only_their_own_letters(desk: Desk) -> None:
    desk.run(publish_now, desk.world.olga, desk.save(title="Vom Sekretariat"))
    own = desk.save(desk.world.huber, number=2, title="Von Frau Huber")
    desk.run(publish_now, desk.world.huber, own)
    letters = listed(desk, desk.world.huber)
    assert titles(letters) == ["Von Frau Huber"]
    assert letters.numbers[LetterState.PUBLISHED] == 1
    assert listed(desk, desk.world.maier).rows == ()
    assert listed(desk, desk.world.maier).school_years == ()


def test_Z4_parents_have_no_such_list(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        listed(desk, desk.world.anna)
