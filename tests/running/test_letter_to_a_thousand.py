"""R3 at full size: a letter to 1,000 guardians, while its worker process is killed again and again.

The mail server is a real one in the test's process; each worker is a process of its own.
"""

from collections import Counter
from datetime import timedelta

import pytest
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.db import Database
from elternportal.mail import queue
from elternportal.mail.sender import SmtpSender
from elternportal.mail.worker import LANES
from elternportal.models.mail import MailState, OutboxMail
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters.progress import LetterProgressView, letter_progress
from tests.support.large_school import make_large_school
from tests.support.letters import add_letter
from tests.support.outbox import start_worker_process, work
from tests.support.smtp import SmtpServer

GUARDIANS = 1_000
KILLED_AFTER = (100, 300, 310, 600, 850)  # accepted mails
AFTER_LEASE = queue.LEASE + timedelta(seconds=1)


@pytest.fixture
def letter_id(database: Database) -> int:
    with database.transaction() as session:
        office = make_large_school(session, GUARDIANS)
        return add_letter(session, office, AudienceChoice(whole_school=True)).id or 0


async def test_R3_a_letter_to_a_thousand_survives_kill_9_without_loss_or_second_letter(
    database: Database, letter_id: int, smtp_server: SmtpServer
) -> None:
    in_hand: set[str] = set()
    for accepted in KILLED_AFTER:
        worker = start_worker_process(database, smtp_server.port)
        smtp_server.wait_for(accepted)
        worker.kill()
        worker.wait()
        with database.reading() as session:
            in_hand |= _in_hand(session)
    with clock.at(clock.now() + AFTER_LEASE):
        await work(database, SmtpSender(smtp_server.settings))

    with database.reading() as session:
        mails = dict(
            session.execute(select(col(OutboxMail.recipient), col(OutboxMail.message_id))).all()
        )
        progress = letter_progress(session, letter_id)
    assert len(mails) == GUARDIANS
    assert progress == LetterProgressView(queued=0, accepted=GUARDIANS, deferred=0, bounced=0)
    # Everybody got exactly one letter; what came twice has the same Message-ID ...
    received = {(str(mail["To"]), str(mail["Message-ID"])) for mail in smtp_server.received}
    assert received == set(mails.items())
    # ... and came twice only because a killed worker could not note the server's answer.
    counts = Counter(str(mail["To"]) for mail in smtp_server.received)
    twice = {recipient for recipient, count in counts.items() if count > 1}
    assert twice <= in_hand
    assert sum(counts.values()) - GUARDIANS <= LANES * len(KILLED_AFTER)


def _in_hand(session: Session) -> set[str]:
    """Whom the killed worker was about to write to, or had just written to."""
    claimed = select(col(OutboxMail.recipient)).where(
        col(OutboxMail.state) == MailState.QUEUED, col(OutboxMail.leased_until).is_not(None)
    )
    return set(session.scalars(claimed))
