"""What counts as an answer, and that the place of a text tells nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elternportal.domain.polls import PollKind, is_answer, shuffled

OFFERED = (1, 2, 3)


@pytest.mark.parametrize(
    ("kind", "chosen", "text", "fits"),
    [
        ("single", (2,), "", True),
        ("single", (), "", False),
        ("single", (1, 2), "", False),
        ("several", (1, 2), "", True),
        ("several", (), "", False),
        ("several", (1, 4), "", False),
        ("several", (1,), "Rot", False),
        ("text", (), "Rot", True),
        ("text", (), "  ", False),
        ("text", (1,), "Rot", False),
    ],
)
def test_an_answer_fits_the_question(
    kind: str, chosen: tuple[int, ...], text: str, fits: bool
) -> None:
    assert is_answer(PollKind(kind), chosen, OFFERED, text) is fits


@given(st.lists(st.text(max_size=5), max_size=20), st.text(max_size=5))
def test_no_text_is_lost_when_another_joins_them(texts: list[str], new: str) -> None:
    assert sorted(shuffled(texts, new)) == sorted([*texts, new])
