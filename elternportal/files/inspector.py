"""Looks into uploads in a process of its own, which has a limit of memory and of work (W3, T8).

A file of some kilobytes may unpack to gigabytes or keep a core busy for minutes. Whatever happens
there ends with that process: its file is refused, and the next one gets a new process.
"""

import asyncio
import json
import subprocess
import sys
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from typing import IO, Any

from elternportal.files import refusals
from elternportal.files.inspection import CheckedFile
from elternportal.files.limits import FileLimits
from elternportal.files.names import clean_name
from elternportal.files.refusals import FileRefused, FileTooCostly

AT_ONCE = 2  # one difficult file does not keep all others waiting
COMMAND = (sys.executable, "-m", "elternportal.files.inspecting")


class Inspector:
    """Checks files, a few at a time; each of its threads keeps a process."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="file-check")
        self._own = threading.local()
        self._processes: list[subprocess.Popen[bytes]] = []
        self.close = weakref.finalize(self, _end_all, self._processes)

    async def check(self, name: str, content: bytes, limits: FileLimits) -> CheckedFile:
        """Like :func:`elternportal.files.inspection.check`, while others go on.

        Raises:
            FileRefused: one of its subclasses says why.
        """
        return await asyncio.get_running_loop().run_in_executor(
            self._threads, self._check, name, content, limits
        )

    def _check(self, name: str, content: bytes, limits: FileLimits) -> CheckedFile:
        process = self._process()
        try:
            send(process.stdin, {"name": name, "limits": asdict(limits)}, content)
            head, body = receive(process.stdout)
        except (BrokenPipeError, EOFError) as error:
            _end(process)
            self._processes.remove(process)
            self._own.process = None
            raise FileTooCostly(name=clean_name(name)) from error
        if "refusal" in head:
            raise _refusal(head)
        return CheckedFile(head["name"], head["media_type"], body)

    def _process(self) -> "subprocess.Popen[bytes]":
        process: subprocess.Popen[bytes] | None = getattr(self._own, "process", None)
        if process is None:
            process = subprocess.Popen(  # noqa: S603 - our own module, no shell
                COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
            self._own.process = process
            self._processes.append(process)
        return process


def _end_all(processes: "list[subprocess.Popen[bytes]]") -> None:
    for process in processes:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    with process:  # closes its pipes and waits for it
        pass


def _refusal(head: dict[str, Any]) -> FileRefused:
    refusal: type[FileRefused] = getattr(refusals, head["refusal"])
    return refusal(**head["args"])


def send(pipe: IO[bytes] | None, head: dict[str, Any], body: bytes = b"") -> None:
    """Write a line of JSON and as many bytes as it says.

    Raises:
        BrokenPipeError: nobody reads any more.
    """
    assert pipe is not None
    pipe.write(json.dumps({**head, "bytes": len(body)}).encode() + b"\n" + body)
    pipe.flush()


def receive(pipe: IO[bytes] | None) -> tuple[dict[str, Any], bytes]:
    """Read what :func:`send` wrote.

    Raises:
        EOFError: nobody writes any more.
    """
    assert pipe is not None
    line = pipe.readline()
    if not line:
        raise EOFError()
    head: dict[str, Any] = json.loads(line)
    body = pipe.read(head["bytes"])
    if len(body) < head["bytes"]:
        raise EOFError()
    return head, body
