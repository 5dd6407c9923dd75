"""A declared setting refuses what it cannot be, and writes values back as they were typed."""

from datetime import date, time
from typing import Any

import pytest

from elternportal.module import Module, installed_only
from elternportal.school_settings.declared import declared
from elternportal.school_settings.kinds import (
    CHOICE,
    COLOUR,
    DATE,
    LONG_TEXT,
    MAIL_ADDRESS,
    SHORT_TEXT,
    TIME_OF_DAY,
    WHOLE_NUMBER,
    YES_NO,
    ValueRefused,
)
from elternportal.school_settings.setting import Setting

DAYS = Setting(key="access.days", kind=WHOLE_NUMBER, default=30, at_least=1, at_most=365)
NAME = Setting(key="school.name", kind=SHORT_TEXT, default="x", max_length=5, is_required=True)
COLOUR_OF_SCHOOL = Setting(key="school.colour", kind=COLOUR, default="#000000")
STARTS = Setting(key="school.starts", kind=TIME_OF_DAY, default=time(8))
DAY = Setting(key="school.day", kind=DATE, default=date(2026, 8, 1))
SIZE = Setting(key="school.size", kind=CHOICE, default="small", choices=("small", "large"))
MAIL = Setting(key="school.mail", kind=MAIL_ADDRESS, default="")
IS_OPEN = Setting(key="school.is-open", kind=YES_NO, default=True)


@pytest.mark.parametrize(
    ("setting", "typed", "value"),
    [
        (DAYS, " 14 ", 14),
        (NAME, "Nord", "Nord"),
        (COLOUR_OF_SCHOOL, "#1A6B3C", "#1a6b3c"),
        (STARTS, "7:55", time(7, 55)),
        (DAY, "2026-09-01", date(2026, 9, 1)),
        (SIZE, "large", "large"),
        (MAIL, "", ""),
        (IS_OPEN, "no", False),
    ],
)
def test_what_is_typed_is_stored_and_shown_again(
    setting: Setting[Any], typed: str, value: object
) -> None:
    assert setting.parse(typed) == value
    assert setting.unpack(setting.pack(setting.parse(typed))) == value
    assert setting.parse(setting.format(setting.parse(typed))) == value


@pytest.mark.parametrize(
    ("setting", "typed", "key"),
    [
        (DAYS, "0", "setting-refused-low"),
        (DAYS, "366", "setting-refused-high"),
        (DAYS, "1.5", "setting-refused-number"),
        (DAYS, "٣", "setting-refused-number"),
        (NAME, " ", "setting-refused-empty"),
        (NAME, "sechs!", "setting-refused-long"),
        (NAME, "a\nb", "setting-refused-one-line"),
        (NAME, "a\x00", "setting-refused-characters"),
        (COLOUR_OF_SCHOOL, "red", "setting-refused-colour"),
        (STARTS, "25:00", "setting-refused-time"),
        (STARTS, "8", "setting-refused-time"),
        (DAY, "2026-02-30", "setting-refused-date"),
        (SIZE, "huge", "setting-refused-choice"),
        (MAIL, "nobody", "account-error-email-at"),
        (IS_OPEN, "perhaps", "setting-refused-yes-no"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(
    setting: Setting[Any], typed: str, key: str
) -> None:
    with pytest.raises(ValueRefused) as refused:
        setting.parse(typed)
    assert refused.value.text_key == key


@pytest.mark.parametrize(
    ("setting", "stored"), [(DAYS, "30"), (DAYS, True), (IS_OPEN, 1), (NAME, 5), (STARTS, 8)]
)
def test_what_was_stored_as_another_kind_is_refused(setting: Setting[Any], stored: Any) -> None:
    with pytest.raises(ValueRefused):
        setting.unpack(stored)


def test_a_default_outside_its_own_limits_cannot_be_declared() -> None:
    with pytest.raises(ValueRefused):
        Setting(key="access.days", kind=WHOLE_NUMBER, default=0, at_least=1)


@pytest.mark.parametrize("key", ["days", "access.Days", "access.pin_days", "a.b.c", ""])
def test_a_key_is_an_area_and_a_name(key: str) -> None:
    with pytest.raises(ValueError, match="key"):
        Setting(key=key, kind=LONG_TEXT, default="")


def test_every_optional_module_has_a_switch_and_no_other_has() -> None:
    modules = (Module(name="lost_property", settings=(DAYS,)), Module(name="x", is_optional=False))
    with installed_only(modules):
        assert list(declared()) == ["access.days", "modules.lost-property"]


def test_a_setting_that_two_cards_declare_stops_the_start() -> None:
    modules = (Module(name="a", settings=(DAYS,)), Module(name="b", settings=(DAYS,)))
    with installed_only(modules), pytest.raises(ValueError, match="twice"):
        declared()
