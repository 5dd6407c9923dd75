"""Two accounts of one person become one: what comes along, and what keeps them apart."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.auth.sessions import find_actor, open_session
from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed, NotConfirmed, PortalError
from elternportal.models.access import Account, EndedGuardianship, Guardianship
from elternportal.models.holds import FamilyHold
from elternportal.models.letters import LetterAnswer, LetterDelivery
from elternportal.models.mail import OutboxMail
from elternportal.models.polls import PollBallot
from elternportal.services.access.account_locks import lock_account
from elternportal.services.access.account_scope import OnAccount
from elternportal.services.access.account_view import read_account
from elternportal.services.access.joining import (
    JoinAccounts,
    NoSecondAccount,
    join_accounts,
    look_at_join,
)
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters.answers import AnswerLetter, answer
from elternportal.services.school import own_children
from tests.support.accounts import give_password, mails_to
from tests.support.booked_evening import make_booked_evening
from tests.support.letters import add_letter
from tests.support.news import add_poll
from tests.support.results import note_opened
from tests.support.world import World, add_guardian

pytestmark = pytest.mark.usefixtures("cheap_passwords", "stopped_clock")

SCHOOL = AudienceChoice(whole_school=True)
WHY = "told at the desk with an identity card"
Prepare = Callable[[Session, World], object]


@pytest.fixture
def second(database: Database, world: World) -> Actor:
    """Anna's second account: Dora has come to it by a PIN, and she has used it."""
    with database.transaction() as session:
        actor = add_guardian(session, world, "Anna Amsel-Zwei", "Dora")
    for account in (world.anna, world.berta, actor):
        give_password(database, account.account_id)
    return actor


def join(database: Database, actor: Actor, stays: Actor, goes: Actor, why: str = WHY) -> None:
    with database.transaction() as session:
        join_accounts(session, actor, JoinAccounts(stays.account_id, goes.account_id, why))


def test_children_answers_and_sign_ins_of_the_second_account_are_one_person_s(
    database: Database, world: World, second: Actor
) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, SCHOOL)
        letter_id = letter.id or 0
        answer(session, second, AnswerLetter(letter_id, (world.pupils["Dora"],), 1))
        token = open_session(session, session.get_one(Account, second.account_id))
        view = look_at_join(
            session, world.olga, world.anna.account_id, " ANNA.amsel-zwei@example.org"
        )
        assert (view.goes.account_id, view.moves["answers"], view.sessions) == (
            second.account_id,
            1,
            1,
        )
        address = view.goes.email
    join(database, world.olga, world.anna, second)
    with database.reading() as session:
        assert {child.id for child in own_children(session, world.anna)} == {
            world.pupils[name] for name in ("Ada", "Ben", "Dora")
        }
        assert find_actor(session, token) is None
        answers = select(LetterAnswer.account_id).where(LetterAnswer.letter_id == letter_id)
        assert session.exec(answers).all() == [world.anna.account_id]
        gone = session.get_one(Account, second.account_id)
        assert (gone.name, gone.is_disabled, gone.deleted_at) == ("", True, clock.now())
        for mail_address, template in (
            ("anna.amsel@example.org", "account-joined"),
            (address, "account-joined-away"),
        ):
            assert len(mails_to(session, mail_address, template)) == 1
        events = read_account(session, world.olga, world.anna.account_id).events
        assert (events[0].action, events[0].reason) == ("account-joined", WHY)


def test_a_child_of_both_stays_with_its_appointments_and_no_mail_comes_twice(
    database: Database, world: World, second: Actor
) -> None:
    evening = make_booked_evening(database, world)
    evening.book(world.anton, "Ada", "Huber", 10)
    evening.book(second, "Dora", "Maier", 40)
    give_password(database, world.anton.account_id)
    with database.transaction() as session:
        letter = add_letter(session, world.olga, SCHOOL)
        note_opened(session, letter, world.anton)
    join(database, world.olga, world.anna, world.anton)
    join(database, world.olga, world.anna, second)
    assert evening.own_minutes(world.anna) == [10, 40]
    with database.reading() as session:
        held = session.exec(select(FamilyHold.guardian_id)).all()
        assert held.count(world.anna.account_id) == 2
        assert not {world.anton.account_id, second.account_id} & set(held)
        lines = session.exec(
            select(LetterDelivery).where(LetterDelivery.account_id == world.anna.account_id)
        )
        assert [line.opened_version for line in lines] == [1]
        mails = session.exec(
            select(OutboxMail.event).where(
                OutboxMail.template == "letter", OutboxMail.state == "queued"
            )
        ).all()
        assert len(mails) == 2, "one to Anna, one to Berta"
        ids = session.exec(select(col(Guardianship.account_id))).all()
        assert second.account_id not in ids


def _works(session: Session, world: World) -> None:
    session.get_one(Account, world.berta.account_id).is_office = True


def _is_locked(session: Session, world: World) -> None:
    lock_account(session, world.hanna, OnAccount(world.berta.account_id, "a stranger"))


def _was_taken_off(session: Session, world: World) -> None:
    session.add(
        EndedGuardianship(
            account_id=world.anna.account_id,
            pupil_id=world.pupils["Carla"],
            since=clock.now(),
            ended_at=clock.now(),
            reason="court",
        )
    )


def _both_have_voted(session: Session, world: World) -> None:
    poll_id = add_poll(session, world.olga)
    for actor in (world.anna, world.berta):
        session.add(PollBallot(poll_id=poll_id, account_id=actor.account_id))


@pytest.mark.parametrize(
    ("prepare", "key"),
    [
        (_works, "accounts-error-join-work"),
        (_is_locked, "accounts-error-join-closed"),
        (_was_taken_off, "accounts-error-join-taken-off"),
        (_both_have_voted, "accounts-error-join-voted"),
    ],
)
def test_what_would_break_a_rule_is_refused(
    database: Database, world: World, second: Actor, prepare: Prepare, key: str
) -> None:
    with database.transaction() as session:
        prepare(session, world)
    with pytest.raises(PortalError) as refused:
        join(database, world.hanna, world.anna, world.berta)
    assert refused.value.text_key == key
    with database.reading() as session:
        assert session.get_one(Account, world.berta.account_id).deleted_at is None


def test_nobody_is_to_be_at_two_appointments_at_once(
    database: Database, world: World, second: Actor
) -> None:
    evening = make_booked_evening(database, world)
    evening.book(world.anna, "Ada", "Huber", 10)
    evening.book(world.berta, "Carla", "Maier", 10)
    with pytest.raises(PortalError, match="busy"):
        join(database, world.olga, world.anna, world.berta)
    assert evening.own_minutes(world.berta) == [10]


def test_only_the_administration_joins_others_after_the_password_and_for_a_reason(
    database: Database, world: World, second: Actor
) -> None:
    with pytest.raises(NotAllowed):
        join(database, world.berta, world.anna, second)
    with pytest.raises(NotConfirmed):
        join(database, replace(world.olga, has_confirmed=False), world.anna, second)
    for stays, goes, why, error in (
        (world.anna, second, " ", "reason"),
        (world.anna, world.anna, WHY, "nobody"),
        (world.olga, second, WHY, "own-account"),
        (world.hanna, second, WHY, "head-only"),
    ):
        with pytest.raises(PortalError, match=error):
            join(database, world.olga, stays, goes, why)
    with database.reading() as session, pytest.raises(NoSecondAccount):
        look_at_join(session, world.olga, world.anna.account_id, "nobody@example.org")
