"""Documents that cannot be typeset, for tests of what then becomes of the work before."""

from pathlib import Path

import pytest

from elternportal.documents import typeset


def break_templates(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """From now on typst refuses every document; ``folder`` is an empty one."""
    for template in typeset.TEMPLATES.glob("*.typ"):
        (folder / template.name).write_text("#panic()")
    monkeypatch.setattr(typeset, "TEMPLATES", folder)
