"""docs/security.md lists every id that code and tests point to, and the tests that prove each."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest

from elternportal.migrations import ROOT

PAGE = ROOT / "docs" / "security.md"
SOURCES = ("elternportal", "tests", "tools", "bench", "alembic")
ID = re.compile(r"\b[ARSTWXZ]\d{1,2}\b")
ID_OF_TEST = re.compile(r"[ARSTWXZ]\d{1,2}(?=_)")
ROW = re.compile(r"^\| (?P<id>[A-Z]\d+) \|.*\| (?P<proof>[^|]+) \|$", re.MULTILINE)
NOT_YET = "not yet"


@cache
def proofs() -> dict[str, str]:
    """What the page says of each id: names of tests, or that there is none yet."""
    return {row["id"]: row["proof"] for row in ROW.finditer(PAGE.read_text())}


@cache
def python_files() -> tuple[Path, ...]:
    return tuple(path for folder in SOURCES for path in sorted((ROOT / folder).rglob("*.py")))


@cache
def names_of_tests() -> frozenset[str]:
    functions = re.compile(r"^(?:async )?def (test_\w+)", re.MULTILINE)
    tests = (path for path in python_files() if path.is_relative_to(ROOT / "tests"))
    return frozenset(name for path in tests for name in functions.findall(path.read_text()))


def words(path: Path) -> Iterator[str]:
    """The comments and docstrings of a module."""
    source = path.read_text()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.string
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield ast.get_docstring(node) or ""


def ids_in_name(test: str) -> list[str]:
    """``Z1`` and ``T2`` of ``test_Z1_T2_nobody``."""
    found, rest = [], test.removeprefix("test_")
    while id_ := ID_OF_TEST.match(rest):
        found.append(id_[0])
        rest = rest.removeprefix(f"{id_[0]}_")
    return found


def test_every_id_in_comments_docstrings_and_docs_is_listed() -> None:
    pages = [path.read_text() for path in (ROOT / "docs").rglob("*.md")]
    said = [*pages, *(text for path in python_files() for text in words(path))]
    mentioned = {id_ for text in said for id_ in ID.findall(text)}
    assert len(mentioned) > 20
    assert mentioned <= proofs().keys()


def test_every_id_in_the_name_of_a_test_is_listed_and_counts_as_proved() -> None:
    named = {id_ for test in names_of_tests() for id_ in ids_in_name(test)}
    assert len(named) > 20
    assert named <= {id_ for id_, proof in proofs().items() if proof != NOT_YET}


@pytest.mark.parametrize("id_", proofs())
def test_the_tests_that_an_id_names_exist(id_: str) -> None:
    if proofs()[id_] == NOT_YET:
        return
    patterns = re.findall(r"`([^`]+)`", proofs()[id_])
    assert patterns
    for pattern in patterns:
        assert any(fnmatchcase(test, pattern) for test in names_of_tests()), pattern
