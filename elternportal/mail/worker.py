"""The mail worker: takes due mails from the outbox and sends them, for as long as the portal runs.

Several processes may run it at once. In each, a few mails are under way at the same time. Texts are
made and sent on threads; the event loop writes down each result at once, so that a process that is
killed can have sent, and forgotten, no more mails than were under way.
"""

import asyncio
import logging
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError

from elternportal import clock
from elternportal.db import Database
from elternportal.mail import failures, holds, queue, templates
from elternportal.mail.answers import Failure
from elternportal.mail.channels import decide, divert
from elternportal.mail.pace import Pace
from elternportal.mail.registry import find_kind
from elternportal.mail.sender import DeliveryError, Mail, Sender
from elternportal.mail.settings import MAILS_PER_DOMAIN_MINUTE
from elternportal.mail.verp import return_path
from elternportal.models.mail import OutboxMail
from elternportal.school_settings.snapshot import school_settings

logger = logging.getLogger(__name__)

POLL_SECONDS = 1.0
RENEW_SECONDS = queue.LEASE.total_seconds() / 3
LANES = 3  # mails under way at once: while one waits for the mail server, the others go on
ROUNDS_PER_CLEANING = 3_600  # about once an hour
SECONDS_TO_STOP = 15  # so long a portal that is stopped waits for a mail server's answer


async def run_worker(database: Database, sender: Sender, stop: asyncio.Event) -> None:
    """Send until ``stop`` is set; the mails in hand are finished first."""
    worker = MailWorker(database, sender, stop)
    hanging_up = asyncio.create_task(_hang_up_after(stop, sender))
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
    hanging_up.cancel()
    await asyncio.to_thread(sender.close)


async def _hang_up_after(stop: asyncio.Event, sender: Sender) -> None:
    """A stop does not wait for servers that think long: those mails' outcome is unknown then."""
    await stop.wait()
    await asyncio.sleep(SECONDS_TO_STOP)
    sender.hang_up()


@asynccontextmanager
async def running(database: Database, sender: Sender) -> AsyncIterator[None]:
    """Run the worker inside this block; at its end it finishes the mails in hand and stops."""
    stop = asyncio.Event()
    task = asyncio.create_task(run_worker(database, sender, stop))
    try:
        yield
    finally:
        stop.set()
        await task


class MailWorker:
    """One round after another; see :func:`run_worker`."""

    def __init__(self, database: Database, sender: Sender, stop: asyncio.Event) -> None:
        self._database = database
        self._sender = sender
        self._stop = stop
        self._pace = Pace()

    async def work_once(self) -> int:
        """Claim one batch and deal with it; returns how many mails were tried."""
        mails = await self._claim()
        if not mails:
            await asyncio.to_thread(self._sender.close)
            return 0
        # Half the lease is left for the mails in hand, so nobody else sends them meanwhile.
        until = clock.now() + queue.LEASE / 2
        batch = _Batch(deque(await self._divert(mails)), until)
        lanes = (self._lane(batch) for _ in range(LANES))
        failures = [f for f in await asyncio.gather(*lanes, return_exceptions=True) if f]
        if failures:
            raise failures[0]
        untried = [mail.id for mail in (*batch.waiting, *batch.held_back)]
        if untried:
            await self._database.write(lambda session: queue.release(session, untried))
        if len(mails) == 1 and await self._database.read(holds.is_stopped):
            await self._database.write(holds.end_probe)
        return len(mails) - len(untried)

    async def _claim(self) -> Sequence[OutboxMail]:
        if not await self._database.read(queue.has_due):
            return ()
        settings = await self._database.read(school_settings)
        self._sender.keep_pace(settings[MAILS_PER_DOMAIN_MINUTE])
        full = await self._sender.full_domains()
        return await self._database.write(lambda session: queue.claim(session, full))

    async def _divert(self, mails: Sequence[OutboxMail]) -> Sequence[OutboxMail]:
        """Decide the channel of each mail; returns those that go out now."""
        decision = await self._database.read(lambda session: decide(session, mails))
        if not decision.is_all_now:
            await self._database.write(lambda session: divert(session, decision))
        return decision.now

    async def _lane(self, batch: "_Batch") -> None:
        """Send one mail after another until the batch is empty or its time is up."""
        while batch.waiting and not self._stop.is_set() and clock.now() <= batch.until:
            mail = batch.waiting.popleft()
            if await self._sender.admits(mail.recipient):
                await self._pace.wait()
                if await self._deliver(mail):
                    batch.hold_back()
            else:
                batch.held_back.append(mail)

    async def _deliver(self, mail: OutboxMail) -> bool:
        """Render, send, and write down the result in a transaction of its own.

        Returns whether the mail server refuses everything, so that the other mails wait.
        """
        write = self._database.write
        try:
            content = await self._render(mail)
            if content is None:
                await write(lambda session: queue.mark_dropped(session, mail))
                return False
            ready = Mail(mail.recipient, mail.message_id, content, return_path(mail))
            await self._send(mail, ready)
        except DeliveryError as error:
            failure = error
            logger.warning("mail %s was not accepted, attempt %s", mail.id, mail.attempts + 1)
            return await write(lambda session: failures.mark_failed(session, mail, failure))
        kept = content if self._sender.keeps_text else None
        await write(lambda session: queue.mark_sent(session, mail, kept))
        return False

    async def _send(self, mail: OutboxMail, ready: Mail) -> None:
        """Hand it over; while the server thinks, the mail stays this worker's."""
        sending = asyncio.create_task(asyncio.to_thread(self._sender.send, ready))
        while not (await asyncio.wait({sending}, timeout=RENEW_SECONDS))[0]:
            await self._database.write(lambda session: queue.renew(session, mail))
        await sending

    async def _render(self, mail: OutboxMail) -> templates.RenderedMail | None:
        kind = find_kind(mail.template)
        begin = kind.begin if kind else None
        try:
            if begin is not None:
                await self._database.write(lambda session: begin(session, mail))
            return await self._database.read_long(lambda s: templates.render(s, mail))
        except SQLAlchemyError:
            raise
        except Exception as error:  # one broken text must not hold up all mails behind it
            logger.exception("mail %s cannot be rendered", mail.id)
            raise DeliveryError(f"{mail.template}: {type(error).__name__}", Failure.TEXT) from error


@dataclass(slots=True)
class _Batch:
    """Claimed mails: the lanes take from ``waiting``, and what may not go now is held back."""

    waiting: deque[OutboxMail]
    until: datetime
    held_back: list[OutboxMail] = field(default_factory=list)

    def hold_back(self) -> None:
        """Try none of the rest."""
        self.held_back.extend(self.waiting)
        self.waiting.clear()


async def _wait(stop: asyncio.Event) -> None:
    try:
        await asyncio.wait_for(stop.wait(), POLL_SECONDS)
    except TimeoutError:
        return
