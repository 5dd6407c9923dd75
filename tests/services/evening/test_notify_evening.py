"""Mails about the parents' evening are queued unasked and follow the choice when they are due."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.notifications import Channel
from elternportal.mail.sender import SmtpSender
from elternportal.models.evening import Booking
from elternportal.models.mail import MailState
from elternportal.services.evening import mails
from elternportal.services.evening.bookings import BookSlot, CancelBooking, book, cancel, cancel_for
from tests.support.evenings import add_evening, slot_at
from tests.support.notices import choose, everything_in, outbox_of
from tests.support.outbox import work
from tests.support.smtp import SmtpServer
from tests.support.world import World

NEXT_MINUTE = timedelta(seconds=71)
PLANS, CANCELLATIONS = mails.PLAN.notice, mails.CANCELLED.notice


@pytest.fixture
def sender(smtp_server: SmtpServer) -> SmtpSender:
    return SmtpSender(smtp_server.settings)


@pytest.fixture
def booking_id(database: Database, world: World, stopped_clock: datetime) -> int:
    """Berta has booked Frau Huber for Carla; her plan's mail waits for the minute to pass."""
    with database.transaction() as session:
        evening_id = add_evening(session, world)
        slot_id = slot_at(session, evening_id, world.teachers["Huber"], 0)
        return book(session, world.berta, BookSlot(slot_id, world.pupils["Carla"]))


async def test_without_a_choice_the_plan_comes_after_a_minute(
    database: Database,
    world: World,
    booking_id: int,
    smtp_server: SmtpServer,
    sender: SmtpSender,
    stopped_clock: datetime,
) -> None:
    with clock.at(stopped_clock + NEXT_MINUTE):
        await work(database, sender)
    [mail] = smtp_server.received
    assert mail["Subject"] == "Elternsprechtag: Ihr aktueller Plan"


async def test_who_has_switched_the_plan_off_even_after_booking_gets_none(
    database: Database,
    world: World,
    booking_id: int,
    smtp_server: SmtpServer,
    sender: SmtpSender,
    stopped_clock: datetime,
) -> None:
    with database.transaction() as session:
        choose(session, world.berta, {PLANS: Channel.OFF})
    with clock.at(stopped_clock + NEXT_MINUTE):
        await work(database, sender)
    assert smtp_server.received == []
    with database.reading() as session:
        assert [mail.state for mail in outbox_of(session, world.berta)] == [MailState.DROPPED]


async def test_in_the_digest_plan_and_cancellation_are_lines_of_one_mail(
    database: Database,
    world: World,
    booking_id: int,
    smtp_server: SmtpServer,
    sender: SmtpSender,
    stopped_clock: datetime,
) -> None:
    with database.transaction() as session:
        choose(session, world.berta, {PLANS: Channel.DIGEST, CANCELLATIONS: Channel.DIGEST})
        other = slot_at(session, _evening_of(database), world.teachers["Maier"], 30)
        book(session, world.berta, BookSlot(other, world.pupils["Carla"]))
        cancel_for(session, world.huber, CancelBooking(booking_id, "krank"))
    with clock.at(stopped_clock + NEXT_MINUTE):
        await work(database, sender)
    assert smtp_server.received == []

    with clock.at(stopped_clock + timedelta(hours=6)):
        await work(database, sender)
    [mail] = smtp_server.received
    text = everything_in(mail)
    assert "• Elternsprechtag: Ihr aktueller Plan" in text
    assert "• Elternsprechtag: Ein Termin wurde abgesagt" in text
    for word in ("krank", "Carla", "7b"):
        assert word not in text


async def test_cancellations_come_although_plans_are_switched_off(
    database: Database,
    world: World,
    booking_id: int,
    smtp_server: SmtpServer,
    sender: SmtpSender,
    stopped_clock: datetime,
) -> None:
    with database.transaction() as session:
        choose(session, world.berta, {PLANS: Channel.OFF})
        cancel_for(session, world.huber, CancelBooking(booking_id))
    with clock.at(stopped_clock + NEXT_MINUTE):
        await work(database, sender)
    [mail] = smtp_server.received
    assert mail["Subject"] == "Elternsprechtag: Ein Termin wurde abgesagt"


async def test_a_plan_told_in_a_digest_is_taken_back_in_the_next(
    database: Database,
    world: World,
    booking_id: int,
    smtp_server: SmtpServer,
    sender: SmtpSender,
    stopped_clock: datetime,
) -> None:
    with database.transaction() as session:
        choose(session, world.berta, {PLANS: Channel.DIGEST})
    for hours in (1, 6):
        with clock.at(stopped_clock + timedelta(hours=hours)):
            await work(database, sender)
    assert len(smtp_server.received) == 1

    with clock.at(stopped_clock + timedelta(hours=7)), database.transaction() as session:
        cancel(session, world.berta, CancelBooking(booking_id))
        assert session.exec(select(Booking)).all() == []
    for hours in (8, 30):
        with clock.at(stopped_clock + timedelta(hours=hours)):
            await work(database, sender)
    assert len(smtp_server.received) == 2
    assert "• Elternsprechtag: Ihr aktueller Plan" in everything_in(smtp_server.received[1])


async def test_only_optional_kinds_can_be_switched_off_in_the_mail_program(
    database: Database,
    world: World,
    booking_id: int,
    smtp_server: SmtpServer,
    sender: SmtpSender,
    stopped_clock: datetime,
) -> None:
    with clock.at(stopped_clock + NEXT_MINUTE):
        await work(database, sender)
        with database.transaction() as session:
            cancel_for(session, world.huber, CancelBooking(booking_id))
        await work(database, sender)
    plan, cancelled = smtp_server.received
    assert str(plan["List-Unsubscribe"]).strip().startswith("<http://localhost:3000/abbestellen/")
    assert plan["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert cancelled["List-Unsubscribe"] is None
    assert cancelled["List-Unsubscribe-Post"] is None


def _evening_of(database: Database) -> int:
    with database.reading() as session:
        return session.exec(select(Booking)).one().evening_id
