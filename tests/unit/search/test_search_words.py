"""Folding words for the search, and marking what was found."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elternportal.domain import search
from elternportal.domain.search import (
    EXCERPT_CHARS,
    MAX_WORDS,
    Piece,
    excerpt,
    fold,
    has_words,
    mark,
    one_line,
    words_of,
)

texts = st.text(max_size=300)
long_texts = st.lists(st.text(st.characters(codec="utf-8"), max_size=12)).map(" ".join)


def joined(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


@given(texts)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_case_makes_no_difference(text: str) -> None:
    assert fold(text) == fold(text.upper()) == fold(text.lower())


@given(texts, texts)
def test_folding_keeps_pieces_of_a_text_pieces_of_it(before: str, after: str) -> None:
    assert fold(before) + fold(after) == fold(before + after)


def test_umlauts_accents_and_sharp_s_become_plain_letters() -> None:
    assert fold("Größenänderung ÜBER Café, Straße und İstanbul") == (
        "grossenanderung uber cafe, strasse und istanbul"
    )


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Nguyen", "Nguyễn"),
        ("Nguyen", "Nguye\u0302\u0303n"),
        ("Sahin", "Şahin"),
        ("Dordevic", "Đorđević"),
        ("Lukasiewicz", "Łukasiewicz"),
        ("oezdemir", "Özdemir"),
        ("Özdemir", "Oezdemir"),
        ("OZDEMIR", "Özdemir"),
        ("Soerensen", "Sørensen"),
        ("Lenz, Charlotte", "Charlotte Lenz"),
        ("mueller", "Müller"),
        ("Mueller", "Mueller"),
        ("bauer", "Bauer"),
        ("neue", "Neuer"),
        ("erwehr", "Feuerwehr"),
        ("Isik", "Işık"),
        ("yilmaz", "Yılmaz"),
        ("weiss", "Weiß"),
    ],
)
def test_names_are_found_without_the_marks_of_their_letters(typed: str, name: str) -> None:
    assert has_words(words_of(typed), name)


def test_names_that_only_look_alike_are_not_found() -> None:
    assert not has_words(words_of("Ozdemir"), "Demir")
    assert not has_words(words_of("Lenz, Charlotte"), "Charlotte Lang")
    assert words_of(" , ;") == ()


def test_what_nobody_sees_makes_no_difference() -> None:
    assert fold("Eltern\u00adabend") == "elternabend"


def test_words_are_looked_for_once_each_and_not_too_many() -> None:
    assert words_of("  Wandertag WANDERTAG  7b ") == ("wandertag", "7b")
    assert len(words_of(" ".join(map(str, range(50))))) == MAX_WORDS
    assert words_of("a\x00b") == ("a", "b")


@given(long_texts, st.lists(texts, max_size=3))
def test_marking_loses_no_character(text: str, queries: list[str]) -> None:
    assert joined(mark(text, words_of(" ".join(queries)))) == text


@given(long_texts, texts)
def test_what_is_marked_is_what_was_looked_for(text: str, query: str) -> None:
    words = words_of(query)[:1]
    for piece in mark(text, words):
        if piece.is_marked:
            assert has_words(words, piece.text)
        elif words:
            assert words[0] not in fold(piece.text)


@given(long_texts.map(one_line), texts)
def test_an_excerpt_is_a_bounded_piece_of_the_text(text: str, query: str) -> None:
    pieces = [piece for piece in excerpt(text, words_of(query)) if piece.text not in {"… ", " …"}]
    assert joined(pieces) in text
    assert len(joined(pieces)) <= EXCERPT_CHARS


def test_only_the_excerpt_of_a_long_text_is_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    lengths: list[int] = []
    marked = search._marked

    def noted(text: str, words: Sequence[str]) -> list[bool]:
        lengths.append(len(text))
        return marked(text, words)

    monkeypatch.setattr(search, "_marked", noted)
    excerpt("ein Ende " * 2000, words_of("e n"))
    assert max(lengths) <= EXCERPT_CHARS


def test_an_excerpt_stands_around_the_first_found_word() -> None:
    text = f"{'vorher ' * 40}Unsere Schülerlotsen treffen sich. {'nachher ' * 40}"
    pieces = excerpt(one_line(text), words_of("LOTSEN"))
    assert Piece("lotsen", True) in pieces
    assert pieces[0] == Piece("… ")
    assert pieces[-1] == Piece(" …")
    assert joined(pieces).startswith("… vorher")


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("oezdemir", "Frau Özdemir kommt", "Özdemir"),
        ("Özdemir", "Frau Oezdemir kommt", "Oezdemir"),
        ("mueller", "Herr Müller", "Müller"),
    ],
)
def test_an_umlaut_spelt_otherwise_is_marked_and_in_the_excerpt(
    typed: str, text: str, found: str
) -> None:
    words = words_of(typed)
    assert [piece.text for piece in mark(text, words) if piece.is_marked] == [found]
    far = excerpt("Ein Wort und noch eins. " * 30 + text, words)
    assert [piece.text for piece in far if piece.is_marked] == [found]
