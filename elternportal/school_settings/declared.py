"""All settings of the installed modules, the switches of optional modules included."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from elternportal.module import Module, installed
from elternportal.school_settings.kinds import YES_NO
from elternportal.school_settings.setting import Reach, Setting


@lru_cache
def switch_of(name: str) -> Setting[bool]:
    """The setting by which the school switches one optional module on and off."""
    return Setting(
        key=f"modules.{name.replace('_', '-')}",
        kind=YES_NO,
        default=True,
        pages=Reach.EVERY_PAGE,  # the menu
    )


def declared() -> Mapping[str, Setting[Any]]:
    """Every setting by its key, in the order of the cards; the switches come last."""
    global _last
    modules = installed()
    if _last[0] is not modules:
        _last = (modules, _by_key(modules))
    return _last[1]


def _by_key(modules: tuple[Module, ...]) -> Mapping[str, Setting[Any]]:
    settings = [setting for module in modules for setting in module.settings]
    settings += [switch_of(module.name) for module in modules if module.is_optional]
    found = {setting.key: setting for setting in settings}
    if len(found) < len(settings):
        raise ValueError("a setting is declared twice")
    return MappingProxyType(found)


_last: tuple[tuple[Module, ...], Mapping[str, Setting[Any]]] = ((), {})
