"""Installs into .venv what the locks name: ``install.py run`` to serve, ``install.py dev`` for
tests, too.

pip brings uv, pinned with its hash, and uv installs the rest. pip itself cannot: where a package
wants another one with an extra (``granian[reload]``), older versions of pip do not see that the
lock pins it, take the newest of the index, and stop. uv takes the lock as it stands.

Needs nothing but Python. A stamp in .venv keeps what is unchanged from being installed again.
Parsed by old Pythons, too, so that they can say that they are too old.
"""

import argparse
import ast
import hashlib
import io
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Dict, List, Optional

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ROOT / "requirements"
UV_LOCK = LOCKS / "bootstrap.txt"
BUILD_LOCK = LOCKS / "build.txt"
PROJECT = ROOT / "pyproject.toml"
OLDEST_PYTHON = (3, 11)


class Failed(Exception):
    """A command failed; the message holds what it printed."""


class Steps:
    """One line for each step: what is done, then how long it took.

    ``total`` counts the steps of the whole task; without it only steps that do something are told.
    """

    def __init__(self, total: Optional[int]) -> None:
        self._total = total
        self._step = 0
        self._start = 0.0

    def begin(self, text: str) -> None:
        self._start = time.monotonic()
        self._write(f"{self._number()} {text} … ")

    def end(self) -> None:
        self._write(f"{time.monotonic() - self._start:.1f} s\n")

    def skip(self, text: str) -> None:
        number = self._number()
        if self._total:
            self._write(f"{number} {text}\n")

    def _number(self) -> str:
        self._step += 1
        return f"{self._step}/{self._total or 2}"

    def _write(self, text: str) -> None:
        print(text, end="", flush=True)


class Venv:
    """The virtual environment, with notes of what was installed into it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.python = folder / "bin" / "python"
        self.uv = folder / "bin" / "uv"
        self._uv_stamp = folder / ".uv-installed"
        self._stamp = folder / ".packages-installed"

    def provide_uv(self, steps: Steps) -> None:
        """Make the environment unless it is there, and let pip install uv."""
        wanted = _hash_of(UV_LOCK)
        if self.uv.exists() and _read(self._uv_stamp) == wanted:
            steps.skip(f"{self.folder.name} with uv is there")
            return
        steps.begin(f"Making {self.folder.name} with uv")
        if not self.python.exists():
            _run([sys.executable, "-m", "venv", str(self.folder)])
        pip = [str(self.python), "-m", "pip", "--disable-pip-version-check"]
        _run([*pip, "install", "--quiet", "--require-hashes", "--no-deps", "-r", str(UV_LOCK)])
        self._uv_stamp.write_text(wanted)
        steps.end()

    def provide_packages(self, kind: str, steps: Steps) -> None:
        """Install what the lock names and the portal itself; take away whatever else is there."""
        if _read(self._stamp).startswith("dev"):
            kind = "dev"  # its lock holds all that serving needs
        lock = LOCKS / f"{kind}.txt"
        wanted = f"{kind} {_hash_of(UV_LOCK, BUILD_LOCK, PROJECT, lock)} {ROOT}"
        count = len(re.findall("^[a-z0-9]", lock.read_text(encoding="utf-8"), re.MULTILINE))
        if _read(self._stamp) == wanted:
            steps.skip(f"All {count} packages are there")
            return
        steps.begin(f"Installing {count} packages")
        self._stamp.write_text(kind)  # what fails half-way is done again
        environment = {**os.environ, **self._as_pip_is_configured()}
        pip = [str(self.uv), "pip"]
        target = ["--quiet", "--python", str(self.python)]
        locked = ["--require-hashes", "--build-constraints", str(BUILD_LOCK), str(lock)]
        # Compiled now, because those who serve may not write here.
        _run([*pip, "sync", *target, "--compile-bytecode", *locked], environment)
        own = ["--offline", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
        _run([*pip, "install", *target, *own], environment)
        self._stamp.write_text(wanted)
        steps.end()

    def _as_pip_is_configured(self) -> Dict[str, str]:
        """The package index and certificates of pip's configuration, in uv's words.

        A machine that knows a mirror has told pip; uv reads no file of pip.
        """
        listed = _run([str(self.python), "-m", "pip", "config", "list"])
        found = dict(line.split("=", 1) for line in listed.splitlines() if "=" in line)
        configured: Dict[str, str] = {}
        for variable, option in (("UV_DEFAULT_INDEX", "index-url"), ("SSL_CERT_FILE", "cert")):
            for place in (":env:", "install", "global"):
                value = found.get(f"{place}.{option}")
                if value and variable not in os.environ:
                    configured.setdefault(variable, str(ast.literal_eval(value)))
        return configured


def main(arguments: List[str]) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("kind", choices=["run", "dev"])
    parser.add_argument("--venv", type=Path, default=ROOT / ".venv")
    parser.add_argument("--steps", type=int, help="of how many steps these are the first two")
    options = parser.parse_args(arguments)
    if sys.version_info < OLDEST_PYTHON:
        oldest = ".".join(map(str, OLDEST_PYTHON))
        sys.exit(f"Python {oldest} or newer is needed; set PYTHON to one. See: make doctor")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # the locale may know no "…"
    steps = Steps(options.steps)
    venv = Venv(options.venv.absolute())
    try:
        venv.provide_uv(steps)
        venv.provide_packages(options.kind, steps)
    except Failed as failed:
        sys.exit(f"failed\n{failed}\nWhat this machine lacks says: make doctor")


def _run(command: List[str], environment: Optional[Dict[str, str]] = None) -> str:
    done = subprocess.run(  # noqa: S603 - fixed commands, no shell
        command, cwd=str(ROOT), env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    output = done.stdout.decode(errors="replace")
    if done.returncode:
        raise Failed(f"{' '.join(command)}\n{output}".rstrip())
    return output


def _hash_of(*files: Path) -> str:
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()[:16]


def _read(stamp: Path) -> str:
    return stamp.read_text() if stamp.exists() else ""


if __name__ == "__main__":
    main(sys.argv[1:])
