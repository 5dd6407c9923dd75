"""The school's settings as a file (JSON): to keep, to look through, to bring to another portal.

A file holds what differs from the defaults. Importing it changes what it names and leaves all else;
a file with one unknown key or one value that does not fit changes nothing.
"""

import json
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from elternportal.domain.people import ADMINISTRATION, Actor, Role
from elternportal.errors import InvalidInput
from elternportal.school_settings.declared import declared
from elternportal.school_settings.kinds import ValueRefused
from elternportal.school_settings.setting import Setting
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.school.settings import set_value

FORMAT = 1
LONGEST = 200_000  # characters; all texts of a school together stay far below


class SettingsFileRefused(InvalidInput):
    """The file changes nothing; ``names`` are the keys that are unknown or do not fit."""

    key = "school-settings-file-refused"


class SettingsFileUnreadable(InvalidInput):
    key = "school-settings-file-unreadable"


@dataclass(frozen=True, slots=True)
class PlannedChangeRow:
    """A setting that the file would change."""

    setting: Setting[Any]
    old: Any
    new: Any


def export_settings(session: Session, actor: Actor) -> str:
    """The file.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    values = school_settings(session)
    chosen = {
        key: setting.pack(values[setting])
        for key, setting in declared().items()
        if values[setting] != setting.default
    }
    content = {"format": FORMAT, "settings": chosen}
    return json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def plan_import(session: Session, actor: Actor, content: str) -> tuple[PlannedChangeRow, ...]:
    """What a file would change.

    Raises:
        NotAllowed: the actor is not the head.
        SettingsFileUnreadable: it is no such file.
        SettingsFileRefused: naming what it holds that is no setting or does not fit.
    """
    actor.require(Role.HEAD)
    values = school_settings(session)
    wanted = _wanted(content)
    return tuple(
        PlannedChangeRow(setting, values[setting], new)
        for setting, new in wanted
        if values[setting] != new
    )


def import_settings(session: Session, actor: Actor, content: str) -> int:
    """Change what the file would change, all or nothing; returns how many settings that are.

    Raises: as :func:`plan_import`.
    """
    plan = plan_import(session, actor, content)
    for change in plan:
        set_value(session, actor, change.setting, change.new)
    return len(plan)


def _wanted(content: str) -> list[tuple[Setting[Any], Any]]:
    wanted, wrong = [], []
    for key, packed in _read(content).items():
        setting = declared().get(key)
        try:
            if setting is None:
                raise ValueRefused
            wanted.append((setting, setting.unpack(packed)))
        except ValueRefused:
            wrong.append(key[:80])
    if wrong:
        raise SettingsFileRefused(names=", ".join(sorted(wrong)))
    return wanted


def _read(content: str) -> dict[str, Any]:
    if len(content) > LONGEST:
        raise SettingsFileUnreadable()
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise SettingsFileUnreadable() from error
    match found:
        case {"format": 1, "settings": dict(settings)}:
            return settings
    raise SettingsFileUnreadable()
