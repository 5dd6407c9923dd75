"""Signing in by password (security A5, A7, S2)."""

import asyncio
from datetime import timedelta
from time import perf_counter

import pytest
from argon2 import PasswordHasher
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import text

from elternportal import clock
from elternportal.auth.passwords import needs_rehash
from elternportal.auth.sessions import find_actor
from elternportal.db import Database
from elternportal.domain.login_delay import FREE_FAILURES, delay_after
from elternportal.models.access import Account
from elternportal.services.access.login import SignIn, SignInRefused, sign_in, sign_out
from elternportal.services.access.password_reset import request_reset
from elternportal.services.access.set_password import SetPassword, set_password_by_link
from tests.conftest import NOON
from tests.support.accounts import NEW_PASSWORD, PASSWORD, give_password, run, token_mailed_to
from tests.support.databases import fresh_sqlite
from tests.support.world import World, make_world


@pytest.fixture
def anna(database: Database, world: World) -> str:
    """Anna's address; her password is ``PASSWORD``."""
    return give_password(database, world.anna.account_id)


def tries(database: Database, email: str, password: str) -> str | None:
    try:
        return run(sign_in(database, SignIn(email, password)))
    except SignInRefused:
        return None


def test_the_right_password_opens_a_session_for_that_person(
    database: Database, world: World, anna: str
) -> None:
    token = tries(database, anna.upper(), PASSWORD)
    assert token is not None
    with database.reading() as session:
        found = find_actor(session, token)
    assert found is not None
    assert found.actor.account_id == world.anna.account_id


@pytest.mark.parametrize("password", ["", "falsch", PASSWORD + " ", PASSWORD.upper()])
def test_any_other_password_opens_nothing(database: Database, anna: str, password: str) -> None:
    assert tries(database, anna, password) is None


@pytest.mark.parametrize(
    "email", ["", "nobody@example.org", "no address", "anton.amsel@example.org"]
)
def test_A9_unknown_addresses_and_accounts_without_password_look_like_a_wrong_password(
    database: Database, anna: str, email: str
) -> None:
    with pytest.raises(SignInRefused):
        run(sign_in(database, SignIn(email, PASSWORD)))


def test_S2_every_sign_in_has_a_new_session_and_ends_the_browsers_old_one(
    database: Database, anna: str
) -> None:
    first = tries(database, anna, PASSWORD)
    assert first is not None
    second = run(sign_in(database, SignIn(anna, PASSWORD, old_token=first)))
    assert first != second
    with database.reading() as session:
        assert find_actor(session, first) is None
        assert find_actor(session, second) is not None


def test_S2_a_token_chosen_by_an_attacker_never_becomes_a_session(
    database: Database, anna: str
) -> None:
    planted = "a" * 43
    token = run(sign_in(database, SignIn(anna, PASSWORD, old_token=planted)))
    with database.reading() as session:
        assert token != planted
        assert find_actor(session, planted) is None


def test_signing_out_ends_the_session(database: Database, anna: str) -> None:
    token = tries(database, anna, PASSWORD)
    assert token is not None
    with database.transaction() as session:
        sign_out(session, token)
    with database.reading() as session:
        assert find_actor(session, token) is None


def test_A7_an_old_hash_is_renewed_at_sign_in(database: Database, world: World, anna: str) -> None:
    with database.transaction() as session:
        account = session.get_one(Account, world.anna.account_id)
        account.password_hash = PasswordHasher(time_cost=1, memory_cost=8_192).hash(PASSWORD)
        session.add(account)
    assert tries(database, anna, PASSWORD) is not None
    with database.reading() as session:
        assert not needs_rehash(session.get_one(Account, world.anna.account_id).password_hash)
    assert tries(database, anna, PASSWORD) is not None


def test_A7_a_flood_of_sign_ins_does_not_stop_the_event_loop(database: Database, anna: str) -> None:
    async def flood() -> tuple[float, float]:
        started = perf_counter()
        attempts = [
            asyncio.create_task(sign_in(database, SignIn(f"n{n}@example.org", "falsch")))
            for n in range(40)
        ]
        longest, before = 0.0, perf_counter()
        while not all(attempt.done() for attempt in attempts):
            await asyncio.sleep(0.005)
            longest, before = max(longest, perf_counter() - before), perf_counter()
        results = await asyncio.gather(*attempts, return_exceptions=True)
        assert all(isinstance(result, SignInRefused) for result in results)
        return longest, perf_counter() - started

    longest, whole = run(flood())
    assert longest < whole / 4  # hashing on the loop would stop it for nearly the whole time


def test_A5_the_right_password_waits_its_turn_and_then_ends_the_delay(
    database: Database, anna: str
) -> None:
    with clock.at(NOON):
        for _ in range(FREE_FAILURES + 1):
            assert tries(database, anna, "falsch") is None
        assert tries(database, anna, PASSWORD) is None
    with clock.at(NOON + timedelta(seconds=1)):
        assert tries(database, anna, PASSWORD) is not None
        assert tries(database, anna, "falsch") is None
        assert tries(database, anna, PASSWORD) is not None


def test_A5_guesses_at_the_same_time_share_one_delay(
    database: Database, world: World, anna: str
) -> None:
    async def guess_often() -> None:
        guesses = [sign_in(database, SignIn(anna, "falsch")) for _ in range(30)]
        await asyncio.gather(*guesses, return_exceptions=True)

    with clock.at(NOON):
        run(guess_often())
    with database.reading() as session:
        account = session.get_one(Account, world.anna.account_id)
        assert account.failed_logins == FREE_FAILURES + 1


def test_A5_whoever_is_locked_out_gets_in_again_by_mail(database: Database, anna: str) -> None:
    with clock.at(NOON):
        for _ in range(FREE_FAILURES + 1):
            tries(database, anna, "falsch")
        run(request_reset(database, anna))
        link = token_mailed_to(database, anna)
        run(set_password_by_link(database, SetPassword(link, NEW_PASSWORD)))
        assert tries(database, anna, NEW_PASSWORD) is not None


def test_a_locked_account_does_not_sign_in(database: Database, world: World, anna: str) -> None:
    with database.transaction() as session:
        account = session.get_one(Account, world.anna.account_id)
        account.is_disabled = True
        session.add(account)
    assert tries(database, anna, PASSWORD) is None


class LoginDelay(RuleBasedStateMachine):
    """A5: an attacker guesses and waits as he likes; the model says when the owner gets in."""

    database: Database
    email: str

    def __init__(self) -> None:
        super().__init__()
        self.now = NOON
        self.failures = 0
        self.blocked_until = NOON
        with self.database.transaction() as session:
            account = session.get_one(Account, self.account_id)
            account.failed_logins, account.login_blocked_until = 0, None
            session.add(account)

    account_id: int

    @rule(seconds=st.sampled_from([0.0, 0.5, 1.0, 5.0, 60.0, 3600.0]))
    def wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    @rule()
    def guess_wrongly(self) -> None:
        with clock.at(self.now):
            assert tries(self.database, self.email, "falsch") is None
        if self.now >= self.blocked_until:
            self.failures += 1
            self.blocked_until = self.now + delay_after(self.failures)

    @rule()
    def sign_in_rightly(self) -> None:
        with clock.at(self.now):
            token = tries(self.database, self.email, PASSWORD)
        assert (token is not None) == (self.now >= self.blocked_until)
        if token is not None:
            self.failures, self.blocked_until = 0, self.now

    @invariant()
    def is_never_locked_out_for_more_than_an_hour(self) -> None:
        assert self.blocked_until - self.now <= timedelta(hours=1)


def test_A5_the_delay_behaves_like_its_model(tmp_path_factory: pytest.TempPathFactory) -> None:
    database = Database(fresh_sqlite(tmp_path_factory.mktemp("delay") / "portal.db"))
    with database.transaction() as session:
        LoginDelay.account_id = make_world(session).anna.account_id
    LoginDelay.database = database
    LoginDelay.email = give_password(database, LoginDelay.account_id)
    LoginDelay.TestCase.settings = settings(max_examples=20, stateful_step_count=12, deadline=None)
    try:
        LoginDelay.TestCase().runTest()
    finally:
        database.close()


WRITES = {"sqlite": "PRAGMA data_version", "postgresql": "SELECT pg_current_wal_insert_lsn()"}


@pytest.mark.parametrize("kind", ["known", "unknown", "waiting"])
def test_A9_a_failure_writes_to_the_disk_whether_there_is_an_account_or_not(
    database: Database, anna: str, kind: str
) -> None:
    """The time of the answer would tell which addresses have an account on a slow disk."""
    if kind == "waiting":
        for _ in range(FREE_FAILURES + 1):
            tries(database, anna, "falsch")
    email = "nobody@example.org" if kind == "unknown" else anna
    with database.engine.connect() as watching:
        question = text(WRITES[watching.dialect.name])
        before = watching.execute(question).scalar()
        watching.rollback()
        assert tries(database, email, "falsch") is None
        assert watching.execute(question).scalar() != before
