"""``elternportal accounts``, as an administrator types it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import Session, select
from typer.testing import CliRunner

from elternportal.cli import app
from elternportal.db import Database
from elternportal.migrations import migrate
from elternportal.models.access import Account
from elternportal.services.access.account_scope import LastHead, ReasonMissing
from elternportal.services.school import has_children
from elternportal.settings import get_settings
from tests.support.world import make_world

BERTA, HANNA, OLGA = "berta.birke@example.org", "hanna.head@example.org", "olga.office@example.org"
WHY = ("--reason", "asked for on the phone")


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """The world's school, whose settings the command finds."""
    monkeypatch.setenv("ELTERNPORTAL_DATA_DIR", str(tmp_path))
    get_settings.cache_clear()
    migrate(get_settings().sql_url)
    database = Database(get_settings().sql_url)
    with database.transaction() as session:
        make_world(session)
    yield database
    database.close()
    get_settings.cache_clear()


def run(*arguments: str, typed: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(app, ["accounts", *arguments], input=typed)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


def account(database: Database, email: str) -> Account:
    with database.reading() as session:
        found = session.exec(select(Account).where(Account.email == email)).one()
        session.expunge(found)
        return found


def is_parent(session: Session, email: str) -> bool:
    return session.exec(select(has_children(Account.id)).where(Account.email == email)).one()


def test_accounts_and_guardians_are_listed(database: Database) -> None:
    code, output = run("list", "--kind", "parents", "--words", "carla")
    assert (code, "Berta Birke" in output, "Anna" in output) == (0, True, False)
    code, output = run("guardians", "Ada")
    assert (code, "Adasen, Ada (7b)" in output, "Anton Amsel" in output) == (0, True, True)
    assert "Dorasen, Dora" in run("guardians", "--without")[1]


def test_an_account_is_locked_signed_out_and_unlocked(database: Database) -> None:
    for command, is_locked in (("lock", True), ("unlock", False), ("sign-out", False)):
        assert run(command, BERTA, *WHY)[0] == 0
        assert account(database, BERTA).is_disabled == is_locked
    assert run("lock", "nobody@example.org", *WHY)[0] == 2
    with pytest.raises(ReasonMissing):
        run("lock", BERTA, "--reason", " ")


def test_an_address_is_corrected(database: Database) -> None:
    assert run("correct-email", BERTA, "berta.neu@example.org", *WHY)[0] == 0
    assert account(database, "berta.neu@example.org").name == "Berta Birke"


def test_a_child_is_taken_off_and_put_back(database: Database) -> None:
    for command, is_one in (("take-off-child", False), ("put-back-child", True)):
        assert run(command, BERTA, "Carlasen, Carla", *WHY)[0] == 0
        with database.reading() as session:
            assert is_parent(session, BERTA) == is_one
    assert run("take-off-child", BERTA, "Nobody, Noah", *WHY)[0] == 2


def test_an_account_is_deleted_after_a_question_and_never_the_last_head_s(
    database: Database,
) -> None:
    assert run("delete", BERTA, *WHY, typed="n\n")[0] == 1
    assert account(database, BERTA).deleted_at is None
    assert run("delete", BERTA, *WHY, typed="y\n")[0] == 0
    with pytest.raises(LastHead):
        run("delete", HANNA, *WHY, "--yes")


def test_roles_are_given_by_a_question_and_taken(database: Database) -> None:
    assert run("add-role", "office", BERTA, *WHY, typed="n\n")[0] == 1
    code, output = run("add-role", "office", BERTA, *WHY, typed="y\n")
    assert (code, "Berta Birke, Carla Carlasen (7b)" in output) == (0, True)
    assert not account(database, BERTA).is_office
    assert run("add-role", "head", "herta@example.org", "--name", "Herta Hof", *WHY)[0] == 0
    assert account(database, "herta@example.org").is_head
    assert run("remove-role", "office", OLGA, *WHY)[0] == 0
    assert not account(database, OLGA).is_office
    assert run("remove-role", "teacher", "frau.huber@example.org", *WHY)[0] == 0
    assert account(database, "frau.huber@example.org").teacher_id is None
