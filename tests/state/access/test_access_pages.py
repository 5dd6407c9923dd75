"""The pages of access, run directly: signing in, PINs, teachers' accounts, own settings."""

import asyncio
from datetime import datetime, timedelta

import pytest

from elternportal import clock
from elternportal.db import Database
from elternportal.domain import topics
from elternportal.i18n import t
from elternportal.i18n.dates import day
from elternportal.models.access import Account
from elternportal.models.school import Teacher
from elternportal.state.access.account import ActivationPageState, FormPageState
from elternportal.state.access.confirm import ConfirmPageState
from elternportal.state.access.own_settings import SettingsPageState
from elternportal.state.access.pins import PinsPageState
from elternportal.state.access.teachers import OfficeTeachersPageState
from elternportal.state.jobs.jobs import JobsPageState
from tests.support.accounts import issue, request
from tests.support.states import Pages, Refused
from tests.support.world import World, add_pupil


async def test_the_sign_in_page_is_for_everybody_and_says_that_a_session_ended(
    pages: Pages, world: World
) -> None:
    page = await pages.open(FormPageState, None, "abgelaufen=1&weiter=/elternbriefe")
    assert page.state.is_loaded
    assert page.watched == frozenset()


async def test_the_page_of_pins_shows_children_without_a_guardian_and_finds_others(
    pages: Pages, world: World
) -> None:
    page = await pages.open(PinsPageState, world.olga)
    assert [line.name for line in page.state.lines] == ["Dorasen, Dora"]
    assert page.watched == {topics.pins()}
    found = await page.do("search", {"suche": " Carla "})
    assert "/verwaltung/pins?zeige=alle&suche=Carla" in str(found)
    page = await pages.open(PinsPageState, world.olga, "zeige=alle&suche=Carla")
    assert [line.name for line in page.state.lines] == ["Carlasen, Carla"]
    assert page.state.without_words == "/verwaltung/pins?zeige=alle"
    down = await pages.open(PinsPageState, world.olga, "zeige=alle&sortiert=-kind")
    names = [line.name for line in down.state.lines]
    assert names == sorted(names, reverse=True)


async def test_the_page_of_pins_shows_fifty_children_at_a_time(
    pages: Pages, database: Database, world: World
) -> None:
    with database.transaction() as session:
        for number in range(60):
            add_pupil(session, world, f"Kind{number:02}", "7b")
    page = await pages.open(PinsPageState, world.olga)
    first = {line.pupil_id for line in page.state.lines}
    assert page.state.pages.after == "/verwaltung/pins?seite=2"
    second = await pages.open(PinsPageState, world.olga, "seite=2")
    assert len(first | {line.pupil_id for line in second.state.lines}) == 61  # Dora, too
    assert (second.state.pages.before, second.state.pages.after) == ("/verwaltung/pins", "")
    await second.do("refresh")
    assert second.state.pages.before == "/verwaltung/pins"


async def test_letters_for_many_ask_with_numbers_and_dates_and_become_a_job(
    pages: Pages, database: Database, world: World
) -> None:
    page = await pages.open(PinsPageState, world.olga)
    await page.do("ask_letters")
    assert page.state.letters.in_post == ""
    await page.do("ask_no_letters")
    assert page.state.letters.children == ""

    (pin,) = await asyncio.to_thread(issue, database, world, "Dora")
    await page.do("ask_letters")
    question = page.state.letters
    assert question.children == t("pins-ask-children", "de", count=1)
    assert day(pin.expires_at, "de") in question.in_post
    assert question.only_missing == t("pins-ask-missing", "de", count=0)
    assert question.everybody == t("pins-ask-everybody", "de", count=1)

    await page.do("start_letters", {"copies": "1", "who": "missing"})
    await page.do("start_letters", {"copies": "1", "who": "missing"})
    assert page.notice == t("jobs-error-runs-already", "de")
    jobs = await pages.open(JobsPageState, world.olga)
    assert [job.told for job in jobs.state.jobs] == [t("jobs-state-queued", "de")]


async def test_a_class_in_which_all_have_access_has_no_letters_to_ask_for(
    pages: Pages, world: World
) -> None:
    page = await pages.open(PinsPageState, world.olga, f"klasse={world.classes['9a']}")
    await page.do("ask_letters")
    assert page.notice == t("pins-nobody", "de")
    assert page.state.letters.children == ""


async def test_the_page_of_teachers_shows_one_state_at_a_time(pages: Pages, world: World) -> None:
    page = await pages.open(OfficeTeachersPageState, world.hanna)
    assert page.state.teachers_in_all == 3
    down = await pages.open(OfficeTeachersPageState, world.hanna, "sortiert=-kuerzel")
    assert [line.short_name for line in down.state.lines] == ["Rot", "Mai", "Hub"]
    page = await pages.open(OfficeTeachersPageState, world.hanna, "zeige=not-invited")
    assert page.state.teachers_in_all == 3
    assert {line.access for line in page.state.lines} <= {"not-invited"}


async def test_an_address_that_an_import_took_away_is_asked_for_at_its_field(
    pages: Pages, world: World, database: Database
) -> None:
    with database.transaction() as session:
        teacher = Teacher(short_name="Neu", surname="Neumann", email="neu@example.org")
        session.add(teacher)
        session.flush()
        teacher_id = teacher.id or 0
    page = await pages.open(OfficeTeachersPageState, world.hanna)
    with database.transaction() as session:
        session.get_one(Teacher, teacher_id).email = ""
    await page.do("invite", teacher_id)
    assert page.state.typing_for == teacher_id
    assert (page.state.notice_field, page.state.notice_kind) == ("email", "error")


async def test_the_office_sees_whose_an_address_is_before_that_person_is_asked(
    pages: Pages, world: World, database: Database
) -> None:
    with database.transaction() as session:
        berta = session.get_one(Account, world.berta.account_id).email
        teacher = Teacher(short_name="Neu", surname="Neumann", email=berta)
        session.add(teacher)
        session.flush()
        teacher_id = teacher.id or 0
    page = await pages.open(OfficeTeachersPageState, world.olga, "zeige=owned")
    assert [line.short_name for line in page.state.lines] == ["Neu"]
    await page.do("look_at_owner", teacher_id)
    assert "Berta Birke" in page.state.owner_question
    assert "Carla" in page.state.owner_question
    await page.do("do_not_ask")
    assert (page.state.owner_question, page.state.asks_about) == ("", 0)
    await page.do("type_address", teacher_id)
    await page.do("invite_at", {"email": berta})
    assert page.state.asks_about == teacher_id
    await page.do("ask_owner")
    with database.reading() as session:
        assert session.get_one(Account, world.berta.account_id).teacher_id is None
    asked = await pages.open(OfficeTeachersPageState, world.olga, "zeige=asked")
    assert [line.short_name for line in asked.state.lines] == ["Neu"]
    await page.do("ask_owner")  # nothing is open any more
    assert page.state.notice_kind == "error"


@pytest.mark.parametrize(
    ("query", "asks", "says"),
    [
        ("was=rolle", "rolle", ""),
        ("was=rolle&antwort=ja", "rolle", "confirm-role-yes"),
        ("was=adresse&antwort=ungueltig", "adresse", "confirm-email-invalid"),
        ("was=adresse&antwort=nein", "adresse", "confirm-email-invalid"),
        ("was=x", "", "confirm-role-invalid"),
        ("", "", "confirm-role-invalid"),
    ],
)
async def test_the_page_behind_a_mailed_question_asks_or_says_what_came_of_it(
    pages: Pages, world: World, query: str, asks: str, says: str
) -> None:
    page = await pages.open(ConfirmPageState, None, query)
    assert page.state.what == asks
    assert page.state.result == (t(says, "de") if says else "")


async def test_everybody_has_a_page_of_own_settings(pages: Pages, world: World) -> None:
    page = await pages.open(SettingsPageState, world.anna)
    assert page.state.name == "Anna Amsel"
    await page.do("save_own_data", {"name": "Anna A. Amsel", "language": "en"})
    assert (page.state.name, page.state.mail_language) == ("Anna A. Amsel", "en")
    with pytest.raises(Refused):
        await pages.open(SettingsPageState, None)


async def test_what_cannot_stand_in_an_address_is_said_at_its_field_while_one_types(
    pages: Pages, world: World
) -> None:
    page = await pages.open(ActivationPageState, None)
    await page.do("check_email", "müll")
    assert page.state.email_error == ""
    await page.do("check_email", "müller@")
    assert "„ü“" in page.state.email_error
    await page.do("check_email", "mueller@web.example")
    assert page.state.email_error == ""
    await page.do("submit", {"pin": "7K3M-Q0ZT-9X4B-HW2C", "email": "an\u200bna@web.example"})
    assert "U+200B" in page.state.email_error
    assert page.state.sent_to == ""


async def test_a_refused_server_form_says_at_the_field_which_sign_is_wrong(
    pages: Pages, world: World
) -> None:
    page = await pages.open(FormPageState, None, "fehler=19&zeichen=00FC")
    assert "„ü“" in page.state.email_error
    assert page.notice == ""
    again = await pages.open(FormPageState, None)
    assert again.state.email_error == ""


async def test_the_page_names_the_address_offers_another_and_sends_again(
    pages: Pages, database: Database, world: World
) -> None:
    (pin,) = await asyncio.to_thread(issue, database, world, "Dora")
    page = await pages.open(ActivationPageState, None)
    form = {"pin": str(pin.pin), "email": " Doris@Example.org "}
    await page.do("submit", form)
    assert "doris@example.org" in page.state.told_sent
    await page.do("submit", form)
    assert page.state.told_sent == t("account-mail-sent-again", "de", email="doris@example.org")
    await page.do("give_other_address")
    assert page.state.sent_to == ""
    await page.do("submit", {**form, "email": "dora@example.org"})
    assert "dora@example.org" in page.state.told_sent


async def test_a_link_that_has_ended_says_so_on_load_and_is_renewed_by_one_tap(
    pages: Pages, database: Database, world: World, stopped_clock: datetime
) -> None:
    (pin,) = await asyncio.to_thread(issue, database, world, "Dora")
    token = await asyncio.to_thread(request, database, pin.pin, "doris@example.org")
    page = await pages.open(FormPageState, None)
    assert page.state.link == ""
    await page.do("check_link", token)
    assert (page.state.link, page.state.link_told) == ("open", "")
    with clock.at(stopped_clock + timedelta(days=1)):
        await page.do("check_link", token)
        assert "doris@example.org" in page.state.link_told
        await page.do("renew_link", {"token": token})
    assert page.state.link == "sent"
    await page.do("renew_link", {"token": "made-up"})
    assert page.notice == t("account-error-link-invalid", "de")


async def test_the_qr_code_of_a_second_child_adds_it_by_one_tap(
    pages: Pages, database: Database, world: World
) -> None:
    (pin,) = await asyncio.to_thread(issue, database, world, "Dora")
    page = await pages.open(ActivationPageState, world.anna)
    assert page.state.adds_child
    await page.do("add_child", {"pin": "7K3M-Q0ZT-9X4B-HW2C"})
    assert not page.state.has_added
    await page.do("add_child", {"pin": str(pin.pin)})
    assert page.state.has_added
    settings = await pages.open(SettingsPageState, world.anna)
    assert "Dora Dorasen" in [child.name for child in settings.state.children_of_mine]
    await page.do("open_for_other")
    assert not page.state.adds_child
    with pytest.raises(Refused):
        await (await pages.open(ActivationPageState, None)).do("add_child", {"pin": str(pin.pin)})
