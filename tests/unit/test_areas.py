"""Areas are apart: what one of them answers for, the others do not do themselves."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PORTAL = ROOT / "elternportal"
SERVICES = PORTAL / "services"
FAMILIES = SERVICES / "school"


def modules_in(folder: Path) -> list[Path]:
    found = sorted(folder.rglob("*.py"))
    assert found, f"{folder} is empty"
    return found


def in_portal(path: Path) -> str:
    return str(path.relative_to(PORTAL))


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


@pytest.mark.parametrize("path", modules_in(SERVICES), ids=in_portal)
def test_only_the_school_asks_who_is_a_guardian_of_whom(path: Path) -> None:
    assert path.is_relative_to(FAMILIES) or "Guardianship" not in names_in(path)


def test_the_school_does_ask_who_is_a_guardian_of_whom() -> None:
    assert any("Guardianship" in names_in(path) for path in modules_in(FAMILIES))
