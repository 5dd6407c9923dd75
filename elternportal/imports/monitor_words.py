"""The words of Untis' monitor pages: headings, kinds of changes and numbers of lessons."""

import re
from collections.abc import Iterator

from elternportal.domain.timetable import ChangeKind
from elternportal.imports.columns import is_lesson

# What a column holds, by its heading without signs; with brackets it is what was planned.
HEADINGS = {
    "vtrnr": "number",
    "nr": "number",
    "datum": "day",
    "tag": "weekday",
    "stunde": "lessons",
    "std": "lessons",
    "stunden": "lessons",
    "klasse": "class",
    "klassen": "class",
    "(klasse)": "old_class",
    "(klassen)": "old_class",
    "(lehrer)": "old_teacher",
    "(lehrkraft)": "old_teacher",
    "stattlehrer": "old_teacher",
    "abslehrer": "old_teacher",
    "lehrer": "old_teacher",
    "vertreter": "teacher",
    "vertretung": "teacher",
    "vertretungslehrer": "teacher",
    "(fach)": "old_subject",
    "stattfach": "old_subject",
    "fach": "subject",
    "(raum)": "old_room",
    "stattraum": "old_room",
    "raum": "room",
    "art": "kind",
    "vertretungsart": "kind",
    "text": "text",
    "vertretungstext": "text",
    "bemerkung": "text",
    "entfall": "cancelled",
    "vertrvon": "moved_here",
    "(lenach)": "moved_away",
    "lenach": "moved_away",
    "verlegtnach": "moved_away",
}
# Words in the column "Art", by how they begin; the word itself is not kept.
KINDS_OF_WORDS = (
    ("entfall", ChangeKind.CANCELLED),
    ("fällt aus", ChangeKind.CANCELLED),
    ("eigenverantwortlich", ChangeKind.CANCELLED),
    ("raum", ChangeKind.ROOM),
    ("pausenaufsicht", ChangeKind.BREAK_DUTY),
    ("veranst", ChangeKind.EVENT),
    ("freis", ChangeKind.EVENT),
    ("unterrichtsfrei", ChangeKind.EVENT),
    ("klausur", ChangeKind.EXAM),
    ("prüfung", ChangeKind.EXAM),
    ("sondereins", ChangeKind.SPECIAL),
    ("tausch", ChangeKind.SWAP),
    ("betreuung", ChangeKind.SUPERVISION),
    ("mitbetreuung", ChangeKind.SUPERVISION),
    ("aufsicht", ChangeKind.SUPERVISION),
    ("beaufsichtigung", ChangeKind.SUPERVISION),
    ("verlegung", ChangeKind.MOVED_HERE),
)

_SPAN = re.compile(r"(\d{1,2})(?:\s?[-–]\s?(\d{1,2}))?", re.ASCII)
_BREAK = re.compile(r"(\d{1,2})\s?/\s?(\d{1,2})", re.ASCII)


def heading(text: str) -> str:
    """A heading without signs and breaks: "Ver-/treter" is "vertreter", "(Klasse(n))" is
    "(klasse)".
    """
    plain = text.casefold().replace("(n)", "").replace("(en)", "").strip()
    letters = "".join(sign for sign in plain if sign.isalpha())
    return f"({letters})" if plain.startswith("(") else letters


def lessons_of(text: str) -> Iterator[int]:
    """The lessons in "3", "1 - 2" or "1-9"; "0/1" is the break before lesson 1."""
    between = _BREAK.fullmatch(text.strip())
    span = _SPAN.match(text.strip())
    if between:
        first = last = int(between[2])
    elif span:
        first, last = int(span[1]), int(span[2] or span[1])
    else:
        return
    if is_lesson(first) and is_lesson(last):
        yield from range(first, last + 1)
