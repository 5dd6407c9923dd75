"""A letter's mails that did not arrive are sent again, to those whose address is not at fault."""

from datetime import datetime, timedelta

import pytest

from elternportal import clock
from elternportal.db import Database
from elternportal.errors import NotAllowed
from elternportal.mail.sender import SmtpSender
from elternportal.models.access import Account
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters.resending import send_again
from elternportal.services.letters.results import letter_results
from tests.support.letters import add_letter
from tests.support.outbox import mails, work
from tests.support.smtp import SmtpServer
from tests.support.world import World


async def test_the_office_sends_it_again_to_whom_it_did_not_reach(
    database: Database, world: World, smtp_server: SmtpServer, stopped_clock: datetime
) -> None:
    sender = SmtpSender(smtp_server.settings)
    with database.transaction() as session:
        letter_id = add_letter(session, world.olga, AudienceChoice(whole_school=True)).id or 0
        anna = session.get_one(Account, world.anna.account_id).email
        anton = session.get_one(Account, world.anton.account_id).email
    smtp_server.refusals = {anna: "552 5.2.2 mailbox full", anton: "550 5.1.1 unknown user"}
    for days in (0, 1, 2, 3, 4, 5):
        with clock.at(stopped_clock + timedelta(days=days)):
            await work(database, sender)
    with database.transaction() as session:  # the office knows that it was a fault
        session.get_one(Account, world.anna.account_id).mail_unreachable = False
    smtp_server.refusals.clear()

    with database.transaction() as session:
        assert letter_results(session, world.olga, letter_id).may_send_again == 1
        assert send_again(session, world.olga, letter_id) == 1
        assert letter_results(session, world.olga, letter_id).may_send_again == 0
    with clock.at(stopped_clock + timedelta(days=5)):
        await work(database, sender)
    assert mails(database)[anna].state == "sent"
    assert mails(database)[anton].state == "undeliverable"


def test_only_the_office_does(database: Database, world: World) -> None:
    with database.transaction() as session:
        letter_id = add_letter(session, world.olga, AudienceChoice(whole_school=True)).id or 0
        for person in (world.anna, world.huber):
            with pytest.raises(NotAllowed):
                send_again(session, person, letter_id)
