"""Mail addresses change: corrected by the office, or wished for and confirmed by the person."""

import pytest
from sqlmodel import Session, col, select

from elternportal.auth.sessions import find_actor, open_session
from elternportal.db import Database
from elternportal.domain.email_address import EmailMalformed
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed, NotFound
from elternportal.mail.templates import render
from elternportal.models.access import Account
from elternportal.services.access.account_email import (
    ChangeOwnEmail,
    CorrectEmail,
    SameEmail,
    ask_for_email,
    confirm_email,
    correct_email,
    pending_email,
    withdraw_email,
)
from elternportal.services.access.account_scope import HeadOnly, ReasonMissing
from elternportal.services.access.login import SignIn, sign_in
from elternportal.services.access.mail_tokens import LinkInvalid
from elternportal.services.access.password_reset import request_reset
from elternportal.services.access.people import EmailTaken
from elternportal.services.access.roles import accept_role
from elternportal.services.access.set_password import (
    OldPasswordWrong,
    SetPassword,
    set_password_by_link,
)
from tests.support.accounts import (
    NEW_PASSWORD,
    PASSWORD,
    give_password,
    mails_to,
    run,
    token_mailed_to,
)
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("cheap_passwords")

NEW = "berta.neu@example.org"


@pytest.fixture
def berta(database: Database, world: World) -> str:
    """Berta's address; her password is ``PASSWORD``."""
    return give_password(database, world.berta.account_id)


def correct(
    database: Database, actor: Actor, account_id: int, email: str, why: str = "on the phone"
) -> None:
    with database.transaction() as session:
        correct_email(session, actor, CorrectEmail(account_id, email, why))


def ask(database: Database, actor: Actor, email: str, password: str = PASSWORD) -> None:
    run(ask_for_email(database, actor, ChangeOwnEmail(email, password)))


def confirm(database: Database, token: str) -> None:
    with database.transaction() as session:
        confirm_email(session, token)


def email_of(database: Database, actor: Actor) -> str:
    with database.reading() as session:
        return session.get_one(Account, actor.account_id).email


def templates(session: Session, email: str) -> list[str]:
    return [mail.template for mail in mails_to(session, email)]


def test_what_the_office_corrects_counts_at_once_and_both_mailboxes_hear_of_it(
    database: Database, world: World, berta: str
) -> None:
    with database.transaction() as session:
        account = session.get_one(Account, world.berta.account_id)
        account.mail_unreachable = True
        cookie = open_session(session, account)
    run(request_reset(database, berta))
    old_link = token_mailed_to(database, berta)
    correct(database, world.olga, world.berta.account_id, " Berta.Neu@Example.org ")
    with database.reading() as session:
        account = session.get_one(Account, world.berta.account_id)
        assert (account.email, account.mail_unreachable) == (NEW, False)
        assert find_actor(session, cookie) is None
        assert templates(session, NEW) == ["account-email-corrected"]
        left = mails_to(session, berta)[-1]
        assert left.template == "account-email-left"
        rendered = render(session, left)
    assert rendered is not None
    assert NEW not in rendered.text  # the old mailbox may be a stranger's
    with pytest.raises(LinkInvalid):  # and that stranger may hold a link
        run(set_password_by_link(database, SetPassword(old_link, NEW_PASSWORD)))
    run(sign_in(database, SignIn(NEW, PASSWORD)))


def test_whoever_has_no_password_yet_gets_the_link_at_the_right_address(
    database: Database, world: World
) -> None:
    correct(database, world.olga, world.berta.account_id, NEW)
    run(set_password_by_link(database, SetPassword(token_mailed_to(database, NEW), PASSWORD)))
    run(sign_in(database, SignIn(NEW, PASSWORD)))


def test_the_office_gives_nobody_an_address_that_is_taken_wrong_or_the_same(
    database: Database, world: World, berta: str
) -> None:
    anna = email_of(database, world.anna)
    for email, error in (
        (anna.upper(), EmailTaken),
        ("berta", EmailMalformed),
        (berta, SameEmail),
    ):
        with pytest.raises(error):
            correct(database, world.olga, world.berta.account_id, email)
    with pytest.raises(ReasonMissing):
        correct(database, world.olga, world.berta.account_id, NEW, "")
    with pytest.raises(HeadOnly):
        correct(database, world.olga, world.hanna.account_id, NEW)
    with pytest.raises(NotFound):
        correct(database, world.olga, 999_999, NEW)
    assert email_of(database, world.berta) == berta


def test_a_person_s_new_address_counts_once_its_mailbox_has_confirmed_it(
    database: Database, world: World, berta: str
) -> None:
    ask(database, world.berta, NEW)
    assert email_of(database, world.berta) == berta
    with database.reading() as session:
        assert pending_email(session, world.berta) == NEW
        assert templates(session, berta) == ["account-email-requested"]
    token = token_mailed_to(database, NEW)
    confirm(database, token)
    assert email_of(database, world.berta) == NEW
    with database.reading() as session:
        assert templates(session, berta)[-1] == "account-email-left"
        assert pending_email(session, world.berta) == ""
    with pytest.raises(LinkInvalid):
        confirm(database, token)


def test_S4_a_new_address_needs_the_password(database: Database, world: World, berta: str) -> None:
    with pytest.raises(OldPasswordWrong):
        ask(database, world.berta, NEW, NEW_PASSWORD)
    with database.reading() as session:
        assert mails_to(session, NEW) == []


def test_only_the_newest_wish_counts_and_it_can_be_taken_back(
    database: Database, world: World, berta: str
) -> None:
    ask(database, world.berta, "first@example.org")
    first = token_mailed_to(database, "first@example.org")
    ask(database, world.berta, NEW)
    second = token_mailed_to(database, NEW)
    with database.transaction() as session:
        withdraw_email(session, world.berta)
    for token in (first, second):
        with pytest.raises(LinkInvalid):
            confirm(database, token)
    assert email_of(database, world.berta) == berta


def test_A9_nobody_learns_by_it_that_an_address_has_an_account_and_nothing_comes_of_it(
    database: Database, world: World, berta: str
) -> None:
    anna = email_of(database, world.anna)
    ask(database, world.berta, anna)
    with pytest.raises(LinkInvalid):
        confirm(database, token_mailed_to(database, anna))
    assert email_of(database, world.berta) == berta
    with pytest.raises(SameEmail):
        ask(database, world.berta, berta)


def test_A10_each_link_is_for_its_purpose_only(
    database: Database, world: World, berta: str
) -> None:
    ask(database, world.berta, NEW)
    of_email = token_mailed_to(database, NEW)
    run(request_reset(database, berta))
    of_reset = token_mailed_to(database, berta)
    with pytest.raises(LinkInvalid):
        run(set_password_by_link(database, SetPassword(of_email, NEW_PASSWORD)))
    with pytest.raises(LinkInvalid):
        confirm(database, of_reset)
    with database.transaction() as session, pytest.raises(LinkInvalid):
        accept_role(session, of_email)
    assert email_of(database, world.berta) == berta


def test_a_locked_account_s_new_address_is_not_confirmed(
    database: Database, world: World, berta: str
) -> None:
    ask(database, world.berta, NEW)
    with database.transaction() as session:
        session.get_one(Account, world.berta.account_id).is_disabled = True
    with pytest.raises(LinkInvalid):
        confirm(database, token_mailed_to(database, NEW))


@pytest.mark.parametrize("person", ["anna", "huber"])
def test_Z4_nobody_else_corrects_an_address(database: Database, world: World, person: str) -> None:
    with pytest.raises(NotAllowed):
        correct(database, getattr(world, person), world.berta.account_id, NEW)
    with database.reading() as session:
        assert session.exec(select(Account).where(col(Account.email) == NEW)).all() == []
