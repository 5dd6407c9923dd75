"""Names of files as they are shown and downloaded."""

import unicodedata
from pathlib import PurePosixPath

MAX_NAME = 100  # characters, the ending included
_UNSAFE = frozenset('<>:"/\\|?*%;')
# Letters, marks, numbers, punctuation, symbols and plain spaces. What is left out are control
# characters, among them those that reverse the direction of a name: "gpj.exe" read backwards.
_SHOWN = frozenset("LMNPSZ")


def clean_name(name: str) -> str:
    """The last part of a file's name, without anything a file system or reader would obey.

    Args:
        name: whatever the sender says.
    """
    last = PurePosixPath(unicodedata.normalize("NFC", name).replace("\\", "/")).name
    shown = "".join(_shown(character) for character in last)
    return " ".join(shown.split()).strip(". ")[-MAX_NAME:].lstrip(". ") or "_"


def with_ending(name: str, ending: str) -> str:
    """A clean name whose ending is that of the file's real kind, e.g. ".pdf"."""
    stem = PurePosixPath(clean_name(name)).stem
    return (stem[: MAX_NAME - len(ending)].rstrip(". ") or "_") + ending


def _shown(character: str) -> str:
    if unicodedata.category(character)[0] not in _SHOWN:
        return ""
    return "_" if character in _UNSAFE else character
