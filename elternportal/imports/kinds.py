"""The only list of what can be imported: one entry per kind. See docs/imports.md."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Table

from elternportal.domain.school_calendar import FROM_UNTIS
from elternportal.imports import columns
from elternportal.imports.cells import Cells
from elternportal.imports.school import (
    ClassRecord,
    CourseChoiceRecord,
    DatedRecord,
    DayTextRecord,
    ExamRecord,
    GuardianRecord,
    HolidayRecord,
    LessonRecord,
    PupilRecord,
    Record,
    RoomRecord,
    SlotRecord,
    SubjectRecord,
    SubstitutionRecord,
    TeacherRecord,
)
from elternportal.imports.signatures import (
    Signature,
    is_exam,
    is_holiday,
    is_lesson,
    is_pupil,
    is_substitution,
    is_teacher,
    is_timetable,
)
from elternportal.models import metadata


@dataclass(frozen=True, slots=True)
class Reference:
    """A field that holds the short name of another kind's record, where the table holds its id.

    An unknown name keeps its row out of the school. If the reference ``may_be_unknown``, the field
    is emptied instead, with the warning ``import-unknown-<field>``, and does not keep the other
    record in the school. A row that ``goes_along`` does not keep it there either: it leaves, too.
    A file may call the other record by its key, or by what stands in its field ``also``.
    """

    field: str
    column: str
    kind: "KindSpec"
    may_be_unknown: bool = False
    goes_along: bool = False
    also: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindSpec:
    """What one kind of rows is: where it is read, what it refers to and where it is kept.

    ``file`` is the number of its Untis file, empty if it only comes by a format (``formats.py``);
    ``signature`` is what such a row looks like (if it looks like anything), ``read`` gives the
    records of a row; how a row is identified says ``record``. With ``first_row_counts``, rows of
    the same key that differ in the rest are no error.

    ``day_of`` reads the day of a row that brings no record, which is covered all the same. With
    ``may_be_empty``, a file of 0 bytes says that there is nothing today (data-formats §9).

    ``columns`` are the fields whose column has another name. Rows of the table whose ``source`` is
    another one count as entered by hand.

    Its texts are ``import-kind-<name>`` (all of it), ``import-one-<name>`` (one of it, at the
    beginning of a sentence), ``import-phase-<name>`` (while it is saved), ``import-holds-<name>``
    (what its file holds) and ``import-field-<field>``.
    """

    name: str
    record: type[Record]
    table: Table
    file: str = ""
    read: Callable[[Cells], Iterable[Record]] = columns.no_rows
    signature: Signature | None = None
    references: tuple[Reference, ...] = ()
    first_row_counts: bool = False
    day_of: Callable[[Cells], date | None] | None = None
    may_be_empty: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
    source: str = ""

    @property
    def is_dated(self) -> bool:
        """A file replaces only the days that it covers; master data is replaced as a whole."""
        return issubclass(self.record, DatedRecord)

    @property
    def stays_inactive(self) -> bool:
        """Rows of those who left stay, because bookings and accounts refer to them."""
        return "is_active" in self.table.c

    def needs(self, record: Record) -> Iterator[tuple[str, str]]:
        """The kinds and names that must be in the school for this record to be in it."""
        yield from self.keeps(record)
        yield from self.goes_with(record)

    def keeps(self, record: Record) -> Iterator[tuple[str, str]]:
        """Of these, what stays in the school as long as this record does."""
        return self._named(record, goes_along=False)

    def goes_with(self, record: Record) -> Iterator[tuple[str, str]]:
        """Of these, what takes this record with it when it leaves."""
        return self._named(record, goes_along=True)

    def _named(self, record: Record, *, goes_along: bool) -> Iterator[tuple[str, str]]:
        for reference in self.references:
            name = getattr(record, reference.field)
            if name and not reference.may_be_unknown and reference.goes_along == goes_along:
                yield reference.kind.name, name


SUBJECT = KindSpec(
    name="subject",
    file="006",
    record=SubjectRecord,
    read=columns.subjects,
    table=metadata.tables["subject"],
)
ROOM = KindSpec(
    name="room",
    file="005",
    record=RoomRecord,
    read=columns.rooms,
    table=metadata.tables["room"],
)
TEACHER = KindSpec(
    name="teacher",
    file="004",
    record=TeacherRecord,
    read=columns.teachers,
    table=metadata.tables["teacher"],
    signature=is_teacher,
)
CLASS = KindSpec(
    name="class",
    file="003",
    record=ClassRecord,
    read=columns.classes,
    table=metadata.tables["school_class"],
    references=(Reference("class_teacher", "class_teacher_id", TEACHER, may_be_unknown=True),),
)
PUPIL = KindSpec(
    name="pupil",
    file="010",
    record=PupilRecord,
    read=columns.pupils,
    table=metadata.tables["pupil"],
    signature=is_pupil,
    references=(Reference("class_name", "class_id", CLASS),),
)
GUARDIAN = KindSpec(
    name="guardian",
    record=GuardianRecord,
    table=metadata.tables["guardian_contact"],
    references=(Reference("pupil", "pupil_id", PUPIL, goes_along=True),),
)
LESSON = KindSpec(
    name="lesson",
    file="002",
    record=LessonRecord,
    read=columns.lessons,
    table=metadata.tables["lesson"],
    signature=is_lesson,
    references=(
        Reference("class_name", "class_id", CLASS),
        Reference("teacher", "teacher_id", TEACHER),
        Reference("subject", "subject_id", SUBJECT),
    ),
    first_row_counts=True,
)

COURSE_CHOICE = KindSpec(
    name="course-choice",
    file="015",
    record=CourseChoiceRecord,
    read=columns.course_choices,
    table=metadata.tables["course_choice"],
    references=(Reference("pupil", "pupil_id", PUPIL, goes_along=True, also="planning_name"),),
)
SLOT = KindSpec(
    name="slot",
    file="001",
    record=SlotRecord,
    read=columns.slots,
    table=metadata.tables["timetable_slot"],
    signature=is_timetable,
    references=(
        Reference("class_name", "class_id", CLASS, goes_along=True),
        Reference("teacher", "teacher_id", TEACHER, may_be_unknown=True),
        Reference("subject", "subject_id", SUBJECT, may_be_unknown=True),
    ),
)
SUBSTITUTION = KindSpec(
    name="substitution",
    file="014",
    record=SubstitutionRecord,
    read=columns.substitutions,
    table=metadata.tables["substitution"],
    signature=is_substitution,
    references=(
        Reference("class_name", "class_id", CLASS, goes_along=True),
        Reference("teacher", "teacher_id", TEACHER, may_be_unknown=True),
        Reference("substitute", "substitute_id", TEACHER, may_be_unknown=True),
        Reference("subject", "subject_id", SUBJECT, may_be_unknown=True),
        Reference("new_subject", "new_subject_id", SUBJECT, may_be_unknown=True),
    ),
    day_of=columns.day_of_substitution,
    may_be_empty=True,
)
EXAM = KindSpec(
    name="exam",
    file="017",
    record=ExamRecord,
    read=columns.exams,
    table=metadata.tables["exam"],
    signature=is_exam,
)
HOLIDAY = KindSpec(
    name="holiday",
    file="018",
    record=HolidayRecord,
    read=columns.holidays,
    table=metadata.tables["holiday"],
    signature=is_holiday,
    columns={"day": "first_day"},
    source=FROM_UNTIS,
)
DAY_TEXT = KindSpec(
    name="day-text",
    record=DayTextRecord,
    table=metadata.tables["day_text"],
)

KINDS: tuple[KindSpec, ...] = (
    SUBJECT,
    ROOM,
    TEACHER,
    CLASS,
    PUPIL,
    GUARDIAN,
    LESSON,
    COURSE_CHOICE,
    SLOT,
    SUBSTITUTION,
    DAY_TEXT,
    EXAM,
    HOLIDAY,
)
"""Each after those it refers to; others ask :func:`all_kinds`."""


def all_kinds() -> tuple[KindSpec, ...]:
    return KINDS


def kind_named(name: str) -> KindSpec:
    """The kind of this name.

    Raises:
        LookupError: there is none.
    """
    for kind in KINDS:
        if kind.name == name:
            return kind
    raise LookupError(f"no kind {name}")


def is_referred_to(kind: KindSpec) -> bool:
    """Whether records of other kinds hold its short names; then its key is one field."""
    return any(reference.kind is kind for other in KINDS for reference in other.references)


def kind_of_file(number: str) -> KindSpec | None:
    """The kind that stands in ``GPU<number>``."""
    return next((kind for kind in KINDS if kind.file and kind.file == number), None)


def expected_files() -> dict[str, str]:
    """The files that are read, e.g. ``GPU003``, each with the key of what it holds."""
    files = {f"GPU{kind.file}": f"import-holds-{kind.name}" for kind in KINDS if kind.file}
    return dict(sorted(files.items()))


def signatures() -> dict[str, Signature]:
    """What rows look like, by the number of the file."""
    return {kind.file: kind.signature for kind in KINDS if kind.signature}
