"""Areas are apart: what one of them answers for, the others do not do themselves, and each takes of
another only what stands in its ``__init__``.

``area_exceptions.txt`` would name what is not so yet. It only shrinks, and is empty.
"""

import ast
import importlib
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from elternportal.modules import MODULES

PORTAL = Path(__file__).resolve().parents[2] / "elternportal"
FAMILIES = PORTAL / "services" / "school"
TABLE = PORTAL / "models" / "access.py"
LAYERS = ("pages", "ui", "state", "web", "services")
AREAS = {module.name for module in MODULES}
# What these offer may be asked by all other areas; the others only by what belongs to no area.
SHARED = {"school", "audience", "files", "jobs", "notifications", "search"}
# They put the areas together, fill them for a demonstration or run them by command.
COMPOSITION = {"elternportal.py", "modules.py", "worker.py", "pages/__init__.py"}
COMPOSING = {"cli", "demo"}
# The contract of import-linter that holds the areas of a layer apart.
CONTRACTS = {
    "services": "Areas of services are independent",
    "state": "Areas of state are independent",
    "pages": "Areas of pages are independent",
    "ui": "Areas of parts are independent",
    "web": "Areas of routes are independent",
}
EXCEPTIONS = Path(__file__).with_name("area_exceptions.txt")
MOST_EXCEPTIONS = 0


def modules_in(folder: Path) -> list[Path]:
    found = sorted(folder.rglob("*.py"))
    assert found, f"{folder} is empty"
    return found


def in_portal(path: Path) -> str:
    return str(path.relative_to(PORTAL))


def is_written_apart(path: Path) -> bool:
    return in_portal(path) not in COMPOSITION and in_portal(path).split("/")[0] not in COMPOSING


def names_in(path: Path) -> set[str]:
    """Every name that a module reads or imports."""
    tree = ast.parse(path.read_text())
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            names.add(node.attr)
        if isinstance(node, ast.ImportFrom | ast.Import):
            names |= {alias.name for alias in node.names}
    return names


@pytest.mark.parametrize("path", modules_in(PORTAL), ids=in_portal)
def test_only_the_school_asks_who_is_a_guardian_of_whom(path: Path) -> None:
    """Sessions stand below the services and ask whether somebody is a guardian at all."""
    may_ask = path.is_relative_to(FAMILIES) or path in (PORTAL / "auth/sessions.py", TABLE)
    assert may_ask or "Guardianship" not in names_in(path)


def test_the_school_does_ask_who_is_a_guardian_of_whom() -> None:
    assert any("Guardianship" in names_in(path) for path in modules_in(FAMILIES))


@dataclass(frozen=True, order=True, slots=True)
class Reach:
    """A module asks another area for something that does not stand in its ``__init__``."""

    path: str
    module: str

    def __str__(self) -> str:
        return f"{self.path} -> {self.module}"


def area_of(parts: Sequence[str]) -> str:
    """The area of a module ``<layer>/<area>/…``; empty for what belongs to none."""
    return parts[1] if len(parts) > 2 and parts[0] in LAYERS and parts[1] in AREAS else ""


def offered(layer: str, area: str) -> Sequence[str]:
    package = importlib.import_module(f"elternportal.{layer}.{area}")
    return getattr(package, "__all__", ())


def imported_modules(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("elternportal."):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.startswith("elternportal.")}
    return {name.removeprefix("elternportal.") for name in found}


def reaches_of(path: Path) -> Iterator[Reach]:
    """What a module takes of other areas beside what these offer."""
    parts = path.relative_to(PORTAL).parts
    own = area_of(parts)
    for name in imported_modules(path):
        layer, area, *inside = [*name.split("."), "", ""][:3]
        if layer not in LAYERS or area not in AREAS or area == own:
            continue
        may_ask = area in SHARED or (layer == "services" and not own)
        if not may_ask or inside[0] not in offered(layer, area):
            yield Reach("/".join(parts), f"{layer}.{area}.{inside[0]}")


def test_an_area_takes_of_another_only_what_that_offers() -> None:
    written = filter(is_written_apart, modules_in(PORTAL))
    found = {str(reach) for path in written for reach in reaches_of(path)}
    allowed = EXCEPTIONS.read_text().splitlines()
    assert sorted(found - set(allowed)) == [], "take it from the area's __init__"
    assert sorted(set(allowed) - found) == [], "no longer needed: take it off the list"
    assert len(allowed) <= MOST_EXCEPTIONS, "the list only shrinks"


@pytest.mark.parametrize("area", sorted(AREAS))
def test_what_an_area_offers_exists(area: str) -> None:
    package = importlib.import_module(f"elternportal.services.{area}")
    assert all(hasattr(package, name) for name in offered("services", area))


def independent_areas(layer: str) -> set[str]:
    settings = tomllib.loads((PORTAL.parent / "pyproject.toml").read_text())
    contracts = settings["tool"]["importlinter"]["contracts"]
    [contract] = [one for one in contracts if one["name"] == CONTRACTS[layer]]
    return {name.removeprefix(f"elternportal.{layer}.") for name in contract["modules"]}


@pytest.mark.parametrize("layer", LAYERS)
def test_the_import_contracts_lack_no_area(layer: str) -> None:
    """Of those that share something, the contracts may hold apart what nobody else needs."""
    in_layer = {area for area in AREAS if (PORTAL / layer / area).is_dir()}
    listed = independent_areas(layer)
    assert sorted(in_layer - SHARED - listed) == [], "add it to the contract in pyproject.toml"
    assert sorted(listed - in_layer) == [], "no area of this layer: take it off the contract"


def test_no_contract_stands_twice() -> None:
    settings = tomllib.loads((PORTAL.parent / "pyproject.toml").read_text())
    names = [one["name"] for one in settings["tool"]["importlinter"]["contracts"]]
    assert len(names) == len(set(names))
