"""R3 end to end: two workers on PostgreSQL send each mail of a booking once."""

import asyncio
from collections import Counter
from pathlib import Path

from sqlalchemy import update
from sqlmodel import col, select

from elternportal import clock
from elternportal.db import Database
from elternportal.demo.school import create_demo
from elternportal.mail.settings import MAILS_PER_DOMAIN_MINUTE
from elternportal.models.mail import MailState, OutboxMail
from tests.support.databases import PostgresServer
from tests.support.families import one_parent_per_family
from tests.support.open_grids import add_open_evening, open_grids
from tests.support.school_settings import decide
from tests.support.server import Portal, grown_portal
from tests.support.smtp import SmtpServer
from tests.support.waiting import eventually

FAMILIES = 30


async def test_R3_two_workers_send_each_mail_of_a_booking_once(
    tmp_path: Path, postgres: PostgresServer, smtp_server: SmtpServer
) -> None:
    environment = {
        "ELTERNPORTAL_SMTP_HOST": "127.0.0.1",
        "ELTERNPORTAL_SMTP_PORT": str(smtp_server.port),
        "ELTERNPORTAL_SMTP_TLS": "none",
    }
    with grown_portal(tmp_path, _demo_that_sends_fast, postgres, environment=environment) as portal:
        evening = add_open_evening(portal)
        async with open_grids(evening, one_parent_per_family(portal)[:FAMILIES]) as grids:
            await asyncio.gather(
                *(
                    grid.take(grid.columns[0]["slot_ids"][number % 12], min(grid.parent.pupil_ids))
                    for number, grid in enumerate(grids)
                )
            )
        assert evening.booked()
        _let_the_minute_pass(portal)
        await eventually(lambda: not _mails(portal, MailState.QUEUED))
        sent = _mails(portal, MailState.SENT)
    assert len(sent) >= len(evening.booked())
    assert Counter(str(mail["Message-ID"]) for mail in smtp_server.received) == dict.fromkeys(
        sent, 1
    )


def _demo_that_sends_fast(database: Database) -> None:
    create_demo(database)
    with database.transaction() as session:
        decide(session, MAILS_PER_DOMAIN_MINUTE, 100_000)


def _let_the_minute_pass(portal: Portal) -> None:
    """The mails of a minute are collected; here they are due at once."""
    with portal.database() as database, database.transaction() as session:
        session.execute(update(OutboxMail).values(due_at=clock.now()))


def _mails(portal: Portal, state: MailState) -> list[str]:
    """The Message-IDs of the mails in this state."""
    wanted = select(col(OutboxMail.message_id)).where(col(OutboxMail.state) == state)
    with portal.database() as database, database.reading() as session:
        return list(session.scalars(wanted))
