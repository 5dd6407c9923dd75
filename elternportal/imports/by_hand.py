"""What the office has said by hand holds beside the files: pure rules, without database.

Who was entered by hand stays although no file knows them; a child that has left does not come back;
a corrected field stays as long as the files say what they said when it was corrected. A child that
was entered by hand and comes by a file later is the same child, and so with teachers.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import TypeVar

from elternportal.domain.search import fold
from elternportal.imports.findings import SHOWN_NAMES, WHOLE_FILE, Report
from elternportal.imports.school import Key, PupilRecord, Record, Records, TeacherRecord

R = TypeVar("R", PupilRecord, TeacherRecord)
PRESENCE = ""  # in the place of a field: whether somebody is at school


@dataclass(frozen=True, slots=True)
class HandNote:
    """What the office has said of one person (``models/by_hand.py``)."""

    decides_presence: bool = False
    corrections: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Noted:
    """A person with what was said by hand; who is not ``is_active`` has left."""

    record: Record
    is_active: bool
    note: HandNote


@dataclass(frozen=True, slots=True)
class Settled:
    """What need not be kept as said by hand any more, for the files now decide it."""

    kind: str
    key: Key
    field: str


Notes = Mapping[str, Mapping[Key, Noted]]
"""Of whom something was said by hand, by the name of their kind and their key."""


@dataclass(slots=True)
class HandMerge:
    """Applies the notes of one kind to what a file of that kind would make of the school."""

    kind: str
    file: str
    notes: Mapping[Key, Noted]
    mentioned: Collection[Key]  # whoever has a row in the file, sound or not
    report: Report
    settled: list[Settled] = field(default_factory=list)

    def applied(self, target: Records) -> Records:
        """The records as they will be, with what was said by hand."""
        result = dict(target)
        kept, away, back, corrected = [], [], [], []
        for key, noted in self.notes.items():
            is_brought = key in target and target[key].identity == key
            if noted.is_active and is_brought:
                result[key] = self._corrected(key, target[key], noted)
                if result[key] != target[key]:
                    corrected.append(result[key].label)
            if not noted.note.decides_presence:
                continue
            if noted.is_active == is_brought and noted.is_active == (key in self.mentioned):
                self._settle(key, PRESENCE)
            elif noted.is_active:
                result[key] = noted.record
                kept.append(noted.record.label)
            elif is_brought and isinstance(noted.record, TeacherRecord):
                self._settle(key, PRESENCE)  # the lessons in the files are of somebody
                back.append(noted.record.label)
            elif result.pop(key, None) is not None:
                away.append(noted.record.label)
        self._tell("import-by-hand-kept", kept)
        self._tell("import-by-hand-away", away)
        self._tell("import-by-hand-back", back)
        self._tell("import-by-hand-corrected", corrected)
        return result

    def _corrected(self, key: Key, record: Record, noted: Noted) -> Record:
        for name, said in noted.note.corrections.items():
            if text_of(getattr(record, name)) == said:
                record = replace(record, **{name: getattr(noted.record, name)})
            else:
                self._settle(key, name)
        return record

    def _settle(self, key: Key, name: str) -> None:
        self.settled.append(Settled(self.kind, key, name))

    def _tell(self, text_key: str, names: list[str]) -> None:
        if names:
            self.report.warning(
                self.file,
                WHOLE_FILE,
                text_key,
                names="; ".join(sorted(names)[:SHOWN_NAMES]),
                more=max(len(names) - SHOWN_NAMES, 0),
            )


def same_children(entered: Iterable[PupilRecord], of_file: Iterable[PupilRecord]) -> dict[Key, Key]:
    """Which children that were entered by hand are which of the file: their keys.

    They have the same name and day of birth or, where one of the days is not known, the same class.
    """
    return _same(entered, of_file, is_same_child)


def same_teachers(
    entered: Iterable[TeacherRecord], of_file: Iterable[TeacherRecord]
) -> dict[Key, Key]:
    """Which teachers that were entered by hand are which of the file: their keys.

    They have the same surname and, where both are known, the same first name.
    """
    return _same(entered, of_file, _is_same_teacher)


def _same(
    entered: Iterable[R], of_file: Iterable[R], is_same: Callable[[R, R], bool]
) -> dict[Key, Key]:
    """Where two would fit, nobody is taken for somebody else."""
    by_surname: dict[str, list[R]] = {}
    for record in of_file:
        by_surname.setdefault(fold(record.surname), []).append(record)
    found: dict[Key, Key] = {}
    for person in entered:
        alike = [one for one in by_surname.get(fold(person.surname), ()) if is_same(person, one)]
        if len(alike) == 1:
            found[person.identity] = alike[0].identity
    doubled = {key for key in found.values() if list(found.values()).count(key) > 1}
    return {hand: of_file_key for hand, of_file_key in found.items() if of_file_key not in doubled}


def is_same_child(one: PupilRecord, other: PupilRecord) -> bool:
    """Same name and day of birth; same class, where one of the days is not known."""
    if _name(one) != _name(other):
        return False
    return _is_born_with(one.birth_date, other.birth_date, one.class_name == other.class_name)


def changed_fields(old: Record, new: Record) -> dict[str, str]:
    """The fields in which two records differ, with what the old one says."""
    names = (one.name for one in fields(new))
    return {
        name: text_of(getattr(old, name))
        for name in names
        if getattr(old, name) != getattr(new, name)
    }


def text_of(value: object) -> str:
    """A field of a record as a text."""
    return "" if value is None else str(value)


def _is_born_with(one: date | None, other: date | None, is_same_class: bool) -> bool:
    return one == other if one and other else is_same_class


def _is_same_teacher(one: TeacherRecord, other: TeacherRecord) -> bool:
    first, second = fold(one.first_name), fold(other.first_name)
    return first == second or not first or not second


def _name(record: PupilRecord) -> tuple[str, str]:
    return fold(record.surname), fold(record.first_name)
