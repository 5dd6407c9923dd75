"""A school as an import sees it: plain records by kind and key, without database ids.

Field names are the column names of ``models/school.py``; where a column is a foreign key, the
record holds the other record's short name instead (``class_teacher``, ``class_name`` …).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Key = tuple[str, ...]


class Kind(StrEnum):
    """The kinds of master data, each after those it refers to."""

    SUBJECT = "subject"
    ROOM = "room"
    TEACHER = "teacher"
    CLASS = "class"
    PUPIL = "pupil"
    LESSON = "lesson"


@dataclass(frozen=True, slots=True)
class SubjectRecord:
    short_name: str
    long_name: str = ""

    @property
    def identity(self) -> Key:
        return (self.short_name,)

    @property
    def label(self) -> str:
        return " – ".join(filter(None, (self.short_name, self.long_name)))


@dataclass(frozen=True, slots=True)
class RoomRecord:
    short_name: str
    long_name: str = ""
    capacity: int | None = None

    @property
    def identity(self) -> Key:
        return (self.short_name,)

    @property
    def label(self) -> str:
        return " – ".join(filter(None, (self.short_name, self.long_name)))


@dataclass(frozen=True, slots=True)
class TeacherRecord:
    short_name: str
    surname: str = ""
    first_name: str = ""
    title: str = ""
    gender: str = ""
    email: str = ""

    @property
    def identity(self) -> Key:
        return (self.short_name,)

    @property
    def label(self) -> str:
        name = " ".join(filter(None, (self.title, self.first_name, self.surname)))
        return " – ".join(filter(None, (self.short_name, name)))


@dataclass(frozen=True, slots=True)
class ClassRecord:
    short_name: str
    long_name: str = ""
    grade: str = ""
    class_teacher: str = ""

    @property
    def identity(self) -> Key:
        return (self.short_name,)

    @property
    def label(self) -> str:
        return self.short_name


@dataclass(frozen=True, slots=True)
class PupilRecord:
    """``key`` is the foreign key of the school's own program, else the number, else the name."""

    key: str
    surname: str
    first_name: str
    gender: str = ""
    birth_date: date | None = None
    class_name: str = ""

    @property
    def identity(self) -> Key:
        return (self.key,)

    @property
    def label(self) -> str:
        name = f"{self.surname}, {self.first_name}"
        return f"{name} ({self.class_name})" if self.class_name else name


@dataclass(frozen=True, slots=True)
class LessonRecord:
    """One class, teacher and subject; a lesson number with several of them has several records."""

    number: int
    class_name: str
    teacher: str
    subject: str
    student_group: str = ""
    weekly_hours: float = 0

    @property
    def identity(self) -> Key:
        names = (self.class_name, self.teacher, self.subject, self.student_group)
        return (str(self.number), *names)

    @property
    def label(self) -> str:
        return f"{self.number}: {self.class_name}, {self.subject}, {self.teacher}"


Record = SubjectRecord | RoomRecord | TeacherRecord | ClassRecord | PupilRecord | LessonRecord

School = dict[Kind, dict[Key, Record]]
"""All records by kind and identity; every kind is present."""
