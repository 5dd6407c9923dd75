"""The page for columns, run directly: from an uploaded list to a saved mapping."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from elternportal.files.uploads import UploadedFile, keep
from elternportal.settings import get_settings
from elternportal.state.school.import_profiles import ImportProfilesPageState
from elternportal.state.school.school_import import ImportPageState
from tests.support.states import Pages, Refused
from tests.support.world import World

LIST = b"ID-X;Familienname;Rufname;Gruppe\nD1;Amsel;Ada;7b\nD2;Birke;Carla;7b\n"


@pytest.fixture
def uploads_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Uploads are kept in a folder of the test."""
    monkeypatch.setenv("ELTERNPORTAL_DATA_DIR", str(tmp_path))
    get_settings.cache_clear()
    yield
    monkeypatch.undo()
    get_settings.cache_clear()


async def test_from_an_unknown_list_to_its_plan(
    pages: Pages, world: World, uploads_apart: None
) -> None:
    upload_id = keep(world.olga.account_id, [UploadedFile("Kinder.csv", BytesIO(LIST))])
    plan = await pages.open(ImportPageState, world.olga, f"stapel={upload_id}")
    await plan.do("check")
    (way,) = plan.state.lists
    assert plan.state.errors.rows[0].reasons[0].endswith("sagen Sie mit „Spalten zuordnen“.")
    page = await pages.open(ImportProfilesPageState, world.olga, way.href.partition("?")[2])
    assert (page.state.is_editing, page.state.name) == (True, "Kinder")
    await page.do("choose_kind", "pupil")
    shown = [(line.heading, line.samples, line.field) for line in page.state.columns]
    assert shown[:3] == [
        ("ID-X", "D1 · D2", ""),
        ("Familienname", "Amsel · Birke", "surname"),
        ("Rufname", "Ada · Carla", "call_name"),
    ]
    typed = {line.field_name: line.field for line in page.state.columns}
    form = {"name": "Kinder", "kind": "pupil", "revision": "0", **typed}
    await page.do("save", form)
    assert "Schlüssel des Kindes" in page.notice
    await page.do("save", {**form, "column-0": "key", "column-3": "class"})
    await plan.do("check")
    assert not plan.state.errors.rows
    listed = await pages.open(ImportProfilesPageState, world.olga)
    (line,) = listed.state.profiles
    assert (line.name, line.about) == ("Kinder", "Schülerinnen und Schüler")
    await listed.do("open_profile", line.id)
    assert [column.field for column in listed.state.columns] == [
        "key",
        "surname",
        "call_name",
        "class",
    ]
    await listed.do("delete")
    assert listed.state.profiles == []


async def test_only_office_and_head_see_the_page(pages: Pages, world: World) -> None:
    with pytest.raises(Refused):
        await pages.open(ImportProfilesPageState, world.huber)
