"""A class name says which class is meant, without asking from which module it comes."""

import ast
from collections import defaultdict
from pathlib import Path

PORTAL = Path(__file__).resolve().parents[2] / "elternportal"


def public_classes() -> dict[str, list[str]]:
    """The modules in which a class of each name is defined."""
    found = defaultdict(list)
    for path in sorted(PORTAL.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(str(path.relative_to(PORTAL)))
    return found


def test_no_public_class_name_stands_twice() -> None:
    classes = public_classes()
    assert classes, "no classes were found"
    assert {name: paths for name, paths in classes.items() if len(paths) > 1} == {}


def is_shown(node: ast.ClassDef) -> bool:
    return any("dataclass" in ast.unparse(decorator) for decorator in node.decorator_list)


def test_what_a_page_state_shows_is_called_a_line() -> None:
    areas = [path for path in (PORTAL / "state").rglob("*.py") if path.parent.name != "state"]
    shown = [
        (node.name, str(path.relative_to(PORTAL)))
        for path in areas
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.ClassDef) and is_shown(node)
    ]
    assert shown, "nothing that is shown was found"
    assert [(name, path) for name, path in shown if not name.endswith("Line")] == []


def test_no_service_calls_what_it_gives_a_detail_or_a_form() -> None:
    """A thing to look at is a ``View``, one of a list a ``Row``, what is typed a ``Draft``."""
    services = [
        node.name
        for path in (PORTAL / "services").rglob("*.py")
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.ClassDef)
    ]
    assert services, "no services were found"
    assert [name for name in services if name.endswith(("Detail", "Form", "Editor"))] == []
