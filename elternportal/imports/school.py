"""A school as an import sees it: plain records by kind and key, without database ids.

Field names are the column names of the kind's table; where a column is a foreign key, the record
holds the other record's short name instead (``class_teacher``, ``class_name`` …).
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a kind. The fields named in ``key_fields`` say which row it is."""

    key_fields: ClassVar[tuple[str, ...]] = ("short_name",)

    @property
    def identity(self) -> Key:
        return tuple(str(getattr(self, name)) for name in self.key_fields)

    @property
    def label(self) -> str:
        """How the plan names the row."""
        return " – ".join(filter(None, self.identity))


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedRecord(Record):
    """A row of one day. Manual ones were written in the portal.

    Whatever has a key for itself can move to another day; else the day is part of the key.
    """

    day: date
    is_manual: bool = False


@dataclass(frozen=True, slots=True)
class SubjectRecord(Record):
    short_name: str
    long_name: str = ""

    @property
    def label(self) -> str:
        return " – ".join(filter(None, (self.short_name, self.long_name)))


@dataclass(frozen=True, slots=True)
class RoomRecord(Record):
    short_name: str
    long_name: str = ""
    capacity: int | None = None

    @property
    def label(self) -> str:
        return " – ".join(filter(None, (self.short_name, self.long_name)))


@dataclass(frozen=True, slots=True)
class TeacherRecord(Record):
    short_name: str
    surname: str = ""
    first_name: str = ""
    title: str = ""
    gender: str = ""
    email: str = ""

    @property
    def label(self) -> str:
        name = " ".join(filter(None, (self.title, self.first_name, self.surname)))
        return " – ".join(filter(None, (self.short_name, name)))


@dataclass(frozen=True, slots=True)
class ClassRecord(Record):
    short_name: str
    long_name: str = ""
    grade: str = ""
    class_teacher: str = ""
    home_room: str = ""

    @property
    def label(self) -> str:
        return self.short_name


@dataclass(frozen=True, slots=True)
class PupilRecord(Record):
    """``key`` is the foreign key of the school's own program, else the number, else the name."""

    key_fields = ("key",)

    key: str
    surname: str
    first_name: str
    gender: str = ""
    birth_date: date | None = None
    class_name: str = ""

    @property
    def label(self) -> str:
        name = f"{self.surname}, {self.first_name}"
        return f"{name} ({self.class_name})" if self.class_name else name


@dataclass(frozen=True, slots=True)
class GuardianRecord(Record):
    """A guardian as the school's program knows them: where they live, and whether they may be told
    anything of the child. ``pupil`` is the key of the child.
    """

    key_fields = ("pupil", "key")

    pupil: str
    key: str
    surname: str
    first_name: str = ""
    title: str = ""
    email: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    may_be_informed: bool = False
    is_main: bool = False

    @property
    def label(self) -> str:
        name = ", ".join(filter(None, (self.surname, self.first_name)))
        return " – ".join(filter(None, (name, f"{self.postal_code} {self.city}".strip())))


@dataclass(frozen=True, slots=True)
class LessonRecord(Record):
    """One class, teacher and subject; a lesson number with several of them has several records."""

    key_fields = ("number", "class_name", "teacher", "subject", "student_group")

    number: int
    class_name: str
    teacher: str
    subject: str
    student_group: str = ""
    weekly_hours: float = 0
    first_day: date | None = None
    last_day: date | None = None
    week: str = ""
    held_from: date | None = None
    held_days: str = ""

    @property
    def label(self) -> str:
        return f"{self.number}: {self.class_name}, {self.subject}, {self.teacher}"


@dataclass(frozen=True, slots=True)
class SlotRecord(Record):
    """One lesson of one class in the week."""

    key_fields = ("weekday", "lesson", "class_name", "number", "teacher", "subject", "room")

    number: int
    class_name: str
    teacher: str
    subject: str
    weekday: int
    lesson: int
    room: str = ""

    @property
    def label(self) -> str:
        what = ", ".join(filter(None, (self.class_name, self.subject, self.teacher, self.room)))
        return f"{self.weekday}/{self.lesson}: {what}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubstitutionRecord(DatedRecord):
    """What differs for one class (or no class) in one lesson of a day; never why."""

    key_fields = ("day", "key", "class_name")

    key: str
    class_name: str
    lesson: int
    number: int
    kind: str
    teacher: str = ""
    substitute: str = ""
    subject: str = ""
    new_subject: str = ""
    room: str = ""
    new_room: str = ""
    text: str = ""

    @property
    def label(self) -> str:
        what = filter(None, (self.class_name, self.subject or self.new_subject))
        return f"{self.day:%d.%m.%Y}, {self.lesson}: {', '.join(what)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTextRecord(DatedRecord):
    """What is said to everybody about one day."""

    key_fields = ("day",)

    text: str

    @property
    def label(self) -> str:
        return f"{self.day:%d.%m.%Y}: {self.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamRecord(DatedRecord):
    """An exam. It names no class: ``numbers`` are those of its lessons, joined by ``~``.

    ``key`` holds the school year, because the planning program counts anew in each.
    """

    key_fields = ("key",)

    key: str
    first_lesson: int
    last_lesson: int
    title: str = ""
    text: str = ""
    numbers: str = ""
    room: str = ""

    @property
    def label(self) -> str:
        lessons = f"{self.first_lesson}–{self.last_lesson}"
        return ", ".join(filter(None, (f"{self.day:%d.%m.%Y}", lessons, self.title)))


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayRecord(DatedRecord):
    """Days off, known by their first and last day: the calendar holds each only once."""

    key_fields = ("day", "last_day")

    last_day: date
    name: str
    kind: str
    source: str

    @property
    def label(self) -> str:
        return f"{self.name}: {self.day:%d.%m.%Y} – {self.last_day:%d.%m.%Y}"


Records = dict[Key, Record]
"""The records of one kind by identity."""

School = dict[str, Records]
"""All records by the name of their kind."""
