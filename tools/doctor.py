"""Says what this machine lacks for the portal: ``python3 tools/doctor.py``, or ``make doctor``.

Runs before anything is installed and on Pythons that are too old, so it uses nothing but what has
been in Python for years. It ends with 1 if something is missing without which nothing runs; what
only the tests need, or what may be well in the end, is told but does not count.
"""

import importlib.util
import locale
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Callable, Dict, List, NamedTuple, Optional

ROOT = Path(__file__).resolve().parents[1]
OLDEST_PYTHON = (3, 11)
OLDEST_NODE = (22, 22)
GIGABYTE = 1000**3
DAY = 24 * 60 * 60
CHROMIUM = "/usr/bin/chromium"  # where the tests look for it


class Finding(NamedTuple):
    """What was found about one thing; ``remedy`` is empty where all is well."""

    found: str
    remedy: str = ""
    is_needed: bool = True


class Machine:
    """The facts that the checks ask for."""

    def __init__(self, root: Path = ROOT) -> None:
        self.root = root
        self.python = sys.version_info[:2]
        self.python_full = sys.version.split()[0]
        self.environment: Dict[str, str] = dict(os.environ)
        self.encoding = locale.getpreferredencoding(False)
        self.now = time.time()

    def has_module(self, name: str) -> bool:
        return importlib.util.find_spec(name) is not None

    def has_program(self, name: str) -> bool:
        return shutil.which(name, path=self.environment.get("PATH")) is not None

    def free_bytes(self) -> int:
        return shutil.disk_usage(str(self.root)).free

    def is_installed(self) -> bool:
        return (self.root / ".venv" / ".packages-installed").exists()

    def setting(self, name: str, default: str) -> str:
        """A setting of the portal: from the environment, else from ``.env``."""
        found = default
        file = self.root / ".env"
        for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else []:
            key, _, value = line.partition("=")
            if key.strip() == name:
                found = value.strip().strip("\"'")
        return self.environment.get(name, found)

    def listens(self, host: str, port: int) -> bool:
        """Whether a program has this port already."""
        try:
            family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
            with socket.socket(family) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(address)
        except OSError:
            return True
        return False

    def output(self, *command: str) -> Optional[str]:
        """What a command prints; None if it is not there or fails."""
        program = shutil.which(command[0], path=self.environment.get("PATH"))
        if program is None:
            return None
        done = subprocess.run(  # noqa: S603 - fixed commands, no shell
            [program, *command[1:]],
            cwd=str(self.root),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        return None if done.returncode else done.stdout.decode(errors="replace").strip()


def check_python(machine: Machine) -> Finding:
    if machine.python < OLDEST_PYTHON:
        return Finding(
            f"Python {machine.python_full} is too old",
            "install Python 3.11 or newer and name it: make PYTHON=python3.11 run",
        )
    return Finding(f"Python {machine.python_full}")


def check_venv(machine: Machine) -> Finding:
    if machine.has_module("venv") and machine.has_module("ensurepip"):
        return Finding("Python's venv and pip")
    return Finding("Python's venv or pip is not there", "apt install python3-venv")


def check_make(machine: Machine) -> Finding:
    if machine.has_program("make"):
        return Finding("make")
    return Finding("make is not there", "apt install make")


def check_disk(machine: Machine) -> Finding:
    needed = GIGABYTE if machine.is_installed() else 3 * GIGABYTE
    free = machine.free_bytes()
    text = f"{free / GIGABYTE:.1f} GB free on the disk of this folder"
    if free < needed:
        return Finding(text, f"make room: {needed // GIGABYTE} GB are needed")
    return Finding(text)


def check_port(machine: Machine) -> Finding:
    text = machine.setting("PORT", "3000")
    if not text.isdigit() or not 1 <= int(text) <= 65535:
        return Finding(f"PORT={text} is no port", "set PORT to a number from 1 to 65535")
    if machine.listens(machine.setting("ELTERNPORTAL_HOST", "127.0.0.1"), int(text)):
        return Finding(
            f"Port {text} cannot be opened, another program (or the portal itself) has it",
            "stop that, or take another: PORT=8080 make run",
        )
    return Finding(f"Port {text} is free")


def check_clock(machine: Machine) -> Finding:
    """Certificates and sessions fail with a wrong clock; it cannot be before this version."""
    today = time.strftime("%Y-%m-%d %H:%M", time.localtime(machine.now))
    committed = machine.output("git", "log", "-1", "--format=%ct") or ""
    if committed.isdigit() and machine.now < int(committed) - DAY:
        return Finding(
            f"The clock says {today}, which is before this version was made",
            "set the clock: timedatectl set-ntp true",
        )
    synchronised = machine.output("timedatectl", "show", "--property=NTPSynchronized", "--value")
    if synchronised == "no":
        return Finding(
            f"The clock says {today}, but no time server keeps it right",
            "timedatectl set-ntp true",
            is_needed=False,
        )
    return Finding(f"The clock says {today}")


def check_locale(machine: Machine) -> Finding:
    if machine.encoding.replace("-", "").lower() == "utf8":
        return Finding("The locale is one of UTF-8")
    return Finding(
        f"The locale is one of {machine.encoding}, umlauts would break",
        "export LC_ALL=C.UTF-8",
    )


def check_node(machine: Machine) -> Finding:
    node = machine.root / ".venv" / "bin" / "node"
    if not machine.is_installed():
        return Finding("Node comes with make install")
    version = machine.output(str(node), "--version")
    parts = (version or "").lstrip("v").split(".")[:2]
    if not all(part.isdigit() for part in parts) or tuple(map(int, parts)) < OLDEST_NODE:
        found = f"Node {version} of .venv is too old" if version else "Node is not in .venv"
        return Finding(found, "rm -r .venv, then make install")
    return Finding(f"Node {version}")


def check_chromium(machine: Machine) -> Finding:
    if machine.has_program(CHROMIUM):
        return Finding("Chromium")
    return Finding(
        "Chromium is not there; only the tests need it", "apt install chromium", is_needed=False
    )


CHECKS: List[Callable[[Machine], Finding]] = [
    check_python,
    check_venv,
    check_make,
    check_disk,
    check_port,
    check_clock,
    check_locale,
    check_node,
    check_chromium,
]


def report(machine: Machine) -> bool:
    """Print a line for each check; returns whether all that is needed is there."""
    all_needed = True
    for check in CHECKS:
        finding = check(machine)
        if not finding.remedy:
            print(f"OK       {finding.found}")
        else:
            word = "MISSING" if finding.is_needed else "hint   "
            print(f"{word}  {finding.found}: {finding.remedy}")
            all_needed = all_needed and not finding.is_needed
    return all_needed


if __name__ == "__main__":
    sys.exit(0 if report(Machine()) else 1)
