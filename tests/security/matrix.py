"""Calls one handler as everybody with all kinds of ids, for the tests of who may do what (Z4).

Whom the gate lets pass is decided by roles and needs no portal (test_matrix_policies.py); that it
does what the policies say is tried out with a handler of each policy (test_gate.py).
"""

from dataclasses import dataclass
from typing import Any

from elternportal import routes
from tests.security.case import Case
from tests.security.families import HIDDEN_FROM, PERSONS
from tests.security.ids import Ids
from tests.security.small_school import School
from tests.security.snapshot import Snapshot
from tests.support.socket_client import ROOT_STATE, SocketClient

# Columns come when the hub sends them; they are the same for all who see the evening.
LIVE_STATE = f"{ROOT_STATE}.elternportal___state___live____live_state"
NEVER_FAILS = "an event handler failed"
KINDS = ("own", "foreign", "missing")


@dataclass(frozen=True)
class Matrix:
    """The school that is asked, and how its database stood ``before``."""

    school: School
    before: Snapshot

    async def check(self, case: Case) -> None:
        """Assert for each person who may that the handler runs and touches only their own."""
        kinds = KINDS if case.is_scoped else KINDS[:1]
        for person in case.may:
            self.school.change_session(person)
            answers = {kind: await self._admitted(case, person, kind) for kind in kinds}
            if case.is_scoped:
                assert answers["foreign"] == answers["missing"], f"{person} can tell them apart"

    async def check_gate(self, case: Case) -> None:
        """Assert that the gate lets run whom it may and refuses everybody else, whatever ids."""
        for person in PERSONS:
            self.school.change_session(person)
            if person in case.may:
                await self._admitted(case, person, "own")
            else:
                await self._refused(case, person)

    async def _admitted(self, case: Case, person: str, kind: str) -> dict[str, Any]:
        """Call the handler on a new page; returns what the page then shows."""
        what = f"{person or 'anonymous'} with {kind} ids"
        if routes.UPLOAD_ID in case.page:
            self.school.with_uploads()
        ids = self._ids(case, person, kind)
        log_before = self.school.portal.log_end
        async with self._page(case, person, "own" if case.own_page else kind) as page:
            await settled(page)
            await _call(page, case, ids)
            shown = _shown(page, case)
        self._check_page(page, person, log_before, what)
        changes = self.before.changes()
        if changes:
            self.before.restore()
            await self.school.hub_is_quiet()  # or the next page might be called to refresh
        assert not self._refusals(case, log_before), what
        may_change = case.writes and (kind == "own" or not case.is_scoped)
        assert bool(changes) == may_change, f"{what}: {changes}"
        return {"states": shown, "sent to": page.redirected_to}

    async def _refused(self, case: Case, person: str) -> None:
        """Call the handler with all kinds of ids on one page: the gate never looks at them."""
        what = person or "anonymous"
        log_before = self.school.portal.log_end
        sent_to = set()
        async with self._page(case, person, "own") as page:
            await settled(page)
            called, shown = self.school.portal.log_end, _shown(page, case)
            for number, kind in enumerate(KINDS, start=1):
                await _call(page, case, self._ids(case, person, kind))
                assert self._refusals(case, called) == number, f"{what} with {kind} ids"
                assert _shown(page, case) == shown, f"{what} with {kind} ids"
                sent_to.add(page.redirected_to)
        assert len(sent_to) == 1, f"{what} can tell them apart"
        self._check_page(page, person, log_before, what)
        assert self.before.changes() == {}, what

    def _ids(self, case: Case, person: str, kind: str) -> Ids:
        """The ids to call with."""
        return case.mixed(self.school.named(person, kind), self.school.named(person, "own"))

    def _page(self, case: Case, person: str, kind: str) -> SocketClient:
        ids = self._ids(case, person, kind)
        return self.school.page(person, case.page.format(**ids.all))

    def _check_page(self, page: SocketClient, person: str, log_before: int, what: str) -> None:
        """Assert what holds for every call, whoever makes it."""
        log = self.school.portal.log_since(log_before)
        assert NEVER_FAILS not in log, what
        assert "(arguments)" not in log, what
        assert "(rate limit)" not in log, what
        frames = "".join(page.frames)
        assert [word for word in HIDDEN_FROM[person] if word in frames] == [], what

    def _refusals(self, case: Case, log_before: int) -> int:
        log = self.school.portal.log_since(log_before)
        return log.count(f"event refused: '{case.label}' (not admitted)")


async def settled(page: SocketClient) -> None:
    """Also what a handler started anew has come to its end."""
    await page.settle()
    step = page.show("import_page_state").get("step")
    if step in {"checking", "applying"}:
        await page.wait_for(
            lambda it: it.show("import_page_state")["step"] not in {"checking", "applying"}
        )
        await page.settle()


async def _call(page: SocketClient, case: Case, ids: Ids) -> None:
    for handler, arguments in case.before:
        await page.call(f"{case.state_name}.{handler}", **arguments(ids))
    await page.call(case.full_name, **case.arguments(ids))
    await settled(page)


def _shown(page: SocketClient, case: Case) -> dict[str, Any]:
    """All vars but those that repeat what was sent."""
    return {
        name: {key: value for key, value in values.items() if key not in case.echoes}
        for name, values in page.states.items()
        if name not in (ROOT_STATE, LIVE_STATE)
    }
