"""The mail worker: takes due mails from the outbox and sends them, for as long as the portal runs.

Several processes may run it at once. Database and network work happen on threads; the event loop
only waits.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError

from elternportal import clock
from elternportal.db import Database
from elternportal.mail import queue, templates
from elternportal.mail.sender import DeliveryError, Letter, Sender
from elternportal.mail.unsubscribe import headers_of
from elternportal.models.mail import OutboxMail

logger = logging.getLogger(__name__)

POLL_SECONDS = 1.0
# At most 50 mails a second, about a seventh of a core: the opening rush, whose mails fall due
# while families still book, comes first.
SECONDS_PER_MAIL = 0.02
ROUNDS_PER_CLEANING = 3_600  # about once an hour


async def run_worker(database: Database, sender: Sender, stop: asyncio.Event) -> None:
    """Send until ``stop`` is set; the mail in hand is finished first."""
    worker = Worker(database, sender, stop)
    rounds = 0
    while not stop.is_set():
        try:
            if rounds % ROUNDS_PER_CLEANING == 0:
                await database.write(queue.forget_old)
            is_idle = await worker.work_once() == 0
        except Exception:  # a worker that ended silently would be missed too late
            logger.exception("the mail worker failed and goes on; what is queued stays queued")
            is_idle = True
        rounds += 1
        if is_idle:
            await _wait(stop)


@asynccontextmanager
async def running(database: Database, sender: Sender) -> AsyncIterator[None]:
    """Run the worker inside this block; at its end it finishes the mail in hand and stops."""
    stop = asyncio.Event()
    task = asyncio.create_task(run_worker(database, sender, stop))
    try:
        yield
    finally:
        stop.set()
        await task


class Worker:
    """One round after another; see :func:`run_worker`."""

    def __init__(self, database: Database, sender: Sender, stop: asyncio.Event) -> None:
        self._database = database
        self._sender = sender
        self._stop = stop

    async def work_once(self) -> int:
        """Claim one batch and deal with it; returns how many mails were tried."""
        if not await self._database.read(queue.has_due):
            return 0
        full = self._sender.full_domains()
        mails = await self._database.write(lambda session: queue.claim(session, full))
        # Half the lease is left for the mail in hand, so nobody else sends it meanwhile.
        enough = clock.now() + queue.LEASE / 2
        untried = []
        for mail in mails:
            if self._may_send(mail, enough):
                await asyncio.gather(self._deliver(mail), asyncio.sleep(SECONDS_PER_MAIL))
            else:
                untried.append(mail.id)
        await asyncio.to_thread(self._sender.close)
        if untried:
            await self._database.write(lambda session: queue.release(session, untried))
        return len(mails) - len(untried)

    def _may_send(self, mail: OutboxMail, enough: datetime) -> bool:
        domain = mail.recipient.rpartition("@")[2]
        return (
            not self._stop.is_set()
            and clock.now() <= enough
            and domain not in self._sender.full_domains()
        )

    async def _deliver(self, mail: OutboxMail) -> None:
        """Render, send, and write down the result in a transaction of its own."""
        write = self._database.write
        try:
            content = await self._render(mail)
            if content is None:
                await write(lambda session: queue.mark_dropped(session, mail))
                return
            letter = Letter(mail.recipient, mail.message_id, content, headers_of(mail))
            await asyncio.to_thread(self._sender.send, letter)
        except DeliveryError as error:
            failure = error
            logger.warning("mail %s was not accepted, attempt %s", mail.id, mail.attempts + 1)
            await write(lambda session: queue.mark_failed(session, mail, failure))
            return
        kept = content if self._sender.keeps_text else None
        await write(lambda session: queue.mark_sent(session, mail, kept))

    async def _render(self, mail: OutboxMail) -> templates.RenderedMail | None:
        try:
            return await self._database.read(lambda session: templates.render(session, mail))
        except SQLAlchemyError:
            raise
        except Exception as error:  # one broken text must not hold up all mails behind it
            logger.exception("mail %s cannot be rendered", mail.id)
            raise DeliveryError(f"{mail.template}: {type(error).__name__}") from error


async def _wait(stop: asyncio.Event) -> None:
    try:
        await asyncio.wait_for(stop.wait(), POLL_SECONDS)
    except TimeoutError:
        return
