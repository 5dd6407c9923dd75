"""Sessions and client tokens over the real socket (security S3, T1, T4, T13)."""

from collections.abc import Callable

import pytest
from sqlmodel import col, select
from websockets.exceptions import InvalidStatus

from elternportal import routes
from elternportal.auth.sessions import revoke_sessions
from elternportal.models.access import Account, Guardianship
from elternportal.models.school import Pupil
from tests.security.cases import CASES
from tests.security.families import AMSEL, NOBODY
from tests.security.small_school import School
from tests.support.accounts import NEW_PASSWORD, PASSWORD
from tests.support.socket_client import CLOSE, HYDRATE, SocketClient

STATES = {case.state: case.state_name for case in CASES}
START = STATES["start.glance.start_page_state"]
EVENING = STATES["evening.family.evening_page_state"]
SETTINGS = STATES["access.own_settings.settings_page_state"]

Revoke = Callable[[School], None]


@pytest.fixture(autouse=True)
def _fresh_sessions(school: School) -> None:
    """Each test may end Anna's session, or disable her account."""
    with school.portal.database() as database, database.transaction() as session:
        session.get_one(Account, school.world.anna.account_id).is_disabled = False
    school.cookies["anna"] = school.portal.cookie_of(AMSEL.address)


def in_the_database(school: School) -> None:
    with school.portal.database() as database, database.transaction() as session:
        revoke_sessions(session, school.world.anna.account_id)


def by_signing_out_in_another_tab(school: School) -> None:
    school.post("anna", routes.LOGOUT_POST, data={})


def by_disabling_the_account(school: School) -> None:
    with school.portal.database() as database, database.transaction() as session:
        session.get_one(Account, school.world.anna.account_id).is_disabled = True


REVOCATIONS = [in_the_database, by_signing_out_in_another_tab, by_disabling_the_account]


@pytest.mark.parametrize("revoke", REVOCATIONS)
async def test_S3_the_very_next_event_of_an_ended_session_is_denied(
    school: School, revoke: Revoke
) -> None:
    async with school.page("anna", "/") as page:
        assert AMSEL.guardian in "".join(page.frames)
        revoke(school)
        seen = len(page.frames)
        await page.send(f"{START}.refresh")
        await page.wait_for(lambda it: it.closed or bool(it.redirected_to))
        assert _leaks(page.frames[seen:]) == []


@pytest.mark.parametrize("revoke", REVOCATIONS)
async def test_S3_the_idle_socket_of_an_ended_session_is_closed_and_hears_nothing_more(
    school: School, revoke: Revoke
) -> None:
    path = f"{routes.EVENING}?abend={school.evening}"
    async with school.page("anna", path) as page, school.page("berta", path) as other:
        await page.wait_for(lambda it: "column" in "".join(it.frames))
        revoke(school)
        await page.wait_for(lambda it: it.closed)
        assert page.redirected_to == routes.sign_in("de", path, has_ended=True)
        seen = len(page.frames)
        await other.call(f"{EVENING}.cancel", booking_id=school.named("berta", "own").booking)
        await school.hub_is_quiet()
        assert page.frames[seen:] == []
        assert not other.closed


async def test_S3_a_socket_that_does_not_hang_up_hears_nothing_more_all_the_same(
    school: School,
) -> None:
    path = f"{routes.EVENING}?abend={school.evening}"
    async with (
        school.page("anna", path, hangs_up=False) as page,
        school.page("berta", path) as other,
    ):
        in_the_database(school)
        await page.wait_for(lambda it: CLOSE in it.frames)
        seen = len(page.frames)
        own = school.named("berta", "own")
        await other.call(f"{EVENING}.take", slot_id=own.slot, pupil_id=own.pupil)
        await school.hub_is_quiet()
        await page.send(f"{EVENING}.refresh")
        await page.wait_for(lambda it: it.closed)
        assert page.frames[seen:] == []


async def test_S3_changing_the_password_ends_all_other_sessions(school: School) -> None:
    other_cookie = school.portal.cookie_of(AMSEL.address)
    async with (
        school.page("anna", routes.SETTINGS) as page,
        SocketClient(school.portal.url, "/", other_cookie) as other,
    ):
        form = {"old": PASSWORD, "password": NEW_PASSWORD}
        await page.call(f"{SETTINGS}.change_password", form=form)
        await other.wait_for(lambda it: it.closed)
        await page.settle()
        assert not page.closed
        form = {"old": NEW_PASSWORD, "password": PASSWORD}
        await page.call(f"{SETTINGS}.change_password", form=form)


async def test_S3_an_ended_session_opens_no_page(school: School) -> None:
    in_the_database(school)
    async with school.page("anna", "/") as page:
        assert page.redirected_to.startswith(routes.SIGN_IN)
        assert _leaks(page.frames) == []


def test_S2_a_cookie_that_was_there_before_signing_in_is_worth_nothing(school: School) -> None:
    fixed = "session=" + "A" * 43
    data = {"email": AMSEL.address, "password": PASSWORD}
    answer = school.portal.ask("POST", routes.LOGIN_POST, fixed, data=data)
    new = answer.headers["Set-Cookie"]
    assert "A" * 43 not in new
    for attribute in ("HttpOnly", "SameSite", "Path=/"):
        assert attribute.lower() in new.lower()


@pytest.mark.parametrize("origin", ["", "null", "https://elsewhere.example", "http://localhost"])
async def test_T1_a_socket_of_a_foreign_or_missing_origin_is_refused(
    school: School, origin: str
) -> None:
    with pytest.raises(InvalidStatus):
        await school.page("anna", "/", origin=origin).open()


@pytest.mark.parametrize("thief", [NOBODY, "berta"])
async def test_T4_a_stolen_client_token_gives_nothing_of_the_old_state(
    school: School, thief: str
) -> None:
    async with school.page("anna", "/") as page:
        token = page.token
        assert AMSEL.guardian in "".join(page.frames)
    async with school.page(thief, "/", token=token) as stolen:
        await stolen.call(f"{START}.refresh")
        assert _leaks(stolen.frames) == []


@pytest.mark.parametrize("thief", [NOBODY, "berta"])
@pytest.mark.parametrize("first", [f"{EVENING}.refresh", f"{EVENING}.keep", f"{START}.load"])
async def test_T4_nor_does_it_when_the_thief_skips_hydration(
    school: School, thief: str, first: str
) -> None:
    async with school.page("anna", f"{routes.EVENING}?abend={school.evening}") as page:
        token = page.token
    async with school.page(thief, "/", token=token, first=first) as stolen:
        await stolen.send(f"{EVENING}.keep")
        await stolen.settle()
        assert _leaks(stolen.frames) == []


async def test_T4_two_sockets_with_one_token_do_not_share_what_they_see(school: School) -> None:
    async with (
        school.page("anna", "/") as page,
        school.page("berta", "/", token=page.token) as second,
    ):
        # The second has taken the token over: the first hears no more, and sends in vain.
        await page.send(f"{START}.refresh")
        await second.call(f"{START}.refresh")
        assert _leaks(second.frames) == []


async def test_T4_a_child_that_was_taken_away_is_in_nothing_that_is_sent_after_a_break(
    school: School,
) -> None:
    child = AMSEL.children[1]
    async with school.page("anna", routes.SETTINGS) as page:
        token = page.token
        assert child in "".join(page.frames)
    taken = _take_away_child(school, child)
    try:
        async with school.page("anna", routes.SETTINGS, token=token) as again:
            assert AMSEL.guardian in "".join(again.frames)
            assert child not in "".join(again.frames)
    finally:
        with school.portal.database() as database, database.transaction() as session:
            session.add(taken)


async def test_T4_headers_that_a_client_claims_in_an_event_are_not_believed(
    school: School,
) -> None:
    claimed = {"headers": {"cookie": school.cookies["anna"]}, "pathname": "/", "asPath": "/"}
    async with school.page(NOBODY, routes.SIGN_IN) as page:
        for name in (HYDRATE, f"{START}.load"):
            await page.send_event({"name": name, "payload": {}, "router_data": claimed})
        await page.settle()
        assert _leaks(page.frames) == []


async def test_T13_the_clients_copy_of_the_headers_holds_no_cookie(school: School) -> None:
    canary = "canary-cookie-value"
    cookie = f"{school.cookies['anna']}; other={canary}"
    async with SocketClient(school.portal.url, "/", cookie) as page:
        await page.call(f"{START}.refresh")
        frames = "".join(page.frames)
    assert "user_agent" in frames
    assert canary not in frames
    assert school.cookies["anna"].partition("=")[2] not in frames
    assert "authorization" not in frames.lower()


def _take_away_child(school: School, first_name: str) -> Guardianship:
    """End Anna's guardianship; gives the row with which it begins again."""
    with school.portal.database() as database, database.transaction() as session:
        row = session.exec(
            select(Guardianship)
            .join(Pupil, col(Pupil.id) == col(Guardianship.pupil_id))
            .where(
                Pupil.first_name == first_name,
                Guardianship.account_id == school.world.anna.account_id,
            )
        ).one()
        session.delete(row)
        return Guardianship(account_id=row.account_id, pupil_id=row.pupil_id, since=row.since)


def _leaks(frames: list[str]) -> list[str]:
    text = "".join(frames)
    return [canary for canary in AMSEL.canaries if canary in text]


@pytest.mark.parametrize("page", ["/elternbrief?brief=2", "/en/elternbrief?brief=2"])
async def test_who_is_signed_out_comes_back_to_the_page_of_the_link(
    school: School, page: str
) -> None:
    async with school.page(NOBODY, page) as closed:
        sign_in = closed.redirected_to
    assert sign_in == routes.sign_in(routes.language_of(page), page)
    async with school.page(NOBODY, sign_in) as form:
        next_page = form.show("form_page_state")["next_page"]
    data = {"email": AMSEL.address, "password": PASSWORD, "next": next_page}
    answer = school.portal.ask("POST", routes.LOGIN_POST, data=data)
    assert answer.headers["Location"] == page
