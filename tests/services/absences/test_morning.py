"""The office's day, and a teacher's classes: who sees what, in which order, recorded once."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import func, select, text
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.absences import AbsenceKind
from elternportal.errors import NotAllowed, NotFound
from elternportal.models.audit import AuditEntry
from elternportal.sealing import Sealer, seal_anew, sealer
from elternportal.services.absences.class_day import read_class_days
from elternportal.services.absences.finding import FindChild, find_children
from elternportal.services.absences.morning import (
    MorningAsked,
    MorningView,
    cancel_absence,
    clear_remark,
    note_reading,
    read_morning,
    record_absence,
)
from elternportal.services.absences.reporting import AbsenceDraft, ReportAbsence, report_absence
from elternportal.services.absences.start import absences_at_start, unrecorded_absences
from tests.support.world import World

MONDAY = date(2026, 11, 23)

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def morning(database: Database, world: World) -> None:
    """Ada from the third lesson, Ben all day and the next, Carla later this week."""
    reports = (
        (world.anna, "Ada", AbsenceDraft(first_day=MONDAY, first_lesson=3, remark="Zahnarzt")),
        (world.anna, "Ben", AbsenceDraft(first_day=MONDAY, last_day=MONDAY + timedelta(days=1))),
        (world.berta, "Carla", AbsenceDraft(first_day=MONDAY + timedelta(days=3))),
    )
    with database.transaction() as session:
        for actor, child, draft in reports:
            report_absence(session, actor, ReportAbsence((world.pupils[child],), draft))


def names(view: MorningView) -> list[str]:
    return [row.name for row in view.rows]


def look(session: Session, world: World, day: date = MONDAY, class_name: str = "") -> MorningView:
    return read_morning(session, world.olga, MorningAsked(day, class_name))


@pytest.mark.usefixtures("morning")
def test_what_is_not_recorded_stands_first_by_lesson(database: Database, world: World) -> None:
    with database.transaction() as session:
        view = look(session, world)
        assert names(view) == ["Ben Bensen", "Ada Adasen"]
        assert (view.unrecorded, view.recorded) == (2, 0)
        assert unrecorded_absences(session, world.olga) == 3
        record_absence(session, world.olga, view.rows[0].absence_id)
        record_absence(session, world.hanna, view.rows[0].absence_id)  # at the same time
        assert names(look(session, world)) == ["Ada Adasen", "Ben Bensen"]
        recorded = select(func.count()).where(col(AuditEntry.action) == "absence-recorded")
        assert session.scalar(recorded) == 1
        assert names(look(session, world, class_name="9a")) == ["Ben Bensen"]
        assert names(look(session, world, MONDAY + timedelta(days=1))) == ["Ben Bensen"]


def test_on_a_day_without_school_the_page_begins_with_the_next_one(
    database: Database, world: World
) -> None:
    saturday = datetime(2026, 11, 28, 9, tzinfo=clock.SCHOOL_ZONE)
    with clock.at(saturday), database.reading() as session:
        assert read_morning(session, world.olga, MorningAsked()).day == date(2026, 11, 30)
        assert not read_class_days(session, world.huber).is_school_day
    with database.reading() as session:
        assert read_morning(session, world.olga, MorningAsked()).day == MONDAY


@pytest.mark.usefixtures("morning")
def test_a_remark_that_says_too_much_goes_and_reading_is_noted(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        (_, ada) = look(session, world).rows
        clear_remark(session, world.olga, ada.absence_id)
        assert [row.remark for row in look(session, world).rows] == ["", ""]
        note_reading(session, world.olga, MONDAY)
        entry = session.scalars(select(AuditEntry).order_by(col(AuditEntry.id).desc())).first()
        assert entry is not None
        assert (entry.action, entry.account_id) == ("absences-read", world.olga.account_id)


@pytest.mark.usefixtures("morning")
def test_what_the_office_strikes_out_is_gone_for_all(database: Database, world: World) -> None:
    with database.transaction() as session:
        ben = look(session, world).rows[0].absence_id
        cancel_absence(session, world.olga, ben)
        with pytest.raises(NotFound):
            record_absence(session, world.olga, ben)
        assert names(look(session, world)) == ["Ada Adasen"]
        at_start = absences_at_start(session, world.anna)
        assert [row.child.name for row in at_start] == ["Ada Adasen"]


@pytest.mark.parametrize("who", ["anna", "huber", "roth"])
@pytest.mark.usefixtures("morning")
def test_only_office_and_head_see_why(database: Database, world: World, who: str) -> None:
    with database.transaction() as session:
        absence_id = look(session, world).rows[0].absence_id
        outsider = getattr(world, who)
        for attempt in (
            lambda: read_morning(session, outsider, MorningAsked(MONDAY)),
            lambda: find_children(session, outsider, FindChild("ada")),
            lambda: record_absence(session, outsider, absence_id),
            lambda: cancel_absence(session, outsider, absence_id),
            lambda: clear_remark(session, outsider, absence_id),
        ):
            with pytest.raises(NotAllowed):
                attempt()


@pytest.mark.usefixtures("morning")
def test_teachers_see_their_own_classes_without_reasons(database: Database, world: World) -> None:
    with database.reading() as session:
        away = {
            who: {
                row.class_name: [one.name for one in row.away]
                for row in read_class_days(session, getattr(world, who)).classes
            }
            for who in ("huber", "maier", "roth", "olga")
        }
        assert away["huber"] == {"7b": ["Ada Adasen"], "9a": ["Ben Bensen"]}
        assert away["maier"] == {"7b": ["Ada Adasen"]}
        assert away["roth"] == {"9a": ["Ben Bensen"]}
        assert away["olga"] == away["huber"]
        shown = repr(read_class_days(session, world.huber))
        assert "Zahnarzt" not in shown
        assert AbsenceKind.ILL.value not in shown.replace("Zahnarzt", "")
        with pytest.raises(NotAllowed):
            read_class_days(session, world.anna)


@pytest.mark.usefixtures("morning")
def test_a_new_key_seals_all_that_is_there_anew(
    database: Database, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sealer()
    both = Sealer({"new": bytes(32), "secret": bytes(32)})
    both._keys["secret"] = before._keys["secret"]
    monkeypatch.setattr("elternportal.sealing.sealer", lambda: both)
    with database.transaction() as session:
        assert seal_anew(session) == 6
        assert seal_anew(session) == 0
    with database.reading() as session:
        sealed = session.execute(text("SELECT remark FROM absence")).scalars()
        assert {bytes(one)[1:4] for one in sealed} == {b"new"}
        assert "Zahnarzt" in [row.remark for row in look(session, world).rows]
