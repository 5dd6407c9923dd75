"""Data is read only through queries scoped to the acting person (security Z2).

A lint keeps pages and state away from the database; and where a scoping condition is taken out of
the services, the tests that prove it fail – so they do prove it.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FORBIDDEN_NAMES = {"Session", "select", "get_database", "text", "Database"}
FORBIDDEN_MODULES = ("sqlalchemy", "elternportal.models")
# The gate reads who acts; PIN and password checks run in several transactions of their own, given
# by the service; base.py holds the helpers that all others use. Mail states are words, not data.
MAY_GET_THE_DATABASE = {"gate.py", "base.py", "access/account.py", "access/own_settings.py"}
ENUMS_ONLY = {"MailState"}
PAGES, UI, STATE = (ROOT / "elternportal" / layer for layer in ("pages", "ui", "state"))
GATE = STATE / "gate.py"
DRAWING = [*PAGES.rglob("*.py"), *UI.rglob("*.py")]
SCOPED = [
    path for path in STATE.rglob("*.py") if str(path.relative_to(STATE)) not in MAY_GET_THE_DATABASE
]
TO_BASE = [path for path in STATE.rglob("*.py") if path not in {STATE / "base.py", GATE}]


def imported(path: Path) -> set[tuple[str, str]]:
    """What a file imports, as (module, name)."""
    found: set[tuple[str, str]] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            found |= {(node.module or "", alias.name) for alias in node.names}
        if isinstance(node, ast.Import):
            found |= {(alias.name, "") for alias in node.names}
    return found


def in_package(path: Path) -> str:
    return str(path.relative_to(ROOT / "elternportal"))


def test_Z2_the_lint_looks_at_every_layer_and_its_exceptions_exist() -> None:
    for layer in (PAGES, UI, STATE):
        assert len([path for path in (*DRAWING, *SCOPED) if path.is_relative_to(layer)]) > 20
    assert all((STATE / path).is_file() for path in MAY_GET_THE_DATABASE)


@pytest.mark.parametrize("path", [*DRAWING, *SCOPED], ids=in_package)
def test_Z2_pages_and_state_never_touch_the_database(path: Path) -> None:
    for module, name in imported(path):
        assert name not in FORBIDDEN_NAMES or module.startswith("reflex"), f"{module}.{name}"
        assert not module.startswith("sqlmodel"), module
        assert not module.startswith(FORBIDDEN_MODULES) or name in ENUMS_ONLY, f"{module}.{name}"


@pytest.mark.parametrize("path", TO_BASE, ids=in_package)
def test_Z2_only_the_base_state_opens_sessions_for_services(path: Path) -> None:
    calls = [
        node.func.attr
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]
    assert not {"transaction", "reading", "exec", "execute", "scalars"} & set(calls)


# File, the condition, what stands there without it, and the tests that must then fail.
MUTATIONS = {
    "own_children": (
        "services/evening/family.py",
        ".where(col(Guardianship.account_id) == actor.account_id, col(Pupil.is_active))",
        ".where(col(Pupil.is_active))",
        "tests/services/start/test_start.py",
    ),
    "own plan": (
        "services/evening/family_plan.py",
        '.where(col(FamilyHold.guardian_id) == bindparam("actor"))',
        '.where(bindparam("actor") == bindparam("actor"))',
        "tests/services/evening/test_bookings.py tests/web/evening/test_downloads.py",
    ),
    "is_own_child": (
        "services/evening/access.py",
        'col(Guardianship.account_id) == bindparam("actor"),',
        'bindparam("actor") == bindparam("actor"),',
        "tests/services/evening/test_booking_outsiders.py",
    ),
    "is_guardian": (
        "services/evening/access.py",
        "col(Guardianship.account_id) == actor.account_id, col(Guardianship.pupil_id) == pupil_id",
        "col(Guardianship.pupil_id) == pupil_id",
        "tests/services/start/test_start.py",
    ),
    "a teacher's own evening": (
        "services/evening/scope.py",
        "if not actor.is_administration and who.teacher_id != actor.teacher_id:",
        "if False:",
        "tests/services/evening/test_evening_teacher.py tests/web/evening/test_downloads.py",
    ),
    "a teacher's own bookings": (
        "services/evening/bookings.py",
        "own = actor.has(Role.TEACHER) and actor.teacher_id == teacher_id",
        "own = actor.has(Role.TEACHER)",
        "tests/services/evening/test_booking_outsiders.py",
    ),
    "only the office reads mails": (
        "services/office/mailbox.py",
        "actor.require(*ADMINISTRATION)",
        "",
        "tests/services/office/test_mailbox.py",
    ),
    "only own sessions can be ended": (
        "services/access/people.py",
        "LoginSession.id == session_id, LoginSession.account_id == actor.account_id",
        "LoginSession.id == session_id",
        "tests/services/access/test_people.py",
    ),
    "a letter's results are the author's, the office's and the class teacher's": (
        "services/letters/results.py",
        "if actor.is_administration or letter.author_id == actor.account_id:",
        "if actor.teacher_id or actor.is_administration:",
        "tests/services/letters/test_letter_results.py",
    ),
    "only office and head write down answers": (
        "services/letters/recording.py",
        "    actor.require(*ADMINISTRATION)\n",
        "",
        "tests/services/letters/test_letter_recording.py",
    ),
    "only office and head record slips": (
        "services/letters/slips.py",
        "    actor.require(*ADMINISTRATION)\n",
        "",
        "tests/services/letters/test_letter_slips.py",
    ),
    "only office and head set up evenings": (
        "services/evening/scope.py",
        "    actor.require(*ADMINISTRATION)\n    evening = session.get",
        "    evening = session.get",
        "tests/services/evening/test_evening_setup.py",
    ),
    "only own letters are changed": (
        "services/letters/scope.py",
        " or not (actor.is_administration or letter.author_id == actor.account_id):",
        ":",
        "tests/services/letters/test_letter_drafts.py",
    ),
    "only own letters are listed": (
        "services/letters/office_list.py",
        "true() if actor.is_administration else col(Letter.author_id) == actor.account_id",
        "true()",
        "tests/services/letters/test_office_letters.py",
    ),
    "a teacher is offered own classes": (
        "services/audience/scope.py",
        "return true() if actor.is_administration else is_taught_by(actor.teacher_id or 0)",
        "return true()",
        "tests/services/audience/test_audience_options.py",
    ),
    "a teacher is offered own courses": (
        "services/audience/scope.py",
        "    if actor.is_administration:\n        return true()\n    given",
        "    if True:\n        return true()\n    given",
        "tests/services/audience/test_audience_options.py",
    ),
    "a teacher addresses own classes": (
        "services/audience/choice.py",
        "if whole or not is_own or session.execute(beyond).first() is not None:",
        "if False:",
        "tests/services/audience/test_audience.py",
    ),
    "one's own choices about mails": (
        "services/notifications/choices.py",
        "select(NotificationChoice).where(NotificationChoice.account_id == account_id)",
        "select(NotificationChoice)",
        "tests/services/mail/test_notify.py",
    ),
    "a letter's mail only to guardians of its children": (
        "mail/letters.py",
        "        col(Guardianship.account_id) == mail.account_id,\n",
        "",
        "tests/services/letters/test_notify_letters.py",
    ),
}


# A test in the summary; the error behind it is left out where a line is too short for it.
FAILED = re.compile(r"^FAILED (.+?)(?: - .*)?$", re.MULTILINE)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources and tests, to be spoilt."""
    folder = tmp_path_factory.mktemp("copy")
    for name in ("elternportal", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.fixture(scope="module")
def noticed() -> set[str]:
    """The tests that failed when a filter was dropped."""
    return set()


def run_tests(copy: Path, *tests: str) -> subprocess.CompletedProcess[str]:
    options = ["-q", "-x", "-p", "no:cacheprovider", "--basetemp", str(copy / "tmp")]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *options, "-k", "not postgresql", *tests],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy)},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("name", MUTATIONS)
def test_Z2_a_filter_that_is_dropped_is_noticed(copy: Path, noticed: set[str], name: str) -> None:
    file, condition, without, tests = MUTATIONS[name]
    path = copy / "elternportal" / file
    original = path.read_text()
    assert condition in original
    path.write_text(original.replace(condition, without))
    try:
        done = run_tests(copy, *tests.split())
    finally:
        path.write_text(original)
    assert done.returncode == 1, done.stdout[-3000:]
    failed = FAILED.findall(done.stdout)
    assert failed, done.stdout[-3000:]
    noticed.update(failed)


def test_Z2_with_all_filters_in_place_the_same_tests_pass(copy: Path, noticed: set[str]) -> None:
    assert noticed, "run it together with the tests that drop the filters"
    done = run_tests(copy, *sorted(noticed))
    assert done.returncode == 0, done.stdout[-3000:]
