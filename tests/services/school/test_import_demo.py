"""The demo school: made by the importer, with logins that work and an evening that is open."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from sqlmodel import Session, col, func, select

from elternportal import clock
from elternportal.auth.passwords import verify_password
from elternportal.auth.sessions import actor_of_account
from elternportal.db import Database
from elternportal.demo.logins import (
    CLASS_TEACHER,
    DEMO_LOGINS,
    DEMO_PASSWORD,
    FAMILY_1_FIRST,
    FAMILY_1_SECOND,
    FAMILY_2,
    SUBJECT_TEACHER,
    TEACHER_AND_PARENT,
)
from elternportal.demo.school import DemoRefused, create_demo
from elternportal.domain.dates import DateCategory
from elternportal.i18n import LANGUAGES, t
from elternportal.models.access import Account, Guardianship
from elternportal.models.dates import SchoolDate
from elternportal.models.evening import Booking, ParentsEvening, Slot
from elternportal.models.exams import Exam
from elternportal.models.holds import FamilyHold
from elternportal.models.school import Lesson, Pupil, SchoolClass
from elternportal.services.school import is_school_day, next_school_day
from elternportal.services.timetable.days import read_substitutions
from elternportal.services.timetable.glance import plans_at_start
from elternportal.settings import DEMO_SECRET, Settings, get_settings
from tests.support.databases import fresh_sqlite
from tests.support.server import data_in

SUNDAY = datetime(2026, 12, 27, 11, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path) -> Iterator[None]:
    """The demo's files go where the test's database lies."""
    with data_in(tmp_path):
        yield


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def demo(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    """Made on a Sunday in the holidays; tests only read it."""
    folder = tmp_path_factory.mktemp("demo")
    with ExitStack() as lent:
        if request.param == "sqlite":
            url = fresh_sqlite(folder / "portal.db")
        else:
            url = lent.enter_context(request.getfixturevalue("postgres").lent_database())
        lent.enter_context(data_in(folder))
        lent.enter_context(clock.at(SUNDAY))
        database = Database(url)
        lent.callback(database.close)
        assert create_demo(database)
        yield database


def account(session: Session, email: str) -> Account:
    return session.exec(select(Account).where(Account.email == email)).one()


def children(session: Session, email: str) -> list[Pupil]:
    return list(
        session.exec(
            select(Pupil)
            .join(Guardianship, col(Guardianship.pupil_id) == col(Pupil.id))
            .join(Account, col(Account.id) == col(Guardianship.account_id))
            .where(Account.email == email)
            .order_by(col(Pupil.id))
        )
    )


def test_the_demo_school_has_people_for_every_role(demo: Database) -> None:
    with demo.reading() as session:
        first = children(session, FAMILY_1_FIRST.email)
        assert len({child.class_id for child in first}) == 2
        assert children(session, FAMILY_1_SECOND.email) == first
        assert len({child.class_id for child in children(session, FAMILY_2.email)}) == 2
        class_id = first[0].class_id
        led = session.get_one(SchoolClass, class_id).class_teacher_id
        assert account(session, CLASS_TEACHER.email).teacher_id == led
        teachers = session.exec(select(Lesson.teacher_id).where(Lesson.class_id == class_id)).all()
        subject_teacher = account(session, SUBJECT_TEACHER.email).teacher_id
        assert subject_teacher in teachers
        assert subject_teacher != led
        both = account(session, TEACHER_AND_PARENT.email)
        assert both.teacher_id
        assert children(session, both.email)
        registered = session.exec(select(func.count()).select_from(Account)).one()
        assert registered > 500


def test_every_listed_login_signs_in_and_is_described(demo: Database) -> None:
    with demo.reading() as session:
        for login in DEMO_LOGINS:
            found = account(session, login.email)
            assert verify_password(found.password_hash, DEMO_PASSWORD)
            assert all(t(login.text_key, language) for language in LANGUAGES)


def test_the_demo_evening_is_open_and_partly_booked(demo: Database) -> None:
    with demo.reading() as session:
        evening = session.exec(select(ParentsEvening)).one()
        now = clock.now()
        assert evening.is_published
        assert evening.open_from <= now < evening.closed_from < evening.starts_at
        assert clock.to_school(evening.starts_at).hour == 17
        assert clock.to_school(evening.starts_at).weekday() < 5
        slots = session.exec(select(func.count()).select_from(Slot)).one()
        booked = session.exec(select(func.count()).select_from(Booking)).one()
        assert slots == 75 * 18
        assert 50 < booked < slots // 2
        demo_parents = [FAMILY_1_FIRST.email, FAMILY_1_SECOND.email, FAMILY_2.email]
        own = {child.id for email in demo_parents for child in children(session, email)}
        assert own.isdisjoint(session.exec(select(Booking.pupil_id)).all())


def test_the_demo_bookings_keep_every_familys_pauses(demo: Database) -> None:
    with demo.reading() as session:
        holds = session.exec(
            select(FamilyHold)
            .where(col(FamilyHold.guardian_id).is_not(None), col(FamilyHold.teacher_id).is_(None))
            .order_by(col(FamilyHold.guardian_id), col(FamilyHold.starts_at))
        ).all()
        for one, other in pairwise(holds):
            if one.guardian_id == other.guardian_id:
                assert other.starts_at > one.ends_at


def test_on_a_sunday_in_the_holidays_the_demo_shows_what_comes_after_them(demo: Database) -> None:
    with demo.reading() as session:
        actor = actor_of_account(session, account(session, FAMILY_1_FIRST.email).id or 0)
        assert actor is not None
        first = next_school_day(session, SUNDAY.date())
        rows = plans_at_start(session, actor)
        assert [[day.day for day in row.days] for row in rows] == [[first], [first]]
        changed = [day.day for day in read_substitutions(session, actor).days]
        exams = session.exec(select(Exam.day)).all()
        trips = session.exec(
            select(SchoolDate.first_day).where(col(SchoolDate.category) == DateCategory.TRIP)
        ).all()
        assert len(changed) >= 5
        assert len(trips) == 2
        assert all(is_school_day(session, day) for day in {*changed, *exams, *trips})


def test_a_second_call_changes_nothing(sqlite_database: Database) -> None:
    assert create_demo(sqlite_database)
    assert not create_demo(sqlite_database)
    with sqlite_database.reading() as session:
        assert session.exec(select(func.count()).select_from(Pupil)).one() == 850


@pytest.fixture
def production(monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    monkeypatch.setenv("ELTERNPORTAL_MODE", "production")
    monkeypatch.setenv("ELTERNPORTAL_SECRET", DEMO_SECRET[::-1] * 2)
    monkeypatch.setenv("ELTERNPORTAL_BASE_URL", "https://portal.example.org")
    monkeypatch.setenv("ELTERNPORTAL_SMTP_HOST", "mail.example.org")
    get_settings.cache_clear()
    yield get_settings()
    monkeypatch.undo()
    get_settings.cache_clear()


def test_demo_passwords_never_enter_a_school_in_production(
    production: Settings, sqlite_database: Database
) -> None:
    assert not production.is_demo
    with pytest.raises(DemoRefused):
        create_demo(sqlite_database)
    with sqlite_database.reading() as session:
        assert session.exec(select(Account)).all() == []
