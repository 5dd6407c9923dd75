"""Data is read only through queries scoped to the acting person (security Z2).

A lint keeps pages and state away from the database; and where a scoping condition is taken out of
the services, the tests that prove it fail – so they do prove it.
"""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.security.spoilt_runs import ROOT, Outcome

FORBIDDEN_NAMES = {"Session", "select", "get_database", "text", "Database"}
FORBIDDEN_MODULES = ("sqlalchemy", "elternportal.models")
# The gate reads who acts; PIN and password checks run in several transactions of their own, given
# by the service; base.py holds the helpers that all others use. Mail states are words, not data.
MAY_GET_THE_DATABASE = {
    "gate.py",
    "base.py",
    "step_up.py",
    "access/account.py",
    "access/own_email.py",
    "access/own_settings.py",
}
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


# File, the condition, what stands there without it, and the test that must then fail.
MUTATIONS = {
    "own_children": (
        "services/school/children.py",
        "(col(Guardianship.account_id) == actor.account_id) & col(Pupil.is_active)",
        "col(Pupil.is_active)",
        "tests/services/start/test_start.py"
        "::test_parents_see_their_children_and_until_when_they_can_book",
    ),
    "own plan": (
        "services/evening/family_plan.py",
        '.where(col(FamilyHold.guardian_id) == bindparam("actor"))',
        '.where(bindparam("actor") == bindparam("actor"))',
        "tests/services/evening/test_bookings.py"
        "::test_a_parent_books_and_both_guardians_have_it_in_their_plan",
    ),
    "is_own_child": (
        "services/evening/access.py",
        'is_guardian(bindparam("actor"), col(Pupil.id)).label("is_own_child")',
        '(bindparam("actor") == bindparam("actor")).label("is_own_child")',
        "tests/services/evening/test_booking_outsiders.py"
        "::test_Z4_a_parent_cannot_book_for_another_familys_child",
    ),
    "is_guardian": (
        "services/school/guardians.py",
        "col(Guardianship.account_id) == account_id, col(Guardianship.pupil_id) == pupil_id",
        "col(Guardianship.pupil_id) == pupil_id",
        "tests/services/evening/test_booking_outsiders.py"
        "::test_Z4_a_parent_cannot_book_for_another_familys_child",
    ),
    "whom a teacher asks to come": (
        "services/evening/start.py",
        "            col(Pupil.id).in_(own_pupils(actor)),\n",
        "            col(Pupil.is_active),\n",
        "tests/services/start/test_start.py::test_an_invitation_waits_until_the_family_has_booked",
    ),
    "what is for an own child": (
        "services/audience/choice.py",
        "pairs.c.account_id == account_id, reaches(audience_id, pairs.c.pupil_id)",
        "reaches(audience_id, pairs.c.pupil_id)",
        "tests/services/audience/test_audience.py"
        "::test_parents_read_what_is_for_their_children_and_teachers_what_is_for_their_classes",
    ),
    "a teacher's own evening": (
        "services/evening/scope.py",
        "if not actor.is_administration and who.teacher_id != actor.teacher_id:",
        "if False:",
        "tests/web/evening/test_downloads.py"
        "::test_Z4_a_foreign_teachers_plan_answers_exactly_like_a_missing_one",
    ),
    "a teacher's own bookings": (
        "services/evening/bookings.py",
        "own = actor.has(Role.TEACHER) and actor.teacher_id == teacher_id",
        "own = actor.has(Role.TEACHER)",
        "tests/services/evening/test_booking_outsiders.py"
        "::test_Z4_a_teacher_acts_only_on_own_slots",
    ),
    "only the office reads mails": (
        "services/office/mailbox.py",
        "actor.require(*ADMINISTRATION)",
        "",
        "tests/services/office/test_mailbox.py::test_Z4_only_office_and_head_see_or_retry_mails",
    ),
    "only own sessions can be ended": (
        "services/access/people.py",
        "LoginSession.id == session_id, LoginSession.account_id == actor.account_id",
        "LoginSession.id == session_id",
        "tests/services/access/test_people.py"
        "::test_an_outsider_cannot_end_a_foreign_session_and_it_looks_like_a_missing_one",
    ),
    "a letter's results are the author's, the office's and the class teacher's": (
        "services/letters/results.py",
        "    if is_own:\n",
        "    if True:\n",
        "tests/services/letters/test_letter_results.py"
        "::test_Z4_a_class_teacher_sees_the_own_classs_part",
    ),
    "only office and head write down answers": (
        "services/letters/recording.py",
        "    actor.require(*ADMINISTRATION)\n",
        "",
        "tests/services/letters/test_letter_recording.py"
        "::test_Z4_only_office_and_head_write_down_answers",
    ),
    "only office and head record slips": (
        "services/letters/slips.py",
        "    actor.require(*ADMINISTRATION)\n",
        "",
        "tests/services/letters/test_letter_slips.py::test_Z4_only_office_and_head_record_slips",
    ),
    "only office and head set up evenings": (
        "services/finding.py",
        "    actor.require(*ADMINISTRATION)\n",
        "",
        "tests/services/evening/test_evening_setup.py"
        "::test_Z4_outsiders_neither_see_nor_change_the_set_up",
    ),
    "only own letters are changed": (
        "services/letters/scope.py",
        "return col(Letter.author_id) == actor.account_id if actor.has(Role.TEACHER) else false()",
        "return true()",
        "tests/services/letters/test_letter_drafts.py"
        "::test_Z4_a_letter_of_others_looks_like_a_missing_one",
    ),
    "only own letters are listed": (
        "services/letters/office_list.py",
        ".where(may_change(actor), is_wanted)",
        ".where(is_wanted)",
        "tests/services/letters/test_office_letters.py"
        "::test_Z4_teachers_see_and_count_only_their_own_letters",
    ),
    "a teacher is offered own classes": (
        "services/audience/scope.py",
        "return true() if actor.is_administration else is_taught_by(actor.teacher_id or 0)",
        "return true()",
        "tests/services/audience/test_audience_options.py"
        "::test_a_teacher_chooses_from_own_classes_alone",
    ),
    "a teacher is offered own courses": (
        "services/audience/scope.py",
        "    if actor.is_administration:\n        return true()\n    given",
        "    if True:\n        return true()\n    given",
        "tests/services/audience/test_audience_options.py"
        "::test_a_course_of_several_classes_is_one_target",
    ),
    "a teacher addresses own classes": (
        "services/audience/choice.py",
        "if whole or not is_own or session.execute(beyond).first() is not None:",
        "if False:",
        "tests/services/audience/test_audience.py::test_a_teacher_addresses_only_own_classes",
    ),
    "a notice's readers": (
        "services/board/scope.py",
        "concerns(actor, col(BoardNotice.audience_id))",
        "col(BoardNotice.audience_id).is_not(None)",
        "tests/services/search/test_search.py::test_Z5_nobody_finds_what_is_for_another_family",
    ),
    "a poll's readers": (
        "services/polls/scope.py",
        "concerns(actor, col(Poll.audience_id))",
        "col(Poll.audience_id).is_not(None)",
        "tests/services/search/test_search.py::test_Z5_nobody_finds_what_is_for_another_family",
    ),
    "a document's readers": (
        "services/documents/scope.py",
        "return concerns(actor, col(Document.audience_id))",
        "return col(Document.audience_id).is_not(None)",
        "tests/services/search/test_search.py::test_Z5_nobody_finds_what_is_for_another_family",
    ),
    "one's own choices about mails": (
        "services/notifications/choices.py",
        "select(NotificationChoice).where(NotificationChoice.account_id == account_id)",
        "select(NotificationChoice)",
        "tests/services/mail/test_notify.py::test_choices_are_ones_own_and_saved_again_and_again",
    ),
    "a letter's mail only to guardians of its children": (
        "services/letters/mails.py",
        '            is_guardian(bindparam("account"), col(LetterPupil.pupil_id)),\n',
        "",
        "tests/services/letters/test_notify_letters.py"
        "::test_Z2_who_no_longer_has_a_child_that_it_concerns_hears_nothing",
    ),
}


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Outcome]:
    """What came of all runs; as "" what came of the same tests with all filters in place."""
    runs = {
        name: ((file, condition, without), [test])
        for name, (file, condition, without, test) in MUTATIONS.items()
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.security.spoilt_runs"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        input=json.dumps(runs),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return {name: Outcome(**outcome) for name, outcome in json.loads(done.stdout).items()}


@pytest.mark.parametrize("name", MUTATIONS)
def test_Z2_a_filter_that_is_dropped_is_noticed(outcomes: dict[str, Outcome], name: str) -> None:
    outcome = outcomes[name]
    assert outcome.code == pytest.ExitCode.TESTS_FAILED, outcome.output
    assert outcome.failed, outcome.output


def test_Z2_with_all_filters_in_place_the_same_tests_pass(outcomes: dict[str, Outcome]) -> None:
    assert outcomes[""].code == pytest.ExitCode.OK, outcomes[""].output
