"""Styles and pages fit each other: no class without a style, nothing that breaks other scripts."""

import re
from pathlib import Path

from elternportal.ui.shell import STYLESHEETS
from elternportal.web import document
from elternportal.web.timetable import hall

ROOT = Path(__file__).parents[2]
PLAIN = (*document.STYLESHEETS, *hall.STYLESHEETS)
SERVED = {*STYLESHEETS, *(f"/css/{name}.css" for name in PLAIN)}
SHEETS = {name: (ROOT / "assets" / name.lstrip("/")).read_text("utf-8") for name in SERVED}
OWN = {name: text for name, text in SHEETS.items() if not name.endswith("/kern.css")}
PAGES = "\n".join(
    path.read_text("utf-8")
    for pattern in ("ui/**/*.py", "pages/**/*.py", "web/**/*.py", "web/**/*.html")
    for path in (ROOT / "elternportal").glob(pattern)
)


def _classes_with_styles() -> set[str]:
    return set(re.findall(r"\.((?:ep|kern)-[\w-]+)", "".join(SHEETS.values())))


def test_every_class_that_pages_use_has_a_style() -> None:
    strings = re.findall(r'"([^"\n]*)"', PAGES)
    used = {
        word
        for text in strings
        for word in text.split()
        if re.fullmatch(r"(ep|kern)-[a-z0-9_-]*[a-z0-9]", word)
    }
    assert sorted(used - _classes_with_styles()) == []


def test_own_styles_use_only_tokens_that_exist() -> None:
    everything = "".join(SHEETS.values())
    defined = set(re.findall(r"(--[\w-]+)\s*:", everything))
    used = set(re.findall(r"var\((--[\w-]+)\)", "".join(OWN.values())))
    assert sorted(used - defined) == []


def test_own_styles_name_no_left_and_right_so_that_arabic_can_be_added() -> None:
    physical = re.compile(
        r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|top|bottom"
        r"|width|height|(?:min|max)-(?:width|height))\s*:"
    )
    for name, text in OWN.items():
        without_media = re.sub(r"@media[^{]*", "", text)
        assert physical.findall(without_media) == [], name


def test_the_fonts_of_most_pages_fit_into_20_kilobytes() -> None:
    fonts = set((ROOT / "assets/fonts").glob("*.woff2"))
    rare = {path for path in fonts if path.stem.endswith("-more")}
    assert len(rare) == len(fonts - rare) == 2
    assert sum(path.stat().st_size for path in fonts - rare) <= 20_000
