"""A new module is one folder per layer and one line in ``modules.py``, and is found everywhere.

The module is in tests/samples/tiny_module; docs/add-a-module.md explains it file by file.
"""

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from alembic.script import ScriptDirectory

from elternportal.migrations import config

ROOT = Path(__file__).resolve().parents[2]
TINY = ROOT / "tests" / "samples" / "tiny_module"
DOCS = ROOT / "docs" / "add-a-module.md"
ADDED = sorted(
    path.relative_to(TINY)
    for top in ("elternportal", "alembic")
    for path in (TINY / top).rglob("*.*")
)
LAST_AREA = '    "notifications",\n'
MEAL = "Kaiserschmarrn"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Where a copy of the portal, to which the module was added, finds it."""
    folder = tmp_path_factory.mktemp("portal")
    add_module(folder)
    asked = subprocess.run(
        [sys.executable, TINY / "ask.py", f"sqlite:///{folder / 'lunch.db'}"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "ELTERNPORTAL_MODE": "demo"},
        capture_output=True,
        text=True,
    )
    assert asked.returncode == 0, asked.stderr
    answer: dict[str, Any] = json.loads(asked.stdout.splitlines()[-1])
    return answer


def add_module(folder: Path) -> None:
    """Copy the portal, then do what docs/add-a-module.md says."""
    for part in ("elternportal", "alembic", "assets"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("alembic.ini", "rxconfig.py"):
        shutil.copy(ROOT / file, folder / file)
    for path in ADDED:
        assert not (folder / path).exists(), f"{path} would change the portal"
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text((TINY / path).read_text().replace("HEAD", head()))
    modules = folder / "elternportal" / "modules.py"
    text = modules.read_text()
    assert text.count(LAST_AREA) == 1
    modules.write_text(text.replace(LAST_AREA, LAST_AREA + '    "lunch",\n'))


@cache
def head() -> str:
    return ScriptDirectory.from_config(config("sqlite://")).get_current_head() or ""


def test_it_is_in_the_menu_with_its_badge(found: dict[str, Any]) -> None:
    assert (found["menu"], found["badge"]) == (True, 1)


def test_its_page_is_registered_in_every_language(found: dict[str, Any]) -> None:
    assert {"speiseplan", "en/speiseplan"} <= set(found["registered pages"])
    assert {path for path, area in found["pages"] if area == "lunch"} == {
        "speiseplan",
        "en/speiseplan",
    }


def test_its_route_is_served(found: dict[str, Any]) -> None:
    assert "/speiseplan.csv" in found["routes"]
    assert found["route"] == 303  # to the sign-in page


def test_the_search_finds_it(found: dict[str, Any]) -> None:
    assert found["search"] == [["lunch", "/speiseplan"]]


def test_the_start_page_names_it(found: dict[str, Any]) -> None:
    assert found["start"] == [MEAL]


def test_its_picture_is_shown_to_whom_it_says(found: dict[str, Any]) -> None:
    assert found["file"]


def test_what_falls_due_is_done(found: dict[str, Any]) -> None:
    assert found["declared"]["due"] == ["announce-lunch"]
    assert found["was announced"]


def test_everybody_gets_its_mail(found: dict[str, Any]) -> None:
    assert (found["mailed"], found["choosable"]) == (True, True)
    recipients, subjects, texts = zip(*found["mails"], strict=True)
    assert recipients == ("Gast@lunch.example", "Koch@lunch.example")
    assert set(subjects) == {f"Heute gibt es {MEAL}"}
    assert all(text.count("/speiseplan") for text in texts)


def test_its_help_is_listed_and_says_the_schools_price(found: dict[str, Any]) -> None:
    assert found["helped"] == ["Speiseplan"]
    german, english = found["help"]
    assert "kostet 4 Euro" in german
    assert "costs 4 euros" in english


def test_its_table_and_settings_are_the_portals(found: dict[str, Any]) -> None:
    assert found["declared"]["tables"] == ["lunch_day"]
    assert found["declared"]["settings"] == ["lunch.price", "modules.lunch"]


def test_the_gate_knows_its_handler(found: dict[str, Any]) -> None:
    assert found["handler"] == {"area": "lunch", "parents": True, "nobody": False}


def test_switched_off_nothing_of_it_is_left_but_its_data(found: dict[str, Any]) -> None:
    assert found["switched off"] == {
        "menu": False,
        "badge": 0,
        "search": [],
        "start": [],
        "file": False,
        "route": 404,
        "helped": [],
        "mailed": False,
        "choosable": False,
        "was announced": True,
    }


@pytest.mark.parametrize("path", ADDED, ids=str)
def test_the_manual_names_each_of_its_files(path: Path) -> None:
    assert f"`{path}`" in DOCS.read_text()
