"""A correction's changes are shown word by word."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elternportal.texts import changes as texts_changes
from elternportal.texts.changes import ChangePiece, changes


def test_a_changed_word_is_shown_as_removed_and_added() -> None:
    assert changes("Wir wandern am Freitag.", "Wir wandern am Montag.") == [
        ChangePiece("same", "Wir wandern am "),
        ChangePiece("removed", "Freitag."),
        ChangePiece("added", "Montag."),
    ]


def test_equal_texts_have_one_piece_and_empty_ones_none() -> None:
    assert changes("Wie bisher", "Wie bisher") == [ChangePiece("same", "Wie bisher")]
    assert changes("", "") == []


def test_only_changed_lines_are_looked_into() -> None:
    before = "Wann: Freitag\nWo: Aula\n\nBitte pünktlich."
    assert changes(before, before.replace("Aula", "Halle")) == [
        ChangePiece("same", "Wann: Freitag\nWo: "),
        ChangePiece("removed", "Aula\n\n"),
        ChangePiece("added", "Halle\n\n"),
        ChangePiece("same", "Bitte pünktlich."),
    ]


def hostile(separator: str) -> tuple[str, str]:
    """Two texts of 20,000 characters in which most words stand, each time in another order."""
    words = [chr(0x4E00 + number) for number in range(4990)]
    often = [chr(0x100 + number) for number in range(62)]
    before = (f"{it}{separator}{often[n % 62]}{separator}" for n, it in enumerate(words))
    after = (f"{it}{separator}{often[(n * 7 + 3) % 62]}{separator}" for n, it in enumerate(words))
    return "".join(before), "".join(after)


@pytest.mark.parametrize("separator", [" ", "\n"])
def test_texts_that_are_hard_to_compare_take_little_time(separator: str) -> None:
    before, after = hostile(separator)
    start = time.process_time()
    pieces = changes(f"Wo?\n{before}", f"Wo?\n{after}")
    assert time.process_time() - start < 5 * texts_changes.LONGEST_SECONDS
    assert pieces[0].text.startswith("Wo?\n")


@pytest.mark.parametrize("separator", [" ", "\n"])
def test_what_takes_too_long_to_compare_is_shown_as_replaced(
    separator: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, after = hostile(separator)
    monkeypatch.setattr(texts_changes, "LONGEST_SECONDS", -1)
    assert len(changes(f"Wo?\n{before}", f"Wo?\n{after}")) <= 4


def test_all_changes_of_a_text_together_have_one_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    before = "".join(f"Zeile {number}: a b c d e\n\n" for number in range(20))
    after = before.replace("a", "x").replace("e\n", "y\n")
    in_words = len(changes(before, after))
    assert in_words > 80
    monkeypatch.setattr(texts_changes, "LONGEST_SECONDS", -1)
    assert len(changes(before, after)) < in_words / 2


def test_what_stays_between_two_changed_words_is_shown_as_the_same() -> None:
    assert [it.kind for it in changes("a b c", "x b y")] == [
        "removed",
        "added",
        "same",
        "removed",
        "added",
    ]


@given(st.text(alphabet="ab \n", max_size=40), st.text(alphabet="ab \n", max_size=40))
def test_both_texts_can_be_read_off_the_changes(before: str, after: str) -> None:
    pieces = changes(before, after)
    assert "".join(it.text for it in pieces if it.kind != "added") == before
    assert "".join(it.text for it in pieces if it.kind != "removed") == after
