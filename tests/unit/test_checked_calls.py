"""mypy sees what a page state gives to a service, and what it takes from one."""

import re
from pathlib import Path

from mypy import api

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "tests" / "samples" / "wrong_calls.py"


def test_mypy_refuses_wrong_calls_from_a_state_to_a_service() -> None:
    wrong = {
        (number, code)
        for number, line in enumerate(SAMPLE.read_text().splitlines(), start=1)
        for code in line.partition("# wrong: ")[2].split()
    }
    assert len({number for number, _code in wrong}) == 4
    found, failure, _status = api.run(["--config-file", str(ROOT / "pyproject.toml"), str(SAMPLE)])
    assert not failure
    refused = re.findall(r"wrong_calls\.py:(\d+): error: .*\[([a-z-]+)\]", found)
    assert {(int(number), code) for number, code in refused} == wrong, found
