"""What Reflex does not document is used in one file, for one version."""

import ast
import tomllib
from importlib.metadata import version
from pathlib import Path

from elternportal.reflex_internals import VERSION

ROOT = Path(__file__).resolve().parents[2]
INTERNALS = ROOT / "elternportal" / "reflex_internals.py"
DOCUMENTED = {"reflex", "reflex.event", "reflex.vars"}


def imported(path: Path) -> set[str]:
    """The modules of Reflex that a file imports."""
    nodes = list(ast.walk(ast.parse(path.read_text())))
    found = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    found |= {it.name for node in nodes if isinstance(node, ast.Import) for it in node.names}
    return {module for module in found if module.startswith("reflex")}


def test_only_one_file_imports_what_reflex_does_not_document() -> None:
    files = [
        path
        for folder in ("elternportal", "tests", "bench")
        for path in (ROOT / folder).rglob("*.py")
    ]
    using = {path for path in files if imported(path)}
    assert len(using) > 80
    assert {path for path in using if imported(path) - DOCUMENTED} == {INTERNALS}


def test_the_file_holds_for_the_version_that_is_pinned_and_installed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert f"reflex=={VERSION}" in project["dependencies"]
    assert version("reflex") == VERSION
