"""What earlier versions read from the environment becomes the school's, once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from elternportal.db import Database
from elternportal.mail.settings import MAILS_PER_DOMAIN_MINUTE
from elternportal.school_settings.identity import LANGUAGE, SCHOOL_NAME
from elternportal.school_settings.snapshot import school_settings
from elternportal.school_settings.takeover import MOVED, Moved, take_over
from elternportal.services.access.settings import PIN_VALID_DAYS
from elternportal.services.letters.settings import TEACHERS_WRITE
from elternportal.settings import Settings
from tests.support.school_settings import decide

Variable = Callable[[str, str], None]


@pytest.fixture
def variable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Variable:
    monkeypatch.chdir(tmp_path)  # where no file .env lies
    return lambda name, value: monkeypatch.setenv(f"ELTERNPORTAL_{name}", value)


def migrate(database: Database) -> list[Moved]:
    with database.transaction() as session:
        return take_over(session)


def test_without_variables_nothing_is_taken_over(database: Database, variable: Variable) -> None:
    assert migrate(database) == []


def test_old_variables_become_the_schools_decision(database: Database, variable: Variable) -> None:
    variable("SCHOOL_NAME", "Nordschule")
    variable("TEACHERS_WRITE_LETTERS", "false")
    variable("PIN_VALID_DAYS", "14")
    assert all(moved.is_taken_over for moved in migrate(database))
    with database.reading() as session:
        settings = school_settings(session)
    assert settings[SCHOOL_NAME] == "Nordschule"
    assert settings[TEACHERS_WRITE] is False
    assert settings[PIN_VALID_DAYS] == 14


def test_what_the_school_has_decided_is_never_overwritten(
    database: Database, variable: Variable
) -> None:
    variable("SCHOOL_NAME", "Nordschule")
    migrate(database)
    with database.transaction() as session:
        decide(session, SCHOOL_NAME, SCHOOL_NAME.default)
    [moved] = migrate(database)
    assert (moved.variable, moved.is_taken_over) == ("ELTERNPORTAL_SCHOOL_NAME", False)
    with database.reading() as session:
        assert school_settings(session)[SCHOOL_NAME] == SCHOOL_NAME.default


def test_a_value_that_does_not_fit_is_said_and_the_others_are_taken(
    database: Database, variable: Variable
) -> None:
    variable("MAILS_PER_DOMAIN_MINUTE", "many")
    variable("PIN_VALID_DAYS", "14")
    refused, taken = migrate(database)
    assert refused.refused is not None
    assert taken.is_taken_over
    with database.reading() as session:
        settings = school_settings(session)
    assert settings[MAILS_PER_DOMAIN_MINUTE] == MAILS_PER_DOMAIN_MINUTE.default
    assert settings[PIN_VALID_DAYS] == 14


def test_the_language_of_commands_stays_and_becomes_the_schools_once(
    database: Database, variable: Variable
) -> None:
    variable("DEFAULT_LANGUAGE", "en")
    [moved] = migrate(database)
    assert moved.is_taken_over
    assert migrate(database) == []  # the variable is of use still, so nobody is asked to remove it
    with database.reading() as session:
        assert school_settings(session)[LANGUAGE] == "en"
    assert Settings().default_language == "en"


def test_no_other_variable_that_has_moved_is_read_any_more() -> None:
    assert MOVED.keys() & Settings.model_fields.keys() == {"default_language"}
