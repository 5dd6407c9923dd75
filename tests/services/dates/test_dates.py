"""Dates: read by those they are for, told of once asked, called off and brought back."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.dates import DAYS_KEPT, DateCategory
from elternportal.domain.notifications import Channel
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed, NotFound
from elternportal.models.access import Account
from elternportal.models.audience import Audience
from elternportal.models.dates import SchoolDate
from elternportal.models.mail import OutboxMail
from elternportal.models.school_calendar import Holiday, SchoolYear
from elternportal.services.audience import AudienceChoice, NobodyAddressed
from elternportal.services.dates.calling_off import (
    call_off_date,
    dates_to_forget,
    forget_date,
    restore_date,
)
from elternportal.services.dates.mails import DATES
from elternportal.services.dates.office import (
    OfficeDateQuery,
    SaveDate,
    TimesReversed,
    list_office_dates,
    read_office_date,
    save_date,
)
from elternportal.services.dates.reading import (
    ROWS_A_PAGE,
    DateQuery,
    list_dates,
    read_date,
    read_month,
)
from elternportal.services.dates.start import dates_at_start
from elternportal.services.editing import EditedMeanwhile
from elternportal.services.office.calls import open_calls
from elternportal.services.search.hits import search
from tests.support.dates import SCHOOL, add_date, date_draft
from tests.support.notices import choose
from tests.support.statements import counted
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")
DAY = timedelta(days=1)


def titles(database: Database, actor: Actor, **query: object) -> list[str]:
    with database.reading() as session:
        return [row.title for row in list_dates(session, actor, DateQuery(**query)).rows.rows]


def only(world: World, child: str) -> AudienceChoice:
    return AudienceChoice(pupil_ids=(world.pupils[child],))


def mails_to(session: Session, person: Actor) -> int:
    address = session.get_one(Account, person.account_id).email
    return len(session.exec(select(OutboxMail).where(OutboxMail.recipient == address)).all())


def test_a_date_is_read_by_the_families_and_teachers_of_its_audience(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        date_id = add_date(session, world.olga, only(world, "Carla"))
    for reader in (world.berta, world.huber, world.maier, world.olga, world.hanna):
        assert titles(database, reader) == ["Wandertag"]
    for outsider in (world.anna, world.anton, world.roth):
        assert titles(database, outsider) == []
        with database.reading() as session, pytest.raises(NotFound):
            read_date(session, outsider, date_id)
        with database.reading() as session:
            month = read_month(session, outsider, DateQuery(month=clock.today().replace(day=1)))
            assert month.rows == ()
            assert dates_at_start(session, outsider).rows == ()
            assert search(session, outsider, "Wandertag") == []


def test_of_siblings_each_date_names_the_one_whom_it_is_for(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        add_date(session, world.olga, only(world, "Ada"), title="Adas Tag")
        add_date(session, world.olga, only(world, "Ben"), title="Bens Tag")
        add_date(session, world.olga, title="Aller Tag")
    with database.reading() as session:
        view = list_dates(session, world.anna, DateQuery())
        ada, ben = view.children
        found = {row.title: [child.id for child in row.children] for row in view.rows.rows}
    assert found == {"Adas Tag": [ada.id], "Bens Tag": [ben.id], "Aller Tag": [ada.id, ben.id]}
    assert set(titles(database, world.anna, child_id=ben.id)) == {"Bens Tag", "Aller Tag"}
    # The address of a child that is not one's own shows what no child shows.
    foreign = titles(database, world.anna, child_id=world.pupils["Carla"])
    assert set(foreign) == set(titles(database, world.anna))


def test_what_comes_is_listed_before_what_was_and_lasts_to_its_last_day(
    database: Database, world: World
) -> None:
    today = clock.today()
    with database.transaction() as session:
        add_date(session, world.olga, title="Fahrt", first_day=today - DAY, last_day=today + DAY)
        add_date(session, world.olga, title="Später", first_day=today + 3 * DAY)
        add_date(session, world.olga, title="Früh", starts_at=time(8), ends_at=time(9))
        add_date(session, world.olga, title="Gestern", first_day=today - DAY)
        add_date(session, world.olga, title="Vorgestern", first_day=today - 2 * DAY)
    assert titles(database, world.anna) == ["Fahrt", "Früh", "Später"]
    assert titles(database, world.anna, past=True) == ["Gestern", "Vorgestern"]
    with clock.at(clock.now() + 300 * DAY):
        assert titles(database, world.anna, past=True) == []


def test_a_list_is_filtered_by_words_and_category(database: Database, world: World) -> None:
    with database.transaction() as session:
        add_date(session, world.olga, title="Wandertag", place="Großer Feldberg")
        add_date(session, world.olga, title="Elternabend", category="meeting")
    assert titles(database, world.anna, words="grosser FELD") == ["Wandertag"]
    assert titles(database, world.anna, category=DateCategory.MEETING) == ["Elternabend"]
    assert titles(database, world.anna, words="elternabend feldberg") == []


def test_many_dates_are_shown_a_page_at_a_time_and_ask_no_more(
    database: Database, world: World
) -> None:
    def read() -> int:
        with counted(database) as statements:
            titles(database, world.anna)
        return len(statements)

    with database.transaction() as session:
        add_date(session, world.olga)
    few = read()
    with database.transaction() as session:
        for number in range(ROWS_A_PAGE):
            add_date(session, world.olga, title=f"Termin {number}")
    assert read() == few
    assert len(titles(database, world.anna)) == ROWS_A_PAGE
    assert len(titles(database, world.anna, page=2)) == 1


def test_holidays_and_the_school_year_stand_among_the_dates(
    database: Database, world: World
) -> None:
    first, last = date(2026, 12, 23), date(2027, 1, 8)
    with database.transaction() as session:
        session.add(Holiday(first_day=first, last_day=last, name="Weihnachtsferien", kind="school"))
        session.add(
            Holiday(first_day=first, last_day=last, name="Weg", kind="school", is_removed=True)
        )
        session.add(SchoolYear(year=2026, first_day=date(2026, 9, 14), last_day=date(2027, 7, 28)))
        add_date(session, world.olga, title="Vorher", first_day=date(2026, 12, 22))
    assert titles(database, world.anna) == ["Vorher", "Weihnachtsferien", ""]
    assert titles(database, world.anna, category=DateCategory.FREE) == ["Weihnachtsferien", ""]
    with database.reading() as session:
        january = read_month(session, world.anna, DateQuery(month=date(2027, 1, 1)))
        july = read_month(session, world.anna, DateQuery(month=date(2027, 7, 1)))
    assert [row.title for row in january.rows] == ["Weihnachtsferien"]
    assert [row.known_as for row in july.rows] == ["last-day"]


def test_a_new_date_and_each_change_is_told_to_those_it_is_for_if_the_office_says_so(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        for person in (world.berta, world.anna):
            choose(session, person, {DATES: Channel.NOW})
        date_id = add_date(session, world.olga, only(world, "Carla"), is_mailed=True)
        assert (mails_to(session, world.berta), mails_to(session, world.anna)) == (1, 0)
    moved = date_draft(first_day=clock.today() + DAY)
    with database.transaction() as session:
        save_date(session, world.olga, SaveDate(date_id, moved, only(world, "Carla"), False, 1))
        assert mails_to(session, world.berta) == 1
        save_date(session, world.olga, SaveDate(date_id, moved, only(world, "Carla"), True, 2))
        assert (mails_to(session, world.berta), mails_to(session, world.anna)) == (2, 0)


def test_what_is_called_off_is_on_no_page_and_can_return_for_some_weeks(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        date_id = add_date(session, world.olga, first_day=clock.today() + 60 * DAY)
        call_off_date(session, world.hanna, date_id)
    assert titles(database, world.anna) == []
    with database.transaction() as session:
        assert search(session, world.anna, "Wandertag") == []
        removed = list_office_dates(session, world.olga, OfficeDateQuery(removed=True))
        assert [row.date_id for row in removed.rows] == [date_id]
        with pytest.raises(NotFound):
            call_off_date(session, world.olga, date_id)
        restore_date(session, world.olga, date_id)
        with pytest.raises(NotFound):
            restore_date(session, world.olga, date_id)
    assert titles(database, world.anna) == ["Wandertag"]
    with database.reading() as session:
        assert len(search(session, world.anna, "Wandertag")) == 1


def test_a_family_without_mail_is_called_when_a_date_of_its_child_changes(
    database: Database, world: World
) -> None:
    class_7b = AudienceChoice(class_ids=(world.classes["7b"],))
    with database.transaction() as session:
        date_id = add_date(session, world.olga, class_7b, first_day=clock.today() + DAY)
        add_date(session, world.olga, AudienceChoice(pupil_ids=(world.pupils["Ben"],)))
        view = read_office_date(session, world.olga, date_id)
        same = view.draft.model_copy(update={"text": "Bitte Regenjacke."})
        save_date(session, world.olga, SaveDate(date_id, same, class_7b, revision=1))
    with database.reading() as session:
        assert open_calls(session, world.olga).total == 0
    moved = same.model_copy(update={"starts_at": time(19), "ends_at": time(20, 30)})
    with database.transaction() as session:
        save_date(session, world.olga, SaveDate(date_id, moved, class_7b, revision=2))
        call_off_date(session, world.olga, date_id)
        restore_date(session, world.olga, date_id)
    with database.reading() as session:
        calls = open_calls(session, world.olga).calls
    assert {call.child for call in calls} == {"Dora Dorasen (7b)"}
    assert [call.what for call in calls] == [
        "Der Termin „Wandertag“ hat sich geändert: jetzt Di, 24.11., 19:00–20:30 "
        "(bisher Di, 24.11.).",
        "Der Termin „Wandertag“ am Di, 24.11. fällt aus.",
        "Der Termin „Wandertag“ am Di, 24.11. findet doch statt.",
    ]


def test_what_was_called_off_weeks_ago_is_deleted_and_leaves_nothing(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        stays = add_date(session, world.olga)
        date_id = add_date(session, world.olga)
        call_off_date(session, world.olga, date_id)
        assert dates_to_forget(session) == []
    with clock.at(clock.now() + (DAYS_KEPT + 1) * DAY), database.transaction() as session:
        assert dates_to_forget(session) == [date_id]
        forget_date(session, date_id)
        forget_date(session, stays)  # it was not called off
    with database.reading() as session:
        assert session.exec(select(col(SchoolDate.id))).all() == [stays]
        assert len(session.exec(select(col(Audience.id))).all()) == 1


def test_what_the_office_reads_back_is_what_it_typed(database: Database, world: World) -> None:
    draft = date_draft(starts_at="08:00", ends_at="09:30", place="Aula", text="Mit **Saft**")
    choice = AudienceChoice(class_ids=(world.classes["7b"],))
    with database.transaction() as session:
        date_id = save_date(session, world.olga, SaveDate(0, draft, choice))
    with database.reading() as session:
        detail = read_office_date(session, world.hanna, date_id)
    assert (detail.draft, detail.audience, detail.revision) == (draft, choice, 1)


def test_whoever_saves_second_overwrites_nothing_unseen(database: Database, world: World) -> None:
    with database.transaction() as session:
        date_id = add_date(session, world.olga)
        save_date(
            session, world.hanna, SaveDate(date_id, date_draft(title="Neu"), SCHOOL, False, 1)
        )
    with pytest.raises(EditedMeanwhile), database.transaction() as session:
        save_date(session, world.olga, SaveDate(date_id, date_draft(title="Alt"), SCHOOL, False, 1))
    assert titles(database, world.anna) == ["Neu"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"last_day": date(2026, 11, 22)},
        {"starts_at": "10:00", "ends_at": "09:00"},
        {"ends_at": "09:00"},
    ],
    ids=["days", "times", "no beginning"],
)
def test_a_date_that_ends_before_it_begins_is_refused_also_by_the_database(
    database: Database, world: World, wrong: dict[str, object]
) -> None:
    with pytest.raises(TimesReversed), database.transaction() as session:
        add_date(session, world.olga, **wrong)
    with database.transaction() as session:
        date_id = add_date(session, world.olga)
    columns = date_draft(**wrong).model_dump(include={"last_day", "starts_at", "ends_at"})
    changed = update(SchoolDate).where(col(SchoolDate.id) == date_id).values(**columns)
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.execute(changed)


def test_a_date_for_nobody_and_one_that_is_missing_are_refused(
    database: Database, world: World
) -> None:
    for command, refusal in (
        (SaveDate(0, date_draft(), AudienceChoice()), NobodyAddressed),
        (SaveDate(4711, date_draft(), SCHOOL), NotFound),
    ):
        with pytest.raises(refusal), database.transaction() as session:
            save_date(session, world.olga, command)


def test_only_office_and_head_enter_dates(database: Database, world: World) -> None:
    with database.transaction() as session:
        date_id = add_date(session, world.olga)
    for outsider in (world.anna, world.huber):
        for refused in (
            lambda session, actor: list_office_dates(session, actor, OfficeDateQuery()),
            lambda session, actor: read_office_date(session, actor, date_id),
            lambda session, actor: add_date(session, actor),
            lambda session, actor: call_off_date(session, actor, date_id),
            lambda session, actor: restore_date(session, actor, date_id),
        ):
            with pytest.raises(NotAllowed), database.transaction() as session:
                refused(session, outsider)


def test_the_start_page_names_todays_dates_and_the_next_ones(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        for days in (-1, 0, 0, 0, 0, 1, 1, 2, 20):
            add_date(session, world.olga, title=f"{days}", first_day=clock.today() + days * DAY)
    with database.reading() as session:
        rows = dates_at_start(session, world.anna).rows
    assert [row.title for row in rows] == ["0", "0", "0", "0", "1", "1"]
