"""A digest tells only what is still open when it is written."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import Session

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.letters import Demand
from elternportal.domain.notifications import Channel
from elternportal.mail.notify import notify
from elternportal.mail.sender import SmtpSender
from elternportal.models.board import BoardNotice
from elternportal.models.letters import Letter
from elternportal.models.polls import Poll, PollBallot
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.board.mails import BOARD, BOARD_NOTICE
from elternportal.services.letters.mails import LETTERS
from elternportal.services.polls.mails import POLL, POLLS
from tests.support.letters import add_letter
from tests.support.notices import add_news, choose, everything_in, tell_of_notice
from tests.support.outbox import work
from tests.support.results import note_opened
from tests.support.smtp import SmtpServer
from tests.support.world import World

WAYS = ["notice ended", "poll closed", "poll voted", "letter read"]


@pytest.mark.parametrize("way", WAYS)
async def test_what_is_over_or_done_is_left_out(
    database: Database,
    world: World,
    smtp_server: SmtpServer,
    stopped_clock: datetime,
    way: str,
) -> None:
    sender = SmtpSender(smtp_server.settings)
    with database.transaction() as session:
        daily = dict.fromkeys((BOARD, POLLS, LETTERS), Channel.DIGEST)
        choose(session, world.anna, daily)
        tell_of_notice(session, world.anna, title="Sommerfest")
        thing_id = _tell(session, world, way)
    await work(database, sender)
    with database.transaction() as session:
        _end(session, world, way, thing_id)
    with clock.at(stopped_clock + timedelta(hours=6)):
        await work(database, sender)
    [mail] = [mail for mail in smtp_server.received if mail["To"] == "anna.amsel@example.org"]
    assert "Sommerfest" in everything_in(mail)
    assert "Vorbei" not in everything_in(mail)
    assert "Wandertag" not in everything_in(mail)


def _tell(session: Session, world: World, way: str) -> int:
    if way == "letter read":
        children = AudienceChoice(whole_school=True)
        return add_letter(session, world.olga, children, demand=Demand.NONE).id or 0
    kind = BOARD_NOTICE if way == "notice ended" else POLL
    thing_id = add_news(session, kind.template, world.olga.account_id, "Vorbei")
    notify(session, kind, [world.anna.account_id], event=way, params={"id": thing_id})
    return thing_id


def _end(session: Session, world: World, way: str, thing_id: int) -> None:
    yesterday = clock.today() - timedelta(days=1)
    if way == "notice ended":
        notice = session.get_one(BoardNotice, thing_id)
        notice.valid_from = notice.valid_until = yesterday
    elif way == "poll closed":
        session.get_one(Poll, thing_id).ends_on = yesterday
    elif way == "poll voted":
        session.add(PollBallot(poll_id=thing_id, account_id=world.anna.account_id))
    else:
        note_opened(session, session.get_one(Letter, thing_id), world.anna)
