"""Puts the school's values into a help text.

``{access.pin-valid-days}`` becomes "30 Tage", ``{access.pin-valid-days:dative}`` "30 Tagen".
Lines between ``{if letters.teachers-write}`` (or ``{if not …}``), ``{else}`` and ``{end}`` are
shown as the setting says: yes or no, and for a text whether there is one. Each of the three stands
on a line of its own, and no block inside another.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from elternportal.i18n import t
from elternportal.i18n.dates import date_with_year
from elternportal.school_settings.declared import declared
from elternportal.school_settings.setting import Setting
from elternportal.school_settings.snapshot import SchoolSettings

_KEY = r"[a-z][a-z-]*\.[a-z][a-z-]*"
_PLACEHOLDER = re.compile(rf"\{{({_KEY})(?::([a-z]+))?\}}")
_IF = re.compile(rf"\{{if (not )?({_KEY})\}}")
_ELSE, _END = "{else}", "{end}"
_MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")  # all that a text may not obey in Markdown


class HelpTextBroken(ValueError):
    """A help text asks for a setting that does not exist, or a block does not end."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A setting that a text names: as a value, or as the condition of a block."""

    key: str
    form: str = ""
    is_condition: bool = False


def fill(text: str, settings: SchoolSettings, language: str) -> str:
    """The Markdown with the values in the place of their names.

    Raises:
        HelpTextBroken: see there.
    """
    return _PLACEHOLDER.sub(
        lambda found: _escaped(_value(settings, found[1], found[2] or "", language)),
        "\n".join(_kept_lines(text, settings)),
    )


def asked_in(text: str) -> tuple[Asked, ...]:
    """All settings that a text names, in order."""
    named = re.compile(f"{_IF.pattern}|{_PLACEHOLDER.pattern}")
    return tuple(
        Asked(found[2], is_condition=True) if found[2] else Asked(found[3], found[4] or "")
        for found in named.finditer(text)
    )


def _kept_lines(text: str, settings: SchoolSettings) -> Iterator[str]:
    is_open, is_kept = False, True
    for line in text.splitlines():
        start = _IF.fullmatch(line)
        if start and not is_open:
            is_open, is_kept = True, bool(settings[_setting(start[2])]) != bool(start[1])
        elif line == _ELSE and is_open:
            is_kept = not is_kept
        elif line == _END and is_open:
            is_open, is_kept = False, True
        elif start or line in {_ELSE, _END}:
            raise HelpTextBroken(f"{line} stands where it cannot")
        elif is_kept:
            yield line
    if is_open:
        raise HelpTextBroken("a block does not end")


def _value(settings: SchoolSettings, key: str, form: str, language: str) -> str:
    setting = _setting(key)
    value: Any = settings[setting]
    if setting.unit:
        unit = f"{setting.unit}-{form}" if form else setting.unit
        return t(f"help-amount-{unit}", language, count=value)
    if isinstance(value, time):
        return t("help-clock-time", language, time=f"{value.hour}:{value.minute:02}")
    if isinstance(value, date):
        return date_with_year(value, language)
    if setting.choices:
        return t(setting.choice_keys[setting.choices.index(value)], language)
    return setting.format(value)


def _setting(key: str) -> Setting[Any]:
    setting = declared().get(key)
    if setting is None:
        raise HelpTextBroken(f"there is no setting {key}")
    return setting


def _escaped(value: str) -> str:
    return _MARKDOWN.sub(r"\\\1", value)
