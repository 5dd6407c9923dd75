"""The school's settings: office and head read them, the head changes them; each change is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db_errors import broken_constraint
from elternportal.domain.people import ADMINISTRATION, Actor, Role
from elternportal.errors import Conflict, NotFound
from elternportal.i18n.dates import day_and_time
from elternportal.models.access import Account
from elternportal.models.school_settings import SchoolSetting, SchoolSettingChange
from elternportal.school_settings.declared import declared
from elternportal.school_settings.setting import Setting
from elternportal.school_settings.snapshot import SchoolSettings, school_settings
from elternportal.school_settings.writing import change_setting
from elternportal.services.audit import record
from elternportal.services.school.logo import find_logo

HISTORY_LENGTH = 50
ONE_ROW = "pk_school_setting"  # the constraint that a setting is stored once


class SettingChangedMeanwhile(Conflict):
    """Somebody else was faster; the sentence says who and when, and nothing typed is lost."""

    key = "school-settings-conflict"


@dataclass(frozen=True, slots=True)
class SettingView:
    """A setting as it is. ``version`` is 0 and ``changed_at`` None if it was never changed.

    ``changed_by`` is empty if the portal's administrator did it by command.
    """

    setting: Setting[Any]
    value: Any
    version: int = 0
    changed_at: datetime | None = None
    changed_by: str = ""

    @property
    def is_default(self) -> bool:
        return bool(self.value == self.setting.default)


@dataclass(frozen=True, slots=True)
class SettingsView:
    """All settings in the order of the cards; the switches of modules stand last."""

    settings: tuple[SettingView, ...]
    may_change: bool
    has_logo: bool


@dataclass(frozen=True, slots=True)
class SettingChangeView:
    """One change of a setting; None is its default."""

    old: Any
    new: Any
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class ChangeSetting:
    """``typed`` as in a form; None for the default. ``version`` is what the person looked at."""

    key: str
    typed: str | None
    version: int


def read_settings(session: Session, actor: Actor) -> SettingsView:
    """All settings.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    values = school_settings(session)
    stored = _stored(session)
    views = tuple(_view(setting, values, stored) for setting in declared().values())
    return SettingsView(views, actor.has(Role.HEAD), find_logo(session) is not None)


def read_history(session: Session, actor: Actor, key: str) -> tuple[SettingChangeView, ...]:
    """The changes of one setting, the newest first.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is no such setting.
    """
    actor.require(*ADMINISTRATION)
    setting = find_setting(key)
    rows = session.execute(
        select(SchoolSettingChange, col(Account.name))
        .join(Account, col(Account.id) == col(SchoolSettingChange.by), isouter=True)
        .where(col(SchoolSettingChange.key) == setting.key)
        .order_by(col(SchoolSettingChange.id).desc())
        .limit(HISTORY_LENGTH)
    ).all()
    return tuple(SettingChangeView(row.old, row.new, row.at, name or "") for row, name in rows)


def save_setting(session: Session, actor: Actor, command: ChangeSetting) -> None:
    """Give a setting what was typed, or its default.

    Raises:
        NotAllowed: the actor is not the head.
        NotFound: there is no such setting.
        ValueRefused: what was typed does not fit.
        SettingChangedMeanwhile
    """
    actor.require(Role.HEAD)
    setting = find_setting(command.key)
    value = None if command.typed is None else setting.parse(command.typed)
    row = session.get(SchoolSetting, setting.key, with_for_update=True)
    if (row.version if row else 0) != command.version:
        raise _changed_meanwhile(session, actor, row)
    try:
        set_value(session, actor, setting, value)
    except IntegrityError as error:
        if broken_constraint(error) != ONE_ROW:
            raise
        # Both were the first to change it.
        raise _changed_meanwhile(session, actor, None) from error


def set_value(session: Session, actor: Actor, setting: Setting[Any], value: Any) -> bool:
    """Change one setting and note it; the caller has made sure that the actor may."""
    old = school_settings(session)[setting]
    if not change_setting(session, setting, value, actor.account_id or None):
        return False
    new = setting.default if value is None else value
    record(
        session,
        actor.account_id,
        "setting-changed",
        "school-setting",
        None,
        key=setting.key,
        old=setting.format(old)[:200],
        new=setting.format(new)[:200],
    )
    return True


def find_setting(key: str) -> Setting[Any]:
    """A declared setting.

    Raises:
        NotFound: no installed module declares it.
    """
    setting = declared().get(key)
    if setting is None:
        raise NotFound()
    return setting


def _stored(session: Session) -> Mapping[str, tuple[SchoolSetting, str]]:
    rows: Sequence[Any] = session.execute(
        select(SchoolSetting, col(Account.name)).join(
            Account, col(Account.id) == col(SchoolSetting.changed_by), isouter=True
        )
    ).all()
    return {row.key: (row, name or "") for row, name in rows}


def _view(
    setting: Setting[Any],
    values: SchoolSettings,
    stored: Mapping[str, tuple[SchoolSetting, str]],
) -> SettingView:
    if setting.key not in stored:
        return SettingView(setting, values[setting])
    row, name = stored[setting.key]
    return SettingView(setting, values[setting], row.version, row.changed_at, name)


def _changed_meanwhile(
    session: Session, actor: Actor, row: SchoolSetting | None
) -> SettingChangedMeanwhile:
    account = session.get(Account, row.changed_by) if row and row.changed_by else None
    at = row.changed_at if row else clock.now()
    return SettingChangedMeanwhile(
        name=account.name if account else "-", time=day_and_time(at, actor.language)
    )
