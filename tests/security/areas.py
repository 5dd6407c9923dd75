"""What each area adds to the tests of who may do what, found by the area's name."""

from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from elternportal.modules import MODULES

HERE = Path(__file__).parent


@cache
def area_modules(name: str) -> tuple[ModuleType, ...]:
    """``tests/security/<area>/<name>.py`` of all areas that have one."""
    return tuple(
        import_module(f"tests.security.{module.name}.{name}")
        for module in MODULES
        if (HERE / module.name / f"{name}.py").is_file()
    )
