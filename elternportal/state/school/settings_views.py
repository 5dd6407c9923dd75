"""The school's settings as lines to show, in the language of the page."""

from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from elternportal.errors import InvalidInput
from elternportal.i18n import t
from elternportal.i18n.dates import day_and_time
from elternportal.school_settings.kinds import NO, YES
from elternportal.school_settings.setting import Setting
from elternportal.services.school.settings import SettingChangeView, SettingView
from elternportal.services.school.settings_file import PlannedChangeRow

MODULES = "modules"


@dataclass
class OptionLine:
    """One value to choose; ``value`` as it is sent, ``text`` as it is read."""

    value: str
    text: str


@dataclass
class SettingLine:
    """A setting as it is shown. ``editor`` picks the field, ``typed`` is what stands in it.

    ``changed`` says who changed it when, or is empty. ``is_switch`` for a module on or off.
    """

    key: str
    label: str
    help: str
    editor: str
    value: str
    typed: str
    version: int
    default: str
    limits: str
    changed: str
    is_default: bool
    is_switch: bool
    is_on: bool
    max_length: int
    options: list[OptionLine] = field(default_factory=list)


@dataclass
class AreaLine:
    """The settings of one area; ``key`` is the section's anchor."""

    key: str
    title: str
    settings: list[SettingLine] = field(default_factory=list)


@dataclass
class SettingChangeLine:
    """One change in the history of a setting, or one that a file would make."""

    key: str
    when: str
    text: str


def area_lines(views: tuple[SettingView, ...], words: str, language: str) -> list[AreaLine]:
    """All settings by area; with ``words`` only those that have every word."""
    lines = []
    for area, group in groupby(views, key=lambda view: view.setting.area):
        settings = [setting_line(view, language) for view in group]
        found = [line for line in settings if _has(line, words)]
        if found:
            lines.append(AreaLine(area, t(f"school-settings-area-{area}", language), found))
    return lines


def setting_line(view: SettingView, language: str) -> SettingLine:
    setting = view.setting
    return SettingLine(
        key=setting.key,
        label=t(setting.label_key, language),
        help=t(setting.help_key, language),
        editor=_editor(setting),
        value=value_text(setting, view.value, language),
        typed=setting.format(view.value),
        version=view.version,
        default=value_text(setting, setting.default, language),
        limits=_limits(setting, language),
        changed=_changed(view, language),
        is_default=view.is_default,
        is_switch=setting.area == MODULES,
        is_on=view.value is True,
        max_length=setting.longest,
        options=_options(setting, language),
    )


def value_text(setting: Setting[Any], value: Any, language: str) -> str:
    """A value in words, e.g. "30 Tage" or "Ja"."""
    if isinstance(value, bool):
        return t("school-settings-yes" if value else "school-settings-no", language)
    if setting.choices:
        return t(f"{setting.label_key}-is-{value}", language)
    text = setting.format(value)
    if not text:
        return t("school-settings-empty", language)
    return f"{text} {t(setting.unit_key, language)}" if setting.unit else text


def change_lines(
    setting: Setting[Any], changes: tuple[SettingChangeView, ...], language: str
) -> list[SettingChangeLine]:
    """The history of a setting, the newest first."""
    return [
        SettingChangeLine(str(number), _when(change, language), _step(setting, change, language))
        for number, change in enumerate(changes)
    ]


def plan_lines(plan: tuple[PlannedChangeRow, ...], language: str) -> list[SettingChangeLine]:
    """What a file would change."""
    return [
        SettingChangeLine(
            change.setting.key,
            t(change.setting.label_key, language),
            t(
                "school-settings-step",
                language,
                old=value_text(change.setting, change.old, language),
                new=value_text(change.setting, change.new, language),
            ),
        )
        for change in plan
    ]


def _has(line: SettingLine, words: str) -> bool:
    text = f"{line.label} {line.help} {line.value} {line.key}".casefold()
    return all(word in text for word in words.casefold().split())


def _editor(setting: Setting[Any]) -> str:
    name = setting.kind.name
    if name in {"long-text", "address"}:
        name = "lines"
    is_text = name in {"text", "lines", "email", "colour"}
    return f"optional-{name}" if is_text and not setting.is_required else name


def _limits(setting: Setting[Any], language: str) -> str:
    low, high = setting.at_least, setting.at_most
    if low is None or high is None:
        return ""
    texts = {"low": setting.format(low), "high": value_text(setting, high, language)}
    return t("school-settings-limits", language, **texts)


def _options(setting: Setting[Any], language: str) -> list[OptionLine]:
    if setting.kind.name == "yes-no":
        return [
            OptionLine(YES, t("school-settings-yes", language)),
            OptionLine(NO, t("school-settings-no", language)),
        ]
    return [OptionLine(str(one), value_text(setting, one, language)) for one in setting.choices]


def _changed(view: SettingView, language: str) -> str:
    if view.changed_at is None:
        return ""
    time, name = day_and_time(view.changed_at, language), view.changed_by
    return _by("changed", name, time, language)


def _when(change: SettingChangeView, language: str) -> str:
    return _by("change", change.by, day_and_time(change.at, language), language)


def _by(what: str, name: str, time: str, language: str) -> str:
    """Who did it when; a command has no name."""
    if not name:
        return t(f"school-settings-{what}-by-command", language, time=time)
    return t(f"school-settings-{what}-by", language, time=time, name=name)


def _step(setting: Setting[Any], change: SettingChangeView, language: str) -> str:
    old, new = (_stored_text(setting, value, language) for value in (change.old, change.new))
    return t("school-settings-step", language, old=old, new=new)


def _stored_text(setting: Setting[Any], packed: Any, language: str) -> str:
    """A value of the past as it was, even where the setting has other limits by now."""
    if packed is None:
        return t("school-settings-the-default", language)
    try:
        return value_text(setting, setting.kind.unpack(packed), language)
    except (KeyError, InvalidInput):
        return str(packed)
