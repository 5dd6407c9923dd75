"""Mails to send in tests, and a worker in a process of its own that a test can kill."""

import asyncio
import subprocess
import sys
from datetime import timedelta

from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.db import Database
from elternportal.mail import queue
from elternportal.mail.channels import decide, divert
from elternportal.mail.outbox import enqueue
from elternportal.mail.sender import Sender, SmtpSender
from elternportal.mail.worker import MailWorker, run_worker
from elternportal.models.evening import ParentsEvening
from elternportal.models.mail import OutboxMail
from elternportal.modules import install_all
from elternportal.services.evening.mails import CANCELLED
from elternportal.settings import Settings
from tests.support.world import World


def make_evening(session: Session) -> int:
    """A published evening next week; returns its id."""
    now = clock.now()
    evening = ParentsEvening(
        title="Elternsprechtag",
        starts_at=now + timedelta(days=7),
        ends_at=now + timedelta(days=7, hours=3),
        invited_from=now,
        open_from=now,
        closed_from=now + timedelta(days=6),
        cancel_until=now + timedelta(days=6),
        is_published=True,
    )
    session.add(evening)
    session.flush()
    assert evening.id is not None
    return evening.id


def enqueue_cancellations(
    session: Session,
    world: World,
    *recipients: str,
    account_id: int | None = None,
    language: str = "de",
) -> None:
    """One mail to each recipient: Frau Huber cancels."""
    evening_id = make_evening(session)
    for recipient in recipients:
        enqueue(
            session,
            CANCELLED,
            event=f"evening-{evening_id}-cancelled-1",
            to=recipient,
            account_id=account_id,
            language=language,
            params={
                "evening_id": evening_id,
                "teacher_id": world.teachers["Huber"],
                "starts_at": clock.now().isoformat(),
            },
        )


def fall_due(session: Session) -> None:
    """Decide the channel of all that is due, as a worker does before it sends anything."""
    due = queue.claim(session, ())
    divert(session, decide(session, due))
    queue.release(session, [mail.id for mail in due])


async def work(database: Database, sender: Sender) -> None:
    """Let a worker do all that is due now."""
    worker = MailWorker(database, sender, asyncio.Event())
    while await worker.work_once():
        pass


def mails(database: Database) -> dict[str, OutboxMail]:
    """The newest outbox row of each recipient."""
    with database.reading() as session:
        oldest_first = select(OutboxMail).order_by(col(OutboxMail.id))
        found = {mail.recipient: mail for mail in session.exec(oldest_first)}
        session.expunge_all()
    return found


def start_worker_process(database: Database, smtp_port: int) -> subprocess.Popen[bytes]:
    """A worker in its own process, sending to a server on loopback until it is killed."""
    url = database.engine.url.render_as_string(hide_password=False)
    return subprocess.Popen([sys.executable, "-m", __name__, url, str(smtp_port)])


def _main(url: str, smtp_port: str) -> None:
    install_all()
    settings = Settings(
        smtp_host="127.0.0.1",
        smtp_port=int(smtp_port),
        smtp_tls="none",
    )
    asyncio.run(run_worker(Database(url), SmtpSender(settings), asyncio.Event()))


if __name__ == "__main__":
    _main(*sys.argv[1:])
