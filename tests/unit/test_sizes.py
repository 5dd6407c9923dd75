"""Sizes are said in the unit that makes the number short."""

import pytest

from elternportal.i18n.sizes import size_text


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (1, "1 KB"),
        (300_000, "293 KB"),
        (1_258_291, "1,2 MB"),
        (67_759_000_000, "63,1 GB"),
    ],
)
def test_a_size_is_said_in_a_fitting_unit(size: int, text: str) -> None:
    assert size_text(size, "de") == text
