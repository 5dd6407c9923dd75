"""An accent colour is readable by day and by night, or it is refused."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elternportal.domain.colours import (
    DARK_SURFACES,
    LIGHT_SURFACES,
    READABLE,
    accent_of,
    contrast,
    is_readable_by_day,
    is_readable_by_night,
)
from elternportal.school_settings.identity import ACCENT
from elternportal.school_settings.kinds import ValueRefused
from elternportal.ui.shell import DARK_PAGE, LIGHT_PAGE

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
KERN = Path(__file__).parents[3] / "assets" / "css" / "kern.css"


@given(COLOURS, COLOURS)
def test_contrast_is_symmetric_and_between_1_and_21(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.000001
    assert contrast(one, one) == 1


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@given(COLOURS)
def test_every_accepted_colour_is_readable_on_all_surfaces_by_day_and_by_night(
    colour: str,
) -> None:
    accent = accent_of(colour)
    if accent is None:
        assert not is_readable_by_day(colour)
        return
    assert accent.light == colour
    assert is_readable_by_night(accent.dark)
    assert all(contrast(accent.light, one) >= READABLE for one in LIGHT_SURFACES)
    assert all(contrast(accent.dark, one) >= READABLE for one in DARK_SURFACES)


@pytest.mark.parametrize("colour", ["#000000", "#1a6b3c", "#2044aa", "#8b0000", "#5a189a"])
def test_dark_colours_are_accepted(colour: str) -> None:
    assert ACCENT.parse(colour) == colour
    assert accent_of(colour) is not None


@pytest.mark.parametrize("colour", ["#ffff00", "#ffffff", "#7fd1ae", "#ff7f00"])
def test_pale_colours_are_refused_with_a_sentence(colour: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        ACCENT.parse(colour)
    assert refused.value.text_key == "setting-refused-pale"


def test_no_accent_is_fine_too() -> None:
    assert ACCENT.parse("") == ""


def test_the_surfaces_are_those_of_the_style_sheets() -> None:
    assert LIGHT_PAGE in LIGHT_SURFACES
    assert DARK_PAGE in DARK_SURFACES
    assert re.search(r"--kern-color-neutral-900: oklch\(25.07% 0.0381 276.75\)", KERN.read_text())
