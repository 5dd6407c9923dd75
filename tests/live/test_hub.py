"""The live hub by itself: what it sends to whom, in which order, and what it survives."""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Mapping
from contextlib import asynccontextmanager

import pytest
from sqlalchemy.exc import OperationalError

from elternportal.db import Change
from elternportal.live import hub as hub_module
from elternportal.live.hub import Hub
from tests.support.waiting import PATIENCE_SECONDS

COLUMN = "column:1:7"
OTHER_COLUMN = "column:1:8"
FAMILY = "family:3"


class School:
    """The hub's surroundings: columns as the database would hold them, and sockets."""

    def __init__(self) -> None:
        self.columns = {COLUMN: "ff", OTHER_COLUMN: "bb"}
        self.reads: list[frozenset[str]] = []
        self.failures = 0
        self.gone: set[str] = set()
        self.sent: list[tuple[str, Mapping[str, str]]] = []
        self.refreshed: list[tuple[str, str]] = []
        self.changed = asyncio.Event()
        self.hub = Hub(self.read, self)

    async def read(self, topics: Collection[str]) -> Mapping[str, str]:
        if self.failures:
            self.failures -= 1
            raise OperationalError("SELECT", {}, Exception("the database restarts"))
        self.reads.append(frozenset(topics))
        return {topic: self.columns[topic] for topic in topics}

    async def send_columns(self, sids: list[str], columns: Mapping[str, str]) -> None:
        self.sent += [(sid, dict(columns)) for sid in sids]
        self.changed.set()

    async def send_refresh(self, sids: list[str], handler: str) -> None:
        self.refreshed += [(sid, handler) for sid in sids]
        self.changed.set()

    def is_connected(self, sid: str) -> bool:
        return sid not in self.gone

    def change(self, *topics: str, origin: str = "") -> None:
        self.hub.on_commit(Change(frozenset(topics), origin))

    def shown_to(self, sid: str) -> list[Mapping[str, str]]:
        return [columns for to, columns in self.sent if to == sid]

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not condition():
                self.changed.clear()
                await self.changed.wait()

    async def quiet(self) -> None:
        """Wait until the hub has dealt with all it knows: a marker goes through its one loop."""
        self.columns["column:0:0"] = ""
        self.hub.watch("marker", ["column:0:0"])
        seen = len(self.shown_to("marker"))
        await self.until(lambda: len(self.shown_to("marker")) > seen)
        self.hub.forget("marker")


@pytest.fixture(autouse=True)
def _quick_retry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub_module, "RETRY_SECONDS", 0.05)


@asynccontextmanager
async def running_school() -> AsyncIterator[School]:
    school = School()
    task = asyncio.create_task(school.hub.run())
    await asyncio.sleep(0)  # the hub knows its loop from its first step on
    try:
        yield school
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_a_newcomer_gets_all_its_columns_at_once() -> None:
    async with running_school() as school:
        school.hub.watch("anna", [COLUMN, OTHER_COLUMN, FAMILY], "refresh")
        await school.quiet()
        assert school.shown_to("anna") == [{COLUMN: "ff", OTHER_COLUMN: "bb"}]
        assert school.refreshed == []


async def test_many_changes_within_the_window_are_one_read_and_one_message() -> None:
    async with running_school() as school:
        school.hub.watch("anna", [COLUMN, OTHER_COLUMN])
        await school.quiet()
        school.reads.clear()
        for letters in ("tf", "ft", "tt"):
            school.columns[COLUMN] = letters
            school.change(COLUMN)
        await school.until(lambda: len(school.shown_to("anna")) == 2)
        await school.quiet()
        assert school.shown_to("anna")[1:] == [{COLUMN: "tt"}]
        assert [topics for topics in school.reads if COLUMN in topics] == [frozenset({COLUMN})]


async def test_only_who_looks_at_a_column_gets_it() -> None:
    async with running_school() as school:
        school.hub.watch("anna", [COLUMN])
        school.hub.watch("berta", [OTHER_COLUMN])
        await school.quiet()
        school.columns[COLUMN] = "tf"
        school.change(COLUMN)
        await school.until(lambda: len(school.shown_to("anna")) == 2)
        assert len(school.shown_to("berta")) == 1


async def test_the_page_that_changed_something_is_not_called_to_refresh() -> None:
    async with running_school() as school:
        for sid in ("anna", "anton"):
            school.hub.watch(sid, [FAMILY], "refresh")
        school.change(FAMILY, origin="anna")
        await school.until(lambda: bool(school.refreshed))
        await school.quiet()
        assert school.refreshed == [("anton", "refresh")]


async def test_a_page_refreshes_when_somebody_else_changed_something_meanwhile() -> None:
    async with running_school() as school:
        school.hub.watch("anna", [FAMILY], "refresh")
        school.change(FAMILY, origin="anna")
        school.change(FAMILY, origin="anton")
        await school.until(lambda: bool(school.refreshed))
        assert school.refreshed == [("anna", "refresh")]


async def test_who_left_the_page_hears_nothing_more() -> None:
    async with running_school() as school:
        school.hub.watch("anna", [COLUMN, FAMILY], "refresh")
        await school.quiet()
        school.hub.watch("anna", [OTHER_COLUMN])
        await school.quiet()
        school.change(COLUMN, FAMILY)
        await school.quiet()
        assert school.shown_to("anna")[1:] == [{OTHER_COLUMN: "bb"}]
        assert school.refreshed == []


async def test_a_lost_socket_is_dropped_at_the_next_change() -> None:
    async with running_school() as school:
        school.hub.watch("anna", [COLUMN], "refresh")
        await school.quiet()
        school.gone.add("anna")
        school.change(COLUMN)
        await school.quiet()
        school.gone.clear()
        school.change(COLUMN)
        await school.quiet()
        assert len(school.shown_to("anna")) == 1


async def test_what_is_read_while_a_column_changes_is_followed_by_the_newer_one() -> None:
    """The change comes while the hub is reading: the last message is the newest state."""
    async with running_school() as school:
        school.hub.watch("anna", [COLUMN])
        await school.quiet()
        plain_read = school.read

        async def slow_read(topics: Collection[str]) -> Mapping[str, str]:
            columns = await plain_read(topics)
            if school.columns[COLUMN] == "tf":
                school.columns[COLUMN] = "tt"
                school.change(COLUMN)
            return columns

        school.hub._read_columns = slow_read
        school.columns[COLUMN] = "tf"
        school.change(COLUMN)
        await school.until(lambda: len(school.shown_to("anna")) == 3)
        assert school.shown_to("anna")[1:] == [{COLUMN: "tf"}, {COLUMN: "tt"}]


async def test_while_the_database_is_away_nothing_is_forgotten() -> None:
    async with running_school() as school:
        school.hub.watch("anna", [COLUMN, FAMILY], "refresh")
        await school.quiet()
        school.failures = 3
        school.columns[COLUMN] = "tf"
        school.change(COLUMN, FAMILY, origin="anton")
        school.hub.watch("berta", [OTHER_COLUMN])
        await school.until(lambda: bool(school.refreshed))
        assert school.shown_to("anna")[-1] == {COLUMN: "tf"}
        assert school.shown_to("berta") == [{OTHER_COLUMN: "bb"}]
        assert school.refreshed == [("anna", "refresh")]


async def test_everything_may_have_changed_when_other_processes_were_out_of_reach() -> None:
    async with running_school() as school:
        school.hub.watch("anna", [COLUMN, FAMILY], "refresh")
        await school.quiet()
        school.columns[COLUMN] = "tt"
        school.hub.hear_all()
        await school.until(lambda: bool(school.refreshed))
        assert school.shown_to("anna")[-1] == {COLUMN: "tt"}
