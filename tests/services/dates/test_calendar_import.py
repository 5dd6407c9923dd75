"""The office takes over a calendar file: planned first, once, and nothing of anybody's hand."""

from io import BytesIO
from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.dates import DateCategory
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed
from elternportal.files import uploads
from elternportal.imports.folder import NamedFile
from elternportal.models.dates import SchoolDate
from elternportal.models.mail import OutboxMail
from elternportal.services.audience import AudienceChoice, NobodyAddressed
from elternportal.services.dates.calendar_import import (
    CalendarFileRefused,
    CalendarPlanView,
    TakeOverCalendar,
    preview_calendar,
    take_over_calendar,
)
from elternportal.services.dates.calling_off import call_off_date, restore_date
from elternportal.services.dates.feeds import create_feed, read_feed
from elternportal.services.dates.office import (
    OfficeDateQuery,
    SaveDate,
    list_office_dates,
    save_date,
)
from tests.support.calendar_files import calendar, event
from tests.support.dates import SCHOOL, add_date, date_draft
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock", "own_data")

MONDAY, TUESDAY = ";VALUE=DATE:20261130", ";VALUE=DATE:20261201"
TWO = calendar(event("a", MONDAY, title="Fest"), event("b", TUESDAY, title="Probe"))


@pytest.fixture
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "_root", lambda: tmp_path / "uploads")


def keep(actor: Actor, file: NamedFile) -> str:
    return uploads.keep(actor.account_id, [uploads.UploadedFile(file.name, BytesIO(file.content))])


def planned(database: Database, actor: Actor, file: NamedFile) -> CalendarPlanView:
    with database.reading() as session:
        return preview_calendar(session, actor, keep(actor, file))


def sizes(database: Database, actor: Actor, file: NamedFile) -> tuple[int, int, int]:
    plan = planned(database, actor, file).plan
    assert plan is not None
    return len(plan.added), len(plan.changed), len(plan.removed)


def take_over(
    database: Database, actor: Actor, file: NamedFile, audience: AudienceChoice = SCHOOL
) -> int:
    command = TakeOverCalendar(keep(actor, file), DateCategory.EVENT, audience)
    with database.transaction() as session:
        return take_over_calendar(session, actor, command)


def standing(database: Database, world: World) -> list[str]:
    with database.reading() as session:
        rows = list_office_dates(session, world.olga, OfficeDateQuery()).rows
    return [row.title for row in rows]


def id_named(session: Session, title: str) -> int:
    return session.exec(select(SchoolDate.id).where(SchoolDate.title == title)).one() or 0


def test_the_same_file_again_is_an_empty_plan(database: Database, world: World) -> None:
    assert sizes(database, world.olga, TWO) == (2, 0, 0)
    assert take_over(database, world.olga, TWO) == 2
    assert standing(database, world) == ["Fest", "Probe"]
    assert sizes(database, world.hanna, TWO) == (0, 0, 0)
    assert take_over(database, world.olga, TWO) == 0
    with database.reading() as session:
        assert session.exec(select(col(OutboxMail.id))).all() == []


def test_a_newer_file_changes_moves_and_calls_off_what_the_older_brought(
    database: Database, world: World
) -> None:
    three = calendar(
        event("a", MONDAY, title="Fest"),
        event("b", TUESDAY, title="Probe"),
        event("c", ";VALUE=DATE:20261204", title="Schluss"),
    )
    take_over(database, world.olga, three)
    newer = calendar(
        event("a", ";VALUE=DATE:20261203", title="Großes Fest"),
        event("c", ";VALUE=DATE:20261204", title="Schluss"),
        event("d", MONDAY, title="Neu"),
    )
    assert sizes(database, world.olga, newer) == (1, 1, 1)
    take_over(database, world.olga, newer)
    assert standing(database, world) == ["Neu", "Großes Fest", "Schluss"]
    assert sizes(database, world.olga, newer) == (0, 0, 0)
    take_over(database, world.olga, three)  # the older one again brings back what it had
    assert standing(database, world) == ["Fest", "Probe", "Schluss"]


def test_what_lies_beyond_the_files_days_or_is_of_another_calendar_stays(
    database: Database, world: World
) -> None:
    take_over(database, world.olga, TWO)
    other = calendar(event("x", MONDAY, title="Sport"), name="Sport")
    take_over(database, world.olga, other)
    only_tuesday = calendar(event("b", TUESDAY, title="Probe"))
    assert sizes(database, world.olga, only_tuesday) == (0, 0, 0)
    assert standing(database, world) == ["Fest", "Sport", "Probe"]


def test_what_a_person_entered_changed_or_called_off_survives_every_file(
    database: Database, world: World
) -> None:
    take_over(database, world.olga, TWO)
    with database.transaction() as session:
        add_date(session, world.olga, title="Von Hand", first_day=clock.today())
        fest, probe = id_named(session, "Fest"), id_named(session, "Probe")
        draft = date_draft(title="Fest im Hof", first_day="2026-11-30", last_day="2026-11-30")
        save_date(session, world.olga, SaveDate(fest, draft, SCHOOL, revision=1))
        call_off_date(session, world.olga, probe)
    renamed = calendar(event("a", MONDAY, title="Anders"), event("b", TUESDAY, title="Probe neu"))
    assert sizes(database, world.olga, renamed) == (0, 0, 0)
    without = calendar(event("z", ";VALUE=DATE:20261120"), event("y", ";VALUE=DATE:20261230"))
    assert sizes(database, world.olga, without) == (2, 0, 0)
    assert standing(database, world) == ["Von Hand", "Fest im Hof"]


def test_what_a_file_called_off_and_a_person_brought_back_stays(
    database: Database, world: World
) -> None:
    take_over(database, world.olga, TWO)
    without_b = calendar(event("a", MONDAY, title="Fest"), event("c", ";VALUE=DATE:20261204"))
    take_over(database, world.olga, without_b)
    with database.transaction() as session:
        restore_date(session, world.olga, id_named(session, "Probe"))
    assert sizes(database, world.olga, without_b) == (0, 0, 0)
    assert "Probe" in standing(database, world)


def test_new_dates_are_for_the_chosen_audience_and_in_its_feeds_alone(
    database: Database, world: World
) -> None:
    only_carla = AudienceChoice(pupil_ids=(world.pupils["Carla"],))
    with pytest.raises(NobodyAddressed):
        take_over(database, world.olga, TWO, AudienceChoice())
    take_over(database, world.olga, TWO, only_carla)
    with database.transaction() as session:
        seen = [
            [entry.title for entry in read_feed(session, create_feed(session, it, 0)).entries]
            for it in (world.berta, world.anna)
        ]
    assert seen == [["Fest", "Probe"], []]


def test_a_bad_file_says_why_and_changes_nothing(database: Database, world: World) -> None:
    take_over(database, world.olga, TWO)
    bad = NamedFile.of("plan.txt", b"1;2;3")
    view = planned(database, world.olga, bad)
    assert view.plan is None
    assert [finding.text_key for finding in view.findings] == ["dates-import-no-calendar"]
    with pytest.raises(CalendarFileRefused):
        take_over(database, world.olga, bad)
    assert standing(database, world) == ["Fest", "Probe"]


def test_only_office_and_head_take_over_a_file_and_only_their_own(
    database: Database, world: World
) -> None:
    for outsider in (world.anna, world.huber):
        with pytest.raises(NotAllowed):
            planned(database, outsider, TWO)
        with pytest.raises(NotAllowed):
            take_over(database, outsider, TWO)
    with database.reading() as session, pytest.raises(uploads.UploadGone):
        preview_calendar(session, world.hanna, keep(world.olga, TWO))
