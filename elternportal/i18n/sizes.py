"""Sizes of files as people say them: "1,2 MB"."""

from babel.numbers import format_decimal

_KILO, _MEGA = 1024, 1024 * 1024


def size_text(size: int, language: str) -> str:
    """``size`` is in bytes; what is smaller than a kilobyte counts as one."""
    if size < _MEGA:
        return f"{max(1, round(size / _KILO))} KB"
    return f"{format_decimal(size / _MEGA, '0.#', locale=language)} MB"
