"""Words that are found: folding texts for the search, and showing where a word was found.

German compounds are found by any part of them, so words are looked for as pieces of text.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

MAX_WORDS = 8
LONGEST_QUERY = 2_000  # characters; forms allow far fewer
EXCERPT_CHARS = 180
BEFORE_FIRST_HIT = 50  # characters of the excerpt that stand before the first found word
_INVISIBLE = {"Mn", "Cf"}  # accents on their own, soft hyphens and the like
# Letters that Unicode does not take apart, and signs in names, as people without them on their
# keyboard type them: "O'Neill" is O’Neill.
SPELT_OUT = {
    "đ": "d",
    "ð": "d",
    "ł": "l",
    "ø": "o",
    "ħ": "h",
    "ŧ": "t",
    "ŋ": "n",
    "ə": "e",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "ß": "ss",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "‐": "-",
    "–": "-",
}
# How German umlauts are written without them, and what folding makes of the umlauts.
TRANSCRIBED = (("ae", "a"), ("oe", "o"), ("ue", "u"))
_PAIRS = re.compile("|".join(transcribed for transcribed, _letter in TRANSCRIBED))
_AROUND_WORDS = ",;"  # "Lenz, Charlotte" are two words


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an excerpt; the found words are marked."""

    text: str
    is_marked: bool = False


def fold(text: str) -> str:
    """``text`` without case, accents and umlauts: "Größe" and "GROSSE" both become "grosse"."""
    if text.isascii():
        return text.lower()
    return "".join(map(_fold_character, text))


def without_transcription(folded: str) -> str:
    """Folded text in which "oe" is "o", so that "Oezdemir" and "Özdemir" are the same."""
    for transcribed, letter in TRANSCRIBED:
        folded = folded.replace(transcribed, letter)
    return folded


def has_words(words: Sequence[str], *texts: str) -> bool:
    """Whether each of the folded ``words`` stands in one of the texts, umlauts spelt out or not."""
    folded = "\n".join(map(fold, texts))
    plain = without_transcription(folded)
    return all(word in folded or without_transcription(word) in plain for word in words)


def one_line(text: str) -> str:
    """``text`` with single spaces between its words and nothing around them."""
    return " ".join(text.split())


def words_of(query: str) -> tuple[str, ...]:
    """The different words of what somebody looks for, folded; at most :data:`MAX_WORDS`."""
    # Cut first: one sign may become eighteen.
    readable = "".join(c if c.isprintable() else " " for c in fold(query[:LONGEST_QUERY]))
    words = (word.strip(_AROUND_WORDS) for word in readable.split())
    return tuple(dict.fromkeys(filter(None, words)))[:MAX_WORDS]


def mark(text: str, words: Sequence[str]) -> list[Piece]:
    """The whole text in pieces, with each of the folded ``words`` marked wherever it occurs."""
    marked = _marked(text, words)
    pieces = []
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or marked[place] != marked[start]:
            pieces.append(Piece(text[start:place], marked[start]))
            start = place
    return pieces


def excerpt(text: str, words: Sequence[str]) -> list[Piece]:
    """About :data:`EXCERPT_CHARS` characters around the first found word, from word to word."""
    first = _first_hit(text, words)
    start = max(0, first - BEFORE_FIRST_HIT)
    end = min(len(text), start + EXCERPT_CHARS)
    if start:
        start = text.find(" ", start, first) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", first, end), start) if " " in text[first:end] else end
    pieces = mark(text[start:end], words)
    before = [Piece("… ")] if start else []
    after = [Piece(" …")] if end < len(text) else []
    return [*before, *pieces, *after]


def _first_hit(text: str, words: Sequence[str]) -> int:
    """Where the first found word begins; 0 if there is none. Only the excerpt is marked in full."""
    folded = fold(text)
    places = [place for word in words if (place := folded.find(word)) >= 0]
    if not places:  # it may be spelt otherwise
        marked = _marked(text, words)
        return marked.index(True) if True in marked else 0
    left = min(places)
    for place, character in enumerate(text):
        left -= len(_fold_character(character))
        if left < 0:
            return place
    return 0


def _marked(text: str, words: Sequence[str]) -> list[bool]:
    """For each character of the text whether it belongs to a found word."""
    folded: list[str] = []
    origin: list[int] = []  # of each folded character: its place in the text
    for place, character in enumerate(text):
        parts = _fold_character(character)
        folded.append(parts)
        origin.extend([place] * len(parts))
    marked = [False] * len(text)
    for start, end in _found_either_way("".join(folded), words):
        for place in range(origin[start], origin[end - 1] + 1):
            marked[place] = True
    return marked


def _found_either_way(folded: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the words stand; a word that does not is looked for with umlauts spelt otherwise."""
    yield from _found(folded, words)
    others = [without_transcription(word) for word in words if word not in folded]
    if not others:
        return
    places = _untranscribed_places(folded)
    plain = "".join(folded[place] for place in places)
    for start, end in _found(plain, others):
        yield places[start], places[end] if end < len(places) else len(folded)


def _untranscribed_places(folded: str) -> list[int]:
    """The places of folded text that :func:`without_transcription` leaves: not the "e" of "oe"."""
    left_out = {pair.end() - 1 for pair in _PAIRS.finditer(folded)}
    return [place for place in range(len(folded)) if place not in left_out]


def _found(folded: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    for word in words:
        start = folded.find(word)
        while start >= 0:
            yield start, start + len(word)
            start = folded.find(word, start + 1)


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    """One character folded, so that places in folded text can be traced back."""
    # Over the capital: the dotless i of Turkish names has no other way to its plain letter.
    plain = unicodedata.normalize("NFKD", character).upper().casefold()
    parts = unicodedata.normalize("NFKD", plain)
    seen = (part for part in parts if unicodedata.category(part) not in _INVISIBLE)
    return "".join(SPELT_OUT.get(part, part) for part in seen)
