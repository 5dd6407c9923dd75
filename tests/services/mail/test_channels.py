"""When a mail falls due, it goes out, becomes a line of a digest, or ends; it never does two."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import Session, select, update

from elternportal import clock
from elternportal.auth.unsubscribe_links import Unsubscribe
from elternportal.db import Database
from elternportal.domain.notifications import Channel
from elternportal.mail import queue
from elternportal.mail.channels import decide, divert
from elternportal.mail.digest import digest_lines
from elternportal.mail.outbox import COMMIT_SLACK
from elternportal.mail.sender import SmtpSender
from elternportal.models.mail import DigestLine, OutboxMail
from elternportal.school_settings.declared import switch_of
from elternportal.school_settings.writing import change_setting
from elternportal.services.board.mails import BOARD
from elternportal.services.notifications.choices import my_notifications, unsubscribe
from elternportal.services.polls.mails import POLLS
from tests.support.notices import choose, everything_in, outbox_of, tell_of_notice
from tests.support.outbox import fall_due, work
from tests.support.smtp import SmtpServer
from tests.support.world import World

FIVE = timedelta(hours=5)  # from noon in the clock's UTC to 17:00 at school


@pytest.fixture
def sender(smtp_server: SmtpServer) -> SmtpSender:
    return SmtpSender(smtp_server.settings)


def collect(session: Session, world: World) -> None:
    choose(session, world.anna, {BOARD: Channel.DIGEST})


def board_is_on(session: Session, is_on: bool) -> None:
    change_setting(session, switch_of("board"), is_on)


def states(session: Session, world: World) -> list[tuple[str, str]]:
    return [(mail.template, mail.state) for mail in outbox_of(session, world.anna)]


async def test_R3_whatever_a_killed_worker_had_in_hand_is_diverted_once(
    database: Database, world: World, stopped_clock: datetime, sender: SmtpSender
) -> None:
    """It is diverted in one transaction: before it all is as it was, after it nothing is left."""
    with database.transaction() as session:
        collect(session, world)
        tell_of_notice(session, world.anna)
    with database.transaction() as session:
        claimed = queue.claim(session, ())  # ... and killed
    with clock.at(stopped_clock + queue.LEASE + timedelta(seconds=1)):
        await work(database, sender)
        with database.transaction() as session:  # it only seemed dead and goes on
            divert(session, decide(session, claimed))
    with database.reading() as session:
        assert len(session.exec(select(DigestLine)).all()) == 1
        assert states(session, world) == [("board-notice", "diverted"), ("digest", "queued")]


async def test_R3_what_another_worker_has_sent_does_not_come_in_the_digest_too(
    database: Database, world: World, sender: SmtpSender, stopped_clock: datetime
) -> None:
    with database.transaction() as session:
        tell_of_notice(session, world.anna)
        claimed = queue.claim(session, ())
    with clock.at(stopped_clock + queue.LEASE + timedelta(seconds=1)):
        await work(database, sender)
    with database.transaction() as session:
        collect(session, world)
        divert(session, decide(session, claimed))
        assert session.exec(select(DigestLine)).all() == []
        assert states(session, world) == [("board-notice", "sent")]


def test_R3_nothing_gets_into_a_digest_that_is_on_its_way(
    database: Database, world: World, stopped_clock: datetime
) -> None:
    with database.transaction() as session:
        collect(session, world)
        tell_of_notice(session, world.anna, title="Sommerfest")
        fall_due(session)
        tell_of_notice(session, world.anna, title="Pausenverkauf")
        _in_hand(session)
        fall_due(session)
        digests = [mail for mail in outbox_of(session, world.anna) if mail.template == "digest"]
        told = [[line.event for line in digest_lines(session, mail)] for mail in digests]
        assert told == [["board-Sommerfest"], ["board-Pausenverkauf"]]
        assert digests[1].due_at == stopped_clock + FIVE + timedelta(days=1) + COMMIT_SLACK


async def test_what_happened_before_the_digest_is_in_it_although_the_worker_comes_late(
    database: Database,
    world: World,
    stopped_clock: datetime,
    smtp_server: SmtpServer,
    sender: SmtpSender,
) -> None:
    with clock.at(stopped_clock + FIVE - timedelta(seconds=1)), database.transaction() as session:
        collect(session, world)
        tell_of_notice(session, world.anna, title="Sommerfest")
    with clock.at(stopped_clock + FIVE + timedelta(minutes=1)):
        await work(database, sender)
    [mail] = smtp_server.received
    assert "Sommerfest" in everything_in(mail)


async def test_a_module_that_is_switched_off_mails_nothing(
    database: Database, world: World, smtp_server: SmtpServer, sender: SmtpSender
) -> None:
    with database.transaction() as session:
        tell_of_notice(session, world.anna)
        board_is_on(session, False)
    await work(database, sender)
    with database.transaction() as session:
        board_is_on(session, True)
    await work(database, sender)
    assert smtp_server.received == []
    with database.reading() as session:
        assert states(session, world) == [("board-notice", "dropped")]


async def test_a_digest_leaves_out_what_a_switched_off_module_had_to_say(
    database: Database,
    world: World,
    stopped_clock: datetime,
    smtp_server: SmtpServer,
    sender: SmtpSender,
) -> None:
    with database.transaction() as session:
        collect(session, world)
        tell_of_notice(session, world.anna)
    await work(database, sender)
    with database.transaction() as session:
        board_is_on(session, False)
    with clock.at(stopped_clock + 2 * FIVE):
        await work(database, sender)
    assert smtp_server.received == []


def test_a_switched_off_module_is_no_choice_but_old_mails_can_still_end_it(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        board_is_on(session, False)
        channels = my_notifications(session, world.anna).channels
        assert BOARD not in channels
        assert POLLS in channels
        unsubscribe(session, Unsubscribe(world.anna.account_id, (BOARD.key,)))
        board_is_on(session, True)
        assert my_notifications(session, world.anna).channels[BOARD] == Channel.OFF


def _in_hand(session: Session) -> None:
    """A worker has claimed the digest."""
    until = clock.now() + queue.LEASE
    session.execute(
        update(OutboxMail).where(OutboxMail.template == "digest").values(leased_until=until)
    )
