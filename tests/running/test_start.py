"""``elternportal start``: what ``make run`` does once the packages are there, in one process."""

import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from sqlmodel import func, select

from elternportal.demo.logins import DEMO_LOGINS
from elternportal.models.access import Account
from elternportal.web.site import CSP_FILE, site_of_sources
from tests.support.server import ROOT, Portal, free_port, plain_environment

SECONDS = re.compile(r"… \d+(,\d)? s$")


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    """A portal whose folder holds nothing yet."""
    port = free_port()
    data = tmp_path / "data"
    environment = {
        **plain_environment(),
        "PORT": str(port),
        "ELTERNPORTAL_DATA_DIR": str(data),
        "COLUMNS": "80",
    }
    command = ("start", "--done", "1", "--steps", "5")
    return Portal(tmp_path, f"sqlite:///{data}/elternportal.db", port, environment, command)


def test_each_step_is_a_line_with_its_seconds_and_the_second_start_has_nothing_to_make(
    portal: Portal,
) -> None:
    made = []
    for _ in range(2):
        end = portal.log_end if portal.log_file.exists() else 0
        portal.start()
        portal.stop()
        log = portal.log_since(end)
        lines = [line for line in log.splitlines() if re.match(r"\d/5 ", line)]
        assert [line[:3] for line in lines] == ["2/5", "3/5", "4/5", "5/5"], log
        assert all(SECONDS.search(line) for line in lines[:-1]), log
        assert portal.url in log
        with portal.database() as database, database.reading() as session:
            accounts = session.exec(select(func.count()).select_from(Account)).one()
        made.append((accounts, (site_of_sources() / CSP_FILE).stat().st_mtime_ns))
    assert made[0][0] > len(DEMO_LOGINS)
    assert made[0] == made[1]


def test_a_taken_port_is_told_before_anything_is_done(portal: Portal) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", portal.port))
        other.listen()
        refused = subprocess.run(
            [sys.executable, "-m", "elternportal", *portal.command],
            cwd=ROOT,
            env=dict(portal.environment),
            capture_output=True,
            text=True,
        )
    assert refused.returncode == 1
    assert "belegt" in refused.stderr
    assert refused.stdout == ""
    assert not (portal.folder / "data").exists()
