"""The named world of people in which tests play.

* Family Amsel: Anna and Anton are guardians of Ada (7b) and Ben (9a).
* Family Birke: Berta alone is guardian of Carla (7b) – the other family.
* Family Dachs: nobody registered yet for Dora (7b).
* Frau Huber is class teacher of 7b and teaches maths in 7b and 9a; Herr Maier teaches English
  in 7b; Frau Roth teaches only 9a – the other class's teacher. Olga is the office, Hanna the head.
"""

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Table, func, insert, select
from sqlmodel import Session

from elternportal.db import Database
from elternportal.domain.people import Actor, Role
from elternportal.models import metadata
from elternportal.models.access import Account, Guardianship
from elternportal.models.school import Lesson, Pupil, SchoolClass, Subject, Teacher
from tests.support.databases import fresh_sqlite

LONG_AGO = datetime(2026, 9, 1, tzinfo=UTC)


@dataclass
class World:
    """Actors and ids by first name; ``pupils["Ada"]`` is an id, ``anna`` an :class:`Actor`."""

    anna: Actor = field(init=False)
    anton: Actor = field(init=False)
    berta: Actor = field(init=False)
    huber: Actor = field(init=False)
    maier: Actor = field(init=False)
    roth: Actor = field(init=False)
    olga: Actor = field(init=False)
    hanna: Actor = field(init=False)
    classes: dict[str, int] = field(default_factory=dict)
    teachers: dict[str, int] = field(default_factory=dict)
    subjects: dict[str, int] = field(default_factory=dict)
    pupils: dict[str, int] = field(default_factory=dict)


def make_world(session: Session) -> World:
    """Write everybody into a database without people; the caller commits.

    They are made once for all tests: copying their rows is several times as fast.
    """
    world, rows = _world_and_rows()
    for table, of_table in rows:
        session.execute(insert(table), of_table)
    if session.get_bind().dialect.name == "postgresql":
        _go_on_counting(session, [table for table, _ in rows])
    return deepcopy(world)


@cache
def _world_and_rows() -> tuple[World, list[tuple[Table, list[dict[str, Any]]]]]:
    """Everybody, and the rows that they are in the database."""
    with TemporaryDirectory() as folder:
        database = Database(fresh_sqlite(Path(folder) / "world.db"))
        with database.transaction() as session:
            world = _create_world(session)
            session.flush()
            rows = [
                (table, [dict(row) for row in session.execute(select(table)).mappings()])
                for table in metadata.sorted_tables
            ]
        database.close()
    return world, [(table, of_table) for table, of_table in rows if of_table]


def _go_on_counting(session: Session, tables: list[Table]) -> None:
    """The next row of each table gets the number after the last one's."""
    for table in tables:
        column = table.autoincrement_column
        if column is not None:
            last = select(func.max(column)).scalar_subquery()
            sequence = func.pg_get_serial_sequence(table.name, column.name)
            session.execute(select(func.setval(sequence, last)))


def _create_world(session: Session) -> World:
    world = World()
    _make_school(session, world)
    _make_pupils(session, world)
    world.anna = _guardian(session, world, "Anna Amsel", "Ada", "Ben")
    world.anton = _guardian(session, world, "Anton Amsel", "Ada", "Ben")
    world.berta = _guardian(session, world, "Berta Birke", "Carla")
    world.huber = _teacher_account(session, world, "Huber")
    world.maier = _teacher_account(session, world, "Maier")
    world.roth = _teacher_account(session, world, "Roth")
    world.olga = _account(session, "Olga Office", {Role.OFFICE}, is_office=True)
    world.hanna = _account(session, "Hanna Head", {Role.HEAD}, is_head=True)
    return world


def add_guardian(session: Session, world: World, name: str, *children: str) -> Actor:
    """One more guardian of the named children, e.g. for races between many families."""
    return _guardian(session, world, name, *children)


def add_pupil(session: Session, world: World, first_name: str, class_name: str) -> int:
    """One more child; returns its id and knows it by first name."""
    pupil = Pupil(
        key=f"P-{first_name}",
        surname=f"{first_name}sen",
        first_name=first_name,
        class_id=world.classes[class_name],
    )
    session.add(pupil)
    session.flush()
    assert pupil.id is not None
    world.pupils[first_name] = pupil.id
    return pupil.id


def _make_school(session: Session, world: World) -> None:
    for surname, gender in (("Huber", "F"), ("Maier", "M"), ("Roth", "F")):
        teacher = Teacher(short_name=surname[:3], surname=surname, first_name="X", gender=gender)
        session.add(teacher)
        session.flush()
        world.teachers[surname] = teacher.id or 0
    for name, class_teacher in (("7b", "Huber"), ("9a", "Roth")):
        school_class = SchoolClass(
            short_name=name, grade=name[0], class_teacher_id=world.teachers[class_teacher]
        )
        session.add(school_class)
        session.flush()
        world.classes[name] = school_class.id or 0
    for short in ("M", "E", "D"):
        subject = Subject(
            short_name=short, long_name={"M": "Mathematik", "E": "Englisch"}.get(short, "Deutsch")
        )
        session.add(subject)
        session.flush()
        world.subjects[short] = subject.id or 0
    lessons = [
        ("7b", "Huber", "M"),
        ("9a", "Huber", "M"),
        ("7b", "Maier", "E"),
        ("9a", "Roth", "D"),
    ]
    for number, (class_name, teacher_name, subject_name) in enumerate(lessons, start=1):
        session.add(
            Lesson(
                number=number,
                class_id=world.classes[class_name],
                teacher_id=world.teachers[teacher_name],
                subject_id=world.subjects[subject_name],
            )
        )


def _make_pupils(session: Session, world: World) -> None:
    for first_name, class_name in (("Ada", "7b"), ("Ben", "9a"), ("Carla", "7b"), ("Dora", "7b")):
        add_pupil(session, world, first_name, class_name)


def _guardian(session: Session, world: World, name: str, *children: str) -> Actor:
    actor = _account(session, name, {Role.PARENT})
    for child in children:
        session.add(
            Guardianship(account_id=actor.account_id, pupil_id=world.pupils[child], since=LONG_AGO)
        )
    session.flush()
    return actor


def _teacher_account(session: Session, world: World, surname: str) -> Actor:
    teacher_id = world.teachers[surname]
    return _account(session, f"Frau {surname}", {Role.TEACHER}, teacher_id=teacher_id)


def _account(
    session: Session,
    name: str,
    roles: set[Role],
    *,
    teacher_id: int | None = None,
    is_office: bool = False,
    is_head: bool = False,
) -> Actor:
    account = Account(
        email=f"{name.replace(' ', '.').lower()}@example.org",
        name=name,
        teacher_id=teacher_id,
        is_office=is_office,
        is_head=is_head,
        created_at=LONG_AGO,
    )
    session.add(account)
    session.flush()
    assert account.id is not None
    return Actor(account.id, frozenset(roles), name, teacher_id, has_confirmed=True)
