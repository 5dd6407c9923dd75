"""The office's import page, run directly: from an upload to its plan."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from sqlmodel import col, select

from elternportal.db import Database
from elternportal.files.uploads import UploadedFile, keep
from elternportal.models.school import Teacher
from elternportal.settings import get_settings
from elternportal.state.school.school_import import ImportPageState
from tests.support.states import Pages, Refused
from tests.support.untis import gpu, lesson, teacher
from tests.support.world import World


@pytest.fixture
def uploads_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Uploads are kept in a folder of the test."""
    monkeypatch.setenv("ELTERNPORTAL_DATA_DIR", str(tmp_path))
    get_settings.cache_clear()
    yield
    monkeypatch.undo()
    get_settings.cache_clear()


async def test_without_an_upload_files_can_be_chosen(pages: Pages, world: World) -> None:
    page = await pages.open(ImportPageState, world.olga)
    assert (page.state.step, page.state.last) == ("choose", "")


async def test_an_upload_that_is_not_the_offices_own_is_gone(pages: Pages, world: World) -> None:
    page = await pages.open(ImportPageState, world.olga, f"stapel={'a' * 43}")
    assert page.state.step == "checking"
    await page.do("check")
    assert page.state.step == "choose"
    assert page.notice


async def test_many_who_leave_are_typed_before_anything_changes(
    pages: Pages, world: World, database: Database, uploads_apart: None
) -> None:
    files = (
        gpu("004", teacher("Hub", "Huber")),
        gpu("002", lesson("1", "7b", "Hub", "M")),
    )
    upload_id = keep(
        world.olga.account_id, [UploadedFile(one.name, BytesIO(one.content)) for one in files]
    )
    page = await pages.open(ImportPageState, world.olga, f"stapel={upload_id}")
    await page.do("check")
    await page.do("ask")
    assert page.state.missing == 2
    assert "2 Klassen, Lehrkräfte und Kinder fehlen" in page.state.missing_question
    await page.do("apply_missing", {"missing": "3"})
    assert page.state.step == "plan"
    await page.do("apply")
    assert active_teachers(database) == 3
    await page.do("ask")
    await page.do("apply_missing", {"missing": "2"})
    assert page.state.step == "done"
    assert active_teachers(database) == 1


def active_teachers(database: Database) -> int:
    with database.reading() as session:
        return len(session.exec(select(Teacher.id).where(col(Teacher.is_active))).all())


async def test_only_office_and_head_import(pages: Pages, world: World) -> None:
    with pytest.raises(Refused):
        await pages.open(ImportPageState, world.huber)
