"""The school's accent colour: what can be read on the portal's surfaces, by day and by night.

Contrast is counted as WCAG 2 does, from 1 (the same colour) to 21 (black on white).
"""

import colorsys
from dataclasses import dataclass

Rgb = tuple[float, float, float]  # each from 0 to 1

READABLE = 4.5
# As in assets/css: the page, the boxes on it, and the word on a button (KERN's neutral tones).
LIGHT_SURFACES = ("#f3f4f7", "#ffffff")
DARK_SURFACES = ("#131525", "#1d2034", "#000000")
LIGHT_WORD, DARK_WORD = "#ffffff", "#000000"
TINT = 0.09  # how much of the accent colours a chosen thing's ground
HOVER = 0.08  # how much of the word's colour a button takes on under the pointer
STEPS = 200


@dataclass(frozen=True, slots=True)
class Accent:
    """The colour of links and buttons by day and by night, as "#rrggbb"."""

    light: str
    dark: str


def contrast(one: str, other: str) -> float:
    """How well two colours can be told apart, from 1 to 21."""
    bright, dim = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def is_readable_by_day(colour: str) -> bool:
    """Whether links and buttons in this colour can be read in the light mode."""
    return _is_readable(colour, LIGHT_SURFACES, LIGHT_WORD, "#ffffff")


def is_readable_by_night(colour: str) -> bool:
    """Whether links and buttons in this colour can be read in the dark mode."""
    return _is_readable(colour, DARK_SURFACES, DARK_WORD, "#000000")


def accent_of(colour: str) -> Accent | None:
    """The colour itself by day and a lighter one of the same tone by night.

    None if it is too pale to be read by day.
    """
    if not is_readable_by_day(colour):
        return None
    return Accent(colour, _by_night(colour))


def _by_night(colour: str) -> str:
    """The least lightened tone that can be read; white, at the end, always can."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_rgb(colour))
    for step in range(STEPS):
        lighter = lightness + (1 - lightness) * step / STEPS
        found = _hex(colorsys.hls_to_rgb(hue, lighter, saturation))
        if is_readable_by_night(found):
            return found
    return "#ffffff"


def _is_readable(colour: str, surfaces: tuple[str, ...], word: str, towards: str) -> bool:
    """On every surface, on the tint of itself on each, and under the word of a button."""
    grounds = [*surfaces, *(_mixed(colour, surface, TINT) for surface in surfaces)]
    on_grounds = all(contrast(colour, ground) >= READABLE for ground in grounds)
    hovered = _mixed(towards, colour, HOVER)
    return on_grounds and min(contrast(word, colour), contrast(word, hovered)) >= READABLE


def _mixed(colour: str, ground: str, share: float) -> str:
    pairs = zip(_rgb(colour), _rgb(ground), strict=True)
    red, green, blue = (share * one + (1 - share) * other for one, other in pairs)
    return _hex((red, green, blue))


def _luminance(colour: Rgb) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _rgb(colour: str) -> Rgb:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(colour: Rgb) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)
