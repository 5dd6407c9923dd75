"""Sizes of files as people say them: "1,2 MB"."""

from babel.numbers import format_decimal

_KILO = 1024
_MEGA = 1024 * _KILO
_GIGA = 1024 * _MEGA


def size_text(size: int, language: str) -> str:
    """``size`` is in bytes; what is smaller than a kilobyte counts as one."""
    if size < _MEGA:
        return f"{max(1, round(size / _KILO))} KB"
    unit, name = (_MEGA, "MB") if size < _GIGA else (_GIGA, "GB")
    return f"{format_decimal(size / unit, '0.#', locale=language)} {name}"
