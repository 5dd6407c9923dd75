"""A forgotten password, and changing one (security A9, A10)."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from time import perf_counter

import pytest
from argon2 import PasswordHasher
from sqlmodel import col, select

from elternportal import clock
from elternportal.auth.passwords import PasswordTooCommon, verify_in_thread
from elternportal.auth.sessions import find_actor, open_session
from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.mail.addresses import mark_unreachable
from elternportal.models.access import Account, LoginSession, MailToken
from elternportal.models.mail import OutboxMail
from elternportal.models.office import OfficeTask
from elternportal.services.access import login, set_password
from elternportal.services.access.login import SignIn, SignInRefused, sign_in
from elternportal.services.access.mail_tokens import LinkInvalid
from elternportal.services.access.password_reset import ANSWER_SECONDS, request_reset
from elternportal.services.access.set_password import (
    OldPasswordWrong,
    SetPassword,
    change_password,
    set_password_by_link,
)
from tests.conftest import NOON
from tests.support.accounts import (
    NEW_PASSWORD,
    PASSWORD,
    give_password,
    mails_to,
    run,
    token_mailed_to,
)
from tests.support.world import World


@pytest.fixture
def anna(database: Database, world: World) -> str:
    """Anna's address; her password is ``PASSWORD``."""
    return give_password(database, world.anna.account_id)


def signed_in(database: Database, actor: Actor) -> str:
    with database.transaction() as session:
        return open_session(session, session.get_one(Account, actor.account_id))


def is_valid(database: Database, token: str) -> bool:
    with database.reading() as session:
        return find_actor(session, token) is not None


@pytest.mark.parametrize("has_moved", [False, True])
def test_a_link_that_was_read_proves_its_address_and_no_other(
    database: Database, world: World, anna: str, has_moved: bool
) -> None:
    with database.transaction() as session:
        mail = OutboxMail(account_id=world.anna.account_id, recipient=anna)
        mark_unreachable(session, mail, "552 5.2.2 mailbox full")
    run(request_reset(database, anna))
    link = token_mailed_to(database, anna)
    if has_moved:
        with database.transaction() as session:
            session.get_one(Account, world.anna.account_id).email = "anna.new@example.org"
    run(set_password_by_link(database, SetPassword(link, NEW_PASSWORD)))
    with database.reading() as session:
        assert session.get_one(Account, world.anna.account_id).mail_unreachable == has_moved
        (task,) = session.exec(select(OfficeTask))
        assert (task.done_at is None) == has_moved


def test_A10_a_reset_ends_all_sessions_and_tells_the_person(
    database: Database, world: World, anna: str
) -> None:
    old_cookie = signed_in(database, world.anna)
    run(request_reset(database, anna))
    link = token_mailed_to(database, anna)
    new_cookie = run(set_password_by_link(database, SetPassword(link, NEW_PASSWORD)))
    assert not is_valid(database, old_cookie)
    assert is_valid(database, new_cookie)
    with database.reading() as session:
        assert len(mails_to(session, anna, "account-password-changed")) == 1
    with pytest.raises(SignInRefused):
        run(sign_in(database, SignIn(anna, PASSWORD)))
    run(sign_in(database, SignIn(anna, NEW_PASSWORD)))


def test_A10_a_link_works_once_within_the_hour_and_ends_the_others(
    database: Database, world: World, anna: str
) -> None:
    with clock.at(NOON):
        run(request_reset(database, anna))
        first = token_mailed_to(database, anna)
    with clock.at(NOON + timedelta(minutes=10)):
        run(request_reset(database, anna))
        second = token_mailed_to(database, anna)
    assert first != second
    with clock.at(NOON + timedelta(minutes=60)), pytest.raises(LinkInvalid):
        run(set_password_by_link(database, SetPassword(first, NEW_PASSWORD)))
    with clock.at(NOON + timedelta(minutes=59)):
        run(set_password_by_link(database, SetPassword(second, NEW_PASSWORD)))
        for used in (first, second):
            with pytest.raises(LinkInvalid):
                run(set_password_by_link(database, SetPassword(used, NEW_PASSWORD)))


def test_A10_the_database_holds_only_the_hash_of_a_link(
    database: Database, world: World, anna: str
) -> None:
    run(request_reset(database, anna))
    token = token_mailed_to(database, anna)
    assert len(token) == 43
    with database.reading() as session:
        rows = [str(row.model_dump()) for row in session.exec(select(MailToken))]
        rows += [str(mail.model_dump()) for mail in mails_to(session, anna)]
    assert not any(token in row for row in rows)


@pytest.mark.parametrize("guess", ["", "x", "A" * 43])
def test_A10_a_guessed_link_sets_no_password(database: Database, anna: str, guess: str) -> None:
    with pytest.raises(LinkInvalid):
        run(set_password_by_link(database, SetPassword(guess, NEW_PASSWORD)))


def test_A9_an_unknown_address_gets_no_mail_and_the_same_answer_in_the_same_time(
    database: Database, world: World, anna: str
) -> None:
    def seconds(email: str) -> float:
        start = perf_counter()
        assert run(request_reset(database, email)) is None
        return perf_counter() - start

    known = [seconds(anna) for _ in range(5)]
    unknown = [seconds("nobody@example.org") for _ in range(5)]
    # Both wait for the same moment, and neither is answered before it.
    assert min(known + unknown) > ANSWER_SECONDS * 0.95
    with database.reading() as session:
        assert mails_to(session, "nobody@example.org") == []


def test_asking_again_and_again_sends_one_mail_in_five_minutes(
    database: Database, world: World, anna: str
) -> None:
    with clock.at(NOON):
        for _ in range(3):
            run(request_reset(database, anna))
    with database.reading() as session:
        assert len(mails_to(session, anna)) == 1


def test_changing_the_password_needs_the_old_one_and_keeps_only_this_session(
    database: Database, world: World, anna: str
) -> None:
    here, elsewhere = signed_in(database, world.anna), signed_in(database, world.anna)
    with database.reading() as session:
        found = find_actor(session, here)
    assert found is not None
    with pytest.raises(OldPasswordWrong):
        run(change_password(database, found.actor, "falsch", NEW_PASSWORD))
    run(change_password(database, found.actor, PASSWORD, NEW_PASSWORD))
    assert is_valid(database, here)
    assert not is_valid(database, elsewhere)
    run(sign_in(database, SignIn(anna, NEW_PASSWORD)))


def reset_while_verifying(database: Database, email: str) -> Callable[[str, str], Awaitable[bool]]:
    """Verifies as ever; before it answers, the owner of the mailbox has set a new password."""

    async def verify(password_hash: str, password: str) -> bool:
        fits = await verify_in_thread(password_hash, password)
        await request_reset(database, email)
        link = token_mailed_to(database, email)
        await set_password_by_link(database, SetPassword(link, NEW_PASSWORD))
        return fits

    return verify


@pytest.mark.parametrize("is_hash_old", [False, True])
def test_A10_a_sign_in_under_way_does_not_undo_a_reset(
    database: Database, world: World, anna: str, is_hash_old: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if is_hash_old:
        with database.transaction() as session:
            account = session.get_one(Account, world.anna.account_id)
            account.password_hash = PasswordHasher(time_cost=1, memory_cost=8_192).hash(PASSWORD)
    with monkeypatch.context() as at_once:
        at_once.setattr(login, "verify_in_thread", reset_while_verifying(database, anna))
        with pytest.raises(SignInRefused):
            run(sign_in(database, SignIn(anna, PASSWORD)))
    with database.reading() as session:
        valid = select(LoginSession).where(col(LoginSession.revoked_at).is_(None))
        assert len(session.exec(valid).all()) == 1  # the one that the reset opened
    run(sign_in(database, SignIn(anna, NEW_PASSWORD)))


def test_A10_who_knew_the_old_password_does_not_change_it_while_it_is_reset(
    database: Database, world: World, anna: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as at_once:
        at_once.setattr(set_password, "verify_in_thread", reset_while_verifying(database, anna))
        with pytest.raises(OldPasswordWrong):
            run(change_password(database, world.anna, PASSWORD, "sieben rote Drachen segeln"))
    run(sign_in(database, SignIn(anna, NEW_PASSWORD)))


def test_A6_the_own_name_is_no_password(database: Database, world: World, anna: str) -> None:
    with pytest.raises(PasswordTooCommon):
        run(change_password(database, world.anna, PASSWORD, "Anna-Amsel-Anna-Amsel"))


@pytest.mark.parametrize("password", ["Ada-Adasen-Ada-Adasen", "Ben+Ada Bensen 2026"])
def test_A6_the_names_of_the_own_children_are_no_password(
    database: Database, world: World, anna: str, password: str
) -> None:
    with pytest.raises(PasswordTooCommon):
        run(change_password(database, world.anna, PASSWORD, password))
    run(request_reset(database, anna))
    command = SetPassword(token_mailed_to(database, anna), password)
    with pytest.raises(PasswordTooCommon):
        run(set_password_by_link(database, command))


def test_changing_a_password_ends_open_reset_links(
    database: Database, world: World, anna: str
) -> None:
    run(request_reset(database, anna))
    link = token_mailed_to(database, anna)
    run(change_password(database, world.anna, PASSWORD, NEW_PASSWORD))
    with pytest.raises(LinkInvalid):
        run(set_password_by_link(database, SetPassword(link, PASSWORD)))
