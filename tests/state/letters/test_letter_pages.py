"""The pages of letters, run directly: reading and answering, writing, and what came back."""

import pytest

from elternportal.db import Database
from elternportal.domain import topics
from elternportal.domain.letters import LetterState
from elternportal.models.base import id_of
from elternportal.models.letters import Letter
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters import class_letters
from elternportal.services.letters.corrections import CorrectionDraft, CorrectLetter, correct
from elternportal.services.letters.prints import PrintRun
from elternportal.state.letters.class_letters import ClassLettersPageState
from elternportal.state.letters.inbox import LettersPageState
from elternportal.state.letters.letter import LetterPageState
from elternportal.state.letters.office_letter import OfficeLetterPageState
from elternportal.state.letters.results import LetterResultsPageState
from elternportal.state.letters.slips import SlipsPageState
from tests.support.letters import add_letter
from tests.support.news import SCHOOL
from tests.support.printing import print_run
from tests.support.results import note_opened
from tests.support.states import Pages
from tests.support.world import World


@pytest.fixture
def letter_id(database: Database, world: World) -> int:
    """A letter to 7b that asks to be taken note of."""
    with database.transaction() as session:
        letter = add_letter(session, world.olga, AudienceChoice(class_ids=(world.classes["7b"],)))
        assert letter.id is not None
        return letter.id


async def test_a_guardian_reads_and_confirms_a_letter(
    pages: Pages, world: World, letter_id: int
) -> None:
    page = await pages.open(LetterPageState, world.anna, f"brief={letter_id}")
    assert (page.state.title, page.state.version) == ("Wandertag", 1)
    assert page.watched == {topics.family(world.anna.account_id), topics.news()}
    await page.do("confirm", 1)
    assert page.state.waiting == []
    assert page.notice


async def test_what_is_being_changed_stays_open_when_the_other_guardian_answers(
    pages: Pages, world: World, letter_id: int
) -> None:
    page = await pages.open(LetterPageState, world.anna, f"brief={letter_id}")
    number = page.state.form_number
    page.delta()
    await page.do("refresh")
    assert page.state.form_number == number
    assert "form_number" not in page.delta()


async def test_another_familys_letter_is_not_there_and_not_watched(
    pages: Pages, world: World, letter_id: int
) -> None:
    page = await pages.open(LetterPageState, world.berta, f"brief={letter_id + 1}")
    assert (page.state.version, page.state.title, page.watched) == (0, "", frozenset())


async def test_the_list_holds_the_letters_of_the_own_children(
    pages: Pages, world: World, letter_id: int
) -> None:
    page = await pages.open(LettersPageState, world.berta)
    assert len(page.state.rows) == 1


async def test_the_office_writes_a_letter_and_looks_it_over(pages: Pages, world: World) -> None:
    page = await pages.open(OfficeLetterPageState, world.olga)
    assert (page.state.is_found, page.state.step, page.state.letter_id) == (True, "write", 0)
    missing = await pages.open(OfficeLetterPageState, world.olga, "brief=77")
    assert not missing.state.is_found


async def test_what_came_back_is_shown_to_its_author_and_watched(
    pages: Pages, world: World, letter_id: int
) -> None:
    page = await pages.open(LetterResultsPageState, world.olga, f"brief={letter_id}")
    assert page.state.children_found == 3
    assert page.watched == {topics.letter(letter_id)}
    await page.do("show_class", str(world.classes["7b"]))
    await page.do("refresh")
    assert page.state.class_id == str(world.classes["7b"])


async def test_the_office_is_offered_to_print_what_was_corrected(
    pages: Pages, database: Database, world: World, letter_id: int
) -> None:
    with database.transaction() as session:
        print_run(session, world.olga, PrintRun(letter_id))
    page = await pages.open(LetterResultsPageState, world.olga, f"brief={letter_id}")
    assert page.state.head.print_corrected == ""
    await page.do("show_status", "printed")
    assert [child.name for child in page.state.children_shown] == ["Dora Dorasen (7b)"]
    with database.transaction() as session:
        form = CorrectionDraft(title="Wandertag", text="Am 20. Januar.")
        correct(session, world.olga, CorrectLetter(letter_id, 1, form))
    await page.do("refresh")
    assert page.state.head.print_corrected == "Einen berichtigten Brief drucken"


async def test_a_class_teacher_finds_letter_and_returns_of_the_own_class(
    pages: Pages, world: World, letter_id: int
) -> None:
    page = await pages.open(ClassLettersPageState, world.huber)
    [line] = page.state.letters
    assert line.results.endswith(f"?brief={letter_id}")
    opened = await pages.open(ClassLettersPageState, world.huber, f"brief={letter_id}")
    assert opened.state.letter.title == "Wandertag"
    outsider = await pages.open(ClassLettersPageState, world.roth, f"brief={letter_id}")
    assert outsider.state.letter.title == ""


async def test_the_list_of_letters_to_the_own_class_obeys_its_address(
    pages: Pages,
    database: Database,
    world: World,
    letter_id: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(class_letters, "PAGE_SIZE", 1)
    to_class = AudienceChoice(class_ids=(world.classes["7b"],))
    with database.transaction() as session:
        swimming = {"title": "Schwimmen", "text": "Bitte Badezeug mitgeben."}
        newer = id_of(add_letter(session, world.olga, to_class, number=2, **swimming))
    page = await pages.open(ClassLettersPageState, world.huber)
    assert [line.key for line in page.state.letters] == [str(newer)]
    older = await pages.open(ClassLettersPageState, world.huber, "seite=2")
    assert [line.key for line in older.state.letters] == [str(letter_id)]
    assert older.state.pages.before == "/klassenbriefe"
    found = await pages.open(ClassLettersPageState, world.huber, "suche=badezeug")
    assert [line.key for line in found.state.letters] == [str(newer)]
    assert found.state.pages.after == ""
    nobodys = await pages.open(ClassLettersPageState, world.roth, "suche=badezeug")
    assert nobodys.state.letters == []


async def test_an_open_letter_says_that_it_was_withdrawn(
    pages: Pages, database: Database, world: World, letter_id: int
) -> None:
    with database.transaction() as session:
        note_opened(session, session.get_one(Letter, letter_id), world.anna)
    office = await pages.open(OfficeLetterPageState, world.olga, f"brief={letter_id}")
    family = await pages.open(LetterPageState, world.anna, f"brief={letter_id}")
    await office.do("ask_withdraw", True)
    assert "Eine Person hat von ihm erfahren" in office.state.asks_withdraw
    assert family.is_told_of(topics.news())
    await office.do("withdraw")
    assert (office.state.is_withdrawn, office.state.asks_withdraw) == (True, "")
    await family.do("refresh")
    assert (family.state.version, family.state.html) == (0, "")
    assert "zurückgezogen" in family.state.withdrawn
    later = await pages.open(LetterPageState, world.anna, f"brief={letter_id}")
    assert (later.state.withdrawn, later.state.dead_end) == (family.state.withdrawn, "")
    stranger = await pages.open(LetterPageState, world.berta, f"brief={letter_id}")
    assert stranger.state.withdrawn == ""


async def test_what_reaches_many_asks_once_with_the_number(
    pages: Pages, database: Database, world: World, letter_id: int
) -> None:
    results = await pages.open(LetterResultsPageState, world.olga, f"brief={letter_id}")
    await results.do("ask_remind", True)
    assert "3 Personen erhalten jetzt eine Mail" in results.state.asks_remind
    assert "Ein Kind" in results.state.asks_remind
    with database.transaction() as session:
        draft = add_letter(session, world.olga, SCHOOL, number=2, is_published=False)
    page = await pages.open(OfficeLetterPageState, world.olga, f"brief={draft.id}")
    await page.do("ask_publish", True)
    assert "3 Personen erhalten eine Mail" in page.state.asks_publish
    assert "Für ein Kind müssen Sie ihn drucken" in page.state.asks_publish


async def test_what_was_looked_over_is_what_is_published(
    pages: Pages, database: Database, world: World
) -> None:
    with database.transaction() as session:
        letter_id = add_letter(session, world.olga, SCHOOL, is_published=False).id
    olga = await pages.open(OfficeLetterPageState, world.olga, f"brief={letter_id}")
    hanna = await pages.open(OfficeLetterPageState, world.hanna, f"brief={letter_id}")
    typed = {"number": "1", "title": "Anders", "text": "Anders.", "revision": "1"}
    await hanna.do("save", typed)
    await olga.do("publish")
    assert "Hanna Head hat das inzwischen geändert" in olga.notice
    with database.reading() as session:
        assert session.get_one(Letter, letter_id).state == LetterState.DRAFT


async def test_a_slip_with_an_unknown_code_is_noted_in_the_list(pages: Pages, world: World) -> None:
    page = await pages.open(SlipsPageState, world.olga)
    await page.do("enter_code", {"code": "nichts"})
    assert [entry.is_error for entry in page.state.entries] == [True]
