"""What somebody may have meant by a short name that is not known."""

import re
from collections.abc import Collection
from difflib import get_close_matches

_GRADES = re.compile(r"(\d{1,2})([^\W\d_]*)")
_TOGETHER = re.compile(r"(\d{1,2}[^\W\d_]*){1,20}")
CLOSE = 0.7  # of two names of four letters, one may differ
NONE = "none"  # in the place of a suggestion


def nearest(name: str, known: Collection[str]) -> str:
    """The known name that is most like this one, or ``NONE``.

    One that differs only by capitals, blanks or leading zeros ("07b", "7 B") comes first.
    """
    plain = _plain(name)
    for other in known:
        if _plain(other) == plain:
            return other
    by_plain = {_plain(other): other for other in known}
    close = get_close_matches(plain, by_plain, n=1, cutoff=CLOSE)
    return by_plain[close[0]] if close else NONE


def classes_in(text: str, known: Collection[str]) -> list[str]:
    """The known classes that are written together, e.g. "11abc12b" or "1112"; empty if it is not
    all of them.
    """
    by_plain = {_plain(name): name for name in known}
    names = [
        f"{grade}{letter}"
        for grade, letters in _GRADES.findall(text.replace(" ", ""))
        for letter in letters or [""]
    ]
    if not _TOGETHER.fullmatch(text.replace(" ", "")):
        return []
    found = [by_plain.get(_plain(name), "") for name in names]
    return list(dict.fromkeys(found)) if found and all(found) else []


def _plain(name: str) -> str:
    return "".join(name.split()).casefold().lstrip("0")
