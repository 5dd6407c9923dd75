"""Which old character set a file without UTF-8 is written in (data-formats §9).

Untis lets the school choose: cp1252 (Windows), cp850 (DOS) or MacRoman. All bytes of one can be
read as another, so names decide: in the right one, what stands in words are letters that names
have, and capitals stand at their beginning. What reads well in two of them is not guessed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

WINDOWS, CENTRAL_EUROPE = "cp1252", "cp1250"
NAMES = {
    WINDOWS: "Windows (cp1252)",
    "cp850": "DOS (cp850)",
    "mac_roman": "Macintosh (MacRoman)",
    CENTRAL_EUROPE: "Windows (cp1250)",
}
MOST_EXAMPLES = 10

_GERMAN = "äöüÄÖÜß"
# Other letters that names in German schools have and these character sets hold.
_LETTERS = "àáâãåæçèéêëìíîïðñòóôõøùúûýþšžœÀÁÂÃÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕØÙÚÛÝÞŠŽŒ"
_CENTRAL_LETTERS = "ąćčďđěęłľńňóőřśşšťţůűźżžáâăçéëíîúýĄĆČĎĐĚĘŁĽŃŇÓŐŘŚŞŠŤŢŮŰŹŻŽÁÂĂÇÉËÍÎÚÝ"
# Frames of DOS programs and ligatures of a Macintosh: no plan has them, but a wrong reading does.
_NEVER = re.compile("[\u2500-\u25ff\ufb01\ufb02]")
_VOWELS = "aeiouyäöüAEIOUYÄÖÜ"
_WORD = re.compile(r"[^\s,;\t\"'()/~.]+")


@dataclass(frozen=True, slots=True)
class Codepage:
    """A character set, and how surely it is the one: "" for ``name`` if two would read well.

    ``examples`` are words of the file that show it, ``others`` the same words otherwise.
    """

    name: str
    examples: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def find_codepage(lines: Sequence[bytes]) -> Codepage:
    """The character set of lines that are neither ASCII nor UTF-8."""
    usual = (name for name in NAMES if name != CENTRAL_EUROPE)
    readings = [reading for name in usual if (reading := _read(name, lines))]
    # A reading without a letter among its signs says nothing for itself.
    sound = [one for one in readings if not one.odd and (one.marked or one.name == WINDOWS)]
    if not sound:
        central = _read(CENTRAL_EUROPE, lines, _CENTRAL_LETTERS)  # its umlauts are those of Windows
        if central and central.marked and all(central.odd < one.odd for one in readings):
            return Codepage(CENTRAL_EUROPE, central.words)
        likely = max(readings, key=lambda one: one.german - 3 * one.odd, default=None)
        is_clear = likely is not None and likely.german > likely.odd
        return Codepage(likely.name, likely.words) if likely and is_clear else Codepage(WINDOWS)
    best = max(sound, key=lambda reading: reading.german)
    rivals = [one for one in sound if one is not best and one.german == best.german]
    windows = next((one for one in sound if one.name == WINDOWS), None)
    if windows and (windows.german or windows.marked == 0):
        best, rivals = windows, []
    elif windows and best is not windows:
        rivals = [windows]
    if rivals and best.marked:
        return Codepage("", best.words, rivals[0].words)
    return Codepage(best.name, best.words)


@dataclass(frozen=True, slots=True)
class _Reading:
    """The lines in one character set. ``odd`` counts signs that no name has where they stand,
    ``german`` the umlauts, ``marked`` all letters beyond ASCII.
    """

    name: str
    odd: int
    german: int
    marked: int
    words: tuple[str, ...]


def _read(name: str, lines: Sequence[bytes], letters: str = _LETTERS) -> _Reading | None:
    """None if some of it stands for nothing there."""
    try:
        texts = [line.decode(name) for line in lines]
    except UnicodeDecodeError:
        return None
    words = [w for text in texts for w in _WORD.findall(text) if not w.isascii()]
    signs = [(word, place) for word in words for place, s in enumerate(word) if not s.isascii()]
    return _Reading(
        name,
        odd=sum(_is_odd(word, place, letters) for word, place in signs),
        german=sum(word[place] in _GERMAN for word, place in signs),
        marked=sum(word[place] in _GERMAN + letters for word, place in signs),
        words=tuple(dict.fromkeys(words))[:MOST_EXAMPLES],
    )


def _is_odd(word: str, place: int, letters: str) -> bool:
    """Whether no name has this sign here; signs apart from letters may be anything."""
    sign = word[place]
    before, after = word[place - 1 : place] if place else "", word[place + 1 : place + 2]
    if _NEVER.match(sign):
        return True
    if sign not in _GERMAN + letters:
        return before.isalpha() or after.isalpha()
    if sign == "ß":
        stands_alone = not (before or after)
        return not stands_alone and (before not in _VOWELS or not before)
    # "SchŠfer", "KÜnig": a capital after a small letter.
    return sign.isupper() and before.isalpha() and before.islower()
