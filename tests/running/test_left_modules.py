"""The app as it is built without a module has none of its pages and handlers."""

import json
import subprocess
import sys
from pathlib import Path

from elternportal.module import installed

SCRIPT = Path(__file__).with_name("left_modules.py")


def test_without_a_module_none_of_its_pages_and_handlers_is_in_the_app() -> None:
    built = subprocess.run(
        [sys.executable, SCRIPT], capture_output=True, text=True, cwd=SCRIPT.parents[2]
    )
    left = {}
    for line in built.stdout.splitlines():
        left |= json.loads(line)
    assert set(left) == {module.name for module in installed() if module.is_optional}, built.stderr
    for name, parts in left.items():
        assert parts["other pages"], name
        assert (parts["handlers"], parts["pages"]) == ([], []), name
