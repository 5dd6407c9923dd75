"""Small Untis files for tests, written as a school's own export would be."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from sqlmodel import Session

from elternportal.domain.people import Actor
from elternportal.imports.findings import LineRef
from elternportal.imports.folder import NamedFile
from elternportal.imports.kinds import all_kinds
from elternportal.imports.plan import Plan, make_plan
from elternportal.imports.school import School
from elternportal.imports.untis import parse
from elternportal.services.school.school_import import ImportResultView, apply, preview

SAMPLES = Path(__file__).parent.parent / "samples" / "untis-gpu"
WIDTHS = {"002": 42, "003": 32, "004": 40, "005": 16, "006": 22, "010": 15}

Row = dict[int, str]


def gpu(number: str, *rows: Row, encoding: str = "utf-8") -> NamedFile:
    """``GPU<number>.TXT`` with these cells by column; digits stand without quotation marks."""
    lines = "".join(_line(WIDTHS[number], row) for row in rows)
    return NamedFile.of(f"GPU{number}.TXT", lines.encode(encoding))


def small_school() -> dict[str, NamedFile]:
    """Two classes, two teachers, two subjects, a room, three pupils, three lessons; no findings."""
    return {
        "002": gpu("002", lesson("1", "7b", "Hub", "M"), lesson("2", "7b~9a", "Mai", "E")),
        "003": gpu("003", school_class("7b", "Hub"), school_class("9a", "Mai")),
        "004": gpu("004", teacher("Hub", "Huber"), teacher("Mai", "Maier")),
        "005": gpu("005", {1: "R1", 2: "Raum 1", 8: "30"}),
        "006": gpu("006", {1: "M", 2: "Mathematik"}, {1: "E", 2: "Englisch"}),
        "010": gpu(
            "010",
            pupil("1", "Amsel", "Ada", "7b"),
            pupil("2", "Amsel", "Ben", "9a"),
            pupil("3", "Birke", "Carla", "7b"),
        ),
    }


def lesson(number: str, classes: str, teacher: str, subject: str) -> Row:
    return {1: number, 2: "4", 5: classes, 6: teacher, 7: subject}


def school_class(name: str, class_teacher: str = "") -> Row:
    return {1: name, 2: f"Klasse {name}", 14: name[:-1], 30: class_teacher}


def teacher(short_name: str, surname: str) -> Row:
    return {1: short_name, 2: surname, 29: "Vera", 31: "1"}


def pupil(number: str, surname: str, first_name: str, class_name: str) -> Row:
    return {1: surname[:3] + first_name, 2: surname, 8: first_name, 9: number, 10: class_name}


def apply_knowingly(
    session: Session,
    actor: Actor,
    files: Sequence[NamedFile],
    apart: Collection[LineRef] = (),
) -> ImportResultView:
    """Apply, with the number typed of those who are missing: in a small school one is many."""
    missing = preview(session, actor, files, apart=apart).missing
    return apply(session, actor, files, missing=missing, apart=apart)


def plan_of(files: Iterable[NamedFile], current: School | None = None) -> Plan:
    """The plan for a school that is empty unless ``current`` is given."""
    return make_plan(parse(files), current or {})


def school_after(plan: Plan, current: School | None = None) -> School:
    """The school that ``current`` (or an empty one) becomes by ``plan``."""
    names = [kind.name for kind in all_kinds()]
    school = {kind: dict((current or {}).get(kind, {})) for kind in names}
    for part in plan.kinds:
        for record in (*part.added, *(change.new for change in part.changed)):
            school[part.kind][record.identity] = record
        for record in part.removed:
            del school[part.kind][record.identity]
    return school


def keys(plan: Plan, *, errors_only: bool = False) -> list[tuple[str, int, str]]:
    """The findings as (file, line, key of the text)."""
    findings = plan.errors if errors_only else plan.findings
    return [(finding.file, finding.line, finding.text_key) for finding in findings]


def _line(width: int, row: Row) -> str:
    cells = (row.get(column, "") for column in range(1, width + 1))
    return ",".join(c if c.isdigit() or not c else f'"{c}"' for c in cells) + ",\r\n"
