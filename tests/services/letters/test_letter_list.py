"""A guardian's letters: one entry for all children, what is due first, and only one's own."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import Session

from elternportal import clock, routes
from elternportal.db import Database
from elternportal.domain.letters import AnsweredBy, Demand
from elternportal.domain.people import Actor
from elternportal.models.letters import Letter
from elternportal.models.school import Pupil
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters.answers import NewAnswer, write_answer
from elternportal.services.letters.corrections import CorrectionDraft, CorrectLetter, correct
from elternportal.services.letters.inbox import (
    InboxRow,
    LetterQuery,
    LettersView,
    Shown,
    list_letters,
    waiting_letters,
)
from elternportal.services.letters.reading import open_letter
from elternportal.services.menu import menu_view
from tests.support.letters import add_letter
from tests.support.world import World, add_guardian

TODAY = date(2026, 11, 23)
SCHOOL = AudienceChoice(whole_school=True)

pytestmark = pytest.mark.usefixtures("stopped_clock")


def _list(database: Database, actor: Actor, **query: Any) -> LettersView:
    with database.reading() as session:
        return list_letters(session, actor, LetterQuery(**query))


def _titles(database: Database, actor: Actor, **query: Any) -> list[str]:
    return [line.title for line in _list(database, actor, **query).letters]


def _only(database: Database, actor: Actor) -> InboxRow:
    (line,) = _list(database, actor).letters
    return line


def _badge(database: Database, actor: Actor) -> int:
    with database.reading() as session:
        return menu_view(session, actor).waiting[routes.LETTERS]


@contextmanager
def _statements(database: Database) -> Iterator[list[str]]:
    """What is asked of the database inside the block."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        if statement.startswith("SELECT"):
            asked.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    yield asked
    event.remove(database.engine, "before_cursor_execute", note)


def _publish(session: Session, world: World, title: str, number: int, **fields: Any) -> Letter:
    choice = fields.pop("choice", SCHOOL)
    return add_letter(session, world.olga, choice, title=title, number=number, **fields)


def test_a_letter_for_two_children_is_one_entry_with_both(database: Database, world: World) -> None:
    with database.transaction() as session:
        letter = _publish(session, world, "Wandertag", 1)
        given = NewAnswer(world.anton.account_id, AnsweredBy.PORTAL)
        write_answer(session, letter, world.pupils["Ada"], given)
    ada, ben = _only(database, world.anna).children
    assert (ada.child.name, ada.waits, ben.child.name, ben.waits) == (
        "Ada Adasen",
        False,
        "Ben Bensen",
        True,
    )
    assert ada.answer is not None
    assert (ada.answer.person, ada.answer.is_own) == ("Anton Amsel", False)


def test_what_is_due_comes_first_by_deadline_then_the_newest(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        for number, (title, demand, days) in enumerate(
            (
                ("Später", Demand.CONFIRMATION, 9),
                ("Ohne Frist", Demand.CONFIRMATION, None),
                ("Alt", Demand.NONE, None),
                ("Bald", Demand.CONFIRMATION, 2),
                ("Überfällig", Demand.CONFIRMATION, -1),
                ("Neu", Demand.NONE, None),
            ),
            start=1,
        ):
            with clock.at(clock.now() + timedelta(minutes=number)):
                deadline = None if days is None else TODAY + timedelta(days=days)
                _publish(session, world, title, number, demand=demand, deadline=deadline)
    titles = ["Überfällig", "Bald", "Später", "Ohne Frist", "Neu", "Alt"]
    assert _titles(database, world.anna) == titles
    assert [line.is_overdue for line in _list(database, world.anna).letters][:2] == [True, False]
    waiting = ["Überfällig", "Bald", "Später", "Ohne Frist"]
    assert _titles(database, world.anna, shown=Shown.TO_DO) == waiting


def test_reading_is_ones_own_and_a_correction_makes_a_letter_unread(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        letter = _publish(session, world, "Wandertag", 1, demand=Demand.NONE)
        open_letter(session, world.anna, letter.id or 0)
    assert not _only(database, world.anna).is_unread
    assert _only(database, world.anton).is_unread
    with database.transaction() as session:
        form = CorrectionDraft(title="Neuer Wandertag", text="Wir wandern am Montag.")
        correct(session, world.olga, CorrectLetter(letter.id or 0, 1, form))
    seen, never_seen = _only(database, world.anna), _only(database, world.anton)
    assert (seen.is_unread, seen.is_corrected) == (True, True)
    assert (never_seen.is_unread, never_seen.is_corrected) == (True, False)
    assert _titles(database, world.anna, shown=Shown.UNREAD) == ["Neuer Wandertag"]


def test_one_child_shows_the_letters_of_that_child_alone(database: Database, world: World) -> None:
    with database.transaction() as session:
        _publish(session, world, "Für alle", 1)
        _publish(session, world, "Für Ben", 2, choice=_only_for(world, "Ben"))
    assert _titles(database, world.anna, child_id=world.pupils["Ada"]) == ["Für alle"]
    assert len(_titles(database, world.anna, child_id=world.pupils["Ben"])) == 2
    foreign = _list(database, world.anna, child_id=world.pupils["Carla"])
    assert (foreign.child_id, len(foreign.letters)) == (0, 2)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("wandertag", ["Wandertag"]),
        ("ÜBERMORGEN größe", ["Elternabend"]),
        ("wir  freitag", ["Wandertag"]),
        ("freitag übermorgen", []),
        ("%", []),
        ("  ", ["Elternabend", "Wandertag"]),
    ],
)
def test_words_are_found_in_title_and_text(
    database: Database, world: World, words: str, found: list[str]
) -> None:
    with database.transaction() as session:
        _publish(session, world, "Wandertag", 1)
        _publish(session, world, "Elternabend", 2, text="Übermorgen, in voller Größe.")
    assert sorted(_titles(database, world.anna, words=words)) == found


def test_earlier_school_years_can_be_chosen_and_the_current_one_always(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        with clock.at(datetime(2024, 10, 1, tzinfo=UTC)):
            _publish(session, world, "Früher", 1)
        with clock.at(datetime(2025, 10, 1, tzinfo=UTC)):
            _publish(session, world, "Für Carla", 1, choice=_only_for(world, "Carla"))
    view = _list(database, world.anna)
    assert (view.school_year, view.years, view.letters) == (2026, (2026, 2024), ())
    assert _titles(database, world.anna, school_year=2024) == ["Früher"]
    assert _badge(database, world.anna) == 0


@pytest.mark.parametrize("who", ["huber", "olga", "hanna"])
def test_Z4_who_is_no_guardian_has_no_letters(database: Database, world: World, who: str) -> None:
    with database.transaction() as session:
        _publish(session, world, "Wandertag", 1)
    assert _list(database, getattr(world, who)).letters == ()
    assert _badge(database, getattr(world, who)) == 0


def test_Z4_letters_for_others_unpublished_or_of_a_child_that_left_are_not_there(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        _publish(session, world, "Für Carla", 1, choice=_only_for(world, "Carla"))
        _publish(session, world, "Entwurf", 2, is_published=False)
        _publish(session, world, "Für Ada", 3, choice=_only_for(world, "Ada"))
        session.get_one(Pupil, world.pupils["Ada"]).is_active = False
    assert _titles(database, world.anna) == []
    assert _titles(database, world.berta) == ["Für Carla"]
    assert (_badge(database, world.anna), _badge(database, world.berta)) == (0, 1)


def test_the_badge_counts_what_is_unread_or_waits_once(database: Database, world: World) -> None:
    with database.transaction() as session:
        read = _publish(session, world, "Gelesen", 1, demand=Demand.NONE)
        waiting = _publish(session, world, "Gelesen und offen", 2)
        _publish(session, world, "Neu und offen", 3)
        _publish(session, world, "Neu", 4, demand=Demand.NONE)
        for letter in (read, waiting):
            open_letter(session, world.anna, letter.id or 0)
    assert (_badge(database, world.anna), _badge(database, world.anton)) == (3, 4)
    with database.transaction() as session:
        for child in ("Ada", "Ben"):
            given = NewAnswer(world.olga.account_id, AnsweredBy.PAPER)
            write_answer(session, waiting, world.pupils[child], given)
    assert (_badge(database, world.anna), _badge(database, world.anton)) == (2, 4)
    view = _list(database, world.anna)
    assert (view.to_do, view.unread) == (1, 2)


def test_a_guardian_who_came_later_has_the_letters_too(database: Database, world: World) -> None:
    with database.transaction() as session:
        letter = _publish(session, world, "Wandertag", 1, demand=Demand.NONE)
        later = add_guardian(session, world, "Arno Amsel", "Ada")
    assert _badge(database, later) == 1
    with database.transaction() as session:
        open_letter(session, later, letter.id or 0)
        open_letter(session, later, letter.id or 0)
    assert _badge(database, later) == 0


def test_more_letters_and_years_ask_no_more_of_the_database(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        _publish(session, world, "Einer", 1)
    with _statements(database) as few:
        _list(database, world.anna, words="einer")
    with database.transaction() as session:
        for year in range(2022, 2027):
            with clock.at(datetime(year, 10, 1, tzinfo=UTC)):
                for number in range(2, 6):
                    _publish(session, world, f"Brief {number}", number)
    with _statements(database) as many:
        assert len(_list(database, world.anna).letters) == 5
        _list(database, world.anna, words="einer")
    assert len(many) == 2 * len(few) - 1  # the list without words asks one less


def _only_for(world: World, child: str) -> AudienceChoice:
    return AudienceChoice(pupil_ids=(world.pupils[child],))


def test_the_start_page_shows_just_what_the_badge_counts(database: Database, world: World) -> None:
    with database.transaction() as session:
        read = _publish(session, world, "Gelesen", 1, demand=Demand.NONE)
        open_letter(session, world.anna, read.id or 0)
        _publish(session, world, "Offen", 2, deadline=TODAY)
        _publish(session, world, "Neu", 3, demand=Demand.NONE)
    with database.reading() as session:
        waiting = waiting_letters(session, world.anna)
    assert [line.title for line in waiting] == ["Offen", "Neu"]
    assert len(waiting) == _badge(database, world.anna)
