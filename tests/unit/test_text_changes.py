"""A correction's changes are shown word by word."""

from hypothesis import given
from hypothesis import strategies as st

from elternportal.texts.changes import Piece, changes


def test_a_changed_word_is_shown_as_removed_and_added() -> None:
    assert changes("Wir wandern am Freitag.", "Wir wandern am Montag.") == [
        Piece("same", "Wir wandern am "),
        Piece("removed", "Freitag."),
        Piece("added", "Montag."),
    ]


def test_equal_texts_have_one_piece_and_empty_ones_none() -> None:
    assert changes("Wie bisher", "Wie bisher") == [Piece("same", "Wie bisher")]
    assert changes("", "") == []


@given(st.text(alphabet="ab \n", max_size=40), st.text(alphabet="ab \n", max_size=40))
def test_both_texts_can_be_read_off_the_changes(before: str, after: str) -> None:
    pieces = changes(before, after)
    assert "".join(it.text for it in pieces if it.kind != "added") == before
    assert "".join(it.text for it in pieces if it.kind != "removed") == after
