"""A digest can be unsubscribed from if it tells only of what may be switched off (RFC 8058)."""

from datetime import datetime, timedelta
from email.message import EmailMessage

import pytest
from sqlalchemy import delete
from sqlmodel import Session

from elternportal import clock
from elternportal.auth.unsubscribe_links import Unsubscribe, read_unsubscribe
from elternportal.db import Database
from elternportal.domain.notifications import Channel
from elternportal.mail.kinds import MailKind
from elternportal.mail.notify import notify
from elternportal.mail.sender import SmtpSender
from elternportal.models.board import BoardNotice
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.board.mails import BOARD, BOARD_NOTICE
from elternportal.services.letters.mails import LETTERS
from elternportal.services.polls.mails import POLL, POLLS
from tests.support.letters import add_letter
from tests.support.notices import add_news, choose
from tests.support.outbox import work
from tests.support.smtp import SmtpServer
from tests.support.world import World


@pytest.fixture
def school(database: Database, world: World, stopped_clock: datetime) -> Database:
    """Anna hears once a day of letters, and today of a notice and a poll as well."""
    digests = dict.fromkeys((LETTERS, BOARD, POLLS), Channel.DIGEST)
    with database.transaction() as session:
        choose(session, world.anna, digests)
        tell_of(session, world, POLL)
        tell_of(session, world, BOARD_NOTICE)
    return database


def tell_of(session: Session, world: World, kind: MailKind) -> None:
    anna = world.anna.account_id
    thing_id = add_news(session, kind.template, anna, title=kind.template)
    notify(session, kind, [anna], event=kind.template, params={"id": thing_id})


async def digest_of_today(database: Database, smtp_server: SmtpServer) -> EmailMessage:
    """The only one; a letter goes to Anton, too, and to him at once."""
    with clock.at(clock.now() + timedelta(hours=6)):
        await work(database, SmtpSender(smtp_server.settings))
    [mail] = [mail for mail in smtp_server.received if "Neuigkeit" in mail["Subject"]]
    return mail


def what_ends(mail: EmailMessage) -> Unsubscribe | None:
    """What the button in the mail program switches off."""
    address = "".join(str(mail["List-Unsubscribe"]).split()).strip("<>")
    return read_unsubscribe(address.rpartition("/")[2])


async def test_its_button_ends_exactly_the_kinds_that_it_tells_of(
    school: Database, world: World, smtp_server: SmtpServer
) -> None:
    mail = await digest_of_today(school, smtp_server)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert what_ends(mail) == Unsubscribe(world.anna.account_id, (BOARD.key, POLLS.key))


async def test_what_there_is_nothing_left_to_say_of_stays(
    school: Database, world: World, smtp_server: SmtpServer
) -> None:
    with school.transaction() as session:
        session.execute(delete(BoardNotice))
    mail = await digest_of_today(school, smtp_server)
    assert what_ends(mail) == Unsubscribe(world.anna.account_id, (POLLS.key,))


async def test_with_a_letter_in_it_there_is_no_button(
    school: Database, world: World, smtp_server: SmtpServer
) -> None:
    with school.transaction() as session:
        add_letter(session, world.olga, AudienceChoice(pupil_ids=(world.pupils["Ada"],)))
    mail = await digest_of_today(school, smtp_server)
    assert mail["Subject"] == "3 Neuigkeiten im Elternportal"
    assert mail["List-Unsubscribe"] is None
    assert mail["List-Unsubscribe-Post"] is None
