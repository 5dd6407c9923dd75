"""Whatever a client sends, the portal goes on and no data changes (security T2, T3, W1, Z6, T8)."""

import asyncio
import contextlib
import json
import time
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from websockets.exceptions import ConnectionClosed

from elternportal import routes
from elternportal.auth.limits import EVENTS_PER_SOCKET
from elternportal.auth.sockets import FRAMES_PER_SOCKET
from elternportal.server import SOCKET_MESSAGE_BYTES
from tests.security.case import nothing
from tests.security.cases import CASES
from tests.security.families import PERSONS
from tests.security.small_school import School
from tests.security.snapshot import Snapshot
from tests.support.accounts import run
from tests.support.socket_client import NAMESPACE, SocketClient

FAILED = "an event handler failed"
# What writes without arguments, e.g. the test mail, cannot be called wrongly.
NAMES = sorted(
    {case.full_name for case in CASES if not (case.writes and case.arguments is nothing)}
)
EVENING = next(
    case.state_name for case in CASES if case.state == "evening.family.evening_page_state"
)
START = next(case.state_name for case in CASES if case.state == "start.glance.start_page_state")
# A tap that would succeed if its arguments were right.
TAKE = f"{EVENING}.take"
A_FEW = 5
BATCH = 20  # events in one example; fewer than a socket may send in a second
FUZZ = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=20)
    | st.sampled_from(["\x00", "\ud800", "1' OR 1=1 --", "9" * 400, 2**31, -(2**63), 10**40]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
printable = st.characters(categories=["L", "N", "P", "S"])
argument_names = st.sampled_from(
    ["slot_id", "pupil_id", "booking_id", "mail_id", "session_id", "form", "shown", "column"]
)
payloads = st.dictionaries(argument_names | st.text(max_size=8), anything, max_size=4)
router_data = st.dictionaries(
    st.sampled_from(["pathname", "asPath", "query", "headers", "sid", "ip"]), anything, max_size=4
)
events = st.fixed_dictionaries(
    {"name": st.sampled_from(NAMES), "payload": payloads}, optional={"router_data": router_data}
)


@pytest.fixture(autouse=True)
def _other_sessions(school: School) -> None:
    """Else many tests within one second would have one session's events."""
    for person in PERSONS:
        school.change_session(person)


def unchanged(school: School, before: Snapshot) -> bool:
    alive = school.get("", routes.READY).status_code == 200
    return alive and before.changes() == {}


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"slot_id": 1},
        {"slot_id": "{slot}", "pupil_id": "{pupil}"},
        {"slot_id": 1.0, "pupil_id": 1.0},
        {"slot_id": True, "pupil_id": True},
        {"slot_id": [1], "pupil_id": {"a": 1}},
        {"slot_id": 2**31, "pupil_id": 2**63},
        {"slot_id": -(2**40), "pupil_id": 10**40},
        {"slot_id": None, "pupil_id": None},
        {"evening_id": 1},
    ],
    ids=str,
)
async def test_T3_W1_arguments_of_another_type_number_or_name_never_reach_the_handler(
    school: School, before: Snapshot, payload: dict[str, Any]
) -> None:
    own = school.named("anna", "own")
    right = {"slot_id": own.slot, "pupil_id": own.pupil}
    texts = {"{slot}": str(own.slot), "{pupil}": str(own.pupil)}
    wrong = {key: texts.get(str(value), value) for key, value in payload.items()}
    if "evening_id" in payload:
        wrong = {**right, **wrong}
    log_before = len(school.portal.log)
    async with school.page("anna", f"{routes.EVENING}?abend={own.evening}") as page:
        await page.call(TAKE, **wrong)
    assert "event refused: 'evening_page_state.take' (arguments)" in school.portal.log[log_before:]
    assert unchanged(school, before)


@FUZZ
@given(batch=st.lists(events, min_size=BATCH, max_size=BATCH), person=st.sampled_from(["", "anna"]))
def test_Z6_no_event_of_a_stranger_or_parent_breaks_anything(
    school: School, before: Snapshot, batch: list[dict[str, Any]], person: str
) -> None:
    async def fire() -> None:
        school.change_session(person)
        async with school.page(person, "/") as page:
            with contextlib.suppress(ConnectionClosed):
                for event in batch:
                    await page.send_event(event)
                await page.settle()

    run(fire())
    assert unchanged(school, before)


@pytest.mark.parametrize("nonsense", [{}, [], 1.5, None])
async def test_Z6_an_event_that_can_never_run_is_not_tried_for_ever(
    school: School, nonsense: object
) -> None:
    log_before = len(school.portal.log)
    async with school.page("", routes.SIGN_IN) as page:
        event = {"name": NAMES[0], "payload": {}, "router_data": {"asPath": nonsense}}
        await page.send_event(event)
        for _ in range(A_FEW):  # what would be tried again comes behind the marker
            await page.settle()
    assert school.portal.log[log_before:].count(FAILED) <= 2


@FUZZ
@given(frames=st.lists(st.text(max_size=200), min_size=1, max_size=10))
def test_Z6_frames_that_are_no_events_break_nothing(
    school: School, before: Snapshot, frames: list[str]
) -> None:
    async def fire() -> None:
        for prefix in ("", "4", f"42{NAMESPACE},", f'42{NAMESPACE},["event",', f"40{NAMESPACE},"):
            async with school.page("", routes.SIGN_IN) as page:
                with contextlib.suppress(ConnectionClosed):
                    for frame in frames:
                        await page.send_text(prefix + frame.encode("utf-8", "replace").decode())

    run(fire())
    assert unchanged(school, before)


async def test_Z6_a_frame_that_is_too_large_ends_only_its_own_socket(
    school: School, before: Snapshot
) -> None:
    async with school.page("anna", "/") as page, school.page("berta", "/") as other:
        with contextlib.suppress(ConnectionClosed):
            await page.send(f"{START}.refresh", padding="x" * SOCKET_MESSAGE_BYTES)
        await page.wait_for(lambda it: it.closed)
        await other.call(f"{START}.refresh")
        assert not other.closed
    assert unchanged(school, before)


async def test_Z6_an_event_that_is_played_again_changes_nothing_more(
    school: School, before: Snapshot
) -> None:
    own = school.named("anna", "own")
    async with school.page("anna", f"{routes.EVENING}?abend={own.evening}") as page:
        await page.call(f"{EVENING}.cancel", booking_id=own.booking)
        with Snapshot.of(school.portal) as once:
            await page.call(f"{EVENING}.cancel", booking_id=own.booking)
            assert once.changes() == {}
    before.restore()


async def test_T8_a_flood_from_one_socket_is_cut_and_others_go_on(school: School) -> None:
    flood = 200  # of events that come one by one; a socket that sends still more is closed
    log_before = len(school.portal.log)
    async with school.page("anna", "/") as page, school.page("berta", "/") as other:
        started = time.monotonic()
        for _ in range(flood):
            await page.send(f"{START}.refresh")
        await other.call(f"{START}.refresh")
        await _flood_over(page)
        windows = time.monotonic() - started + 1
    refused = school.portal.log[log_before:].count("(rate limit)")
    assert refused >= flood - windows * EVENTS_PER_SOCKET.amount


async def _flood_over(page: SocketClient) -> None:
    """Wait until all of it was handled. As long as it is not, the marker behind it is cut, too."""
    async with asyncio.timeout(60):
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(2):
                    return await page.settle()


@pytest.mark.parametrize("frame", ['"text"', "[]", '{"name":"no.such","payload":{}}'])
async def test_T8_a_flood_of_frames_that_are_no_events_ends_its_socket_and_fills_no_log(
    school: School, frame: str
) -> None:
    flood = 20 * FRAMES_PER_SOCKET.amount
    log_before = len(school.portal.log)
    async with school.page("", routes.SIGN_IN) as page, school.page("berta", "/") as other:
        with contextlib.suppress(ConnectionClosed):
            for _ in range(flood):
                await page.send_text(f'42{NAMESPACE},["event",{frame}]')
        await page.wait_for(lambda it: it.closed)
        await other.call(f"{START}.refresh")
        assert not other.closed
    lines = school.portal.log[log_before:].splitlines()
    assert "Traceback" not in "".join(lines)
    assert len(lines) < flood


async def test_T8_a_frame_of_40_kb_that_is_no_event_is_neither_tried_nor_logged(
    school: School, before: Snapshot
) -> None:
    log_before = len(school.portal.log)
    async with school.page("", routes.SIGN_IN) as page:
        unknown = {"name": "no.such", "payload": {"x": "A" * 40_000}}
        for frame in ({"name": "A" * 40_000}, "A" * 40_000, ["A" * 40_000], unknown):
            await page.send_text(f"42{NAMESPACE},{json.dumps(['event', frame])}")
        await page.settle()
    lines = school.portal.log[log_before:].splitlines()
    assert len([line for line in lines if "event refused: malformed or unknown" in line]) == 4
    assert "reflex" not in "".join(lines)
    assert unchanged(school, before)


@FUZZ
@given(
    path=st.sampled_from(["plan.pdf", "termine.ics", "lehrkraft/1.pdf", ""]),
    number=st.integers(-5, 10**30)
    | st.text(st.characters(categories=["L", "N", "P"]), max_size=10),
    query=st.text(printable, max_size=30),
)
def test_Z6_no_address_breaks_a_route(
    school: School, before: Snapshot, path: str, number: object, query: str
) -> None:
    address = f"{routes.EVENING}/{quote(str(number))}/{path}"
    params = {routes.DOCUMENT_LANGUAGE: query}
    answer = school.portal.ask("GET", address, school.cookies["anna"], params=params)
    assert answer.status_code in {200, 404, 405}
    assert unchanged(school, before)


@FUZZ
@given(
    path=st.sampled_from(
        [routes.LOGIN_POST, routes.PASSWORD_POST, routes.FORGOT_POST, routes.PIN_LETTERS]
    ),
    body=st.binary(max_size=400),
    kind=st.sampled_from(
        ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", ""]
    ),
)
def test_Z6_no_form_breaks_a_route(
    school: School, before: Snapshot, path: str, body: bytes, kind: str
) -> None:
    answer = school.post("anna", path, content=body, headers={"Content-Type": kind})
    assert answer.status_code < 500
    assert unchanged(school, before)


@pytest.mark.parametrize(
    "query",
    ["abend=" + "9" * 40, "abend=%00", "abend=1&abend=2", "kind=" + "9" * 40, "lehrkraft=-1"],
)
async def test_Z6_no_number_in_an_address_breaks_a_page(
    school: School, before: Snapshot, query: str
) -> None:
    log_before = len(school.portal.log)
    for person, path in (
        ("anna", routes.EVENING),
        ("huber", routes.TEACHER_EVENING),
        ("olga", routes.OFFICE_EVENING),
    ):
        async with school.page(person, f"{path}?{query}") as page:
            await page.settle()
    assert FAILED not in school.portal.log[log_before:]
    assert unchanged(school, before)


async def test_Z6_no_class_that_is_chosen_breaks_the_pin_page(school: School) -> None:
    log_before = len(school.portal.log)
    for chosen in ("9" * 40, "-1", "²", "", "1; DROP TABLE pupil"):
        query = urlencode(dict.fromkeys(("klasse", "zeige", "sortiert", "seite"), chosen))
        async with school.page("olga", f"{routes.OFFICE_PINS}?{query}") as page:
            await page.settle()
    assert FAILED not in school.portal.log[log_before:]


def log_lines_with(school: School, *canaries: str) -> list[str]:
    return [line for line in school.portal.log.splitlines() if any(c in line for c in canaries)]


async def test_W4_the_log_holds_nothing_of_what_was_sent_or_shown(school: School) -> None:
    pin = "ABCD-EFGH-JKMN-PQRS"
    canaries = (pin, "canary-note", school.cookies["anna"].partition("=")[2])
    async with school.page("anna", "/") as page:
        token = page.token
        for name in (TAKE, "no.such.handler", f"{START}.load"):
            await page.send(name, form={"pin": pin, "note": "canary-note"})
        await page.settle()
        await page.send_text(f"42{NAMESPACE},{json.dumps(['event', pin + 'canary-note'])}")
        await page.send_text(f"42{NAMESPACE},{json.dumps(['client_error', {'message': pin}])}")
        await page.settle()
    names = (*school.world.pupils, "Amselquist", "Birkenfloh")
    assert log_lines_with(school, *canaries, token) == []
    assert log_lines_with(school, *names) == []
