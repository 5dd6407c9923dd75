"""Writing settings, with their history. Whether somebody may is asked by whoever calls."""

from typing import TypeVar

from sqlmodel import Session

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.models.school_settings import SchoolSetting, SchoolSettingChange
from elternportal.school_settings.kinds import JsonValue
from elternportal.school_settings.setting import Setting
from elternportal.school_settings.snapshot import settings_change

T = TypeVar("T")


def change_setting(
    session: Session, setting: Setting[T], value: T | None, by: int | None = None
) -> bool:
    """Give a setting another value, or with None its default; returns whether that is a change.

    Raises:
        ValueRefused: the value does not fit the setting's limits.
    """
    if value is not None:
        setting.fit(value)
    row = session.get(SchoolSetting, setting.key, with_for_update=True)
    new = None if value is None else setting.pack(value)
    if (row.value if row else None) == new and type(row.value if row else None) is type(new):
        return False
    _write(session, setting.key, row, new, by)
    settings_change(session)
    announce(session, topics.school_settings())
    return True


def _write(
    session: Session, key: str, row: SchoolSetting | None, new: JsonValue | None, by: int | None
) -> None:
    now = clock.now()
    change = SchoolSettingChange(key=key, old=row.value if row else None, new=new, at=now, by=by)
    if row is None:
        row = SchoolSetting(key=key, version=0, changed_at=now)
    row.value, row.version = new, row.version + 1
    row.changed_at, row.changed_by = now, by
    session.add_all([row, change])
    session.flush()
