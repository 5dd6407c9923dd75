"""Who leaves by an import leaves no ghost appointments; nobody empties the school by accident."""

import pytest
from sqlmodel import col, select

from elternportal.db import Database
from elternportal.domain.people import SYSTEM
from elternportal.imports.folder import NamedFile
from elternportal.models.evening import Attendance, Booking
from elternportal.models.holds import FamilyHold
from elternportal.models.mail import OutboxMail
from elternportal.models.school import Pupil, Teacher
from elternportal.services.evening.bookings import BookSlot, book_for
from elternportal.services.evening.columns import read_columns
from elternportal.services.evening.family_plan import own_plan
from elternportal.services.office.calls import open_calls
from elternportal.services.school.import_settings import MISSING_SHARE
from elternportal.services.school.school_import import (
    ImportResultView,
    PlanView,
    apply,
    preview,
)
from elternportal.services.school.who_leaves import ManyMissing
from tests.support.booked_evening import Evening, make_booked_evening
from tests.support.school_settings import decide
from tests.support.untis import gpu, lesson, pupil, teacher
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")
WITHOUT_MAIER = (
    gpu("004", teacher("Hub", "Huber"), teacher("Rot", "Roth")),
    gpu("002", lesson("1", "7b", "Hub", "M"), lesson("4", "9a", "Rot", "D")),
)


@pytest.fixture
def evening(database: Database, world: World) -> Evening:
    """Ada's and Dora's families have appointments with Herr Maier, who will leave."""
    made = make_booked_evening(database, world)
    made.book(world.anna, "Ada", "Maier", 20)
    made.book(world.anna, "Ada", "Huber", 50)
    command = BookSlot(made.slot("Maier", 40), world.pupils["Dora"])
    made.run(lambda s: book_for(s, world.olga, command))
    return made


def bring_in(
    evening: Evening, files: tuple[NamedFile, ...], missing: int | None = None
) -> ImportResultView:
    return evening.run(lambda s: apply(s, SYSTEM, files, missing=missing))


def shown(evening: Evening, files: tuple[NamedFile, ...]) -> PlanView:
    with evening.database.reading() as session:
        return preview(session, evening.world.olga, files)


def test_the_plan_says_what_hangs_on_who_goes(evening: Evening) -> None:
    plan = shown(evening, WITHOUT_MAIER)
    (gone,) = next(kind for kind in plan.kinds if kind.text_key == "import-kind-teacher").removed
    assert [(one.what, one.count) for one in gone.hangs] == [("appointments", 2)]
    assert plan.missing == 1


def test_a_teacher_who_leaves_takes_the_appointments_along_and_families_hear_of_it(
    evening: Evening,
) -> None:
    world = evening.world
    result = bring_in(evening, WITHOUT_MAIER, missing=1)
    assert result.counts["booking_cancelled"] == 2
    assert (result.counts["guardian_mailed"], result.counts["family_to_call"]) == (2, 1)
    with evening.database.reading() as session:
        left = session.exec(select(Booking.teacher_id)).all()
        mails = select(OutboxMail.account_id).where(OutboxMail.template == "evening-cancelled")
        told = set(session.exec(mails))
        calls = [call.what for call in open_calls(session, world.olga).calls]
        plan = own_plan(session, world.anna, evening.id)
        attendance = select(Attendance.is_absent).where(
            Attendance.teacher_id == world.teachers["Maier"]
        )
        assert session.exec(attendance).one()
    assert left == [world.teachers["Huber"]]
    assert told == {world.anna.account_id, world.anton.account_id}
    assert calls[-1].endswith("entfällt. Lehrkraft oder Kind ist nicht mehr an der Schule.")
    assert [time.minute for time in plan.near] == [40, 50]  # nothing around 17:20 any more
    evening.book(world.anna, "Ben", "Roth", 20)


def test_a_child_who_leaves_frees_its_times(evening: Evening) -> None:
    world = evening.world
    with evening.database.reading() as session:
        rows = session.exec(select(Pupil)).all()
        files = (
            gpu(
                "010",
                *(
                    pupil(row.key, row.surname, row.first_name, "7b")
                    for row in rows
                    if row.first_name != "Ada"
                ),
            ),
        )
    bring_in(evening, files, missing=shown(evening, files).missing)
    with evening.database.reading() as session:
        assert session.exec(select(Booking.pupil_id)).all() == [world.pupils["Dora"]]
        held = select(FamilyHold.guardian_id).where(
            col(FamilyHold.guardian_id) == world.anna.account_id
        )
        assert session.exec(held).all() == []
        topic = f"column:{evening.id}:{world.teachers['Huber']}"
        assert read_columns(session, {topic})[topic] == "ffffff"


def test_many_who_are_missing_have_to_be_typed(evening: Evening) -> None:
    for typed in (None, 2):
        with pytest.raises(ManyMissing):
            bring_in(evening, WITHOUT_MAIER, missing=typed)
    assert active_teachers(evening) == 3
    bring_in(evening, WITHOUT_MAIER, missing=1)
    assert active_teachers(evening) == 2


def test_the_school_says_how_many_are_many(evening: Evening) -> None:
    evening.run(lambda s: decide(s, MISSING_SHARE, 50))
    assert shown(evening, WITHOUT_MAIER).missing == 0
    bring_in(evening, WITHOUT_MAIER)


def active_teachers(evening: Evening) -> int:
    with evening.database.reading() as session:
        return len(session.exec(select(Teacher.id).where(col(Teacher.is_active))).all())
