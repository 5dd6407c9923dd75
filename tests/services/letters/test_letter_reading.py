"""A guardian reads a letter: what it says, who answered for which child, and what was corrected."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from threading import Barrier

import pytest
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.db import Change, Database
from elternportal.domain import topics
from elternportal.domain.letters import AnsweredBy, Demand
from elternportal.domain.people import Actor
from elternportal.errors import NotFound
from elternportal.models.letters import Letter, LetterAnswer, LetterDelivery
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters import reading as letter_reading
from elternportal.services.letters.answers import AnswerLetter, NewAnswer, answer, write_answer
from elternportal.services.letters.corrections import CorrectionDraft, CorrectLetter, correct
from elternportal.services.letters.options import YES_AND_NO
from elternportal.services.letters.reading import LetterView, open_letter, read_letter
from elternportal.services.letters.replies import Reply
from tests.support.letters import add_letter
from tests.support.world import World, add_guardian

TODAY = date(2026, 11, 23)
SCHOOL = AudienceChoice(whole_school=True)

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def letter(database: Database, world: World) -> Letter:
    """Asks all families yes or no until tomorrow."""
    with database.transaction() as session:
        return add_letter(
            session,
            world.olga,
            SCHOOL,
            demand=Demand.YES_NO,
            options=YES_AND_NO,
            question="Wandert Ihr Kind mit?",
            deadline=TODAY + timedelta(days=1),
        )


def _read(database: Database, actor: Actor, letter: Letter) -> LetterView:
    with database.reading() as session:
        return read_letter(session, actor, letter.id or 0)


def _open(database: Database, actor: Actor, letter: Letter) -> None:
    with database.transaction() as session:
        open_letter(session, actor, letter.id or 0)


def _correct(session: Session, world: World, letter: Letter, text: str, *, anew: bool) -> None:
    form = CorrectionDraft(title="Wandertag", text=text, confirm_anew=anew)
    correct(session, world.olga, CorrectLetter(letter.id or 0, letter.version, form))


def _line(database: Database, actor: Actor) -> LetterDelivery:
    with database.reading() as session:
        line = session.scalars(
            select(LetterDelivery).where(col(LetterDelivery.account_id) == actor.account_id)
        ).one()
        session.expunge(line)
        return line


def test_a_letter_shows_its_text_question_and_own_children(
    database: Database, world: World, letter: Letter
) -> None:
    view = _read(database, world.anna, letter)
    assert (view.title, view.question) == ("Wandertag", "Wandert Ihr Kind mit?")
    assert view.html == "<p>Wir wandern am <strong>Freitag</strong>.</p>\n"
    assert [option.text for option in view.options] == list(YES_AND_NO)
    assert [reply.state.child.id for reply in view.children] == [
        world.pupils["Ada"],
        world.pupils["Ben"],
    ]
    assert all(reply.state.waits for reply in view.children)
    assert (view.corrections, view.is_asked_anew, view.is_unread) == ((), False, True)


def test_both_guardians_see_who_answered_what_and_may_change_it(
    database: Database, world: World, letter: Letter, stopped_clock: datetime
) -> None:
    yes = _read(database, world.anna, letter).options[0].id
    with database.transaction() as session:
        command = AnswerLetter(letter.id or 0, (world.pupils["Ada"],), 1, Reply((yes,)))
        answer(session, world.anna, command)
    for guardian, is_own in ((world.anna, True), (world.anton, False)):
        ada, ben = _read(database, guardian, letter).children
        given = ada.state.answer
        assert given is not None
        assert (given.person, given.is_own, given.at) == ("Anna Amsel", is_own, stopped_clock)
        assert (given.is_late, given.version) == (False, 1)
        assert (ada.content.option_ids, ada.may_change) == (frozenset({yes}), True)
        assert (ben.state.waits, ben.may_change) == (True, False)


def test_an_answer_on_paper_names_nobody_and_a_late_one_is_late(
    database: Database, world: World, letter: Letter
) -> None:
    with clock.at(clock.now() + timedelta(days=2)):
        with database.transaction() as session:
            given = NewAnswer(world.olga.account_id, AnsweredBy.PAPER)
            write_answer(session, letter, world.pupils["Ada"], given)
        ada, _ = _read(database, world.anna, letter).children
    assert ada.state.answer is not None
    assert (ada.state.answer.is_on_paper, ada.state.answer.person) == (True, "")
    assert (ada.state.answer.is_late, ada.may_change) == (True, False)


def test_opening_is_noted_per_guardian_and_confirms_nothing(
    database: Database, world: World, letter: Letter, stopped_clock: datetime
) -> None:
    _open(database, world.anna, letter)
    assert not _read(database, world.anna, letter).is_unread
    assert _read(database, world.anton, letter).is_unread
    line = _line(database, world.anna)
    assert (line.opened_at, line.opened_version) == (stopped_clock, 1)
    assert line.queued_at == stopped_clock
    with database.reading() as session:
        assert session.scalars(select(LetterAnswer)).all() == []


def test_only_the_first_opening_of_a_version_is_written_and_told(
    database: Database, world: World, letter: Letter, stopped_clock: datetime
) -> None:
    told: list[Change] = []
    database.on_commit(told.append)
    for hours in range(3):
        with clock.at(stopped_clock + timedelta(hours=hours)):
            _open(database, world.anna, letter)
    assert _line(database, world.anna).opened_at == stopped_clock
    own = {topics.letter(letter.id or 0), topics.family(world.anna.account_id)}
    assert [change.topics for change in told] == [own]


def test_a_guardian_who_came_later_opens_in_two_tabs_at_once(
    database: Database, world: World, letter: Letter
) -> None:
    with database.transaction() as session:
        later = add_guardian(session, world, "Arno Amsel", "Ada")
    start = Barrier(4)

    def open_at_once(_number: int) -> None:
        start.wait()
        _open(database, later, letter)

    with ThreadPoolExecutor(4) as tabs:
        list(tabs.map(open_at_once, range(4)))
    assert _line(database, later).opened_version == 1


@pytest.mark.parametrize("who", ["huber", "maier", "olga", "hanna"])
def test_Z4_who_is_no_guardian_reads_and_opens_no_letter(
    database: Database, world: World, letter: Letter, who: str
) -> None:
    with pytest.raises(NotFound):
        _read(database, getattr(world, who), letter)
    with pytest.raises(NotFound):
        _open(database, getattr(world, who), letter)


def test_Z4_another_family_and_whom_a_draft_will_be_for_read_nothing(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        to_ada = AudienceChoice(pupil_ids=(world.pupils["Ada"],))
        others = add_letter(session, world.olga, to_ada)
        draft = add_letter(session, world.olga, SCHOOL, number=2, is_published=False)
    for actor, unread in ((world.berta, others), (world.anna, draft)):
        with pytest.raises(NotFound):
            _read(database, actor, unread)
        with pytest.raises(NotFound):
            _open(database, actor, unread)


def test_a_correction_shows_what_changed_and_keeps_answers(
    database: Database, world: World, letter: Letter
) -> None:
    _open(database, world.anna, letter)
    with database.transaction() as session:
        given = NewAnswer(world.anna.account_id, AnsweredBy.PORTAL)
        write_answer(session, letter, world.pupils["Ada"], given)
        _correct(session, world, letter, "Wir wandern am **Montag**.", anew=False)
    view = _read(database, world.anna, letter)
    (correction,) = view.corrections
    assert [(piece.kind, piece.text) for piece in correction.pieces] == [
        ("same", "Wandertag\nWir wandern am "),
        ("removed", "Freitag."),
        ("added", "Montag."),
    ]
    assert (view.version, view.is_unread, view.is_asked_anew) == (2, True, False)
    answered = view.children[0].state.answer
    assert answered is not None
    assert answered.version == 1


def test_a_correction_that_asks_anew_opens_the_question_again(
    database: Database, world: World, letter: Letter
) -> None:
    with database.transaction() as session:
        given = NewAnswer(world.anna.account_id, AnsweredBy.PORTAL)
        write_answer(session, letter, world.pupils["Ada"], given)
        _correct(session, world, letter, "Wir wandern am Montag.", anew=True)
    view = _read(database, world.anna, letter)
    assert view.is_asked_anew
    assert all(reply.state.waits for reply in view.children)


def test_corrections_are_shown_newest_first(
    database: Database, world: World, letter: Letter
) -> None:
    with database.transaction() as session:
        _correct(session, world, letter, "Wir wandern am Montag.", anew=False)
        changed = session.get_one(Letter, letter.id)
        _correct(session, world, changed, "Wir wandern am Dienstag.", anew=False)
    corrections = _read(database, world.anna, letter).corrections
    assert [correction.version for correction in corrections] == [3, 2]
    assert [piece.text for piece in corrections[0].pieces if piece.kind == "added"] == ["Dienstag."]


def test_only_the_last_corrections_are_compared(
    database: Database, world: World, letter: Letter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letter_reading, "SHOWN_CORRECTIONS", 2)
    with database.transaction() as session:
        for day in ("Montag", "Dienstag", "Mittwoch"):
            current = session.get_one(Letter, letter.id)
            _correct(session, world, current, f"Wir wandern am {day}.", anew=False)
    view = _read(database, world.anna, letter)
    assert [correction.version for correction in view.corrections] == [4, 3]
    assert "Mittwoch" in view.html
