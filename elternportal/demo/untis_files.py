"""The fictional school as the files that Untis would export: ``,``, cp1252, CRLF.

Each row ends with a separator, and texts stand in quotation marks, as in real exports.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from elternportal.demo.fiction import CLASS_NAMES, FictionalSchool, grade_of, make_school
from elternportal.demo.subjects import SUBJECTS
from elternportal.imports.folder import NamedFile

Cells = Mapping[int, str | int | float]
"""Filled cells by 1-based column."""

SPECIAL_ROOMS = {
    "Ph1": "Physiksaal",
    "Ch1": "Chemiesaal",
    "Bio1": "Biologiesaal",
    "Inf1": "Computerraum",
    "Mu1": "Musiksaal",
    "Ku1": "Kunstsaal",
    "TH1": "Turnhalle groß",
    "TH2": "Turnhalle klein",
}
CLASSROOM_PLACES, HALL_PLACES = 32, 60


def make_files() -> list[NamedFile]:
    """The six files with master data, always the same bytes."""
    school = make_school()
    rows = {
        "GPU002.TXT": (42, _lessons(school)),
        "GPU003.TXT": (32, _classes(school)),
        "GPU004.TXT": (40, _teachers(school)),
        "GPU005.TXT": (16, _rooms()),
        "GPU006.TXT": (22, _subjects()),
        "GPU010.TXT": (15, _pupils(school)),
    }
    return [as_file(name, width, lines) for name, (width, lines) in rows.items()]


def as_file(name: str, width: int, rows: Iterable[Cells]) -> NamedFile:
    """Rows of so many columns as an Untis file."""
    return NamedFile.of(name, "".join(_line(width, cells) for cells in rows).encode("cp1252"))


def write_files(folder: Path) -> None:
    """Write the files into ``folder``, which is created if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in make_files():
        (folder / file.name).write_bytes(file.content)


def _line(width: int, cells: Cells) -> str:
    texts = (_cell(cells.get(column, "")) for column in range(1, width + 1))
    return ",".join(texts) + ",\r\n"


def _cell(value: str | int | float) -> str:
    if isinstance(value, str):
        return f'"{value}"' if value else ""
    return f"{value:.5f}" if isinstance(value, float) else str(value)


def _lessons(school: FictionalSchool) -> Iterable[Cells]:
    for lesson in school.lessons:
        yield {
            1: lesson.number,
            2: lesson.hours,
            5: "~".join(lesson.class_names),
            6: lesson.teacher,
            7: lesson.subject,
            11: float(lesson.hours),
        }


def _classes(school: FictionalSchool) -> Iterable[Cells]:
    for number, name in enumerate(CLASS_NAMES, start=101):
        yield {
            1: name,
            2: f"Klasse {name}",
            4: str(number),
            14: str(grade_of(name)),
            28: 1.0,
            30: school.class_teachers[name],
        }


def _teachers(school: FictionalSchool) -> Iterable[Cells]:
    for teacher in school.teachers:
        yield {
            1: teacher.short_name,
            2: teacher.surname,
            29: teacher.first_name,
            30: teacher.title,
            31: "1" if teacher.is_female else "2",
            33: f"{teacher.short_name.lower()}@schule.example".translate(_PLAIN),
        }


def _rooms() -> Iterable[Cells]:
    for number in range(101, 101 + len(CLASS_NAMES)):
        yield {1: str(number), 2: f"Klassenzimmer {number}", 8: CLASSROOM_PLACES}
    for name, long_name in SPECIAL_ROOMS.items():
        yield {1: name, 2: long_name, 8: HALL_PLACES if name[:2] == "TH" else CLASSROOM_PLACES}


def _subjects() -> Iterable[Cells]:
    for name, (long_name, _grades) in SUBJECTS.items():
        yield {1: name, 2: long_name}


def _pupils(school: FictionalSchool) -> Iterable[Cells]:
    for pupil in school.pupils:
        yield {
            1: f"{pupil.surname[:5]}{pupil.first_name[:3]}{pupil.number}",
            2: pupil.surname,
            8: pupil.first_name,
            9: str(10_000 + pupil.number),
            10: pupil.class_name,
            11: "1" if pupil.is_female else "2",
            13: f"{pupil.birth_date:%Y%m%d}",
            15: pupil.key,
        }


_PLAIN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
