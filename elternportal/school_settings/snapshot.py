"""The school's settings as one frozen snapshot per transaction.

The hot path pays no query: a process keeps the last snapshot for a second, so a change reaches
every process within that second. The process that commits a change drops it at once, and keeps none
for as long as another transaction may still see what was before.
"""

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Pool
from sqlmodel import Session, select

from elternportal.db import after_commit, get_database
from elternportal.models.school_settings import SchoolSetting
from elternportal.module import Module, installed
from elternportal.school_settings.declared import declared, switch_of
from elternportal.school_settings.kinds import ValueRefused
from elternportal.school_settings.setting import Setting

logger = logging.getLogger(__name__)

T = TypeVar("T")

CACHE_SECONDS = 1.0
SNAPSHOT, CHANGES = "school-settings", "school-settings-change"


@dataclass(frozen=True, slots=True)
class SchoolSettings:
    """The values at one moment. ``settings[PIN_VALID_DAYS]`` has the type of that setting."""

    values: Mapping[str, Any] = field(default_factory=dict)

    def __getitem__(self, setting: Setting[T]) -> T:
        value: T = self.values.get(setting.key, setting.default)
        return value

    def is_active(self, name: str) -> bool:
        """Whether the school has this module switched on.

        Raises:
            LookupError: no such module is installed.
        """
        return self._has(_module(name))

    def active_modules(self) -> tuple[Module, ...]:
        """The modules that are switched on, in the order of ``modules.py``."""
        return tuple(module for module in installed() if self._has(module))

    def _has(self, module: Module) -> bool:
        return not module.is_optional or self[switch_of(module.name)]


@dataclass(slots=True)
class _Cache:
    """The last snapshot of one database, and the moments (monotonic) that it is good between."""

    settings: SchoolSettings | None = None
    good_until: float = 0.0
    keep_from: float = 0.0


# By pool: a database's engines share one, and it lives as long as they do.
_caches: WeakKeyDictionary[Pool, _Cache] = WeakKeyDictionary()
_logged: set[tuple[str, str]] = set()


def school_settings(session: Session) -> SchoolSettings:
    """The settings that this transaction goes by, the same to its end."""
    pinned: SchoolSettings | None = session.info.get(SNAPSHOT)
    if pinned is None:
        pinned = session.info[SNAPSHOT] = _current(session)
    return pinned


async def current_school_settings() -> SchoolSettings:
    """The settings for code that has no transaction."""
    database = get_database()
    cached = _cached(_cache(database.engine.pool))
    return cached if cached is not None else await database.read(school_settings)


def active_modules(session: Session) -> tuple[Module, ...]:
    """The modules that the school has switched on, in the order of ``modules.py``."""
    return school_settings(session).active_modules()


def is_active(session: Session, name: str) -> bool:
    """Whether the school has this module switched on.

    Raises:
        LookupError: no such module is installed.
    """
    return school_settings(session).is_active(name)


def settings_change(session: Session) -> None:
    """This transaction has changed settings: it goes by them, after its commit all others do."""
    session.info.pop(SNAPSHOT, None)
    if CHANGES not in session.info:
        session.info[CHANGES] = True
        cache = _cache(_pool(session))
        after_commit(session, lambda: _drop(cache))


def _current(session: Session) -> SchoolSettings:
    if CHANGES in session.info:
        return _read(session)  # not committed yet, so for nobody else
    cache = _cache(_pool(session))
    cached = _cached(cache)
    if cached is not None:
        return cached
    settings = _read(session)
    now = time.monotonic()
    if now >= cache.keep_from:
        cache.settings, cache.good_until = settings, now + CACHE_SECONDS
    return settings


def _cached(cache: _Cache) -> SchoolSettings | None:
    return cache.settings if time.monotonic() < cache.good_until else None


def _drop(cache: _Cache) -> None:
    cache.settings, cache.good_until = None, 0.0
    cache.keep_from = time.monotonic() + CACHE_SECONDS


def _read(session: Session) -> SchoolSettings:
    stored = session.exec(select(SchoolSetting)).all()
    values = {}
    for row in stored:
        setting = declared().get(row.key)
        if setting is None or row.value is None:
            continue
        try:
            values[row.key] = setting.unpack(row.value)
        except ValueRefused:
            _log_once(row.key, repr(row.value))
    return SchoolSettings(MappingProxyType(values))


def _log_once(key: str, value: str) -> None:
    if (key, value) not in _logged:
        _logged.add((key, value))
        logger.warning("the stored value of setting %s no longer fits; its default counts", key)


def _module(name: str) -> Module:
    for module in installed():
        if module.name == name:
            return module
    raise LookupError(f"no module {name!r} is installed")


def _cache(pool: Pool) -> _Cache:
    return _caches.setdefault(pool, _Cache())


def _pool(session: Session) -> Pool:
    return session.get_bind().engine.pool
