"""The locks name every package with its hash and nothing of the machine they were made on."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ["bootstrap.txt", "build.txt", "run.txt", "dev.txt"]


def packages_of(name: str) -> list[str]:
    """Each package of a lock with its hashes."""
    lock = (ROOT / "requirements" / name).read_text()
    return re.split(r"\n(?=[a-z0-9])", lock.strip())


@pytest.mark.parametrize("name", LOCKS)
def test_every_python_package_has_one_version_and_hashes(name: str) -> None:
    packages = packages_of(name)
    assert len(packages) > (50 if name in {"run.txt", "dev.txt"} else 0)
    for package in packages:
        assert re.match(r"[a-z0-9.\[\]-]+==\S+", package), package
        assert "--hash=sha256:" in package, package


def test_the_tests_run_on_exactly_what_is_served() -> None:
    served, developed = (
        {re.sub(r" ; .*(?= \\\n)|\n +# .*", "", package) for package in packages_of(name)}
        for name in ("run.txt", "dev.txt")
    )
    assert served < developed


def test_pip_is_asked_for_uv_alone() -> None:
    assert [package.split("==")[0] for package in packages_of("bootstrap.txt")] == ["uv"]


def test_every_npm_package_has_a_version_and_a_hash() -> None:
    lock = json.loads((ROOT / "reflex.lock" / "package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert len(packages) > 100
    for name, package in packages.items():
        assert package["integrity"].startswith("sha512-"), name
        assert re.fullmatch(r"\d+\.\d+\.\d+\S*", package["version"]), name


def test_npm_packages_asked_for_are_exact() -> None:
    wanted = json.loads((ROOT / "reflex.lock" / "package.json").read_text())
    for versions in (wanted["dependencies"], wanted["devDependencies"]):
        assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions.values())


@pytest.mark.parametrize(
    "path", [*(f"requirements/{name}" for name in LOCKS), "reflex.lock/package-lock.json"]
)
def test_a_lock_names_no_address_and_no_folder_of_a_machine(path: str) -> None:
    lock = (ROOT / path).read_text()
    for line in lock.splitlines():
        if '"url"' not in line:  # where a project asks for donations
            assert "://" not in line, line
        assert "--index" not in line
        assert "--find-links" not in line
        assert "file:" not in line
