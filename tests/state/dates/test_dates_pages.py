"""The pages of dates, run directly: what they show, ask, keep and refuse."""

from datetime import date, timedelta

import pytest

from elternportal import clock, routes
from elternportal.db import Database
from elternportal.domain import topics
from elternportal.domain.dates import DateSpan
from elternportal.services.audience import AudienceChoice
from elternportal.services.dates.office import SaveDate, save_date
from elternportal.state.dates.dates import DatesPageState
from elternportal.state.dates.feeds import CalendarFeedsPageState
from elternportal.state.dates.office import OfficeDatesPageState
from elternportal.state.dates.words import span_text
from elternportal.state.start.glance import StartPageState
from tests.support.dates import SCHOOL, add_date, date_draft
from tests.support.states import Pages, Refused
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")
DAY = timedelta(days=1)


def typed(**fields: str) -> dict[str, str]:
    day = clock.today().isoformat()
    plain = {"title": "Sommerfest", "category": "event", "first_day": day, "last_day": day}
    return {**plain, "starts_at": "", "ends_at": "", "place": "", "text": "", "files": "", **fields}


async def test_what_the_office_enters_stands_on_everybodys_page(pages: Pages, world: World) -> None:
    office = await pages.open(OfficeDatesPageState, world.olga)
    await office.do("new_date")
    await office.do("save", typed(text="Mit **Kuchen**.", starts_at="15:00", place="Hof"))
    assert [line.title for line in office.state.dates] == ["Sommerfest"]
    page = await pages.open(DatesPageState, world.anna)
    (line,) = page.state.lines
    assert (line.title, line.when, line.place) == ("Sommerfest", "Mo, 23.11., 15:00", "Hof")
    assert line.html == "<p>Mit <strong>Kuchen</strong>.</p>\n"
    assert page.is_told_of(topics.news())
    assert page.is_told_of(topics.school_calendar())


async def test_a_mail_goes_out_only_after_a_question_that_names_how_many_get_it(
    pages: Pages, database: Database, world: World
) -> None:
    office = await pages.open(OfficeDatesPageState, world.olga)
    await office.do("new_date")
    form = typed(is_mailed="on")
    await office.do("save", form)
    assert "an 3 Personen. Ein Kind erreicht keine Mail." in office.state.asks_mail
    assert office.state.is_editing
    await office.do("do_not_ask")
    assert office.state.asks_mail == ""
    await office.do("save", form)
    assert office.state.is_editing
    await office.do("save", form)
    assert not office.state.is_editing
    assert [line.title for line in office.state.dates] == ["Sommerfest"]


async def test_a_form_that_does_not_fit_stays_open_as_it_is(pages: Pages, world: World) -> None:
    office = await pages.open(OfficeDatesPageState, world.olga)
    await office.do("new_date")
    office.delta()
    await office.do("save", typed(title=""))
    assert "Titel" in office.notice
    await office.do("save", typed(starts_at="10:00", ends_at="09:00"))
    assert "Ende" in office.notice
    assert office.state.is_editing
    assert not {"opened", "values", "is_editing"} & office.delta().keys()


async def test_a_copy_is_a_new_date_with_the_same_values(pages: Pages, world: World) -> None:
    office = await pages.open(OfficeDatesPageState, world.olga)
    await office.do("new_date")
    await office.do("save", typed(starts_at="08:15"))
    await office.do("open_date", office.state.dates[0].id)
    await office.do("copy_date")
    assert (office.state.item_id, office.state.values["title"]) == (0, "Sommerfest")
    assert office.state.values["starts_at"].startswith("08:15")
    await office.do("save", typed(title="Herbstfest"))
    assert {line.title for line in office.state.dates} == {"Sommerfest", "Herbstfest"}


async def test_whoever_saves_second_sees_both_texts(
    pages: Pages, database: Database, world: World
) -> None:
    with database.transaction() as session:
        date_id = add_date(session, world.olga)
    office = await pages.open(OfficeDatesPageState, world.olga)
    await office.do("open_date", date_id)
    with database.transaction() as session:
        draft = date_draft(title="Ihrer", starts_at="08:00")
        save_date(session, world.hanna, SaveDate(date_id, draft, SCHOOL, revision=1))
    await office.do("save", typed(title="Meiner", revision="1"))
    assert office.state.is_editing
    theirs = {line.label: line.text for line in office.state.theirs}
    assert (theirs["Titel"], theirs["Beginn"]) == ("Ihrer", "08:00")
    await office.do("save", typed(title="Meiner", revision=str(office.state.revision)))
    assert [line.title for line in office.state.dates] == ["Meiner"]


async def test_what_is_called_off_by_mistake_is_brought_back(
    pages: Pages, database: Database, world: World
) -> None:
    with database.transaction() as session:
        date_id = add_date(session, world.olga)
    office = await pages.open(OfficeDatesPageState, world.olga)
    await office.do("open_date", date_id)
    await office.do("ask_delete", True)
    await office.do("delete")
    assert office.state.dates == []
    removed = await pages.open(OfficeDatesPageState, world.olga, "zeige=abgesagt")
    assert [line.id for line in removed.state.dates] == [date_id]
    await removed.do("restore", date_id)
    assert removed.state.dates == []
    page = await pages.open(DatesPageState, world.anna)
    assert [line.key for line in page.state.lines] == [str(date_id)]


async def test_what_is_chosen_stands_in_the_address_and_siblings_are_chosen_there(
    pages: Pages, database: Database, world: World
) -> None:
    with database.transaction() as session:
        for child in ("Ada", "Ben"):
            only = AudienceChoice(pupil_ids=(world.pupils[child],))
            add_date(session, world.olga, only, title=child)
    page = await pages.open(DatesPageState, world.anna)
    assert [line.title for line in page.state.lines] == ["Ada", "Ben"]
    (_all, ada, ben) = page.state.children_choices
    assert (_all.is_current, ada.is_current) == (True, False)
    of_ben = await pages.open(DatesPageState, world.anna, ben.href.partition("?")[2])
    assert [line.title for line in of_ben.state.lines] == ["Ben"]
    assert of_ben.state.children_choices[2].is_current
    found = await page.do("search", {"suche": " ada "})
    assert "suche=ada" in str(found)


async def test_a_month_marks_its_days_and_leads_to_the_dates_below(
    pages: Pages, database: Database, world: World
) -> None:
    with database.transaction() as session:
        add_date(session, world.olga, first_day=date(2026, 11, 30), last_day=date(2026, 12, 2))
        add_date(session, world.olga, title="Januar", first_day=date(2027, 1, 5))
    page = await pages.open(DatesPageState, world.anna, "monat=2026-12")
    assert page.state.month == "Dezember 2026"
    days = {day.key: day for week in page.state.weeks for day in week.days}
    (line,) = page.state.lines
    marked = [key for key, day in days.items() if day.href]
    assert marked == ["2026-12-01", "2026-12-02"]  # what lies outside the month stays empty
    assert days["2026-12-01"].href == f"#{line.anchor}"
    assert page.state.month_after.endswith("monat=2027-01")
    for nonsense in ("monat=2026-13", "monat=9999-01", "monat=x"):
        listed = await pages.open(DatesPageState, world.anna, nonsense)
        assert (listed.state.month, listed.state.weeks) == ("", [])


async def test_the_page_of_a_foreign_date_says_the_same_as_that_of_a_missing_one(
    pages: Pages, database: Database, world: World
) -> None:
    with database.transaction() as session:
        only = AudienceChoice(pupil_ids=(world.pupils["Carla"],))
        date_id = add_date(session, world.olga, only)
    own = await pages.open(DatesPageState, world.berta, f"{routes.DATE_ID}={date_id}")
    assert [line.title for line in own.state.lines] == ["Wandertag"]
    for number in (date_id, 4711):
        page = await pages.open(DatesPageState, world.anna, f"{routes.DATE_ID}={number}")
        assert (page.state.lines, page.state.empty) == (
            [],
            "Diesen Termin gibt es nicht oder nicht mehr.",
        )


async def test_the_start_page_says_today_and_tomorrow_and_for_which_child(
    pages: Pages, database: Database, world: World
) -> None:
    with database.transaction() as session:
        ben = AudienceChoice(pupil_ids=(world.pupils["Ben"],))
        add_date(session, world.olga, ben, starts_at="08:00", ends_at="09:30")
        add_date(session, world.olga, title="Frist", first_day=clock.today() + DAY)
    start = await pages.open(StartPageState, world.anna)
    (section,) = [one for one in start.state.next_days if one.key == "dates"]
    today, tomorrow = section.lines
    assert today.badge == "heute"
    assert (today.title, today.children) == ("Wandertag – 8:00–9:30", ["Ben Bensen (9a)"])
    assert tomorrow.badge == "morgen"
    other = await pages.open(StartPageState, world.berta)
    (section,) = [one for one in other.state.next_days if one.key == "dates"]
    assert [line.badge for line in section.lines] == ["morgen"]


async def test_a_new_address_is_shown_once_and_revoked_at_once(pages: Pages, world: World) -> None:
    page = await pages.open(CalendarFeedsPageState, world.anna)
    await page.do("create", {"child": str(world.pupils["Ben"])})
    assert page.state.address.endswith(".ics")
    assert page.state.webcal.startswith("webcal://")
    assert "Ben" in page.state.feeds[0].about
    again = await pages.open(CalendarFeedsPageState, world.anna)
    assert (again.state.address, len(again.state.feeds)) == ("", 1)
    await again.do("revoke", again.state.feeds[0].id)
    assert again.state.feeds == []
    await page.do("create", {"child": str(world.pupils["Carla"])})
    assert page.state.feeds == []


async def test_only_the_office_opens_its_page_and_nobody_else_the_others(
    pages: Pages, world: World
) -> None:
    for person in (world.anna, world.huber, None):
        with pytest.raises(Refused):
            await pages.open(OfficeDatesPageState, person)
    for page in (DatesPageState, CalendarFeedsPageState):
        with pytest.raises(Refused):
            await pages.open(page, None)


def test_a_span_is_said_as_people_say_it() -> None:
    monday, friday = date(2026, 11, 23), date(2026, 11, 27)
    eight, ten = clock.now().time().replace(8, 0), clock.now().time().replace(10, 5)
    said = [
        span_text(span, "de")
        for span in (
            DateSpan(monday, monday),
            DateSpan(monday, monday, eight),
            DateSpan(monday, monday, eight, ten),
            DateSpan(monday, friday),
            DateSpan(monday, friday, eight, ten),
        )
    ]
    assert said == [
        "Mo, 23.11.",
        "Mo, 23.11., 8:00",
        "Mo, 23.11., 8:00–10:05",
        "Mo, 23.11. – Fr, 27.11.",
        "Mo, 23.11., 8:00 – Fr, 27.11., 10:05",
    ]
