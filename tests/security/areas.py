"""What each area adds to the tests of who may do what, found by the area's name."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from elternportal.modules import MODULES


@cache
def area_modules(name: str) -> tuple[ModuleType, ...]:
    """``tests/security/<area>/<name>.py`` of all areas that have one."""
    found = (f"tests.security.{module.name}.{name}" for module in MODULES)
    return tuple(import_module(path) for path in found if find_spec(path) is not None)
