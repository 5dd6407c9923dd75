"""``make doctor``: what a machine lacks, said before anything is installed."""

import ast
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tools import doctor
from tools.doctor import Finding, Machine, report

ROOT = Path(__file__).resolve().parents[2]


class MachineWithAll(Machine):
    """A machine on which all is well; tests take something away."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.environment = {"PATH": os.environ["PATH"], "PORT": "3000"}
        self.missing: set[str] = set()
        self.free = 10 * doctor.GIGABYTE
        self.encoding = "UTF-8"
        self.outputs: dict[str, str] = {}
        self.taken_ports: set[int] = set()

    def has_program(self, name: str) -> bool:
        return name not in self.missing

    def has_module(self, name: str) -> bool:
        return name not in self.missing

    def free_bytes(self) -> int:
        return self.free

    def listens(self, host: str, port: int) -> bool:
        return port in self.taken_ports

    def output(self, *command: str) -> str | None:
        return self.outputs.get(Path(command[0]).name)


@pytest.fixture
def machine(tmp_path: Path) -> MachineWithAll:
    return MachineWithAll(tmp_path)


def lacks(finding: Finding, *words: str) -> bool:
    return bool(finding.remedy) and all(
        word in f"{finding.found}: {finding.remedy}" for word in words
    )


def test_a_machine_with_all_that_is_needed_passes(
    machine: MachineWithAll, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(machine)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(doctor.CHECKS)
    assert all(line.startswith("OK ") for line in lines)


def test_each_thing_that_is_missing_is_told_with_what_to_do(
    machine: MachineWithAll, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.missing = {"make", "ensurepip"}
    machine.encoding = "ISO-8859-1"
    assert not report(machine)
    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("MISSING")]
    assert len(told) == 3
    assert all(": " in line for line in told)


def test_what_only_the_tests_need_is_a_hint(
    machine: MachineWithAll, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.missing = {doctor.CHROMIUM}
    assert report(machine)
    assert "hint     Chromium is not there; only the tests need it" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("version", "is_old"), [((3, 10), True), ((3, 11), False), ((3, 14), False)]
)
def test_an_old_python_is_told(
    machine: MachineWithAll, version: tuple[int, int], is_old: bool
) -> None:
    machine.python = version
    assert lacks(doctor.check_python(machine), "too old", "PYTHON=python3.11") == is_old


@pytest.mark.parametrize("script", ["doctor.py", "install.py"])
def test_an_old_python_can_read_what_tells_it(script: str) -> None:
    source = (ROOT / "tools" / script).read_text()
    ast.parse(source, feature_version=(3, 6))
    assert "from __future__" not in source


def test_a_full_disk_is_told_and_an_installed_portal_needs_less(machine: MachineWithAll) -> None:
    machine.free = 2 * doctor.GIGABYTE
    assert lacks(doctor.check_disk(machine), "2.0 GB free", "3 GB are needed")
    (machine.root / ".venv").mkdir()
    (machine.root / ".venv" / ".packages-installed").write_text("run")
    assert not doctor.check_disk(machine).remedy


def test_a_taken_port_is_told_wherever_it_is_set(machine: MachineWithAll) -> None:
    machine.taken_ports = {8080}
    assert not doctor.check_port(machine).remedy
    del machine.environment["PORT"]
    (machine.root / ".env").write_text('# settings\nPORT="8080"\n')
    assert lacks(doctor.check_port(machine), "Port 8080", "PORT=")
    machine.environment["PORT"] = "many"
    assert lacks(doctor.check_port(machine), "PORT=many")


def test_a_port_is_tried_on_the_real_machine() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        assert Machine().listens("127.0.0.1", other.getsockname()[1])
    assert not Machine().listens("127.0.0.1", 0)


def test_a_clock_from_before_this_version_is_told(machine: MachineWithAll) -> None:
    machine.outputs["git"] = str(int(time.time()))
    assert not doctor.check_clock(machine).remedy
    machine.now = 0
    assert lacks(doctor.check_clock(machine), "1970", "set-ntp")


def test_a_clock_that_no_server_keeps_right_is_a_hint(machine: MachineWithAll) -> None:
    machine.outputs["timedatectl"] = "no"
    finding = doctor.check_clock(machine)
    assert lacks(finding, "no time server")
    assert not finding.is_needed


@pytest.mark.parametrize("node", [None, "v18.20.4", "v22.21.0"])
def test_an_installed_portal_without_its_node_is_told(
    machine: MachineWithAll, node: str | None
) -> None:
    assert not doctor.check_node(machine).remedy
    (machine.root / ".venv").mkdir()
    (machine.root / ".venv" / ".packages-installed").write_text("run")
    if node:
        machine.outputs["node"] = node
    assert lacks(doctor.check_node(machine), "make install")
    machine.outputs["node"] = "v24.1.0"
    assert not doctor.check_node(machine).remedy


def test_the_script_runs_without_any_package() -> None:
    isolated = [sys.executable, "-I", "-S", "tools/doctor.py"]
    environment = {**os.environ, "PORT": "many"}
    done = subprocess.run(isolated, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert "MISSING  PORT=many is no port" in done.stdout
    assert "Traceback" not in done.stderr
