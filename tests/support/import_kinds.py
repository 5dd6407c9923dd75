"""A kind that only tests have: who looks after which place on which day. One entry, one parser."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from fluent.runtime import FluentResource
from sqlalchemy import Boolean, Column, Date, Integer, MetaData, String, Table

from elternportal import i18n
from elternportal.imports import kinds
from elternportal.imports.cells import Cells
from elternportal.imports.folder import NamedFile
from elternportal.imports.kinds import TEACHER, KindSpec, Reference
from elternportal.imports.rows import Row
from elternportal.imports.school import DatedRecord, Record

TABLE = Table(
    "duty",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("day", Date, nullable=False),
    Column("place", String(40), nullable=False),
    Column("teacher_id", Integer, nullable=False),
    Column("is_manual", Boolean, nullable=False),
)
TEXTS = """
import-kind-duty = Aufsichten
import-one-duty = Die Aufsicht
import-phase-duty = Aufsichten werden gespeichert
import-holds-duty = Aufsichten
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRecord(DatedRecord):
    key_fields = ("day", "place")

    place: str
    teacher: str


def duties(cells: Cells) -> Iterable[Record]:
    day = cells.date(1)
    place, teacher = cells.required(2, 40), cells.required(3, 40)
    if day is None:
        cells.error("import-cell-empty", column=1)
    else:
        yield DutyRecord(day=day, place=place, teacher=teacher)


def is_duty(row: Row) -> bool:
    return len(row.cells) == 4 and row.cell(1).isdigit() and len(row.cell(1)) == 8


DUTY = KindSpec(
    name="duty",
    file="090",
    record=DutyRecord,
    read=duties,
    table=TABLE,
    signature=is_duty,
    references=(Reference("teacher", "teacher_id", TEACHER),),
)


@contextmanager
def with_duties() -> Iterator[None]:
    """The table of kinds has one more entry, and the catalogues have its texts."""
    before = kinds.KINDS
    kinds.KINDS = (*before, DUTY)
    for language in i18n.LANGUAGES:
        i18n._bundle(language).add_resource(FluentResource(TEXTS))
    try:
        yield
    finally:
        kinds.KINDS = before
        i18n._bundle.cache_clear()


def duty_file(*rows: tuple[str, str, str], number: str = "090") -> NamedFile:
    """Rows of day (``20261123``), place and teacher."""
    lines = "".join(f'{day},"{place}","{teacher}",\r\n' for day, place, teacher in rows)
    return NamedFile.of(f"GPU{number}.TXT", lines.encode())
