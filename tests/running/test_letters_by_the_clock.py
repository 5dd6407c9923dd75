"""R3: a letter whose time came while the portal stood still goes out when it starts, once."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

from sqlmodel import col, select

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.letters import LetterState
from elternportal.models.letters import Letter
from elternportal.models.mail import OutboxMail
from elternportal.services.letters.schedule import ScheduleLetter, schedule
from tests.support.databases import PostgresServer
from tests.support.letter_desk import Desk
from tests.support.server import grown_portal
from tests.support.waiting import eventually
from tests.support.world import make_world


def schedule_for_an_hour_ago(database: Database) -> None:
    """Written two hours ago, due one hour ago, and no portal was there."""
    now = clock.now()
    with clock.at(now - timedelta(hours=2)):
        with database.transaction() as session:
            desk = Desk(database, make_world(session))
        letter_id = desk.save()
        at = now - timedelta(hours=1)
        desk.run(schedule, desk.world.olga, ScheduleLetter(letter_id, at))


async def test_R3_two_workers_publish_a_letter_that_is_due_once(
    tmp_path: Path, postgres: PostgresServer
) -> None:
    with (
        grown_portal(tmp_path, schedule_for_an_hour_ago, postgres) as portal,
        portal.database() as database,
    ):
        await eventually(lambda: _is_out(database))
        with database.reading() as session:
            mails = Counter(session.scalars(select(col(OutboxMail.recipient))))
    assert len(mails) == 3  # the guardians of 7b
    assert set(mails.values()) == {1}


def _is_out(database: Database) -> bool:
    with database.reading() as session:
        return session.scalar(select(col(Letter.state))) == LetterState.PUBLISHED
