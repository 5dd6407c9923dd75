"""Answers to letters: one per child and round, checked and decided by the database."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier
from typing import Any

import pytest
from sqlmodel import col, select

from elternportal.db import Change, Database
from elternportal.domain import topics
from elternportal.domain.letters import AnsweredBy, Demand
from elternportal.errors import NotFound
from elternportal.i18n import t
from elternportal.models.letters import Letter, LetterOption
from elternportal.models.school import Pupil
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters.answers import (
    AlreadyAnswered,
    LetterCorrected,
    NewAnswer,
    write_answer,
)
from elternportal.services.letters.options import YES_AND_NO
from elternportal.services.letters.replies import AnswerDoesNotFit
from tests.support.letter_answers import (
    answers_given,
    asking_letter,
    give,
    options_chosen,
    yes_no_letter,
)
from tests.support.world import World

TODAY = date(2026, 11, 23)
CLIENTS = 8

pytestmark = pytest.mark.usefixtures("stopped_clock")


def test_one_tap_confirms_for_both_children_and_nobody_else(
    database: Database, world: World
) -> None:
    letter = asking_letter(database, world, Demand.CONFIRMATION)
    give(database, world.anna, letter, world.pupils["Ada"], world.pupils["Ben"])
    by_anna = (world.anna.account_id, AnsweredBy.PORTAL, 1)
    assert answers_given(database) == {world.pupils["Ada"]: by_anna, world.pupils["Ben"]: by_anna}


def test_an_answer_for_one_child_leaves_its_sibling_open(database: Database, world: World) -> None:
    letter, (yes, _) = yes_no_letter(database, world)
    give(database, world.anna, letter, world.pupils["Ada"], option_ids=(yes,))
    assert list(answers_given(database)) == [world.pupils["Ada"]]
    assert options_chosen(database) == [yes]


def test_the_other_guardian_reads_who_was_first_and_nothing_is_written(
    database: Database, world: World
) -> None:
    letter = asking_letter(database, world, Demand.CONFIRMATION)
    ada, ben = world.pupils["Ada"], world.pupils["Ben"]
    give(database, world.anton, letter, ada)
    with pytest.raises(AlreadyAnswered) as refused:
        give(database, world.anna, letter, ada, ben)
    sentence = t(refused.value.text_key, "de", **refused.value.args_for_text)
    assert sentence == "Für Ada hat Anton Amsel gerade schon geantwortet."
    assert list(answers_given(database)) == [ada]


@pytest.mark.parametrize(
    ("first", "key"),
    [("anna", "letter-error-answered-by-you"), ("olga", "letter-error-answered-on-paper")],
)
def test_a_second_tap_and_a_slip_on_paper_are_told_apart(
    database: Database, world: World, first: str, key: str
) -> None:
    letter = asking_letter(database, world, Demand.CONFIRMATION)
    ada, actor = world.pupils["Ada"], getattr(world, first)
    how = AnsweredBy.PAPER if first == "olga" else AnsweredBy.PORTAL
    with database.transaction() as session:
        write_answer(session, letter, ada, NewAnswer(actor.account_id, how))
    with pytest.raises(AlreadyAnswered) as refused:
        give(database, world.anna, letter, ada)
    assert refused.value.text_key == key


@pytest.mark.parametrize("children", [("Ada", "Ben"), ("Ben", "Ada")])
def test_R1_guardians_who_answer_at_once_leave_one_answer_per_child(
    database: Database, world: World, children: tuple[str, str]
) -> None:
    letter, (yes, no) = yes_no_letter(database, world)
    start = Barrier(CLIENTS)

    def tap(number: int) -> str:
        actor, order, option = (
            (world.anna, children, yes) if number % 2 else (world.anton, children[::-1], no)
        )
        start.wait()
        try:
            pupil_ids = [world.pupils[name] for name in order]
            give(database, actor, letter, *pupil_ids, option_ids=(option,))
        except AlreadyAnswered as refused:
            return refused.text_key
        return "won"

    with ThreadPoolExecutor(CLIENTS) as clients:
        outcomes = list(clients.map(tap, range(CLIENTS)))
    assert outcomes.count("won") == 1
    by = {account_id for account_id, _, _ in answers_given(database).values()}
    assert len(answers_given(database)) == 2
    assert len(by) == 1
    assert options_chosen(database) == [yes if by == {world.anna.account_id} else no] * 2


def test_a_letter_corrected_meanwhile_is_not_answered(database: Database, world: World) -> None:
    letter = asking_letter(database, world, Demand.CONFIRMATION)
    with database.transaction() as session:
        session.get_one(Letter, letter.id).version = 2
    with pytest.raises(LetterCorrected):
        give(database, world.anna, letter, world.pupils["Ada"], version=1)
    assert answers_given(database) == {}
    give(database, world.anna, letter, world.pupils["Ada"], version=2)
    assert list(answers_given(database)) == [world.pupils["Ada"]]


def test_a_letter_that_asks_anew_takes_one_more_answer(database: Database, world: World) -> None:
    letter = asking_letter(database, world, Demand.CONFIRMATION)
    give(database, world.anna, letter, world.pupils["Ada"])
    with database.transaction() as session:
        changed = session.get_one(Letter, letter.id)
        changed.version, changed.round = 2, 2
    give(database, world.anton, letter, world.pupils["Ada"], version=2)
    assert answers_given(database)[world.pupils["Ada"]][2] == 2


def test_a_late_answer_counts(database: Database, world: World) -> None:
    letter = asking_letter(database, world, Demand.CONFIRMATION, deadline=TODAY - timedelta(days=1))
    give(database, world.anna, letter, world.pupils["Ada"])
    assert list(answers_given(database)) == [world.pupils["Ada"]]


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
        (Demand.SEVERAL_CHOICES, {}),
        (Demand.YES_NO, {"is_none": True}),
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
    letter = asking_letter(database, world, demand, options=options)
    with pytest.raises(AnswerDoesNotFit):
        give(database, world.anna, letter, world.pupils["Ada"], **reply)
    assert answers_given(database) == {}


def test_several_choices_may_be_all_or_expressly_none(database: Database, world: World) -> None:
    letter = asking_letter(database, world, Demand.SEVERAL_CHOICES, options=("Mo", "Di", "Mi"))
    with database.reading() as session:
        options = tuple(o or 0 for o in session.scalars(select(col(LetterOption.id))))
    with pytest.raises(AnswerDoesNotFit, match="letter-error-none-or-some"):
        give(database, world.anna, letter, world.pupils["Ben"], option_ids=options, is_none=True)
    give(database, world.anna, letter, world.pupils["Ada"], is_none=True)
    give(database, world.anna, letter, world.pupils["Ben"], option_ids=options)
    assert sorted(options_chosen(database)) == sorted(options)


@pytest.mark.parametrize("who", ["berta", "huber", "olga", "hanna"])
def test_Z4_an_outsider_answers_for_nobody(database: Database, world: World, who: str) -> None:
    letter = asking_letter(database, world, Demand.CONFIRMATION)
    with pytest.raises(NotFound):
        give(database, getattr(world, who), letter, world.pupils["Ada"])
    assert answers_given(database) == {}


def test_Z4_a_letter_for_other_children_or_not_published_cannot_be_answered(
    database: Database, world: World
) -> None:
    other = asking_letter(
        database,
        world,
        Demand.CONFIRMATION,
        choice=AudienceChoice(pupil_ids=(world.pupils["Ben"],)),
    )
    draft = asking_letter(database, world, Demand.CONFIRMATION, number=2, is_published=False)
    for letter in (other, draft):
        with pytest.raises(NotFound):
            give(database, world.anna, letter, world.pupils["Ada"])
    with pytest.raises(NotFound):
        give(database, world.anna, other)
    assert answers_given(database) == {}


def test_Z4_nobody_answers_for_a_child_that_has_left(database: Database, world: World) -> None:
    letter = asking_letter(database, world, Demand.CONFIRMATION)
    with database.transaction() as session:
        session.get_one(Pupil, world.pupils["Ada"]).is_active = False
    with pytest.raises(NotFound):
        give(database, world.anna, letter, world.pupils["Ada"])


def test_an_answer_tells_the_office_and_both_guardians_pages(
    database: Database, world: World
) -> None:
    letter = asking_letter(database, world, Demand.CONFIRMATION)
    changes: list[Change] = []
    database.on_commit(changes.append)
    give(database, world.anna, letter, world.pupils["Ada"])
    guardians = {topics.family(world.anna.account_id), topics.family(world.anton.account_id)}
    assert [change.topics for change in changes] == [{topics.letter(letter.id or 0), *guardians}]
