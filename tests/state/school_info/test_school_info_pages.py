"""The pages of school information, run directly: contacts and texts."""

from elternportal.domain import topics
from elternportal.state.school_info.office import OfficeSchoolInfoPageState
from elternportal.state.school_info.reading import SchoolInfoPageState
from tests.support.states import OpenPage, Pages
from tests.support.world import World

CONTACT = {"section": "office", "name": "Frau Sommer", "phone": "089 123"}


async def with_contact(pages: Pages, world: World) -> OpenPage[OfficeSchoolInfoPageState]:
    page = await pages.open(OfficeSchoolInfoPageState, world.olga)
    await page.do("open_contact", 0)
    await page.do("save_contact", CONTACT)
    return page


async def test_a_contact_is_written_read_and_deleted(pages: Pages, world: World) -> None:
    office = await with_contact(pages, world)
    assert not office.state.is_editing
    page = await pages.open(SchoolInfoPageState, world.anna)
    assert page.watched == {topics.school_info()}
    [section] = page.state.sections
    assert section.contacts[0].call == "tel:089123"
    await office.do("open_contact", section.contacts[0].id)
    assert office.state.values["name"] == "Frau Sommer"
    await office.do("delete_contact")
    assert office.state.sections == []


async def test_an_open_contact_says_nothing_about_texts(pages: Pages, world: World) -> None:
    office = await with_contact(pages, world)
    await office.do("open_text", 0)
    await office.do("save_text", {"title": "Ferien", "text": "Wann"})
    contact_id = office.state.sections[0].contacts[0].id
    await office.do("open_contact", contact_id)
    await office.do("delete_text")
    assert office.notice
    assert [text.title for text in office.state.texts] == ["Ferien"]


async def test_a_contact_that_is_gone_is_not_opened(pages: Pages, world: World) -> None:
    page = await pages.open(OfficeSchoolInfoPageState, world.olga)
    await page.do("open_contact", 77)
    assert page.notice
    assert not page.state.is_editing
