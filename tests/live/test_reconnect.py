"""A page that reconnects before the server has missed its socket keeps its state."""

import uuid

from elternportal import routes
from elternportal.demo.logins import HEAD, OFFICE
from tests.support.server import Portal
from tests.support.socket_client import SocketClient

STATE = "office_board_page_state"
HANDLER = (
    "reflex___state____state.elternportal___state___base____portal_state."
    "elternportal___state___board___office____office_board_page_state.new_notice"
)


async def test_a_page_that_comes_back_goes_on_while_its_old_socket_still_hangs(
    each_portal: Portal,
) -> None:
    token = str(uuid.uuid4())
    cookie = each_portal.cookie_of(OFFICE.email)
    before = SocketClient(each_portal.url, routes.OFFICE_BOARD, cookie, token=token, is_loaded=True)
    again = SocketClient(each_portal.url, routes.OFFICE_BOARD, cookie, token=token)
    async with before:
        await before.call(HANDLER)
        assert before.show(STATE)["is_editing"]
        async with again:
            assert again.show(STATE)["is_editing"]


async def test_a_second_tab_with_the_same_token_has_a_state_of_its_own(
    each_portal: Portal,
) -> None:
    token = str(uuid.uuid4())
    cookie = each_portal.cookie_of(OFFICE.email)
    first = SocketClient(each_portal.url, routes.OFFICE_BOARD, cookie, token=token, is_loaded=True)
    copy = SocketClient(each_portal.url, routes.OFFICE_BOARD, cookie, token=token, is_loaded=True)
    async with first:
        await first.call(HANDLER)
        async with copy:
            assert not copy.show(STATE)["is_editing"]
            assert not first.closed


async def test_a_page_that_is_loaded_anew_begins_anew(each_portal: Portal) -> None:
    token = str(uuid.uuid4())
    cookie = each_portal.cookie_of(OFFICE.email)
    first = SocketClient(each_portal.url, routes.OFFICE_BOARD, cookie, token=token, is_loaded=True)
    async with first:
        await first.call(HANDLER)
    reloaded = SocketClient(
        each_portal.url, routes.OFFICE_BOARD, cookie, token=token, is_loaded=True
    )
    async with reloaded:
        assert not reloaded.show(STATE)["is_editing"]


async def test_whoever_knows_a_token_gets_nothing_of_its_page(each_portal: Portal) -> None:
    token = str(uuid.uuid4())
    cookie = each_portal.cookie_of(OFFICE.email)
    first = SocketClient(each_portal.url, routes.OFFICE_BOARD, cookie, token=token, is_loaded=True)
    other = each_portal.cookie_of(HEAD.email)
    thief = SocketClient(each_portal.url, routes.OFFICE_BOARD, other, token=token)
    async with first:
        await first.call(HANDLER)
        async with thief:
            assert not thief.show(STATE)["is_editing"]
