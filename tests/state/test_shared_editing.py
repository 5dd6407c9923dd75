"""Two people have the same thing open in a form: neither text is lost, and both are seen."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date
from typing import Any

import pytest
from sqlmodel import Session

from elternportal.db import Database
from elternportal.models.evening import ParentsEvening
from elternportal.services.audience import AudienceChoice
from elternportal.services.audience.groups import GroupDraft, SaveGroup, save_group
from elternportal.services.documents.folders import add_folder
from elternportal.services.documents.office import DocumentDraft, SaveDocument, save_document
from elternportal.services.letters.drafts import LetterDraft, SaveDraft, save_draft
from elternportal.services.lost_property.office import ItemDraft, SaveItem, save_item
from elternportal.services.school_info.office import (
    SaveContact,
    SaveText,
    save_contact,
    save_text,
)
from elternportal.services.school_info.reading import ContactDraft, TextDraft
from elternportal.state.audience import AudienceState
from elternportal.state.audience.groups import OfficeGroupsPageState
from elternportal.state.board.office import OfficeBoardPageState
from elternportal.state.documents.office import OfficeDocumentsPageState
from elternportal.state.editing import SharedFormState
from elternportal.state.evening.office import OfficeEveningPageState
from elternportal.state.letters.office_letter import OfficeLetterPageState
from elternportal.state.lost_property.office import OfficeLostPropertyPageState
from elternportal.state.polls.office import OfficePollsPageState
from elternportal.state.school_info.office import OfficeSchoolInfoPageState
from tests.support.evenings import add_evening
from tests.support.letters import add_letter
from tests.support.news import SCHOOL, add_notice, add_poll
from tests.support.states import OpenPage, Pages
from tests.support.stored_files import add_file
from tests.support.world import World

DAY = date(2026, 11, 20)


@dataclass(frozen=True)
class Editor:
    """A page with such a form; ``add`` gives the id of a thing that is open in it.

    ``opens`` is the handler that opens it, or the name of the id in the page's address.
    """

    page: type[SharedFormState]
    add: Callable[[Session, World], int]
    opens: str
    field: str = "title"
    saves: str = "save"


def _document(session: Session, world: World) -> int:
    draft = DocumentDraft(
        folder_id=add_folder(session, world.olga, "Formulare"),
        title="Hausordnung",
        dated=DAY,
        files=add_file(session, world.olga).key,
    )
    return save_document(session, world.olga, SaveDocument(0, draft, SCHOOL))


def _letter(session: Session, world: World) -> int:
    draft = LetterDraft(number=1, title="Wandertag", text="Wir wandern.")
    return save_draft(session, world.olga, SaveDraft(None, draft, SCHOOL))


def _contact(session: Session, world: World) -> int:
    draft = ContactDraft.model_validate({"section": "office", "name": "Frau Lenz"})
    return save_contact(session, world.olga, SaveContact(0, draft))


def _text(session: Session, world: World) -> int:
    return save_text(session, world.olga, SaveText(0, TextDraft(title="Zeiten", text="8 bis 12")))


def _item(session: Session, world: World) -> int:
    return save_item(session, world.olga, SaveItem(0, ItemDraft(title="Mütze", found_on=DAY)))


def _group(session: Session, world: World) -> int:
    choice = AudienceChoice(pupil_ids=(world.pupils["Ada"],))
    return save_group(session, world.olga, SaveGroup(GroupDraft(name="Lotsen"), choice))


EDITORS = {
    "notice": Editor(
        OfficeBoardPageState, lambda session, world: add_notice(session, world.olga), "open_notice"
    ),
    "poll": Editor(
        OfficePollsPageState, lambda session, world: add_poll(session, world.olga), "open_poll"
    ),
    "document": Editor(OfficeDocumentsPageState, _document, "open_document"),
    "contact": Editor(
        OfficeSchoolInfoPageState, _contact, "open_contact", "name", saves="save_contact"
    ),
    "text": Editor(OfficeSchoolInfoPageState, _text, "open_text", saves="save_text"),
    "found thing": Editor(OfficeLostPropertyPageState, _item, "open_item"),
    "group": Editor(OfficeGroupsPageState, _group, "open_group", "name", saves="rename"),
    "letter": Editor(OfficeLetterPageState, _letter, "brief"),
    "evening": Editor(OfficeEveningPageState, add_evening, "abend"),
}


class Desk:
    """One person's open form, and what is typed in it."""

    def __init__(self, page: OpenPage[Any], editor: Editor, item_id: int) -> None:
        self.page, self.editor, self.state, self.item_id = page, editor, page.state, item_id

    @property
    def fields(self) -> dict[str, Any]:
        """What the form shows, before anything is typed."""
        shown = getattr(self.state, "draft", None) or getattr(self.state, "editor", None)
        if is_dataclass(shown) and not isinstance(shown, type):
            return asdict(shown)
        return dict(self.state.values)

    async def save(self, text: str, **more: Any) -> None:
        typed = {**self.fields, self.editor.field: text, "revision": str(self.state.revision)}
        await self.page.do(self.editor.saves, {**typed, **more})

    async def refused(self, text: str) -> None:
        """Try to save, and be told that somebody was first."""
        await self.save(text)
        assert self.state.notice_kind == "error"
        assert "hat das inzwischen geändert" in self.state.edited_meanwhile


async def open_desk(
    pages: Pages, database: Database, person: Any, editor: Editor, item_id: int
) -> Desk:
    if editor.opens.startswith("open_"):
        page = await pages.open(editor.page, person)
        await page.do(editor.opens, item_id)
    else:
        page = await pages.open(editor.page, person, f"{editor.opens}={item_id}")
    return Desk(page, editor, item_id)


@pytest.fixture(params=EDITORS.values(), ids=EDITORS.keys())
async def desks(
    request: pytest.FixtureRequest, pages: Pages, database: Database, world: World
) -> tuple[Desk, Desk]:
    """Olga and Hanna have the same thing open."""
    with database.transaction() as session:
        item_id = request.param.add(session, world)
    olga = await open_desk(pages, database, world.olga, request.param, item_id)
    hanna = await open_desk(pages, database, world.hanna, request.param, item_id)
    return olga, hanna


async def now_saved(desk: Desk) -> str:
    if desk.editor.opens.startswith("open_"):  # saving may have closed it
        await desk.page.do(desk.editor.opens, desk.item_id)
    saved = await desk.state._saved_form()
    assert saved is not None
    return str(getattr(saved.draft, desk.editor.field))


async def test_the_second_to_save_is_told_and_overwrites_nothing(desks: tuple[Desk, Desk]) -> None:
    olga, hanna = desks
    await hanna.save("Von Hanna")
    await olga.refused("Von Olga")
    assert "Hanna Head" in olga.state.edited_meanwhile
    assert "Von Hanna" in [line.text for line in olga.state.theirs]
    assert await now_saved(olga) == "Von Hanna"


async def test_whoever_has_seen_the_other_text_may_replace_it(desks: tuple[Desk, Desk]) -> None:
    olga, hanna = desks
    await hanna.save("Von Hanna")
    await olga.refused("Von Olga")
    await olga.save("Von Olga")
    assert await now_saved(hanna) == "Von Olga"
    assert olga.state.edited_meanwhile == ""


async def test_or_take_it(desks: tuple[Desk, Desk]) -> None:
    olga, hanna = desks
    await hanna.save("Von Hanna")
    await olga.refused("Von Olga")
    await olga.page.do("take_theirs")
    assert olga.fields[olga.editor.field] == "Von Hanna"
    assert olga.state.edited_meanwhile == ""
    await olga.save("Von beiden")
    assert await now_saved(hanna) == "Von beiden"


async def test_one_person_saves_as_often_as_she_likes(desks: tuple[Desk, Desk]) -> None:
    olga, _ = desks
    form = {"revision": str(olga.state.revision)}
    await olga.save("Einmal")
    if olga.state.revision:  # the form stays open: it may be on its way again with the old number
        await olga.save("Zweimal", **form)
        assert await now_saved(olga) == "Zweimal"


async def test_a_letter_saved_by_itself_replaces_nobodys_text(
    pages: Pages, database: Database, world: World
) -> None:
    editor = EDITORS["letter"]
    with database.transaction() as session:
        item_id = editor.add(session, world)
    olga = await open_desk(pages, database, world.olga, editor, item_id)
    hanna = await open_desk(pages, database, world.hanna, editor, item_id)
    await hanna.save("Von Hanna")
    await olga.save("Von Olga", intent="autosave")
    assert olga.state.edited_meanwhile
    await olga.save("Von Olga, länger", intent="autosave")
    assert await now_saved(olga) == "Von Hanna"


async def test_another_choice_of_receivers_is_shown_too(
    pages: Pages, database: Database, world: World
) -> None:
    editor = EDITORS["notice"]
    with database.transaction() as session:
        item_id = editor.add(session, world)
    olga = await open_desk(pages, database, world.olga, editor, item_id)
    hanna = await open_desk(pages, database, world.hanna, editor, item_id)
    audience = await hanna.state.get_state(AudienceState)
    await audience._fill(AudienceChoice(class_ids=(world.classes["7b"],)))
    await hanna.save("Theaterabend")
    await olga.refused("Theaterabend")
    assert [(line.label, line.text) for line in olga.state.theirs] == [("Für wen?", "7b")]


async def test_a_correction_does_not_undo_another_unseen(
    pages: Pages, database: Database, world: World
) -> None:
    with database.transaction() as session:
        letter_id = add_letter(session, world.olga, SCHOOL).id

    async def begun(person: Any) -> OpenPage[OfficeLetterPageState]:
        page = await pages.open(OfficeLetterPageState, person, f"brief={letter_id}")
        await page.do("begin_correction")
        return page

    async def corrected(page: OpenPage[OfficeLetterPageState], text: str) -> None:
        form = {"title": "Wandertag", "text": text, "revision": str(page.state.revision)}
        await page.do("compare", form)
        await page.do("correct")

    olga, hanna = await begun(world.olga), await begun(world.hanna)
    await corrected(hanna, "Um neun.")
    await corrected(olga, "Um zehn.")
    assert "3 Personen bekommen eine Mail" in olga.state.asks_correct
    assert olga.state.step == "correct"
    assert "Hanna Head" in olga.state.edited_meanwhile
    assert [line.text for line in olga.state.theirs] == ["Um neun."]
    await corrected(olga, "Um zehn.")
    assert "Um zehn." in olga.state.preview


GOES_OUT = {
    "letter": ("schedule", {"publish_at": "2027-01-11T08:00"}),
    "poll": ("publish", {}),
    "evening": ("publish", None),
}


@pytest.mark.parametrize("kind", GOES_OUT)
async def test_what_somebody_changed_meanwhile_goes_out_only_after_it_was_looked_over(
    pages: Pages, database: Database, world: World, kind: str
) -> None:
    step, form = GOES_OUT[kind]
    arguments = [] if form is None else [form]
    with database.transaction() as session:
        item_id = EDITORS[kind].add(session, world)
        if kind == "evening":
            session.get_one(ParentsEvening, item_id).is_published = False
    olga = await open_desk(pages, database, world.olga, EDITORS[kind], item_id)
    hanna = await open_desk(pages, database, world.hanna, EDITORS[kind], item_id)
    await hanna.save("Von Hanna")
    await olga.page.do(step, *arguments)
    assert "Hanna Head hat das inzwischen geändert" in olga.state.notice
    assert olga.fields["title"] == "Von Hanna"
    await olga.page.do(step, *arguments)
    assert olga.state.notice_kind == "success"
