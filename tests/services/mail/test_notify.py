"""Each person decides for each kind of event: a mail now, a line in the digest, or none."""

from datetime import datetime

import pytest
from sqlalchemy import event as sqlalchemy_event
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from elternportal.db import Database
from elternportal.domain.notifications import Channel, NoticeKind
from elternportal.domain.people import Actor, Role
from elternportal.errors import InvalidInput
from elternportal.i18n import LANGUAGES
from elternportal.mail.kinds import MailKind
from elternportal.mail.notify import notify
from elternportal.mail.registry import kind_of, notice_kinds
from elternportal.models.access import Account
from elternportal.models.mail import DigestLine
from elternportal.models.notifications import NotificationChoice
from elternportal.module import installed
from elternportal.services.board.mails import BOARD, BOARD_NOTICE
from elternportal.services.documents.mails import DOCUMENTS
from elternportal.services.notifications.choices import (
    SaveNotifications,
    my_notifications,
    save_notifications,
)
from elternportal.services.polls.mails import POLLS
from tests.support.notices import add_news, choose, newest_mail, outbox_of, speak_english
from tests.support.outbox import fall_due
from tests.support.world import LONG_AGO, World

NOTICES = notice_kinds()
AT_ONCE = [notice for notice in NOTICES if notice.default == Channel.NOW]
IN_DIGEST = [notice for notice in NOTICES if notice.may_be_digest]
FOR_PARENTS = [n for n in IN_DIGEST if Role.PARENT in n.roles]
OPTIONAL = [notice for notice in NOTICES if notice.may_be_off]
NEVER_OFF = [notice for notice in NOTICES if not notice.may_be_off]
PAGES = {"board-notice": "/schwarzes-brett", "poll": "/umfragen", "document": "/dokumente"}


def kind_about(notice: NoticeKind) -> MailKind:
    """The first kind of mails that a choice decides about."""
    kinds = (kind for module in installed() for kind in module.mails)
    return next(kind for kind in kinds if kind.notice == notice)


def tell(session: Session, notice: NoticeKind, *people: Actor) -> list[int]:
    people_ids = [person.account_id for person in people]
    kind = kind_about(notice)
    return list(notify(session, kind, people_ids, event="something-1", params={"id": 1}))


def whom(world: World, notice: NoticeKind) -> tuple[Actor, Actor]:
    """Two people whom such mails are for."""
    is_for_parents = Role.PARENT in notice.roles
    return (world.anna, world.berta) if is_for_parents else (world.huber, world.roth)


def states_of(session: Session, person: Actor) -> dict[str, str]:
    return {mail.template: mail.state for mail in outbox_of(session, person)}


def lines_of(session: Session, person: Actor) -> list[DigestLine]:
    lines = select(DigestLine).where(DigestLine.account_id == person.account_id)
    return list(session.exec(lines))


@pytest.mark.parametrize("notice", AT_ONCE)
def test_without_a_choice_a_mail_comes_at_once(
    database: Database, world: World, stopped_clock: datetime, notice: NoticeKind
) -> None:
    person, _ = whom(world, notice)
    with database.transaction() as session:
        assert tell(session, notice, person) == [person.account_id]
        [mail] = outbox_of(session, person)
        assert (mail.template, mail.due_at) == (kind_about(notice).template, stopped_clock)
        fall_due(session)
        assert set(states_of(session, person).values()) == {"queued"}


@pytest.mark.parametrize("notice", IN_DIGEST)
def test_in_the_digest_there_is_a_line_and_no_mail_of_its_own(
    database: Database, world: World, notice: NoticeKind
) -> None:
    person, _ = whom(world, notice)
    with database.transaction() as session:
        choose(session, person, {notice: Channel.DIGEST})
        assert tell(session, notice, person) == [person.account_id]
        fall_due(session)
        [line] = lines_of(session, person)
        template = kind_about(notice).template
        assert (line.event, line.template) == ("something-1", template)
        assert states_of(session, person) == {template: "diverted", "digest": "queued"}


@pytest.mark.parametrize("channel", [Channel.NOW, Channel.DIGEST])
def test_R3_nobody_is_told_of_an_event_twice_and_only_who_is_told_now_is_named(
    database: Database, world: World, channel: Channel
) -> None:
    """Also not whoever changes the choice in between."""
    with database.transaction() as session:
        choose(session, world.anna, {BOARD: channel})
        assert tell(session, BOARD, world.anna) == [world.anna.account_id]
    other = Channel.DIGEST if channel == Channel.NOW else Channel.NOW
    with database.transaction() as session:
        choose(session, world.anna, {BOARD: other})
        told = tell(session, BOARD, world.anna, world.berta)
        assert told == [world.berta.account_id]
        assert len([m for m in outbox_of(session, world.anna) if m.template != "digest"]) == 1


@pytest.mark.parametrize("notice", OPTIONAL)
def test_switched_off_nothing_comes(database: Database, world: World, notice: NoticeKind) -> None:
    person, _ = whom(world, notice)
    with database.transaction() as session:
        choose(session, person, {notice: Channel.OFF})
        assert tell(session, notice, person) == []
        fall_due(session)
        assert states_of(session, person) == {kind_about(notice).template: "dropped"}
        assert lines_of(session, person) == []


@pytest.mark.parametrize("notice", [notice for notice in OPTIONAL if notice in IN_DIGEST])
def test_a_choice_counts_for_what_is_still_on_its_way(
    database: Database, world: World, notice: NoticeKind
) -> None:
    person, other = whom(world, notice)
    template = kind_about(notice).template
    with database.transaction() as session:
        tell(session, notice, person, other)
        choose(session, person, {notice: Channel.OFF})
        choose(session, other, {notice: Channel.DIGEST})
        fall_due(session)
        assert states_of(session, person) == {template: "dropped"}
        assert states_of(session, other) == {template: "diverted", "digest": "queued"}


def test_a_mail_that_no_choice_decides_about_always_comes_at_once(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        choose(session, world.anna, dict.fromkeys(FOR_PARENTS, Channel.DIGEST))
        notify(session, kind_of("test"), [world.anna.account_id], event="e")
        fall_due(session)
        assert states_of(session, world.anna) == {"test": "queued"}


def test_a_choice_is_about_one_kind_and_one_person(database: Database, world: World) -> None:
    with database.transaction() as session:
        choose(session, world.anna, {POLLS: Channel.OFF, DOCUMENTS: Channel.DIGEST})
        told = tell(session, BOARD, world.anna, world.berta)
        assert told == [world.anna.account_id, world.berta.account_id]
        fall_due(session)
        assert len(outbox_of(session, world.anna)) == len(outbox_of(session, world.berta)) == 1
        assert lines_of(session, world.anna) == []


def test_nobody_is_told_twice_of_one_event(database: Database, world: World) -> None:
    with database.transaction() as session:
        choose(session, world.anna, {BOARD: Channel.DIGEST})
        for _ in range(2):
            tell(session, BOARD, world.anna, world.berta)
            fall_due(session)
        assert len(lines_of(session, world.anna)) == 1
        assert states_of(session, world.anna) == {"board-notice": "diverted", "digest": "queued"}
        assert states_of(session, world.berta) == {"board-notice": "queued"}


def test_who_cannot_be_reached_gets_no_mail_and_no_line(database: Database, world: World) -> None:
    with database.transaction() as session:
        for person in (world.anna, world.berta):
            choose(session, person, {BOARD: Channel.DIGEST})
        session.get_one(Account, world.anna.account_id).mail_unreachable = True
        session.get_one(Account, world.anton.account_id).is_disabled = True
        told = tell(session, BOARD, world.anna, world.anton, world.berta)
        assert told == [world.berta.account_id]
        assert outbox_of(session, world.anna) == outbox_of(session, world.anton) == []


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
        told = notify(session, BOARD_NOTICE, ids, event="board-1")
        assert len(told) == 1_500
        assert len(statements) <= 10, statements


@pytest.mark.parametrize("notice", NEVER_OFF)
def test_letters_and_cancellations_cannot_be_switched_off_even_in_the_database(
    database: Database, world: World, notice: NoticeKind
) -> None:
    with database.transaction() as session, pytest.raises(InvalidInput):
        choose(session, world.anna, {notice: Channel.OFF})
    row = NotificationChoice(
        account_id=world.anna.account_id, event=notice.key, channel=Channel.OFF
    )
    with database.transaction() as session, pytest.raises(IntegrityError):
        session.execute(insert(NotificationChoice), [row.model_dump(exclude={"id"})])


def test_choices_are_ones_own_and_saved_again_and_again(database: Database, world: World) -> None:
    for channel in (Channel.OFF, Channel.DIGEST, Channel.NOW):
        with database.transaction() as session:
            choose(session, world.anna, {POLLS: channel}, full_text=True)
        with database.reading() as session:
            own, other = (my_notifications(session, p) for p in (world.anna, world.berta))
            assert own.channels[POLLS] == channel
            assert own.full_text
            assert other.channels[POLLS] == Channel.NOW
            assert not other.full_text


def test_staff_without_children_choose_about_what_is_for_their_work_alone(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        for person in (world.huber, world.olga, world.hanna):
            now = my_notifications(session, person)
            assert all(notice.roles & person.roles for notice in now.channels)
            command = SaveNotifications({BOARD: Channel.OFF}, now.digest_at, now.full_text)
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
        notify(session, kind_of(template), people, event="e", params=params)
    mail = newest_mail(database, world.anna)
    assert mail is not None
    prefix = "" if language == "de" else "/en"
    assert mail.subject.endswith("Sommerfest & <Tombola>")
    assert "Sommerfest &amp; &lt;Tombola&gt;" in mail.html
    assert f"http://localhost:3000{prefix}{page}\n" in mail.text
    assert ("Guten Tag" in mail.text) == (language == "de")
