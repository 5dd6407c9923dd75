"""The PIN as a value (security A1)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elternportal.auth.pins import PinMalformed, generate_pin, parse_pin
from elternportal.domain.codes import ALPHABET, LENGTH

characters = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)


@given(characters)
def test_A1_a_pin_reads_back_from_its_form_on_paper(text: str) -> None:
    pin = parse_pin(text)
    assert (len(pin.selector), len(pin.verifier)) == (6, 10)
    assert [len(group) for group in str(pin).split("-")] == [4, 4, 4, 4]
    assert parse_pin(str(pin)) == pin


@given(characters, st.sampled_from(["", " ", "-", "–", " - "]), st.booleans())
def test_A1_typing_is_forgiven(text: str, separator: str, lower: bool) -> None:
    typed = separator.join(text[start : start + 4] for start in range(0, LENGTH, 4))
    misread = typed.replace("0", "O").replace("1", "L")
    assert parse_pin(misread.lower() if lower else misread) == parse_pin(text)


def test_A1_generated_pins_use_the_whole_alphabet_and_never_repeat() -> None:
    pins = [generate_pin() for _ in range(2_000)]
    assert len(set(pins)) == len(pins)
    assert set("".join(pin.selector + pin.verifier for pin in pins)) == set(ALPHABET)


@pytest.mark.parametrize(
    "typed", ["", "7K3M", "U" * 16, "7K3M-Q0ZT-9X4B-HW2C-1", "7K3M-Q0ZT-9X4B-HW2Ä"]
)
def test_A1_anything_else_is_refused(typed: str) -> None:
    with pytest.raises(PinMalformed):
        parse_pin(typed)


def test_W4_a_pin_in_a_message_gives_nothing_away() -> None:
    pin = generate_pin()
    assert pin.selector not in repr(pin)
    assert pin.verifier not in f"{[pin]}"
