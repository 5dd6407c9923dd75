"""The letters that bring parents their PINs: one page per child, to fold into a window envelope."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import segno

from elternportal import clock, routes
from elternportal.documents.typeset import typeset
from elternportal.documents.window import window_lines
from elternportal.i18n import t
from elternportal.i18n.dates import long_day
from elternportal.school_settings.identity import CONTACT, SCHOOL_NAME
from elternportal.school_settings.snapshot import SchoolSettings
from elternportal.settings import get_settings

LANGUAGE = "de"  # the letter is German, with one paragraph in English


@dataclass(frozen=True, slots=True)
class PinLetter:
    """One PIN for one guardian of one child. ``pin`` as printed, ``expires_on`` the last day."""

    child: str
    class_name: str
    pin: str = field(repr=False)
    expires_on: date
    address: Sequence[str] = ()  # by post; without it the letter goes along with the child


def pin_letters(letters: Sequence[PinLetter], settings: SchoolSettings) -> bytes:
    """The PDF with one page per letter, in the given order."""
    address = get_settings().url + routes.ACTIVATE
    contact = settings[CONTACT]
    data = {
        "school": settings[SCHOOL_NAME],
        "contact": contact,
        "date": long_day(clock.today(), LANGUAGE),
        "greeting": t("documents-pin-greeting", LANGUAGE),
        "steps": [
            t("documents-pin-step-open", LANGUAGE, address=address),
            t("documents-pin-step-enter", LANGUAGE),
            t("documents-pin-step-password", LANGUAGE),
        ],
        "pin-label": t("documents-pin-label", LANGUAGE),
        "qr-label": t("documents-pin-qr", LANGUAGE),
        "closing": [
            t("documents-pin-second-child", LANGUAGE),
            t("documents-pin-keep-safe", LANGUAGE, contact=contact),
        ],
        "letters": [_letter(letter, address) for letter in letters],
    }
    return typeset("pin_letters", LANGUAGE, t("documents-pin-title", LANGUAGE), data)


def activation_qr(pin: str) -> str:
    """The QR code as SVG. The PIN is in the fragment, which no server and no log ever sees (A1)."""
    link = f"{get_settings().url}{routes.ACTIVATE}#{pin}"
    return str(segno.make(link, error="m").svg_inline(border=0))


def _letter(letter: PinLetter, address: str) -> Mapping[str, Any]:
    expiry = long_day(letter.expires_on, LANGUAGE)
    return {
        "address": window_lines(letter.child, letter.class_name, letter.address),
        "introduction": t("documents-pin-introduction", LANGUAGE, child=letter.child),
        "pin": letter.pin,
        "expiry": t("documents-pin-expiry", LANGUAGE, day=expiry),
        "qr": activation_qr(letter.pin),
        "english": t(
            "documents-pin-paragraph",
            "en",
            child=letter.child,
            address=address,
            day=long_day(letter.expires_on, "en"),
        ),
    }
