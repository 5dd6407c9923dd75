"""Every handler × person × {own, foreign, missing} over the real socket (security Z1, Z4)."""

import json
from typing import Any

import pytest
from reflex_base.registry import RegistrationContext

from elternportal import elternportal, routes
from elternportal.state.policy import FRAMEWORK_POLICIES, policy_of
from tests.security.case import Case, vars_of
from tests.security.cases import CASES
from tests.security.families import HIDDEN_FROM, PERSONS
from tests.security.school import School
from tests.security.snapshot import Snapshot
from tests.support.socket_client import ROOT_STATE, SocketClient

assert elternportal.app  # the whole portal registers its handlers

# Columns come when the hub sends them; they are the same for all who see the evening.
LIVE_STATE = f"{ROOT_STATE}.elternportal___state___live____live_state"
A_SECOND_OF_EVENTS = 20  # the gate lets a socket send 30, and the page needs some itself
NEVER_FAILS = "an event handler failed"


def registered() -> dict[str, Any]:
    return dict(RegistrationContext.get().event_handlers)


def test_Z4_every_handler_that_can_run_is_in_the_matrix() -> None:
    open_handlers = {name for name in registered() if policy_of(name) is not None}
    assert open_handlers - set(FRAMEWORK_POLICIES) == {case.full_name for case in CASES}


def test_Z1_every_handler_of_the_portal_declares_a_policy() -> None:
    own = [
        name
        for name, it in registered().items()
        if it.handler.fn.__module__.startswith("elternportal")
    ]
    assert len(own) > 50
    assert [name for name in own if policy_of(name) is None] == []


async def test_Z1_T2_a_handler_without_a_policy_and_what_is_no_handler_does_not_run(
    school: School, before: Snapshot
) -> None:
    closed = [name for name in registered() if policy_of(name) is None]
    assert len(closed) > 10
    state = CASES[0].state_name
    private = [
        f"{state}.{name}" for name in ("_enter", "_write", "_tell", "reset", "get_state", "set")
    ]
    names = [*closed, *private]
    for start in range(0, len(names), A_SECOND_OF_EVENTS):
        async with school.page("olga", "/") as page:
            shown = json.dumps(page.states, sort_keys=True)
            for name in names[start : start + A_SECOND_OF_EVENTS]:
                await page.send(
                    name, var_name="notice", value="gelungen", vars={"notice": "gelungen"}
                )
            await page.settle()
            assert json.dumps(page.states, sort_keys=True) == shown
            assert "gelungen" not in "".join(page.frames)
    assert before.changes() == {}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.label)
async def test_Z4_a_handler_runs_for_whom_it_may_and_touches_only_their_own(
    school: School, before: Snapshot, case: Case
) -> None:
    for person in PERSONS:
        answers: dict[str, Any] = {}
        for kind in ("own", "foreign", "missing") if case.is_scoped else ("own",):
            answers[kind] = await _call(school, before, case, person, kind)
        if case.is_scoped:
            assert answers["foreign"] == answers["missing"], f"{person} can tell them apart"


async def _call(
    school: School, before: Snapshot, case: Case, person: str, kind: str
) -> dict[str, Any]:
    """Call the handler; returns what the page then shows."""
    what = f"{person or 'anonymous'} with {kind} ids"
    if routes.UPLOAD_ID in case.page:
        school.with_uploads()
    own = school.named(person, "own")
    ids = case.mixed(school.named(person, kind), own)
    log_before = len(school.portal.log)
    page = school.page(person, case.page.format(**vars_of(own if case.own_page else ids)))
    async with page:
        await _settled(page)
        for handler, arguments in case.before:
            await page.call(f"{case.state_name}.{handler}", **arguments(ids))
        await page.call(case.full_name, **case.arguments(ids))
        await _settled(page)
        shown = _shown(page, case)
    log = school.portal.log[log_before:]
    changes = before.changes()
    before.restore()

    is_refused = f"event refused: '{case.label}' (not admitted)" in log
    assert is_refused == (person not in case.may), what
    assert NEVER_FAILS not in log, what
    assert "(arguments)" not in log, what
    may_change = person in case.may and case.writes and (kind == "own" or not case.is_scoped)
    assert bool(changes) == may_change, f"{what}: {changes}"
    frames = "".join(page.frames)
    assert [word for word in HIDDEN_FROM[person] if word in frames] == [], what
    return shown


async def _settled(page: SocketClient) -> None:
    """Also what a handler started anew has come to its end."""
    await page.settle()
    step = page.show("import_state").get("step")
    if step in {"checking", "applying"}:
        await page.wait_for(
            lambda it: it.show("import_state")["step"] not in {"checking", "applying"}
        )
        await page.settle()


def _shown(page: SocketClient, case: Case) -> dict[str, Any]:
    states = {
        name: {key: value for key, value in values.items() if key not in case.echoes}
        for name, values in page.states.items()
        if name not in (ROOT_STATE, LIVE_STATE)
    }
    return {"states": states, "sent to": page.redirected_to}
