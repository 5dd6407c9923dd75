"""Office and head lock, unlock, sign out and delete accounts, each with a reason and a mail."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from sqlmodel import Session, select

from elternportal.auth.sessions import find_actor, open_session
from elternportal.db import Database
from elternportal.domain.people import SYSTEM, Actor
from elternportal.errors import NotAllowed, NotFound
from elternportal.mail.channels import decide
from elternportal.mail.notify import notify
from elternportal.models.access import Account
from elternportal.models.audit import AuditEntry
from elternportal.models.mail import OutboxMail
from elternportal.models.notifications import NotificationChoice
from elternportal.services.access.account_locks import (
    AlreadyLocked,
    NotLocked,
    delete_account,
    end_all_sessions,
    lock_account,
    unlock_account,
)
from elternportal.services.access.account_scope import (
    HeadOnly,
    LastAdministration,
    LastHead,
    OnAccount,
    OwnAccount,
    ReasonMissing,
)
from elternportal.services.access.account_view import read_account
from elternportal.services.access.login import SignIn, SignInRefused, sign_in
from elternportal.services.access.mail_tokens import LinkInvalid
from elternportal.services.access.password_reset import request_reset
from elternportal.services.access.set_password import SetPassword, set_password_by_link
from elternportal.services.board.mails import BOARD_NOTICE
from elternportal.services.school import guardian_ids
from tests.support.accounts import (
    NEW_PASSWORD,
    PASSWORD,
    activate,
    give_password,
    issue,
    mails_to,
    run,
    token_mailed_to,
)
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("cheap_passwords")

WHY = "a phone was lost"
Command = Callable[[Session, Actor, OnAccount], object]
COMMANDS = [lock_account, unlock_account, end_all_sessions, delete_account]


def do(database: Database, command: Command, actor: Actor, account_id: int, why: str = WHY) -> None:
    with database.transaction() as session:
        command(session, actor, OnAccount(account_id, why))


def signed_in(database: Database, actor: Actor) -> str:
    with database.transaction() as session:
        return open_session(session, session.get_one(Account, actor.account_id))


def is_valid(database: Database, cookie: str) -> bool:
    with database.reading() as session:
        return find_actor(session, cookie) is not None


def add_head(database: Database, email: str = "herta@example.org") -> Actor:
    with database.transaction() as session:
        head = Account(email=email, is_head=True, created_at=session.get_one(Account, 1).created_at)
        session.add(head)
        session.flush()
        return replace(SYSTEM, account_id=head.id or 0)


def templates(database: Database, email: str) -> list[str]:
    with database.reading() as session:
        return [mail.template for mail in mails_to(session, email)]


def test_a_locked_account_gets_in_nowhere_until_it_is_unlocked(
    database: Database, world: World
) -> None:
    berta = give_password(database, world.berta.account_id)
    cookie = signed_in(database, world.berta)
    run(request_reset(database, berta))
    link = token_mailed_to(database, berta)
    do(database, lock_account, world.olga, world.berta.account_id)
    assert not is_valid(database, cookie)
    with pytest.raises(SignInRefused):
        run(sign_in(database, SignIn(berta, PASSWORD)))
    with pytest.raises(AlreadyLocked):
        do(database, lock_account, world.olga, world.berta.account_id)
    do(database, unlock_account, world.hanna, world.berta.account_id)
    assert not is_valid(database, cookie)
    assert is_valid(database, run(sign_in(database, SignIn(berta, PASSWORD))))
    with pytest.raises(LinkInvalid):  # it was on its way before the lock
        run(set_password_by_link(database, SetPassword(link, NEW_PASSWORD)))
    with pytest.raises(NotLocked):
        do(database, unlock_account, world.hanna, world.berta.account_id)
    assert templates(database, berta) == ["account-reset", "account-locked", "account-unlocked"]


def test_no_mail_goes_to_a_locked_account_but_the_one_that_says_so(
    database: Database, world: World
) -> None:
    berta = give_password(database, world.berta.account_id)
    with database.transaction() as session:
        notify(session, BOARD_NOTICE, [world.berta.account_id], event="notice-1")
    do(database, lock_account, world.olga, world.berta.account_id)
    with database.reading() as session:
        decision = decide(session, mails_to(session, berta))
        assert [mail.template for mail in decision.now] == ["account-locked"]
        assert [mail.template for mail in decision.unwanted] == [BOARD_NOTICE.template]


def test_signing_out_everywhere_ends_all_devices_and_nothing_else(
    database: Database, world: World
) -> None:
    berta = give_password(database, world.berta.account_id)
    cookies = [signed_in(database, world.berta) for _ in range(2)]
    other = signed_in(database, world.anna)
    do(database, end_all_sessions, world.olga, world.berta.account_id)
    assert [is_valid(database, cookie) for cookie in (*cookies, other)] == [False, False, True]
    assert is_valid(database, run(sign_in(database, SignIn(berta, PASSWORD))))
    assert templates(database, berta) == ["account-signed-out"]


def test_of_a_deleted_account_nothing_is_left_that_tells_who_it_was(
    database: Database, world: World
) -> None:
    berta = give_password(database, world.berta.account_id)
    cookie = signed_in(database, world.berta)
    with database.transaction() as session:
        session.add(
            NotificationChoice(account_id=world.berta.account_id, event="board", channel="off")
        )
        notify(session, BOARD_NOTICE, [world.berta.account_id], event="notice-1")
    do(database, delete_account, world.olga, world.berta.account_id)
    assert not is_valid(database, cookie)
    with database.reading() as session:
        account = session.get_one(Account, world.berta.account_id)
        assert account.deleted_at is not None
        assert (account.name, account.password_hash, account.is_disabled) == ("", "", True)
        assert (
            world.berta.account_id
            not in session.scalars(guardian_ids([world.pupils["Carla"]])).all()
        )
        assert session.exec(select(NotificationChoice)).all() == []
        told = [mail.template for mail in mails_to(session, berta)]
        assert told == ["account-deleted"]  # the one that must still go there
        of_account = select(OutboxMail).where(OutboxMail.account_id == world.berta.account_id)
        assert {mail.state for mail in session.exec(of_account)} == {"dropped"}
        with pytest.raises(NotFound):
            read_account(session, world.olga, world.berta.account_id)
    for command in COMMANDS:
        with pytest.raises(NotFound):
            do(database, command, world.olga, world.berta.account_id)


def test_whoever_was_deleted_can_come_back_by_a_new_pin_with_the_same_address(
    database: Database, world: World
) -> None:
    berta = give_password(database, world.berta.account_id)
    do(database, delete_account, world.olga, world.berta.account_id)
    (pin,) = issue(database, world, "Carla")
    activate(database, pin.pin, berta)
    with database.reading() as session:
        new = session.exec(select(Account).where(Account.email == berta)).one()
        assert new.id != world.berta.account_id
        assert set(session.scalars(guardian_ids([world.pupils["Carla"]]))) == {new.id}


@pytest.mark.parametrize("command", [lock_account, delete_account])
def test_the_last_head_and_the_last_of_the_administration_stay(
    database: Database, world: World, command: Command
) -> None:
    for actor in (world.hanna, SYSTEM):
        with pytest.raises(LastHead):
            do(database, command, actor, world.hanna.account_id)
    second = add_head(database)
    with pytest.raises(OwnAccount):
        do(database, command, world.hanna, world.hanna.account_id)
    do(database, command, second, world.hanna.account_id)
    with pytest.raises(LastHead):
        do(database, command, SYSTEM, second.account_id)
    with database.transaction() as session:
        session.get_one(Account, second.account_id).is_head = False
    with pytest.raises(LastAdministration):
        do(database, command, SYSTEM, world.olga.account_id)


def test_of_two_heads_who_lock_each_other_at_once_one_stays(
    database: Database, world: World
) -> None:
    second, together = add_head(database), Barrier(2)

    def lock(actor: Actor, other: Actor) -> bool:
        together.wait()
        try:
            do(database, lock_account, actor, other.account_id)
        except LastHead:
            return False
        return True

    with ThreadPoolExecutor(2) as heads:
        done = list(heads.map(lock, (world.hanna, second), (second, world.hanna)))
    assert sorted(done) == [False, True]


def test_only_a_head_changes_a_head_s_account(database: Database, world: World) -> None:
    second = add_head(database)
    for command in COMMANDS:
        with pytest.raises(HeadOnly):
            do(database, command, world.olga, second.account_id)
    with database.reading() as session:
        assert not read_account(session, world.olga, second.account_id).may_change
        assert read_account(session, world.hanna, second.account_id).may_change


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_is_done_without_a_reason(
    database: Database, world: World, command: Command
) -> None:
    for why in ("", "  \n ", "x" * 301):
        with pytest.raises(ReasonMissing):
            do(database, command, world.olga, world.berta.account_id, why)


def test_who_did_what_and_why_stands_at_the_account(database: Database, world: World) -> None:
    do(database, lock_account, world.olga, world.berta.account_id, " custody\nis  unclear ")
    with database.reading() as session:
        view = read_account(session, world.hanna, world.berta.account_id)
        entry = session.exec(select(AuditEntry.account_id, AuditEntry.subject)).one()
    assert [(e.action, e.by, e.reason) for e in view.events] == [
        ("account-locked", "Olga Office", "custody is unclear")
    ]
    assert entry == (world.olga.account_id, "account")


@pytest.mark.parametrize("person", ["anna", "huber", "berta"])
@pytest.mark.parametrize("command", COMMANDS)
def test_Z4_no_parent_and_no_teacher_touches_an_account_there_is_or_not(
    database: Database, world: World, command: Command, person: str
) -> None:
    for account_id in (world.berta.account_id, 999_999):
        with pytest.raises(NotAllowed):
            do(database, command, getattr(world, person), account_id)
        with database.reading() as session, pytest.raises(NotAllowed):
            read_account(session, getattr(world, person), account_id)
