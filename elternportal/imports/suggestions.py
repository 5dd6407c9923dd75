"""What somebody may have meant by a short name that is not known."""

from collections.abc import Collection
from difflib import get_close_matches

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


def _plain(name: str) -> str:
    return "".join(name.split()).casefold().lstrip("0")
