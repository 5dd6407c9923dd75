"""A docstring or comment that sends one to a file names one that is there."""

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAMED = re.compile(r"(?<![\w*{./-])\w[\w./-]*\.(?:py|md)\b")
SOURCES = ("elternportal", "tests", "alembic", "tools", "docs", "bench", "deploy")
MODULES = sorted((ROOT / "elternportal").rglob("*.py"))
WORDS = {tokenize.COMMENT, tokenize.STRING}


def files() -> Iterator[str]:
    for folder in SOURCES:
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in {".py", ".md"}:
                yield f"/{path.relative_to(ROOT)}"


FILES = [*files(), *(f"/{path.name}" for path in ROOT.iterdir())]


def named_in(source: str) -> set[str]:
    """The files that comments, docstrings and other texts of a module name."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    words = (token.string for token in tokens if token.type in WORDS)
    return {name for text in words for name in NAMED.findall(text)}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_that_a_module_speaks_of_exists(path: Path) -> None:
    missing = [
        name
        for name in named_in(path.read_text("utf-8"))
        if not any(file.endswith(f"/{name}") for file in FILES)
    ]
    assert missing == []


def test_names_in_comments_and_docstrings_are_found() -> None:
    assert MODULES
    assert named_in('"""See ``a/b.py``."""\nx = 1  # docs/c.md tells\n') == {"a/b.py", "docs/c.md"}
