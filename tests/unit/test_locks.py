"""The locks name every package with its hash and nothing of the machine they were made on."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_every_python_package_has_one_version_and_hashes(name: str) -> None:
    lock = (ROOT / "requirements" / name).read_text()
    packages = re.split(r"\n(?=[a-z0-9])", lock.strip())
    assert len(packages) > 50
    for package in packages:
        assert re.match(r"[a-z0-9.\[\]-]+==\S+", package), package
        assert "--hash=sha256:" in package, package


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
    "path", ["requirements/run.txt", "requirements/dev.txt", "reflex.lock/package-lock.json"]
)
def test_a_lock_names_no_address_and_no_folder_of_a_machine(path: str) -> None:
    lock = (ROOT / path).read_text()
    for line in lock.splitlines():
        if '"url"' not in line:  # where a project asks for donations
            assert "://" not in line, line
        assert "--index" not in line
        assert "--find-links" not in line
        assert "file:" not in line
