"""The page that takes over a calendar file says what changes, asks, and says what came of it."""

from io import BytesIO
from pathlib import Path

import pytest

from elternportal import routes
from elternportal.files import uploads
from elternportal.state.dates.calendar_import import DatesImportPageState
from elternportal.state.dates.dates import DatesPageState
from tests.support.calendar_files import calendar, event
from tests.support.states import Pages, Refused
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")


async def test_the_office_sees_what_a_file_changes_and_is_asked_once(
    pages: Pages, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "_root", lambda: tmp_path / "uploads")
    series = event("a", ":20261201T080000", "RRULE:FREQ=DAILY;COUNT=25", title="Probe")
    file = calendar(series, event("b", ";VALUE=DATE:20261201", "CLASS:PRIVATE"))
    sent = [uploads.UploadedFile("../x.ics", BytesIO(file.content))]
    upload_id = uploads.keep(world.olga.account_id, sent)
    page = await pages.open(DatesImportPageState, world.olga, f"{routes.UPLOAD_ID}={upload_id}")
    (new,) = page.state.planned
    assert new.head == "Neu: 25"
    assert new.dates[0] == "Di, 1.12., 8:00: Probe"
    assert (len(new.dates), new.more) == (20, "und 5 weitere Termine")
    assert "privat" in page.state.findings[0]
    await page.do("apply", {"category": "trip"})
    assert "25" in page.state.question
    await page.do("cancel")
    assert page.state.question == ""
    await page.do("apply", {"category": "trip"})
    await page.do("apply", {"category": "trip"})
    assert page.notice == "25 Termine sind übernommen."
    assert page.state.is_empty
    listed = await pages.open(DatesPageState, world.anna)
    assert {line.category for line in listed.state.lines} == {"trip"}


async def test_a_refused_upload_says_why_and_nobody_else_opens_the_page(
    pages: Pages, world: World
) -> None:
    page = await pages.open(DatesImportPageState, world.olga)
    assert not page.state.has_plan
    await page.do("apply", {})
    assert page.state.question == ""
    for person in (world.anna, world.huber, None):
        with pytest.raises(Refused):
            await pages.open(DatesImportPageState, person)
