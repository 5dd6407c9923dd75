"""``make install`` on a fresh machine, while the index holds newer versions of everything.

All is local: an index in a folder, made from the locks, and a project of which only what installs
is real. Its pip is that of the oldest Python that the README promises, and that of this one.
"""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.setup.local_index import LocalIndex, files_of, read_lock

ROOT = Path(__file__).resolve().parents[2]
LOCKS = {name: read_lock(ROOT / "requirements" / f"{name}.txt") for name in ("run", "dev")}
TOOLS = {name: read_lock(ROOT / "requirements" / f"{name}.txt") for name in ("bootstrap", "build")}
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
UV = shutil.which(
    "uv", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
)
OLDEST_PIP = "22.3"  # came with Python 3.11.0; Debian 12 has 23.0
OLD_PIP_FAILS = "In --require-hashes mode, all requirements must have their versions pinned"


@dataclass
class Project:
    """A copy of what installs, with locks that name the packages of the local index."""

    folder: Path
    index: LocalIndex

    @property
    def venv(self) -> Path:
        return self.folder / ".venv"

    def make(self, *arguments: str) -> str:
        """What ``make`` prints."""
        python = f"PYTHON={sys.executable}"
        return self.run("make", "--silent", python, *arguments).stdout

    def run(self, *command: str, refused: bool = False) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            command, cwd=self.folder, env=self._environment(), capture_output=True, text=True
        )
        assert bool(done.returncode) == refused, done.stdout + done.stderr
        return done

    def installed(self) -> dict[str, str]:
        """The version of each installed package."""
        listed = self.run(str(UV), "pip", "list", "--python", str(self.venv), "--format=freeze")
        return dict(line.split("==") for line in listed.stdout.splitlines() if "==" in line)

    def _environment(self) -> dict[str, str]:
        """As on a machine whose pip knows its index from its configuration, and uv from nothing."""
        configuration = self.folder / "pip.conf"
        configuration.write_text(f"[global]\nindex-url = {self.index.url}\n")
        plain = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("PIP_", "UV_", "MAKE", "MFLAGS", "VIRTUAL_ENV", "PYTHONPATH"))
        }
        return plain | {
            "PIP_CONFIG_FILE": str(configuration),
            "PIP_NO_CACHE_DIR": "1",
            "UV_CACHE_DIR": str(self.folder / "uv-cache"),
            "UV_NO_CONFIG": "1",
        }


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> LocalIndex:
    """All locked packages, and a newer version of each. uv is the real one; its newer version and
    that of what builds the portal do nothing but fail.
    """
    made = LocalIndex(tmp_path_factory.mktemp("index"))
    program = f'#!/bin/sh\nexec {UV} "$@"\n'.encode()
    real = {
        "uv": {"{stem}.data/scripts/uv": program},
        "flit-core": files_of("flit-core"),
    }
    for package in [*TOOLS["bootstrap"], *TOOLS["build"], *LOCKS["run"], *LOCKS["dev"]]:
        broken = {"{stem}.data/scripts/uv": b"#!/bin/sh\nexit 1\n"} if package.name == "uv" else {}
        made.add(package, real.get(package.name, {}), broken)
    return made


@pytest.fixture(scope="module")
def oldest_pip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the pip of Python 3.11.0."""
    folder = tmp_path_factory.mktemp("pip")
    fetched = subprocess.run(
        [str(UV), "pip", "install", "--target", str(folder), f"pip=={OLDEST_PIP}"],
        capture_output=True,
    )
    if fetched.returncode:
        pytest.skip("the registry cannot be asked for an old pip")
    return folder


@pytest.fixture(scope="module")
def bare_venv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the pip that this Python brings, to be copied."""
    folder = tmp_path_factory.mktemp("bare") / ".venv"
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    return folder


@pytest.fixture
def project(tmp_path: Path, index: LocalIndex) -> Project:
    """A fresh clone on a machine without .venv."""
    for name in ("Makefile", "pyproject.toml", "LICENSE", "tools/install.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "elternportal").mkdir()
    (tmp_path / "elternportal" / "__init__.py").write_text('"""The portal."""\n')
    (tmp_path / "requirements").mkdir()
    for name, packages in {**LOCKS, **TOOLS}.items():
        (tmp_path / "requirements" / f"{name}.txt").write_text(index.lock(packages))
    return Project(tmp_path, index)


@pytest.fixture
def started(project: Project, bare_venv: Path) -> Project:
    """A clone whose .venv holds nothing but the pip that this Python brings."""
    shutil.copytree(bare_venv, project.venv, symlinks=True)
    return project


@pytest.fixture(params=["the pip of this Python", "the pip of Python 3.11.0"])
def with_each_pip(request: pytest.FixtureRequest, started: Project) -> Project:
    """A clone whose .venv holds nothing but a pip."""
    if request.param == "the pip of Python 3.11.0":
        if sys.version_info >= (3, 12):
            pytest.skip("that pip does not know this Python")
        packages = next(started.venv.glob("lib/python*/site-packages"))
        shutil.rmtree(packages / "pip")
        shutil.copytree(request.getfixturevalue("oldest_pip"), packages, dirs_exist_ok=True)
    return started


def versions(name: str) -> dict[str, str]:
    """What of a lock must be there on this system."""
    return {one.name: one.version for one in LOCKS[name] if one.is_for_here}


def test_both_locks_install_as_they_stand_though_all_is_there_in_newer_versions(
    with_each_pip: Project,
) -> None:
    said = with_each_pip.make("install")
    assert "1/2 Making .venv with uv … " in said
    assert f"2/2 Installing {len(LOCKS['run'])} packages … " in said
    present = with_each_pip.installed()
    assert versions("run").items() <= present.items()
    assert present["elternportal"] == "0.1.0"
    assert "pytest" not in present
    with_each_pip.make("install-dev")
    assert versions("dev").items() <= with_each_pip.installed().items()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="newer Pythons bring a pip that can")
def test_pip_alone_is_misled_by_this_index(with_each_pip: Project) -> None:
    pip = [str(with_each_pip.venv / "bin" / "python"), "-m", "pip", "install", "--dry-run"]
    refused = with_each_pip.run(
        *pip, "--require-hashes", "-r", "requirements/run.txt", refused=True
    )
    assert OLD_PIP_FAILS in refused.stderr
    assert "granian[reload]" in refused.stderr


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_all_that_its_packages_want(project: Project, name: str, python: str) -> None:
    done = project.run(
        *[str(UV), "pip", "install", "--dry-run", "--require-hashes"],
        *["--python-version", python, "--target", "nowhere", "--default-index", project.index.url],
        *["--requirements", f"requirements/{name}.txt"],
    )
    assert "Would install" in done.stderr


def test_what_is_installed_is_not_installed_again(started: Project) -> None:
    assert "Installing" in started.make("install-dev")
    assert started.make("install-dev") == ""
    assert started.make("install") == ""
    assert "pytest" in started.installed()
    lock = started.folder / "requirements" / "dev.txt"
    lock.write_text(lock.read_text().replace("pytest-xdist==", "# pytest-xdist=="))
    assert "Installing" in started.make("install")
    present = started.installed()
    assert "pytest" in present
    assert "pytest-xdist" not in present


def test_an_installation_that_failed_says_why_and_is_done_again(project: Project) -> None:
    lock = project.folder / "requirements" / "run.txt"
    right = lock.read_text()
    lock.write_text(re.sub("sha256:.{8}", "sha256:00000000", right, count=1))
    refused = project.run("make", f"PYTHON={sys.executable}", "install", refused=True)
    assert "Hash mismatch" in refused.stderr
    assert "make doctor" in refused.stderr
    lock.write_text(right)
    assert "2/2 Installing" in project.make("install")
