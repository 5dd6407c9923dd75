"""Each person decides for each kind of event: a mail now, a line in the digest, or none."""

from datetime import datetime

import pytest
from sqlalchemy import event as sqlalchemy_event
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from elternportal.db import Database
from elternportal.domain.notifications import Channel, Event
from elternportal.domain.people import Actor
from elternportal.errors import InvalidInput
from elternportal.i18n import LANGUAGES, t
from elternportal.mail.kinds import KINDS
from elternportal.mail.notify import notify
from elternportal.mail.templates import RENDERERS
from elternportal.models.access import Account
from elternportal.models.mail import DigestLine
from elternportal.models.notifications import NotificationChoice
from elternportal.services.notifications.choices import (
    SaveNotifications,
    my_notifications,
    save_notifications,
)
from tests.support.notices import add_news, choose, newest_mail, outbox_of, speak_english
from tests.support.world import LONG_AGO, World

OPTIONAL = [event for event in Event if event.may_be_off]
NEVER_OFF = [event for event in Event if not event.may_be_off]
PAGES = {"board-notice": "/schwarzes-brett", "poll": "/umfragen", "document": "/dokumente"}


def tell(session: Session, event: Event, *people: Actor) -> list[int]:
    told = notify(
        session,
        event,
        [person.account_id for person in people],
        event="something-1",
        template="board-notice",
        params={"id": 1},
    )
    return list(told)


def lines_of(session: Session, person: Actor) -> list[DigestLine]:
    lines = select(DigestLine).where(DigestLine.account_id == person.account_id)
    return list(session.exec(lines))


@pytest.mark.parametrize("event", list(Event))
def test_without_a_choice_a_mail_comes_at_once(
    database: Database, world: World, stopped_clock: datetime, event: Event
) -> None:
    with database.transaction() as session:
        assert tell(session, event, world.anna) == [world.anna.account_id]
        [mail] = outbox_of(session, world.anna)
        assert (mail.template, mail.due_at) == ("board-notice", stopped_clock)


@pytest.mark.parametrize("event", list(Event))
def test_in_the_digest_there_is_a_line_and_no_mail_of_its_own(
    database: Database, world: World, event: Event
) -> None:
    with database.transaction() as session:
        choose(session, world.anna, {event: Channel.DIGEST})
        assert tell(session, event, world.anna) == [world.anna.account_id]
        [line] = lines_of(session, world.anna)
        assert (line.event, line.template) == ("something-1", "board-notice")
        assert [mail.template for mail in outbox_of(session, world.anna)] == ["digest"]


@pytest.mark.parametrize("channel", [Channel.NOW, Channel.DIGEST])
def test_R3_nobody_is_told_of_an_event_twice_and_only_who_is_told_now_is_named(
    database: Database, world: World, channel: Channel
) -> None:
    """Also not whoever changes the choice in between."""
    with database.transaction() as session:
        choose(session, world.anna, {Event.BOARD: channel})
        assert tell(session, Event.BOARD, world.anna) == [world.anna.account_id]
    other = Channel.DIGEST if channel == Channel.NOW else Channel.NOW
    with database.transaction() as session:
        choose(session, world.anna, {Event.BOARD: other})
        told = tell(session, Event.BOARD, world.anna, world.berta)
        assert told == [world.berta.account_id]
        assert len(outbox_of(session, world.anna)) == 1


@pytest.mark.parametrize("event", OPTIONAL)
def test_switched_off_nothing_comes(database: Database, world: World, event: Event) -> None:
    with database.transaction() as session:
        choose(session, world.anna, {event: Channel.OFF})
        assert tell(session, event, world.anna) == []
        assert outbox_of(session, world.anna) == lines_of(session, world.anna) == []


def test_a_choice_is_about_one_kind_and_one_person(database: Database, world: World) -> None:
    with database.transaction() as session:
        choose(session, world.anna, {Event.POLL: Channel.OFF, Event.DOCUMENT: Channel.DIGEST})
        told = tell(session, Event.BOARD, world.anna, world.berta)
        assert told == [world.anna.account_id, world.berta.account_id]
        assert len(outbox_of(session, world.anna)) == len(outbox_of(session, world.berta)) == 1
        assert lines_of(session, world.anna) == []


def test_nobody_is_told_twice_of_one_event(database: Database, world: World) -> None:
    with database.transaction() as session:
        choose(session, world.anna, {Event.BOARD: Channel.DIGEST})
        for _ in range(2):
            tell(session, Event.BOARD, world.anna, world.berta)
        assert len(lines_of(session, world.anna)) == 1
        assert len(outbox_of(session, world.anna)) == len(outbox_of(session, world.berta)) == 1


def test_who_cannot_be_reached_gets_no_mail_and_no_line(database: Database, world: World) -> None:
    with database.transaction() as session:
        for person in (world.anna, world.berta):
            choose(session, person, {Event.BOARD: Channel.DIGEST})
        session.get_one(Account, world.anna.account_id).mail_unreachable = True
        session.get_one(Account, world.anton.account_id).is_disabled = True
        told = tell(session, Event.BOARD, world.anna, world.anton, world.berta)
        assert told == [world.berta.account_id]
        assert lines_of(session, world.anna) == outbox_of(session, world.anton) == []


def test_two_thousand_people_are_a_handful_of_statements(database: Database, world: World) -> None:
    with database.transaction() as session:
        people = [
            Account(email=f"p{number}@example.org", created_at=LONG_AGO) for number in range(2_000)
        ]
        session.add_all(people)
        session.flush()
        session.add_all(
            NotificationChoice(account_id=person.id, event="board", channel=channel)
            for person, channel in zip(
                people, ["now", "digest", "off", "digest"] * 500, strict=True
            )
        )
        session.flush()
        ids = [person.id or 0 for person in people]
        statements: list[str] = []
        connection = session.connection()
        sqlalchemy_event.listen(
            connection, "before_cursor_execute", lambda *args: statements.append(args[2])
        )
        told = notify(session, Event.BOARD, ids, event="board-1", template="board-notice")
        assert len(told) == 1_500
        assert len(statements) <= 10, statements


@pytest.mark.parametrize("event", NEVER_OFF)
def test_letters_and_cancellations_cannot_be_switched_off(
    database: Database, world: World, event: Event
) -> None:
    with database.transaction() as session, pytest.raises(InvalidInput):
        choose(session, world.anna, {event: Channel.OFF})
    row = NotificationChoice(account_id=world.anna.account_id, event=event, channel=Channel.OFF)
    with database.transaction() as session, pytest.raises(IntegrityError):
        session.execute(insert(NotificationChoice), [row.model_dump(exclude={"id"})])


def test_choices_are_ones_own_and_saved_again_and_again(database: Database, world: World) -> None:
    for channel in (Channel.OFF, Channel.DIGEST, Channel.NOW):
        with database.transaction() as session:
            choose(session, world.anna, {Event.POLL: channel}, full_text=True)
        with database.reading() as session:
            own, other = (my_notifications(session, p) for p in (world.anna, world.berta))
            assert own.channels[Event.POLL] == channel
            assert own.full_text
            assert other.channels[Event.POLL] == Channel.NOW
            assert not other.full_text


def test_staff_without_children_have_nothing_to_choose(database: Database, world: World) -> None:
    with database.transaction() as session:
        for person in (world.huber, world.olga, world.hanna):
            now = my_notifications(session, person)
            assert now.channels == {}
            command = SaveNotifications({Event.BOARD: Channel.OFF}, now.digest_at, now.full_text)
            with pytest.raises(InvalidInput):
                save_notifications(session, person, command)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("template", "page"), PAGES.items())
def test_news_name_their_title_and_lead_to_their_page(
    database: Database, world: World, template: str, page: str, language: str
) -> None:
    with database.transaction() as session:
        if language == "en":
            speak_english(session, world.anna)
        title = "Sommerfest & <Tombola>"
        params = {"id": add_news(session, template, world.olga.account_id, title)}
        people = [world.anna.account_id]
        notify(session, KINDS[template], people, event="e", template=template, params=params)
    mail = newest_mail(database, world.anna)
    assert mail is not None
    prefix = "" if language == "de" else "/en"
    assert mail.subject.endswith("Sommerfest & <Tombola>")
    assert "Sommerfest &amp; &lt;Tombola&gt;" in mail.html
    assert f"http://localhost:3000{prefix}{page}\n" in mail.text
    assert ("Guten Tag" in mail.text) == (language == "de")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", sorted({*RENDERERS, *KINDS, "test"}))
def test_the_office_reads_in_its_mailbox_what_a_mail_is_about(template: str, language: str) -> None:
    assert t(f"mailbox-kind-{template}", language)
