"""Answers to letters: one per child and round, checked and decided by the database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
from sqlmodel import col, select

from elternportal import clock
from elternportal.db import Change, Database
from elternportal.domain import topics
from elternportal.domain.letters import AnsweredBy, Demand
from elternportal.domain.people import Actor
from elternportal.errors import NotFound
from elternportal.i18n import t
from elternportal.models.letters import Letter, LetterAnswer, LetterAnswerOption, LetterOption
from elternportal.models.school import Pupil
from elternportal.services.audience import AudienceChoice
from elternportal.services.letter_answers import (
    AlreadyAnswered,
    AnswerIsFinal,
    AnswerLetter,
    ChangeAnswer,
    LetterCorrected,
    NewAnswer,
    answer,
    change_answer,
    write_answer,
)
from elternportal.services.letter_options import YES_AND_NO
from elternportal.services.letter_replies import AnswerDoesNotFit, Reply
from tests.support.letters import add_letter
from tests.support.world import World

TODAY = date(2026, 11, 23)
SCHOOL = AudienceChoice(whole_school=True)
CLIENTS = 8

pytestmark = pytest.mark.usefixtures("stopped_clock")


def _letter(database: Database, world: World, demand: Demand, **fields: Any) -> Letter:
    with database.transaction() as session:
        choice = fields.pop("choice", SCHOOL)
        return add_letter(session, world.olga, choice, demand=demand, **fields)


def _asks(database: Database, world: World, **fields: Any) -> tuple[Letter, list[int]]:
    """A letter that asks yes or no, and the ids of both options."""
    letter = _letter(database, world, Demand.YES_NO, options=YES_AND_NO, **fields)
    with database.reading() as session:
        options = session.scalars(
            select(col(LetterOption.id))
            .where(col(LetterOption.letter_id) == letter.id)
            .order_by(col(LetterOption.position))
        ).all()
    return letter, [option or 0 for option in options]


def _answer(
    database: Database,
    actor: Actor,
    letter: Letter,
    *pupil_ids: int,
    version: int = 1,
    **reply: Any,
) -> None:
    with database.transaction() as session:
        command = AnswerLetter(letter.id or 0, pupil_ids, version, Reply(**reply))
        answer(session, actor, command)


def _answers(database: Database) -> dict[int, tuple[int, str, int]]:
    """Child → who answered, how, and for which round."""
    with database.reading() as session:
        return {
            row.pupil_id: (row.account_id, row.answered_by, row.round)
            for row in session.scalars(select(LetterAnswer))
        }


def _chosen(database: Database) -> list[int]:
    with database.reading() as session:
        return list(session.scalars(select(col(LetterAnswerOption.option_id))))


def test_one_tap_confirms_for_both_children_and_nobody_else(
    database: Database, world: World
) -> None:
    letter = _letter(database, world, Demand.CONFIRMATION)
    _answer(database, world.anna, letter, world.pupils["Ada"], world.pupils["Ben"])
    by_anna = (world.anna.account_id, AnsweredBy.PORTAL, 1)
    assert _answers(database) == {world.pupils["Ada"]: by_anna, world.pupils["Ben"]: by_anna}


def test_an_answer_for_one_child_leaves_its_sibling_open(database: Database, world: World) -> None:
    letter, (yes, _) = _asks(database, world)
    _answer(database, world.anna, letter, world.pupils["Ada"], option_ids=(yes,))
    assert list(_answers(database)) == [world.pupils["Ada"]]
    assert _chosen(database) == [yes]


def test_the_other_guardian_reads_who_was_first_and_nothing_is_written(
    database: Database, world: World
) -> None:
    letter = _letter(database, world, Demand.CONFIRMATION)
    ada, ben = world.pupils["Ada"], world.pupils["Ben"]
    _answer(database, world.anton, letter, ada)
    with pytest.raises(AlreadyAnswered) as refused:
        _answer(database, world.anna, letter, ada, ben)
    sentence = t(refused.value.text_key, "de", **refused.value.args_for_text)
    assert sentence == "Für Ada hat Anton Amsel gerade schon geantwortet."
    assert list(_answers(database)) == [ada]


@pytest.mark.parametrize(
    ("first", "key"),
    [("anna", "letter-error-answered-by-you"), ("olga", "letter-error-answered-on-paper")],
)
def test_a_second_tap_and_a_slip_on_paper_are_told_apart(
    database: Database, world: World, first: str, key: str
) -> None:
    letter = _letter(database, world, Demand.CONFIRMATION)
    ada, actor = world.pupils["Ada"], getattr(world, first)
    how = AnsweredBy.PAPER if first == "olga" else AnsweredBy.PORTAL
    with database.transaction() as session:
        write_answer(session, letter, ada, NewAnswer(actor.account_id, how))
    with pytest.raises(AlreadyAnswered) as refused:
        _answer(database, world.anna, letter, ada)
    assert refused.value.text_key == key


@pytest.mark.parametrize("children", [("Ada", "Ben"), ("Ben", "Ada")])
def test_R1_guardians_who_answer_at_once_leave_one_answer_per_child(
    database: Database, world: World, children: tuple[str, str]
) -> None:
    letter, (yes, no) = _asks(database, world)
    start = Barrier(CLIENTS)

    def tap(number: int) -> str:
        actor, order, option = (
            (world.anna, children, yes) if number % 2 else (world.anton, children[::-1], no)
        )
        start.wait()
        try:
            pupil_ids = [world.pupils[name] for name in order]
            _answer(database, actor, letter, *pupil_ids, option_ids=(option,))
        except AlreadyAnswered as refused:
            return refused.text_key
        return "won"

    with ThreadPoolExecutor(CLIENTS) as clients:
        outcomes = list(clients.map(tap, range(CLIENTS)))
    assert outcomes.count("won") == 1
    by = {account_id for account_id, _, _ in _answers(database).values()}
    assert len(_answers(database)) == 2
    assert len(by) == 1
    assert _chosen(database) == [yes if by == {world.anna.account_id} else no] * 2


def test_a_letter_corrected_meanwhile_is_not_answered(database: Database, world: World) -> None:
    letter = _letter(database, world, Demand.CONFIRMATION)
    with database.transaction() as session:
        session.get_one(Letter, letter.id).version = 2
    with pytest.raises(LetterCorrected):
        _answer(database, world.anna, letter, world.pupils["Ada"], version=1)
    assert _answers(database) == {}
    _answer(database, world.anna, letter, world.pupils["Ada"], version=2)
    assert list(_answers(database)) == [world.pupils["Ada"]]


def test_a_letter_that_asks_anew_takes_one_more_answer(database: Database, world: World) -> None:
    letter = _letter(database, world, Demand.CONFIRMATION)
    _answer(database, world.anna, letter, world.pupils["Ada"])
    with database.transaction() as session:
        changed = session.get_one(Letter, letter.id)
        changed.version, changed.round = 2, 2
    _answer(database, world.anton, letter, world.pupils["Ada"], version=2)
    assert _answers(database)[world.pupils["Ada"]][2] == 2


def test_a_late_answer_counts(database: Database, world: World) -> None:
    letter = _letter(database, world, Demand.CONFIRMATION, deadline=TODAY - timedelta(days=1))
    _answer(database, world.anna, letter, world.pupils["Ada"])
    assert list(_answers(database)) == [world.pupils["Ada"]]


@pytest.mark.parametrize(
    ("demand", "reply"),
    [
        (Demand.NONE, {}),
        (Demand.CONFIRMATION, {"text": "Danke"}),
        (Demand.CONFIRMATION, {"files": "x"}),
        (Demand.YES_NO, {}),
        (Demand.YES_NO, {"option_ids": (1, 2)}),
        (Demand.ONE_CHOICE, {"option_ids": (987_654,)}),
        (Demand.SEVERAL_CHOICES, {"option_ids": (1, 987_654)}),
        (Demand.SEVERAL_CHOICES, {"text": "Danke"}),
        (Demand.TEXT, {"text": "  \n "}),
        (Demand.TEXT, {"text": "x" * 1001}),
        (Demand.TEXT, {"text": "Danke", "option_ids": (1,)}),
        (Demand.FILE, {}),
        (Demand.FILE, {"files": "x y"}),
    ],
)
def test_an_answer_of_another_kind_than_asked_for_is_refused(
    database: Database, world: World, demand: Demand, reply: dict[str, Any]
) -> None:
    options = YES_AND_NO if demand.has_options else ()
    letter = _letter(database, world, demand, options=options)
    with pytest.raises(AnswerDoesNotFit):
        _answer(database, world.anna, letter, world.pupils["Ada"], **reply)
    assert _answers(database) == {}


def test_several_choices_may_be_none_or_all(database: Database, world: World) -> None:
    letter = _letter(database, world, Demand.SEVERAL_CHOICES, options=("Mo", "Di", "Mi"))
    with database.reading() as session:
        options = tuple(o or 0 for o in session.scalars(select(col(LetterOption.id))))
    _answer(database, world.anna, letter, world.pupils["Ada"])
    _answer(database, world.anna, letter, world.pupils["Ben"], option_ids=options)
    assert sorted(_chosen(database)) == sorted(options)


@pytest.mark.parametrize("who", ["berta", "huber", "olga", "hanna"])
def test_Z4_an_outsider_answers_for_nobody(database: Database, world: World, who: str) -> None:
    letter = _letter(database, world, Demand.CONFIRMATION)
    with pytest.raises(NotFound):
        _answer(database, getattr(world, who), letter, world.pupils["Ada"])
    assert _answers(database) == {}


def test_Z4_a_letter_for_other_children_or_not_published_cannot_be_answered(
    database: Database, world: World
) -> None:
    other = _letter(
        database,
        world,
        Demand.CONFIRMATION,
        choice=AudienceChoice(pupil_ids=(world.pupils["Ben"],)),
    )
    draft = _letter(database, world, Demand.CONFIRMATION, number=2, is_published=False)
    for letter in (other, draft):
        with pytest.raises(NotFound):
            _answer(database, world.anna, letter, world.pupils["Ada"])
    with pytest.raises(NotFound):
        _answer(database, world.anna, other)
    assert _answers(database) == {}


def test_Z4_nobody_answers_for_a_child_that_has_left(database: Database, world: World) -> None:
    letter = _letter(database, world, Demand.CONFIRMATION)
    with database.transaction() as session:
        session.get_one(Pupil, world.pupils["Ada"]).is_active = False
    with pytest.raises(NotFound):
        _answer(database, world.anna, letter, world.pupils["Ada"])


@pytest.fixture
def replied(
    database: Database, world: World, stopped_clock: datetime
) -> tuple[Letter, Callable[..., ChangeAnswer]]:
    """Anna said yes for Ada, until tomorrow; and how to change that."""
    letter, (yes, no) = _asks(database, world, deadline=TODAY + timedelta(days=1))
    _answer(database, world.anna, letter, world.pupils["Ada"], option_ids=(yes,))

    def change(seen_at: datetime = stopped_clock) -> ChangeAnswer:
        reply = Reply(option_ids=(no,))
        return ChangeAnswer(letter.id or 0, world.pupils["Ada"], 1, seen_at, reply)

    return letter, change


def test_either_guardian_may_change_a_reply_while_the_deadline_lasts(
    database: Database, world: World, replied: tuple[Letter, Callable[..., ChangeAnswer]]
) -> None:
    _, change = replied
    with clock.at(clock.now() + timedelta(hours=1)), database.transaction() as session:
        change_answer(session, world.anton, change())
    assert _answers(database)[world.pupils["Ada"]][0] == world.anton.account_id
    assert _chosen(database) == [change().reply.option_ids[0]]


def test_nobody_overwrites_a_newer_reply_unseen(
    database: Database, world: World, replied: tuple[Letter, Callable[..., ChangeAnswer]]
) -> None:
    _, change = replied
    with clock.at(clock.now() + timedelta(hours=1)), database.transaction() as session:
        change_answer(session, world.anton, change())
    with pytest.raises(AlreadyAnswered), database.transaction() as session:
        change_answer(session, world.anna, change())
    assert _answers(database)[world.pupils["Ada"]][0] == world.anton.account_id


def test_after_the_deadline_a_reply_stays(
    database: Database, world: World, replied: tuple[Letter, Callable[..., ChangeAnswer]]
) -> None:
    _, change = replied
    with (
        clock.at(clock.now() + timedelta(days=2)),
        pytest.raises(AnswerIsFinal),
        database.transaction() as session,
    ):
        change_answer(session, world.anna, change())


def test_a_confirmation_stays(database: Database, world: World, stopped_clock: datetime) -> None:
    letter = _letter(database, world, Demand.CONFIRMATION)
    _answer(database, world.anna, letter, world.pupils["Ada"])
    command = ChangeAnswer(letter.id or 0, world.pupils["Ada"], 1, stopped_clock, Reply())
    with pytest.raises(AnswerIsFinal), database.transaction() as session:
        change_answer(session, world.anna, command)


def test_Z4_an_outsider_changes_no_reply(
    database: Database, world: World, replied: tuple[Letter, Callable[..., ChangeAnswer]]
) -> None:
    _, change = replied
    for who in (world.berta, world.huber, world.olga):
        with pytest.raises(NotFound), database.transaction() as session:
            change_answer(session, who, change())
    assert _answers(database)[world.pupils["Ada"]][0] == world.anna.account_id


def test_an_answer_tells_the_office_and_both_guardians_pages(
    database: Database, world: World
) -> None:
    letter = _letter(database, world, Demand.CONFIRMATION)
    changes: list[Change] = []
    database.on_commit(changes.append)
    _answer(database, world.anna, letter, world.pupils["Ada"])
    guardians = {topics.family(world.anna.account_id), topics.family(world.anton.account_id)}
    assert [change.topics for change in changes] == [{topics.letter(letter.id or 0), *guardians}]
