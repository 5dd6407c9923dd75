"""Typeset a template of this folder into an accessible PDF for the archive (PDF/A-2a, PDF/UA-1).

Data reaches a template as JSON, never as source, so a name with markup in it stays a name. The
fonts are those that typst brings along, so a PDF looks the same on every machine.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

from elternportal import clock

TEMPLATES = Path(__file__).parent / "templates"


def typeset(template: str, language: str, title: str, data: Mapping[str, Any]) -> bytes:
    """The PDF of ``templates/<template>.typ``.

    Args:
        data: JSON values only, ready to be printed: texts, dates and times as people say them.
    """
    whole = {**data, "language": language, "title": title}
    return typst.compile(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(whole, ensure_ascii=False)},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=int(clock.now().timestamp()),
    )
