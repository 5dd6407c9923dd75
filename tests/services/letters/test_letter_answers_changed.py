"""An answer to a letter is changed while its deadline lasts, and never unseen."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.letters import Demand
from elternportal.errors import NotFound
from elternportal.models.letters import Letter
from elternportal.services.letters.answers import (
    AlreadyAnswered,
    AnswerIsFinal,
    ChangeAnswer,
    change_answer,
)
from elternportal.services.letters.replies import Reply
from tests.support.letter_answers import (
    answers_given,
    asking_letter,
    give,
    options_chosen,
    yes_no_letter,
)
from tests.support.world import World

TODAY = date(2026, 11, 23)

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def replied(
    database: Database, world: World, stopped_clock: datetime
) -> tuple[Letter, Callable[..., ChangeAnswer]]:
    """Anna said yes for Ada, until tomorrow; and how to change that."""
    letter, (yes, no) = yes_no_letter(database, world, deadline=TODAY + timedelta(days=1))
    give(database, world.anna, letter, world.pupils["Ada"], option_ids=(yes,))

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
    assert answers_given(database)[world.pupils["Ada"]][0] == world.anton.account_id
    assert options_chosen(database) == [change().reply.option_ids[0]]


def test_nobody_overwrites_a_newer_reply_unseen(
    database: Database, world: World, replied: tuple[Letter, Callable[..., ChangeAnswer]]
) -> None:
    _, change = replied
    with clock.at(clock.now() + timedelta(hours=1)), database.transaction() as session:
        change_answer(session, world.anton, change())
    with pytest.raises(AlreadyAnswered), database.transaction() as session:
        change_answer(session, world.anna, change())
    assert answers_given(database)[world.pupils["Ada"]][0] == world.anton.account_id


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
    letter = asking_letter(database, world, Demand.CONFIRMATION)
    give(database, world.anna, letter, world.pupils["Ada"])
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
    assert answers_given(database)[world.pupils["Ada"]][0] == world.anna.account_id
