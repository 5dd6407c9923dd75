"""The pages of access, run directly: signing in, PINs, teachers' accounts, own settings."""

import pytest

from elternportal.domain import topics
from elternportal.state.access.account import ActivationPageState, FormPageState
from elternportal.state.access.own_settings import SettingsPageState
from elternportal.state.access.pins import PinsPageState
from elternportal.state.access.teachers import OfficeTeachersPageState
from tests.support.states import Pages, Refused
from tests.support.world import World


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
    await page.do("search", " Carla ")
    assert [line.name for line in page.state.lines] == ["Carlasen, Carla"]
    await page.do("refresh")
    assert page.state.searched == "Carla"


async def test_the_page_of_pins_says_that_nobody_was_left_to_print(
    pages: Pages, world: World
) -> None:
    page = await pages.open(PinsPageState, world.olga, "keine=1")
    assert page.notice


async def test_the_page_of_teachers_shows_one_state_at_a_time(pages: Pages, world: World) -> None:
    page = await pages.open(OfficeTeachersPageState, world.hanna)
    assert page.state.teachers_in_all == 3
    await page.do("show", "not-invited")
    assert page.state.teachers_in_all == 3
    assert {line.access for line in page.state.lines} <= {"not-invited"}


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
    assert not page.state.is_sent


async def test_a_refused_server_form_says_at_the_field_which_sign_is_wrong(
    pages: Pages, world: World
) -> None:
    page = await pages.open(FormPageState, None, "fehler=19&zeichen=00FC")
    assert "„ü“" in page.state.email_error
    assert page.notice == ""
    again = await pages.open(FormPageState, None)
    assert again.state.email_error == ""
