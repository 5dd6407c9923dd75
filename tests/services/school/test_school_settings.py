"""Office and head read the school's settings; the head changes them, and nothing is lost."""

import json
from typing import Any

import pytest
from sqlmodel import col, select

from elternportal.db import Database
from elternportal.domain.people import SYSTEM
from elternportal.errors import NotAllowed, NotFound
from elternportal.models.school_settings import SchoolSettingChange
from elternportal.school_settings.identity import SCHOOL_NAME
from elternportal.school_settings.kinds import ValueRefused
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.access.settings import PIN_VALID_DAYS
from elternportal.services.letters.settings import TEACHERS_WRITE
from elternportal.services.school.settings import (
    ChangeSetting,
    SettingChangedMeanwhile,
    SettingView,
    read_history,
    read_settings,
    save_setting,
)
from elternportal.services.school.settings_file import (
    SettingsFileRefused,
    SettingsFileUnreadable,
    export_settings,
    import_settings,
    plan_import,
)
from tests.support.world import World

DAYS = PIN_VALID_DAYS.key
OUTSIDERS = ("anna", "huber")


def save(database: Database, actor: Any, typed: str | None, version: int, key: str = DAYS) -> None:
    with database.transaction() as session:
        save_setting(session, actor, ChangeSetting(key, typed, version))


def days_view(database: Database, actor: Any) -> SettingView:
    with database.reading() as session:
        views = read_settings(session, actor).settings
    return next(view for view in views if view.setting.key == DAYS)


def a_file(**settings: Any) -> str:
    return json.dumps({"format": 1, "settings": settings})


def test_the_head_changes_a_setting_and_everybody_sees_who_did(
    database: Database, world: World
) -> None:
    save(database, world.hanna, "14", 0)
    view = days_view(database, world.olga)
    assert (view.value, view.version, view.changed_by) == (14, 1, "Hanna Head")
    assert not view.is_default


def test_the_office_reads_but_does_not_change(database: Database, world: World) -> None:
    with database.reading() as session:
        assert not read_settings(session, world.olga).may_change
        assert read_settings(session, world.hanna).may_change
    with pytest.raises(NotAllowed):
        save(database, world.olga, "14", 0)
    with pytest.raises(NotAllowed), database.transaction() as session:
        import_settings(session, world.olga, a_file())


@pytest.mark.parametrize("name", OUTSIDERS)
def test_Z4_parents_and_teachers_neither_read_nor_change(
    database: Database, world: World, name: str
) -> None:
    actor = getattr(world, name)
    with database.transaction() as session:
        for call in (
            lambda: read_settings(session, actor),
            lambda: read_history(session, actor, DAYS),
            lambda: save_setting(session, actor, ChangeSetting(DAYS, "14", 0)),
            lambda: export_settings(session, actor),
            lambda: plan_import(session, actor, a_file()),
        ):
            with pytest.raises(NotAllowed):
                call()


def test_what_does_not_fit_changes_nothing(database: Database, world: World) -> None:
    with pytest.raises(ValueRefused):
        save(database, world.hanna, "0", 0)
    with pytest.raises(NotFound):
        save(database, world.hanna, "1", 0, key="access.unheard-of")
    assert days_view(database, world.hanna).is_default


def test_a_second_editor_hears_who_was_faster_and_may_then_decide(
    database: Database, world: World
) -> None:
    save(database, world.hanna, "14", 0)
    with pytest.raises(SettingChangedMeanwhile) as conflict:
        save(database, world.hanna, "21", 0)
    assert conflict.value.args_for_text["name"] == "Hanna Head"
    assert days_view(database, world.hanna).value == 14
    save(database, world.hanna, "21", 1)
    assert days_view(database, world.hanna).value == 21


def test_a_reset_brings_the_default_back_and_stays_in_the_history(
    database: Database, world: World
) -> None:
    save(database, world.hanna, "14", 0)
    save(database, world.hanna, None, 1)
    assert days_view(database, world.hanna).is_default
    with database.reading() as session:
        steps = [(one.old, one.new) for one in read_history(session, world.olga, DAYS)]
    assert steps == [(14, None), (None, 14)]


def test_the_file_of_one_school_makes_another_one_the_same(
    database: Database, world: World
) -> None:
    save(database, world.hanna, "14", 0)
    save(database, world.hanna, "no", 0, key=TEACHERS_WRITE.key)
    with database.reading() as session:
        content = export_settings(session, world.olga)
    save(database, world.hanna, None, 1)
    save(database, world.hanna, None, 1, key=TEACHERS_WRITE.key)
    with database.transaction() as session:
        plan = plan_import(session, world.hanna, content)
        assert {change.setting.key for change in plan} == {DAYS, TEACHERS_WRITE.key}
        assert import_settings(session, world.hanna, content) == 2
    with database.reading() as session:
        assert export_settings(session, world.hanna) == content
        assert plan_import(session, world.hanna, content) == ()


def test_a_file_with_one_wrong_entry_changes_nothing_and_names_it(
    database: Database, world: World
) -> None:
    wrong = {DAYS: 14, "access.unheard-of": 1, SCHOOL_NAME.key: "", TEACHERS_WRITE.key: "no"}
    with pytest.raises(SettingsFileRefused) as refused, database.transaction() as session:
        import_settings(session, world.hanna, a_file(**wrong))
    named = refused.value.args_for_text["names"]
    assert named == "access.unheard-of, letters.teachers-write, school.name"
    with database.reading() as session:
        assert session.scalars(select(SchoolSettingChange)).all() == []


@pytest.mark.parametrize("content", ["", "[]", "{}", "[" * 100_000, '{"format":2,"settings":{}}'])
def test_what_is_no_file_of_settings_is_refused(
    database: Database, world: World, content: str
) -> None:
    with pytest.raises(SettingsFileUnreadable), database.reading() as session:
        plan_import(session, world.hanna, content)


def test_the_command_line_changes_without_an_account(database: Database) -> None:
    with database.transaction() as session:
        import_settings(session, SYSTEM, a_file(**{DAYS: 14}))
        assert school_settings(session)[PIN_VALID_DAYS] == 14
        assert session.scalars(select(col(SchoolSettingChange.by))).all() == [None]
