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
