"""The fictional Gymnasium: 30 classes, 850 pupils in families, 75 teachers and their lessons.

Everything follows from one seed, so each run makes the same school.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from elternportal.demo.names import BOYS, GIRLS, MEN, SURNAMES, WOMEN
from elternportal.demo.subjects import (
    CORE_SUBJECTS,
    JOINT_SUBJECTS,
    SUBJECTS,
    TEACHING_PAIRS,
    weekly_hours,
)

SEED = 2026
SCHOOL_YEAR = 2026
PUPILS, TEACHERS = 850, 75
CLASS_NAMES = [f"{grade}{letter}" for grade in range(5, 11) for letter in "abcd"]
CLASS_NAMES += [f"{grade}{letter}" for grade in (11, 12) for letter in "abc"]
CHILDREN_PER_FAMILY = (1, 1, 1, 1, 1, 1, 2, 2, 2, 3)


@dataclass(frozen=True, slots=True)
class DemoTeacher:
    short_name: str
    surname: str
    first_name: str
    title: str
    is_female: bool
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemoPupil:
    number: int
    surname: str
    first_name: str
    is_female: bool
    birth_date: date
    class_name: str

    @property
    def key(self) -> str:
        """The foreign key in the generated file, hence ``Pupil.key`` after the import."""
        return f"DEMO-{self.number:05}"


@dataclass(frozen=True, slots=True)
class DemoFamily:
    """Children of one household and the first names of one or two guardians."""

    surname: str
    guardians: tuple[str, ...]
    children: tuple[DemoPupil, ...]


@dataclass(frozen=True, slots=True)
class DemoLesson:
    """``class_names`` are several where classes are taught together."""

    number: int
    class_names: tuple[str, ...]
    teacher: str
    subject: str
    hours: int


@dataclass(frozen=True, slots=True)
class FictionalSchool:
    teachers: tuple[DemoTeacher, ...]
    families: tuple[DemoFamily, ...]
    lessons: tuple[DemoLesson, ...]
    class_teachers: dict[str, str]

    @property
    def pupils(self) -> list[DemoPupil]:
        """All pupils by number."""
        return sorted((p for f in self.families for p in f.children), key=lambda p: p.number)


def make_school() -> FictionalSchool:
    """The school of :data:`SEED`; always the same."""
    random = Random(SEED)  # noqa: S311 - invented people, no secrets
    teachers = tuple(_teachers(random))
    lessons = tuple(_lessons(teachers))
    families = tuple(_families(random))
    return FictionalSchool(teachers, families, lessons, _class_teachers(lessons))


def grade_of(class_name: str) -> int:
    return int(class_name[:-1])


def _teachers(random: Random) -> Iterator[DemoTeacher]:
    taken: set[str] = set()
    surnames = random.sample(SURNAMES, TEACHERS)
    for number, surname in enumerate(surnames):
        is_female = random.random() < 0.6
        short_name = _short_name(surname, taken)
        taken.add(short_name)
        yield DemoTeacher(
            short_name=short_name,
            surname=surname,
            first_name=random.choice(WOMEN if is_female else MEN),
            title="Dr." if random.random() < 0.1 else "",
            is_female=is_female,
            subjects=TEACHING_PAIRS[number % len(TEACHING_PAIRS)],
        )


def _short_name(surname: str, taken: set[str]) -> str:
    """Three letters: the first two and the first later one that makes it unique."""
    return next(
        name for letter in surname[2:] + "xyz" if (name := surname[:2] + letter) not in taken
    )


def _lessons(teachers: tuple[DemoTeacher, ...]) -> Iterator[DemoLesson]:
    """Each class gets each of its subjects from the teacher who has least to do so far."""
    load: Counter[str] = Counter()
    busy: dict[str, set[str]] = {name: set() for name in CLASS_NAMES}
    for number, (class_names, subject) in enumerate(_taught(), start=1):
        hours = weekly_hours(subject)
        teacher = min(
            (
                teacher.short_name
                for teacher in teachers
                if subject in teacher.subjects
                and not any(teacher.short_name in busy[name] for name in class_names)
            ),
            key=lambda name: load[name],
        )
        load[teacher] += hours
        for name in class_names:
            busy[name].add(teacher)
        yield DemoLesson(number, class_names, teacher, subject, hours)


def _taught() -> Iterator[tuple[tuple[str, ...], str]]:
    for name in CLASS_NAMES:
        for subject, (_long_name, grades) in SUBJECTS.items():
            if grade_of(name) in grades and subject not in JOINT_SUBJECTS:
                yield (name,), subject
    for grade in sorted({grade_of(name) for name in CLASS_NAMES}):
        together = tuple(name for name in CLASS_NAMES if grade_of(name) == grade)
        for subject in JOINT_SUBJECTS:
            yield together, subject


def _class_teachers(lessons: tuple[DemoLesson, ...]) -> dict[str, str]:
    """For each class a teacher of a core subject, nobody twice as long as there are others."""
    chosen: dict[str, str] = {}
    for name in CLASS_NAMES:
        candidates = [
            lesson.teacher
            for lesson in lessons
            if lesson.class_names == (name,) and lesson.subject in CORE_SUBJECTS
        ]
        chosen[name] = min(candidates, key=lambda t: list(chosen.values()).count(t))
    return chosen


def _families(random: Random) -> Iterator[DemoFamily]:
    """Fill the classes evenly; siblings are years apart, hence in different classes."""
    sizes: Counter[str] = Counter()
    number = 0
    while number < PUPILS:
        surname = random.choice(SURNAMES)
        wanted = min(random.choice(CHILDREN_PER_FAMILY), PUPILS - number)
        grades = random.sample(range(5, 13), wanted)
        children = []
        for grade in sorted(grades, reverse=True):
            number += 1
            children.append(_pupil(random, number, surname, _emptiest_class(grade, sizes)))
        guardians = (random.choice(WOMEN), random.choice(MEN))
        is_single = random.random() < 0.3
        yield DemoFamily(surname, guardians[:1] if is_single else guardians, tuple(children))


def _emptiest_class(grade: int, sizes: Counter[str]) -> str:
    name = min((n for n in CLASS_NAMES if grade_of(n) == grade), key=lambda n: sizes[n])
    sizes[name] += 1
    return name


def _pupil(random: Random, number: int, surname: str, class_name: str) -> DemoPupil:
    is_female = random.random() < 0.5
    born = date(SCHOOL_YEAR - 6 - grade_of(class_name), 10, 1) + timedelta(random.randrange(365))
    return DemoPupil(
        number=number,
        surname=surname,
        first_name=random.choice(GIRLS if is_female else BOYS),
        is_female=is_female,
        birth_date=born,
        class_name=class_name,
    )
