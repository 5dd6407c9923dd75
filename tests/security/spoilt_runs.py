"""Runs tests against spoilt sources, a fresh process for each, without loading everything anew.

``python -m tests.security.spoilt_runs`` reads runs from its input and writes what came of them. It
loads all that no run spoils and forks for each run; the child loads the rest, one file spoilt.
"""

import contextlib
import json
import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Below everything that is spoilt.
UNSPOILT = ("elternportal.models", "elternportal.domain", "elternportal.i18n")


@dataclass(frozen=True)
class Spoilt:
    """A file below ``elternportal`` and what stands in it ``without`` the condition."""

    file: str
    condition: str
    without: str

    @property
    def module(self) -> str:
        return ".".join(("elternportal", *Path(self.file).with_suffix("").parts))

    def code(self) -> CodeType:
        """The compiled file without its condition.

        Raises:
            LookupError: the condition does not stand there.
        """
        path = ROOT / "elternportal" / self.file
        source = path.read_text("utf-8")
        if self.condition not in source:
            raise LookupError(f"{self.file} does not hold {self.condition!r}")
        return compile(source.replace(self.condition, self.without), str(path), "exec")


@dataclass
class Outcome:
    """What came of a run: pytest's exit code, the tests that failed, and what it printed."""

    code: int = -1
    failed: list[str] = field(default_factory=list)
    output: str = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid)


class _SpoiltLoader(SourceFileLoader):
    def __init__(self, spoilt: Spoilt) -> None:
        super().__init__(spoilt.module, str(ROOT / "elternportal" / spoilt.file))
        self._code = spoilt.code()

    def get_code(self, fullname: str) -> CodeType:
        return self._code


class _SpoiltFinder(MetaPathFinder):
    def __init__(self, spoilt: Spoilt) -> None:
        self._name = spoilt.module
        self._loader = _SpoiltLoader(spoilt)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self._name:
            return None
        return spec_from_file_location(fullname, self._loader.path, loader=self._loader)


def run_all(runs: dict[str, tuple[Spoilt | None, list[str]]]) -> dict[str, Outcome]:
    """Each run's tests against its spoilt file, until one fails, without PostgreSQL; then, as
    ``""``, all tests that failed against what is whole.
    """
    tests = sorted({test.partition("::")[0] for _, tests in runs.values() for test in tests})
    _load(_in_child(lambda: _names_of_modules(tests)))
    outcomes = {}
    for name, (spoilt, of_run) in runs.items():
        assert spoilt is None or spoilt.module not in sys.modules, spoilt
        outcomes[name] = Outcome(**_in_child(lambda s=spoilt, t=of_run: asdict(_run(s, t))))  # type: ignore[misc]
    noticed = sorted({test for outcome in outcomes.values() for test in outcome.failed})
    outcomes[""] = Outcome(**_in_child(lambda: asdict(_run(None, noticed))))
    return outcomes


def _names_of_modules(tests: Sequence[str]) -> list[str]:
    """What these tests load."""
    _pytest(["--collect-only", *tests], Outcome())
    return [*sys.modules]


def _load(names: Sequence[str]) -> None:
    for name in names:
        package = name.partition(".")[0]
        if package not in {"elternportal", "tests", "__main__"} or name.startswith(UNSPOILT):
            with contextlib.suppress(ImportError):
                import_module(name)


def _run(spoilt: Spoilt | None, tests: Sequence[str]) -> Outcome:
    outcome = Outcome()
    if spoilt is not None:
        try:
            sys.meta_path.insert(0, _SpoiltFinder(spoilt))
        except LookupError as error:
            outcome.output = str(error)
            return outcome
    _pytest(["-x", "-k", "not postgresql", *tests], outcome)
    return outcome


def _pytest(arguments: Sequence[str], outcome: Outcome) -> None:
    with tempfile.TemporaryDirectory() as folder, open(f"{folder}/output", "w+") as output:
        options = ["-q", "-p", "no:cacheprovider", f"--basetemp={folder}/tmp"]
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            outcome.code = int(pytest.main([*options, *arguments], plugins=[outcome]))
        output.seek(0)
        outcome.output = output.read()[-3000:]


def _in_child(work: Callable[[], Any]) -> Any:
    """What ``work`` gives back in a process that begins as this one is now."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            with os.fdopen(writer, "w") as pipe:
                json.dump(work(), pipe)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        given = pipe.read()
    os.waitpid(child, 0)
    assert given, "the child ended without an answer"
    return json.loads(given)


def main() -> None:
    runs = {
        name: (Spoilt(*spoilt), tests) for name, (spoilt, tests) in json.load(sys.stdin).items()
    }
    outcomes = run_all(runs)
    json.dump({name: asdict(outcome) for name, outcome in outcomes.items()}, sys.stdout)


if __name__ == "__main__":
    main()
