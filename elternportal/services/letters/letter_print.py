"""A parent letter on paper: one letter per child to fold into a window envelope, and its slip.

The slip at the end of each letter asks what the portal asks. Its code, as QR and to type, brings
the answer back into the portal (``services/letters/slips.py``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import segno

from elternportal.documents.typeset import typeset
from elternportal.documents.window import window_lines
from elternportal.domain.codes import grouped
from elternportal.domain.letters import Demand
from elternportal.i18n import t
from elternportal.i18n.dates import long_day
from elternportal.school_settings.identity import CONTACT, SCHOOL_NAME
from elternportal.school_settings.snapshot import SchoolSettings
from elternportal.texts.markdown import Block, to_blocks

LANGUAGE = "de"  # the letter is German, with one sentence in English
LINES_TO_WRITE = 4


@dataclass(frozen=True, slots=True)
class PrintedChild:
    """One letter of the run; ``code`` is the slip's."""

    name: str
    class_name: str
    code: str
    address: Sequence[str] = ()  # by post; without it the letter goes along with the child


@dataclass(frozen=True, slots=True)
class LetterPrint:
    """A letter to print for several children.

    ``files`` are the names of what lies in the letter; ``options`` the answers to choose from.
    """

    number: int
    title: str
    text: str
    published_on: date
    demand: Demand
    question: str
    options: Sequence[str]
    deadline: date | None
    files: Sequence[str]
    children: Sequence[PrintedChild]
    is_corrected: bool = False


def letter_print(letter: LetterPrint, settings: SchoolSettings) -> bytes:
    """The PDF of the whole run, in the given order of children."""
    number = t("documents-letter-number", LANGUAGE, number=letter.number)
    if letter.is_corrected:
        number += f" – {t('documents-letter-corrected', LANGUAGE)}"
    data = {
        "school": settings[SCHOOL_NAME],
        "contact": settings[CONTACT],
        "date": long_day(letter.published_on, LANGUAGE),
        "number": number,
        "blocks": [_block(block) for block in to_blocks(letter.text)],
        "files": _files(letter, settings[CONTACT]),
        "page-word": t("documents-letter-page", LANGUAGE),
        "children": [_child(child) for child in letter.children],
        "slip": _slip(letter) if letter.demand is not Demand.NONE else None,
    }
    return typeset("letter_print", LANGUAGE, letter.title, data)


def slip_qr(code: str) -> str:
    """The QR code as SVG: the code as it is typed, so that any hand scanner can type it."""
    return str(segno.make(grouped(code), error="m").svg_inline(border=0))


def _block(block: Block) -> Mapping[str, str]:
    return {"kind": block.kind, "text": block.text, "marker": block.marker}


def _files(letter: LetterPrint, contact: str) -> str:
    names = ", ".join(letter.files)
    return t("documents-letter-files", LANGUAGE, names=names, contact=contact) if names else ""


def _child(child: PrintedChild) -> Mapping[str, Any]:
    class_line = t("documents-pin-class", LANGUAGE, name=child.class_name)
    return {
        "name": child.name,
        "class": class_line if child.class_name else "",
        "address": window_lines(child.name, child.class_name, child.address),
        "code": grouped(child.code),
        "qr": slip_qr(child.code),
    }


def _slip(letter: LetterPrint) -> Mapping[str, Any]:
    """What stands on every child's slip. ``note`` says how to answer, e.g. how many ticks."""
    day = long_day(letter.deadline, LANGUAGE) if letter.deadline else ""
    english = long_day(letter.deadline, "en") if letter.deadline else ""
    kind = letter.demand.replace("_", "-")
    return {
        "title": t("documents-slip-title", LANGUAGE),
        "cut": t("documents-slip-cut", LANGUAGE),
        "return": t("documents-slip-return", LANGUAGE, day=day, dated="yes" if day else "no"),
        "subject": t("documents-slip-subject", LANGUAGE, number=letter.number, title=letter.title),
        "question": letter.question,
        "note": t(f"documents-slip-note-{kind}", LANGUAGE),
        "options": list(letter.options),
        "lines": LINES_TO_WRITE if letter.demand is Demand.TEXT else 0,
        "signature": t("documents-slip-signature", LANGUAGE),
        "qr-label": t("documents-slip-qr", LANGUAGE),
        "english": t("documents-slip-return", "en", day=english, dated="yes" if day else "no"),
    }
