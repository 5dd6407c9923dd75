"""The pages of documents, run directly: folders and the form of one document."""

from elternportal import clock
from elternportal.db import Database
from elternportal.domain import topics
from elternportal.state.documents.office import OfficeDocumentsPageState
from elternportal.state.documents.reading import DocumentsPageState
from tests.support.states import Pages
from tests.support.stored_files import add_file
from tests.support.world import World


async def test_a_folder_is_added_renamed_and_deleted(pages: Pages, world: World) -> None:
    page = await pages.open(OfficeDocumentsPageState, world.olga)
    await page.do("add_folder", {"name": "Formulare"})
    assert [folder.name for folder in page.state.folders] == ["Formulare"]
    folder_id = page.state.folders[0].id
    await page.do("ask_rename", folder_id)
    await page.do("rename_folder", {"name": "Anträge"})
    assert [folder.name for folder in page.state.folders] == ["Anträge"]
    await page.do("delete_folder", folder_id)
    assert page.state.folders == []


async def test_a_new_document_begins_in_its_folder_and_today(pages: Pages, world: World) -> None:
    page = await pages.open(OfficeDocumentsPageState, world.olga)
    await page.do("add_folder", {"name": "Formulare"})
    folder_id = page.state.folders[0].id
    await page.do("new_document", folder_id)
    today = clock.today().isoformat()
    assert page.state.values == {"folder_id": str(folder_id), "dated": today}
    await page.do("close")
    assert not page.state.is_editing


async def test_readers_see_folders_with_something_for_them(pages: Pages, world: World) -> None:
    office = await pages.open(OfficeDocumentsPageState, world.olga)
    await office.do("add_folder", {"name": "Formulare"})
    page = await pages.open(DocumentsPageState, world.anna)
    assert page.state.folders == []
    assert page.watched == {topics.news()}


async def test_a_mail_goes_out_only_after_a_question_that_names_how_many_get_it(
    pages: Pages, database: Database, world: World
) -> None:
    office = await pages.open(OfficeDocumentsPageState, world.olga)
    await office.do("add_folder", {"name": "Formulare"})
    folder_id = office.state.folders[0].id
    with database.transaction() as session:
        key = add_file(session, world.olga).key
    await office.do("new_document", folder_id)
    words = {"folder_id": str(folder_id), "title": "Hausordnung", "dated": "2026-11-01"}
    form = {**words, "files": key, "is_mailed": "on"}
    await office.do("save", form)
    assert "an 3 Personen. Ein Kind erreicht keine Mail." in office.state.asks_mail
    await office.do("save", form)
    assert not office.state.is_editing
    await office.do("open_document", office.state.folders[0].documents[0].id)
    await office.do("save", {**form, "files": "", "revision": "1"})
    assert "geht an niemanden" in office.state.asks_mail  # all were told of this version
