"""Our own scripts: each page loads all of them, as one file."""

import re

from elternportal.build import OWN_SCRIPTS
from elternportal.ui.shell import ASSETS

IMPORTED = re.compile(r'^import "\./([\w-]+\.js)";$', re.MULTILINE)


def test_every_script_is_loaded_by_itself_or_with_the_others() -> None:
    joined = IMPORTED.findall((ASSETS / "portal.js").read_text("utf-8"))
    assert sorted([*joined, *OWN_SCRIPTS]) == sorted(path.name for path in ASSETS.glob("*.js"))
