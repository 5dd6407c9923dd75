"""Mails of optional kinds can be switched off from the mail itself (RFC 8058), and nothing else."""

import pytest
from sqlmodel import select
from starlette.applications import Starlette
from starlette.testclient import TestClient

import elternportal.db
from elternportal import routes
from elternportal.auth.security import SecurityWall
from elternportal.auth.unsubscribe_links import Unsubscribe, unsubscribe_link
from elternportal.db import Database
from elternportal.domain.notifications import Channel, NoticeKind
from elternportal.domain.people import Actor
from elternportal.mail.registry import notice_kinds
from elternportal.models.access import Account
from elternportal.models.notifications import NotificationChoice
from elternportal.services.board.mails import BOARD
from elternportal.services.notifications.choices import (
    SaveNotifications,
    my_notifications,
    save_notifications,
)
from elternportal.services.polls.mails import POLLS
from elternportal.settings import get_settings
from elternportal.web.notifications.unsubscribe import unsubscribe_routes
from tests.support.world import World

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def client(database: Database, world: World, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """A mail program: no cookie, no origin."""
    monkeypatch.setattr(elternportal.db, "_database", database)
    return TestClient(SecurityWall(Starlette(routes=unsubscribe_routes())))


def link(actor: Actor, *notices: NoticeKind) -> str:
    """The path of the address in the header of a mail about these kinds, or about a notice."""
    keys = tuple(notice.key for notice in notices or (BOARD,))
    address = unsubscribe_link(Unsubscribe(actor.account_id, keys))
    return address.removeprefix(get_settings().url)


def choices(database: Database) -> dict[tuple[int, str], str]:
    with database.reading() as session:
        rows = session.exec(select(NotificationChoice)).all()
        return {(row.account_id, row.event): row.channel for row in rows}


def test_one_click_in_the_mail_program_switches_the_kind_off(
    client: TestClient, database: Database, world: World
) -> None:
    answer = client.post(link(world.anna), data=ONE_CLICK)
    assert answer.status_code == 200
    assert choices(database) == {(world.anna.account_id, "board"): "off"}
    again = client.post(link(world.anna), data=ONE_CLICK)
    assert again.status_code == 200
    assert len(choices(database)) == 1


def test_a_digest_becomes_none_and_other_kinds_stay(
    client: TestClient, database: Database, world: World
) -> None:
    channels = {BOARD: Channel.DIGEST, POLLS: Channel.DIGEST}
    with database.transaction() as session:
        now = my_notifications(session, world.anna)
        command = SaveNotifications(channels, now.digest_at, now.full_text)
        save_notifications(session, world.anna, command)
    client.post(link(world.anna), data=ONE_CLICK)
    anna = world.anna.account_id
    assert choices(database) == {(anna, "board"): "off", (anna, "poll"): "digest"}


def test_the_button_of_a_digest_switches_off_all_that_it_told_of_and_no_more(
    client: TestClient, database: Database, world: World
) -> None:
    answer = client.post(link(world.anna, BOARD, POLLS), data=ONE_CLICK)
    assert "keine Mails mehr zu „Schwarzes Brett“ und „Umfragen“." in answer.text
    anna = world.anna.account_id
    assert choices(database) == {(anna, "board"): "off", (anna, "poll"): "off"}


def test_opening_the_address_asks_first_and_changes_nothing(
    client: TestClient, database: Database, world: World
) -> None:
    answer = client.get(link(world.anna))
    assert answer.status_code == 200
    assert "Möchten Sie keine Mails mehr zu „Schwarzes Brett“?" in answer.text
    assert '<form method="post">' in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert choices(database) == {}


def test_the_page_speaks_the_persons_language_and_names_nobody(
    client: TestClient, database: Database, world: World
) -> None:
    with database.transaction() as session:
        account = session.get_one(Account, world.anna.account_id)
        account.language, email = "en", account.email
    asked, done = client.get(link(world.anna)), client.post(link(world.anna))
    assert "Do you want no more mails about “Notice board”?" in asked.text
    assert "You will get no more mails about “Notice board”." in done.text
    assert '<html lang="en">' in asked.text
    for text in (asked.text, done.text):
        assert email not in text
        assert "Amsel" not in text


def test_Z4_a_token_cannot_be_turned_into_another_persons_or_another_kinds(
    client: TestClient, database: Database, world: World
) -> None:
    annas, bertas = link(world.anna), link(world.berta)
    more = link(world.anna, BOARD, POLLS)
    _, _, signature = annas.rpartition(".")
    for forged in (bertas, more):
        payload, _, _ = forged.rpartition(".")
        answer = client.post(f"{payload}.{signature}", data=ONE_CLICK)
        assert answer.status_code == 404
    assert choices(database) == {}


@pytest.mark.parametrize("token", ["x", "x.y", "a" * 5_000, "WzEsImJvYXJkIl0."])
def test_Z4_a_forged_token_answers_like_a_page_that_does_not_exist(
    client: TestClient, database: Database, token: str
) -> None:
    address = routes.UNSUBSCRIBE.replace("{token}", token)
    assert client.get(address).status_code == 404
    assert client.post(address, data=ONE_CLICK).status_code == 404
    assert choices(database) == {}


def test_a_token_of_an_account_that_is_gone_answers_like_a_forged_one(
    client: TestClient, database: Database, world: World
) -> None:
    with database.transaction() as session:
        session.get_one(Account, world.anna.account_id).is_disabled = True
    gone, forged = link(world.anna), routes.UNSUBSCRIBE.replace("{token}", "x")
    for ask in (client.get, client.post):
        assert ask(gone).status_code == 404
        assert ask(gone).content == ask(forged).content


@pytest.mark.parametrize("notice", [notice for notice in notice_kinds() if not notice.may_be_off])
def test_what_must_come_cannot_be_switched_off_by_a_token_either(
    client: TestClient, database: Database, world: World, notice: NoticeKind
) -> None:
    for events in ((notice,), (BOARD, notice)):
        assert client.post(link(world.anna, *events), data=ONE_CLICK).status_code == 404
    assert choices(database) == {}


def test_the_address_stands_at_the_configured_host(world: World) -> None:
    address = unsubscribe_link(Unsubscribe(world.anna.account_id, (POLLS.key,)))
    assert address.startswith(f"{get_settings().url}/abbestellen/")
