"""A mail server in a process of its own that takes every mail and notes when."""

import asyncio
import multiprocessing
import smtplib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from aiosmtpd.smtp import SMTP

MAIL = b"From: a@school.example\r\nTo: b@one.example\r\nSubject: x\r\n\r\n" + 50 * (
    b"x" * 78 + b"\r\n"
)


@dataclass(frozen=True, slots=True)
class MailServer:
    """``port`` on loopback; ask with :meth:`rate`."""

    port: int
    _pipe: Connection

    def rate(self, count: int) -> float:
        """Wait for ``count`` mails in all since the last call; returns mails per second."""
        self._pipe.send(count)
        first, last = self._pipe.recv()
        return (count - 1) / (last - first)


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """The server runs inside this block."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    yield MailServer(ours.recv(), ours)
    process.kill()
    process.join()


def bare_mails_per_second(server: MailServer, count: int) -> float:
    """What a loop with nothing but smtplib sends over one connection."""
    with smtplib.SMTP("127.0.0.1", server.port) as client:
        for _ in range(count):
            client.sendmail("a@school.example", ["b@one.example"], MAIL)
    return server.rate(count)


class _Notes:
    """Handler of aiosmtpd: the instant of each accepted mail."""

    def __init__(self) -> None:
        self.times: list[float] = []

    async def handle_DATA(self, *_: Any) -> str:  # noqa: N802 - aiosmtpd's name
        self.times.append(time.perf_counter())
        return "250 OK"


def _serve(pipe: Connection) -> None:
    asyncio.run(_run(pipe))


async def _run(pipe: Connection) -> None:
    notes, loop = _Notes(), asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(notes, loop=loop), "127.0.0.1", 0)
    pipe.send(server.sockets[0].getsockname()[1])
    while True:
        count = await asyncio.to_thread(pipe.recv)
        while len(notes.times) < count:  # noqa: ASYNC110 - the mails come from other processes
            await asyncio.sleep(0.01)
        pipe.send((notes.times[0], notes.times[-1]))
        notes.times.clear()
