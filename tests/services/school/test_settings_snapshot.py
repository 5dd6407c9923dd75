"""Every transaction goes by one snapshot of the school's settings, and changes come at once."""

import logging
from collections.abc import Iterator

import pytest
from sqlalchemy import event
from sqlmodel import Session, col, select

from elternportal.db import Database
from elternportal.domain import topics
from elternportal.models.school_settings import SchoolSetting, SchoolSettingChange
from elternportal.module import Module, installed_only
from elternportal.school_settings import snapshot
from elternportal.school_settings.declared import switch_of
from elternportal.school_settings.kinds import WHOLE_NUMBER, ValueRefused
from elternportal.school_settings.setting import Setting
from elternportal.school_settings.snapshot import active_modules, is_active, school_settings
from elternportal.school_settings.writing import change_setting

DAYS = Setting(key="tiny.days", kind=WHOLE_NUMBER, default=30, at_least=1, at_most=90)
MODULES = (Module(name="tiny", settings=(DAYS,)), Module(name="school", is_optional=False))


@pytest.fixture(autouse=True)
def _tiny_portal() -> Iterator[None]:
    with installed_only(MODULES):
        yield


@pytest.fixture
def monotonic(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that the cache's clock shows; a test moves it."""
    seconds = [1000.0]
    monkeypatch.setattr(snapshot.time, "monotonic", lambda: seconds[0])
    return seconds


def days(database: Database) -> int:
    with database.reading() as session:
        return school_settings(session)[DAYS]


def decide_days(database: Database, value: int | None) -> None:
    with database.transaction() as session:
        change_setting(session, DAYS, value)


def test_without_any_decision_the_default_counts(database: Database) -> None:
    assert days(database) == 30


def test_a_change_counts_at_once_in_the_process_that_commits_it(database: Database) -> None:
    assert days(database) == 30
    decide_days(database, 14)
    assert days(database) == 14


def test_a_change_of_another_process_counts_after_a_second(
    database: Database, monotonic: list[float]
) -> None:
    assert days(database) == 30
    other_process = Database(str(database.engine.url.render_as_string(hide_password=False)))
    decide_days(other_process, 14)
    other_process.close()
    monotonic[0] += 0.9
    assert days(database) == 30
    monotonic[0] += 0.2
    assert days(database) == 14


def test_within_a_second_no_transaction_asks_the_database_again(database: Database) -> None:
    days(database)
    statements: list[str] = []
    event.listen(
        database.engine,
        "before_cursor_execute",
        lambda _c, _cur, statement, *_: statements.append(statement),
    )
    assert days(database) == 30
    assert [text for text in statements if "school_setting" in text] == []


def test_a_transaction_goes_by_the_same_settings_to_its_end(database: Database) -> None:
    with database.reading() as session:
        before = school_settings(session)
        decide_days(database, 14)
        assert school_settings(session) is before


def test_a_transaction_goes_by_its_own_change_and_nobody_else_does_before_the_commit(
    database: Database,
) -> None:
    with database.transaction() as session:
        change_setting(session, DAYS, 14)
        assert school_settings(session)[DAYS] == 14
        assert days(database) == 30


def test_a_change_that_is_rolled_back_never_counts(database: Database) -> None:
    with Session(database.engine) as session:
        change_setting(session, DAYS, 14)
        assert school_settings(session)[DAYS] == 14
        session.rollback()
    assert days(database) == 30


def test_who_read_before_the_commit_leaves_nothing_old_behind(
    database: Database, monotonic: list[float]
) -> None:
    with database.reading() as old:
        old.exec(select(SchoolSetting)).all()  # what this transaction sees is settled
        decide_days(database, 14)
        assert school_settings(old)[DAYS] == 30
    assert days(database) == 14


async def test_a_change_in_a_group_of_writes_counts_for_the_next_read(database: Database) -> None:
    assert await database.read(school_settings) is not None
    await database.write(lambda session: change_setting(session, DAYS, 14))
    assert (await database.read(school_settings))[DAYS] == 14


@pytest.mark.parametrize("stored", [91, "14", True])
def test_a_stored_value_that_no_longer_fits_gives_way_to_the_default(
    database: Database, stored: int | str, caplog: pytest.LogCaptureFixture
) -> None:
    decide_days(database, 14)
    with database.transaction() as session:
        session.exec(select(SchoolSetting)).one().value = stored
    with caplog.at_level(logging.WARNING):
        assert days(database) == 30
        assert days(database) == 30
    assert len([record for record in caplog.records if "tiny.days" in record.message]) <= 1


def test_every_change_is_kept_with_what_was_before(database: Database) -> None:
    for value in (14, 14, 21, None):
        decide_days(database, value)
    with database.reading() as session:
        changes = session.exec(
            select(SchoolSettingChange).order_by(col(SchoolSettingChange.id))
        ).all()
        assert [(change.old, change.new) for change in changes] == [
            (None, 14),
            (14, 21),
            (21, None),
        ]
        assert _row(session).version == 3
    assert days(database) == 30


def test_a_change_is_announced(database: Database) -> None:
    heard: list[frozenset[str]] = []
    database.on_commit(lambda change: heard.append(change.topics))
    decide_days(database, 14)
    decide_days(database, 14)
    assert heard == [frozenset({topics.school_settings()})]


def test_nothing_outside_the_limits_is_stored(database: Database) -> None:
    with pytest.raises(ValueRefused), database.transaction() as session:
        change_setting(session, DAYS, 91)


def test_an_optional_module_is_on_until_the_school_switches_it_off(database: Database) -> None:
    with database.reading() as session:
        assert is_active(session, "tiny")
    with database.transaction() as session:
        change_setting(session, switch_of("tiny"), False)
    with database.reading() as session:
        assert not is_active(session, "tiny")
        assert is_active(session, "school")
        assert [module.name for module in active_modules(session)] == ["school"]


def test_a_module_that_is_not_installed_is_an_error(database: Database) -> None:
    with database.reading() as session, pytest.raises(LookupError):
        is_active(session, "unheard-of")


def _row(session: Session) -> SchoolSetting:
    return session.exec(select(SchoolSetting)).one()
