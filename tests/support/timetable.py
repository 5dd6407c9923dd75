"""A week of lessons for the named world, and substitutions, by the real import."""

from collections.abc import Iterable
from datetime import date

from elternportal.db import Database
from elternportal.domain.people import SYSTEM
from elternportal.imports.folder import NamedFile
from elternportal.services.school.plan_view import PlanView
from elternportal.services.school.school_import import apply, preview

MONDAY = date(2026, 11, 23)  # the day at which the clock of tests stands
REASON = "Grippe-Kanarienvogel"  # why somebody is absent; must be nowhere

# number, class, teacher, subject, room, weekday, lesson
WEEK = (
    (1, "7b", "Hub", "M", "R1", 1, 1),
    (3, "7b", "Mai", "E", "R1", 1, 2),
    (1, "7b", "Hub", "M", "R1", 2, 2),
    (2, "9a", "Hub", "M", "R2", 1, 3),
    (4, "9a", "Rot", "D", "R2", 1, 4),
    (4, "9a", "Rot", "D", "R2", 2, 1),
)


def slots_file(rows: Iterable[tuple[object, ...]] = WEEK) -> NamedFile:
    """GPU001"""
    return NamedFile.of("GPU001.TXT", _lines(rows))


def substitution_row(
    number: int,
    day: date,
    lesson: int,
    *,
    lesson_number: int = 0,
    absent: str = "",
    substitute: str = "",
    subject: str = "",
    new_subject: str = "",
    room: str = "",
    new_room: str = "",
    classes: str = "",
    text: str = "",
    bits: int = 0,
    letter: str = "",
    changed: str = "202611230700",
) -> tuple[object, ...]:
    """A row of GPU014, which always names a reason."""
    row = (number, f"{day:%Y%m%d}", lesson, 1, lesson_number, absent, substitute, subject, "")
    row += (new_subject, "", room, new_room, "", classes, REASON, text, bits, classes)
    return (*row, letter, changed)


def substitutions_file(*rows: tuple[object, ...]) -> NamedFile:
    """GPU014; without rows it has 0 bytes."""
    return NamedFile.of("GPU014.TXT", _lines(rows))


def monitor_page(day: date, classes: str, messages: str = "") -> NamedFile:
    """A page of one day with one row, number 7."""
    html = (
        f"<html><div class='mon_title'>{day:%d.%m.%Y} Montag</div><table class='info'>{messages}"
        "</table><table class='mon_list'><tr><th>Vtr-Nr.</th><th>Stunde</th><th>Klasse(n)</th>"
        f"<th>Vertreter</th></tr><tr><td>7</td><td>1</td><td>{classes}</td><td>Mai</td></tr>"
        "</table></html>"
    )
    return NamedFile.of(f"subst_{day:%d}.htm", html.encode())


def bring_in(database: Database, *files: NamedFile) -> dict[str, int]:
    """Apply the files; what was counted."""
    with database.transaction() as session:
        return apply(session, SYSTEM, files).counts


def look_at_plan(database: Database, *files: NamedFile) -> PlanView:
    with database.reading() as session:
        return preview(session, SYSTEM, files)


def _lines(rows: Iterable[tuple[object, ...]]) -> bytes:
    return "".join(",".join(map(_cell, row)) + ",\r\n" for row in rows).encode()


def _cell(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) and value else str(value)
