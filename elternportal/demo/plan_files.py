"""The demo school's week and the changes of the next days, as the files that Untis would export."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from elternportal.demo.fiction import CLASS_NAMES, SEED, DemoLesson, FictionalSchool, grade_of
from elternportal.demo.subjects import JOINT_SUBJECTS
from elternportal.demo.untis_files import as_file
from elternportal.imports.folder import NamedFile

WEEKDAYS, LESSONS = range(1, 6), range(1, 11)
MORNING = 6  # lessons; later ones only when the morning is full
DAYS_OF_CHANGES, CHANGES_A_DAY = 8, 40
WITH_RELIGION = (*JOINT_SUBJECTS, "K")
_ROOMS = {
    "Ph": "Ph1",
    "C": "Ch1",
    "B": "Bio1",
    "Inf": "Inf1",
    "Mu": "Mu1",
    "Ku": "Ku1",
    "Sp": "TH1",
}
_CANCELLED, _ROOM = 1, 1 << 16


@dataclass(frozen=True, slots=True)
class DemoSlot:
    """A lesson of the week."""

    held: DemoLesson
    weekday: int
    lesson: int

    @property
    def room(self) -> str:
        first = self.held.class_names[0]
        return _ROOMS.get(self.held.subject, str(101 + CLASS_NAMES.index(first)))


def make_plan_files(school: FictionalSchool, coming: Sequence[date]) -> list[NamedFile]:
    """GPU001, always the same, and GPU014 for the first of the ``coming`` days with school."""
    slots = tuple(_slots(school))
    changes = tuple(_changes(school, slots, coming[:DAYS_OF_CHANGES]))
    return [
        as_file("GPU001.TXT", 8, map(_slot_row, slots)),
        as_file("GPU014.TXT", 22, changes),
    ]


def _slots(school: FictionalSchool) -> Iterator[DemoSlot]:
    """Each hour at the first time at which its classes and teachers are free."""
    busy: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
    of_day: Counter[tuple[int, int]] = Counter()
    for unit in _units(school.lessons):
        people = {name for one in unit for name in (one.teacher, *one.class_names)}
        for _ in range(unit[0].hours):
            free = [
                (lesson > MORNING, of_day[unit[0].number, weekday], lesson, weekday)
                for weekday in WEEKDAYS
                for lesson in LESSONS
                if busy[weekday, lesson].isdisjoint(people)
            ]
            if free:
                *_, lesson, weekday = min(free)
                busy[weekday, lesson] |= people
                of_day[unit[0].number, weekday] += 1
                yield from (DemoSlot(one, weekday, lesson) for one in unit)


def _units(lessons: Iterable[DemoLesson]) -> list[tuple[DemoLesson, ...]]:
    """What is held at the same time: religion and ethics of a grade; else one lesson alone."""
    religion: defaultdict[int, list[DemoLesson]] = defaultdict(list)
    alone = []
    for lesson in lessons:
        together = religion[grade_of(lesson.class_names[0])]
        teachers = {one.teacher for one in together}
        if lesson.subject in WITH_RELIGION and lesson.teacher not in teachers:
            together.append(lesson)
        else:
            alone.append((lesson,))
    return [*(tuple(unit) for unit in religion.values() if unit), *alone]


def _slot_row(slot: DemoSlot) -> dict[int, str | int | float]:
    return {
        1: slot.held.number,
        2: "~".join(slot.held.class_names),
        3: slot.held.teacher,
        4: slot.held.subject,
        5: slot.room,
        6: slot.weekday,
        7: slot.lesson,
    }


def _changes(
    school: FictionalSchool, slots: tuple[DemoSlot, ...], days: Iterable[date]
) -> Iterator[dict[int, str | int | float]]:
    """On each of the days some lessons are held by others, elsewhere or not at all."""
    random = Random(SEED)  # noqa: S311 - invented changes, no secrets
    number = 0
    for day in days:
        of_day = [slot for slot in slots if slot.weekday == day.isoweekday()]
        for slot in sorted(
            random.sample(of_day, min(CHANGES_A_DAY, len(of_day))),
            key=lambda one: (one.lesson, one.held.number),
        ):
            number += 1
            classes = "~".join(slot.held.class_names)
            row: dict[int, str | int | float] = {
                1: number,
                2: f"{day:%Y%m%d}",
                3: slot.lesson,
                5: slot.held.number,
                6: slot.held.teacher,
                8: slot.held.subject,
                12: slot.room,
                15: classes,
                18: 0,
                19: classes,
            }
            yield row | _what(random, school)


def _what(random: Random, school: FictionalSchool) -> dict[int, str | int | float]:
    match random.randrange(4):
        case 0:
            return {18: _CANCELLED, 20: "C"}
        case 1:
            return {13: random.choice(("Inf1", "Mu1", "TH2")), 18: _ROOM, 20: "R"}
        case 2:
            return {
                7: random.choice(school.teachers).short_name,
                17: "Bitte das Arbeitsheft mitbringen",
            }
        case _:
            return {7: random.choice(school.teachers).short_name, 20: "S"}
