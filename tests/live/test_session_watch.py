"""S3: the sockets of an ended session are closed, and nobody else's."""

from collections.abc import Collection

import pytest
from sqlalchemy.exc import OperationalError

from elternportal.live import session_watch
from elternportal.live.session_watch import SessionWatch
from tests.support.waiting import eventually, task_running


class Sockets:
    """What the watch closes, and the sessions that the database calls valid."""

    def __init__(self) -> None:
        self.valid: set[int] = set()
        self.gone: set[str] = set()
        self.closed: list[str] = []
        self.sent_to: set[str] = set()
        self.forgotten: list[str] = []
        self.failures = 0
        self.unclosable: set[str] = set()
        self.watch = SessionWatch(self.read, self, self.forgotten.append)

    async def read(self, session_ids: Collection[int]) -> frozenset[int]:
        if self.failures:
            self.failures -= 1
            raise OperationalError("SELECT", {}, Exception("the database restarts"))
        return frozenset(self.valid & set(session_ids))

    def is_connected(self, sid: str) -> bool:
        return sid not in self.gone

    async def disconnect(self, sid: str, go_to: str) -> None:
        if sid in self.unclosable:
            raise KeyError(sid)
        self.closed.append(sid)
        self.sent_to.add(go_to)
        self.gone.add(sid)


CLOSED_WITHIN_SECONDS = 5.0


@pytest.fixture
def sockets() -> Sockets:
    return Sockets()


async def test_S3_all_sockets_of_an_ended_session_are_closed(sockets: Sockets) -> None:
    for sid, session_id in (("phone", 1), ("tablet", 1), ("laptop", 1), ("other", 2)):
        sockets.watch.note(sid, session_id, "/en/elternbrief?brief=2")
    sockets.valid = {2}
    await sockets.watch.sweep()
    assert sockets.closed == sockets.forgotten == ["phone", "tablet", "laptop"]
    back = "next=%2Fen%2Felternbrief%3Fbrief%3D2"
    assert sockets.sent_to == {f"/en/anmelden?{back}&beendet=1"}
    await sockets.watch.sweep()
    assert len(sockets.closed) == 3


def test_S3_the_watch_looks_often_enough_to_close_a_socket_within_five_seconds() -> None:
    assert 2 * session_watch.PERIOD_SECONDS <= CLOSED_WITHIN_SECONDS


async def test_S3_who_signs_in_while_the_database_answers_stays(
    sockets: Sockets, monkeypatch: pytest.MonkeyPatch
) -> None:
    sockets.watch.note("old", 1, "/en/elternbrief?brief=2")
    sockets.valid = {1}
    plain_read = sockets.read

    async def read(session_ids: Collection[int]) -> frozenset[int]:
        sockets.watch.note("new", 2, "/en/elternbrief?brief=2")
        return await plain_read(session_ids)

    monkeypatch.setattr(sockets.watch, "_read_valid", read)
    await sockets.watch.sweep()
    assert sockets.closed == []
    sockets.valid = {1}
    await sockets.watch.sweep()
    assert sockets.closed == ["new"]


async def test_sockets_without_a_session_or_already_gone_are_left_alone(sockets: Sockets) -> None:
    sockets.watch.note("nobody", None, "/en/elternbrief?brief=2")
    sockets.watch.note("left", 1, "/en/elternbrief?brief=2")
    sockets.gone.add("left")
    await sockets.watch.sweep()
    assert sockets.closed == []


async def test_S3_the_watch_goes_on_after_the_database_failed(
    sockets: Sockets, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_watch, "PERIOD_SECONDS", 0.01)
    sockets.failures = 2
    sockets.watch.note("phone", 1, "/en/elternbrief?brief=2")
    async with task_running(sockets.watch.run()):
        await eventually(lambda: sockets.closed == ["phone"])


async def test_S3_the_watch_goes_on_after_a_socket_that_cannot_be_closed(
    sockets: Sockets, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_watch, "PERIOD_SECONDS", 0.01)
    sockets.unclosable = {"broken"}
    for sid in ("broken", "phone"):
        sockets.watch.note(sid, 1, "/en/elternbrief?brief=2")
    async with task_running(sockets.watch.run()):
        await eventually(lambda: sockets.closed == ["phone"])
