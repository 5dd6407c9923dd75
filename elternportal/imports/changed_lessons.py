"""One row of a substitution plan whose columns have names, to what differs for each class.

Monitor pages and lists say the same in the same words: what was planned (``old_teacher``,
``old_subject``, ``old_room``) beside what is held instead.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import date

from elternportal.domain.timetable import ChangeKind
from elternportal.imports.cells import Cells
from elternportal.imports.columns import CHANGE_TEXT, MANY_NAMES, SHORT
from elternportal.imports.monitor_words import KINDS_OF_WORDS, lessons_of
from elternportal.imports.school import Record, SubstitutionRecord

NOTHING = frozenset({"", "---", "?", "+", "-"})
IDENTIFYING = ("lessons", "old_class", "class", "old_teacher", "teacher", "old_subject", "subject")

_ARROW = re.compile(r"[-=–]+>|→")
NO_STRUCK: Mapping[str, str] = {}


def records_of(
    cells: Cells, day: date, struck: Mapping[str, str] = NO_STRUCK, group: str = ""
) -> Iterable[Record]:
    """One record for each lesson and class of a row.

    Args:
        struck: what stands crossed out in a cell, by its name.
        group: the class under whose heading the row stands, if no column names one.
    """
    teacher, substitute = _teachers(cells, struck)
    subject, new_subject = _before_and_now(cells, struck, "subject")
    room, new_room = _before_and_now(cells, struck, "room")
    lessons = tuple(lessons_of(cells.row.cell("lessons")))
    for lesson in lessons:
        for class_name in _classes(cells, group) or [""]:
            yield SubstitutionRecord(
                day=day,
                key=_key(cells, lesson, is_one_of_many=len(lessons) > 1),
                class_name=class_name,
                lesson=lesson,
                number=0,
                kind=kind_of_row(cells).value,
                teacher=teacher,
                substitute=substitute,
                subject=subject,
                new_subject=new_subject,
                room=room,
                new_room=new_room,
                text=_text(cells),
            )


def _classes(cells: Cells, group: str) -> list[str]:
    """The classes that had or have the lesson; without such a column, that of the group."""
    names = _names(cells.text("old_class", MANY_NAMES)) + _names(cells.text("class", MANY_NAMES))
    if group:
        names = _names(group)
    return list(dict.fromkeys(name[:SHORT] for name in names))


def _teachers(cells: Cells, struck: Mapping[str, str]) -> tuple[str, str]:
    """Who had the lesson and who has it now; empty for the latter if it is the same."""
    before, now = _first_name(cells, "old_teacher"), _first_name(cells, "teacher")
    if struck.get("old_teacher"):
        before, now = struck["old_teacher"], now or _no_sign(before)
    before = before or struck.get("teacher", "")
    return before, "" if now == before else now


def _text(cells: Cells) -> str:
    """What is said of the lesson, with where it has moved."""
    said = (cells.text(name, CHANGE_TEXT) for name in ("text", "moved_away", "moved_here"))
    return " ".join(filter(None, said))[:CHANGE_TEXT]


def kind_of_row(cells: Cells) -> ChangeKind:
    """What a row does to its lesson: that it is cancelled counts first."""
    word = cells.row.cell("kind").casefold()
    by_word = next((kind for start, kind in KINDS_OF_WORDS if word.startswith(start)), None)
    if cells.row.cell("cancelled").casefold() == "x":
        return ChangeKind.CANCELLED
    if cells.row.cell("moved_away") or _ARROW.search(cells.row.cell("lessons")):
        return ChangeKind.MOVED_AWAY
    if by_word is None and cells.row.cell("moved_here"):
        return ChangeKind.MOVED_HERE
    if by_word is None and cells.row.cell("teacher") == "---":
        return ChangeKind.CANCELLED
    return by_word or ChangeKind.SUBSTITUTION


def _before_and_now(cells: Cells, struck: Mapping[str, str], name: str) -> tuple[str, str]:
    """What was planned and what is different; a column without brackets alone is what was."""
    now = _no_sign(cells.text(name, SHORT))
    before = _no_sign(cells.text(f"old_{name}", SHORT)) or struck.get(name, "")
    has_both = bool(cells.row.cell(f"old_{name}") or struck.get(name))
    if not has_both and kind_of_row(cells) is not ChangeKind.SPECIAL:
        return now, ""
    return before, "" if now == before else now


def _key(cells: Cells, lesson: int, *, is_one_of_many: bool) -> str:
    """The number that Untis gives the row; without one, what it says."""
    number = cells.row.cell("number")
    if not re.fullmatch("[1-9][0-9]{0,9}", number):
        said = "\0".join(cells.row.cell(name) for name in IDENTIFYING)
        number = "h" + hashlib.sha256(said.encode()).hexdigest()[:12]
    return f"{number}.{lesson}" if is_one_of_many else number


def _first_name(cells: Cells, name: str) -> str:
    """The first of the teachers of a row."""
    return next(iter(_names(cells.text(name, MANY_NAMES))), "")[:SHORT]


def _names(text: str) -> list[str]:
    """The short names in "08A, 08B" or "(08B, 08A)"."""
    names = (name.strip() for name in text.strip().strip("()").split(","))
    return [name for name in names if name not in NOTHING]


def _no_sign(text: str) -> str:
    """A value that stands for something; "?236" is 236, and "248?236" is what comes last."""
    text = text.rpartition("?")[2].strip().strip("()").strip()
    return "" if text in NOTHING else text
