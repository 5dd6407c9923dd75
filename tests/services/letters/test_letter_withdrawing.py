"""A letter that is out is taken back, or gets another deadline."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.letters import Demand, LetterState
from elternportal.errors import NotAllowed, NotFound
from elternportal.models.base import id_of
from elternportal.models.letters import Letter, LetterDelivery
from elternportal.models.mail import MailState, OutboxMail
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters.answers import AnswerLetter, answer
from elternportal.services.letters.drafts import AlreadyPublished, delete_draft
from elternportal.services.letters.inbox import LetterQuery, list_letters
from elternportal.services.letters.mails import LETTER, REINSTATEMENT, WITHDRAWAL
from elternportal.services.letters.parts import NotComplete
from elternportal.services.letters.prints import PrintRun
from elternportal.services.letters.reading import read_letter
from elternportal.services.letters.reminders import reminder_reach
from elternportal.services.letters.results import letter_results
from elternportal.services.letters.terms import TermsDraft, change_terms
from elternportal.services.letters.withdrawing import (
    read_withdrawn,
    reinstate_letter,
    withdraw_letter,
    withdrawal_reach,
)
from elternportal.services.office.calls import open_calls
from tests.support.letters import add_letter
from tests.support.printing import print_run
from tests.support.results import note_opened
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")

SCHOOL = AudienceChoice(whole_school=True)
A_WEEK = timedelta(days=7)


@pytest.fixture
def letter_id(database: Database, world: World) -> int:
    """A letter to all; Anna has read it, and the mail to Berta has been taken by its server."""
    with database.transaction() as session:
        letter = add_letter(session, world.olga, SCHOOL)
        note_opened(session, letter, world.anna)
        mails = select(LetterDelivery).where(
            col(LetterDelivery.account_id) == world.berta.account_id
        )
        session.exec(mails).one().accepted_at = clock.now()
        return id_of(letter)


def withdraw(database: Database, world: World, letter_id: int) -> None:
    with database.transaction() as session:
        withdraw_letter(session, world.olga, letter_id)


def test_a_withdrawn_letter_is_gone_from_lists_answers_and_results(
    database: Database, world: World, letter_id: int
) -> None:
    withdraw(database, world, letter_id)
    with database.transaction() as session:
        assert list_letters(session, world.anna, LetterQuery()).letters == ()
        command = AnswerLetter(letter_id, (world.pupils["Ada"],), 1)
        for use in (
            lambda: read_letter(session, world.anna, letter_id),
            lambda: answer(session, world.anna, command),
            lambda: letter_results(session, world.olga, letter_id),
            lambda: print_run(session, world.olga, PrintRun(letter_id)),
        ):
            with pytest.raises(NotFound):
                use()
        with pytest.raises(AlreadyPublished):
            delete_draft(session, world.olga, letter_id)


def test_who_was_told_is_told_that_it_was_withdrawn_and_nobody_else(
    database: Database, world: World, letter_id: int
) -> None:
    withdraw(database, world, letter_id)
    with database.reading() as session:
        told = session.exec(select(OutboxMail).where(OutboxMail.template == WITHDRAWAL.template))
        assert {mail.account_id for mail in told} == {
            world.anna.account_id,
            world.berta.account_id,
        }
        seen = read_withdrawn(session, world.anna, letter_id)
        assert seen is not None
        assert (seen.number, seen.title) == (1, "Wandertag")
        assert read_withdrawn(session, world.anton, letter_id) is None
        assert read_withdrawn(session, world.roth, letter_id) is None


def test_a_family_that_has_it_on_paper_only_is_called(
    database: Database, world: World, letter_id: int
) -> None:
    with database.transaction() as session:
        print_run(session, world.olga, PrintRun(letter_id))
    withdraw(database, world, letter_id)
    with database.transaction() as session:
        reinstate_letter(session, world.olga, letter_id)
    with database.reading() as session:
        calls = open_calls(session, world.olga).calls
    assert [(call.child.split()[0], call.what) for call in calls] == [
        (
            "Dora",
            "Elternbrief Nr. 1, den Sie auf Papier haben, ist zurückgezogen. "
            "Was darin steht, gilt nicht mehr.",
        ),
        ("Dora", "Elternbrief Nr. 1 gilt doch. Er war zurückgezogen; das ist rückgängig gemacht."),
    ]


def test_a_withdrawal_is_undone_and_who_heard_of_it_hears_that(
    database: Database, world: World, letter_id: int
) -> None:
    withdraw(database, world, letter_id)
    with database.transaction() as session:
        heard = select(OutboxMail).where(
            OutboxMail.template == WITHDRAWAL.template,
            OutboxMail.account_id == world.berta.account_id,
        )
        session.exec(heard).one().state = MailState.SENT
        for mail in session.exec(select(OutboxMail).where(OutboxMail.template == LETTER.template)):
            mail.state = MailState.DROPPED
    with database.transaction() as session:
        assert reinstate_letter(session, world.hanna, letter_id) == 1
        told = session.exec(
            select(OutboxMail).where(OutboxMail.template == REINSTATEMENT.template)
        ).one()
        assert told.account_id == world.berta.account_id
        assert REINSTATEMENT.render(session, told) is not None
        waiting = session.exec(select(OutboxMail).where(OutboxMail.state == MailState.QUEUED))
        assert world.anton.account_id in {
            mail.account_id for mail in waiting if mail.template == LETTER.template
        }
        read_letter(session, world.anna, letter_id)
        assert read_withdrawn(session, world.anna, letter_id) is None
        with pytest.raises(NotFound):
            reinstate_letter(session, world.olga, letter_id)
    withdraw(database, world, letter_id)  # within the same second
    with database.reading() as session:
        again = session.exec(select(OutboxMail).where(OutboxMail.template == WITHDRAWAL.template))
        assert len([mail for mail in again if mail.account_id == world.berta.account_id]) == 2


def test_a_mail_that_waits_is_not_sent_any_more(
    database: Database, world: World, letter_id: int
) -> None:
    withdraw(database, world, letter_id)
    with database.reading() as session:
        mails = session.exec(select(OutboxMail)).all()
        waiting = [it for it in mails if it.template == LETTER.template]
        assert waiting
        assert [LETTER.render(session, mail) for mail in waiting] == [None] * len(waiting)
        [berta] = [
            it
            for it in mails
            if it.template == WITHDRAWAL.template and it.account_id == world.berta.account_id
        ]
        params = WITHDRAWAL.render(session, berta)
        assert params is not None
        assert "Wandertag" in params["letter"]


def test_the_question_counts_who_was_told_and_who_has_it_on_paper(
    database: Database, world: World, letter_id: int
) -> None:
    with database.transaction() as session:
        print_run(session, world.olga, PrintRun(letter_id))
        reach = withdrawal_reach(session, world.olga, letter_id)
        assert (reach.told, reach.printed) == (2, 1)
        reminder = reminder_reach(session, world.olga, letter_id)
        assert (reminder.guardians, reminder.unreached) == (3, 1)


def test_a_deadline_and_a_reminder_move_after_publication(
    database: Database, world: World, letter_id: int
) -> None:
    later = clock.today() + A_WEEK
    with database.transaction() as session:
        draft = TermsDraft(deadline=later, remind_days_before=2)
        change_terms(session, world.olga, letter_id, draft)
        assert read_letter(session, world.anna, letter_id).deadline == later
        for wrong in (
            TermsDraft(deadline=clock.today() - A_WEEK),
            TermsDraft(remind_days_before=2),
        ):
            with pytest.raises(NotComplete):
                change_terms(session, world.olga, letter_id, wrong)


def test_a_letter_that_asks_for_nothing_has_no_deadline(database: Database, world: World) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, SCHOOL, demand=Demand.NONE)
        with pytest.raises(NotFound):
            change_terms(session, world.olga, id_of(letter), TermsDraft())


@pytest.mark.parametrize("who", ["anna", "huber", "maier"])
def test_Z4_an_outsider_neither_withdraws_nor_moves(
    database: Database, world: World, letter_id: int, who: str
) -> None:
    actor = getattr(world, who)
    uses: list[Callable[[Session], Any]] = [
        lambda session: withdrawal_reach(session, actor, letter_id),
        lambda session: withdraw_letter(session, actor, letter_id),
        lambda session: reinstate_letter(session, actor, letter_id),
        lambda session: change_terms(session, actor, letter_id, TermsDraft()),
        lambda session: reminder_reach(session, actor, letter_id),
    ]
    for use in uses:
        with database.transaction() as session, pytest.raises((NotAllowed, NotFound)):
            use(session)
    with database.reading() as session:
        assert session.get_one(Letter, letter_id).state == LetterState.PUBLISHED
