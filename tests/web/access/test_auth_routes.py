"""The forms that set the cookie, over HTTP (security S1, S2, A10)."""

from collections.abc import Iterator
from dataclasses import replace
from http.cookies import SimpleCookie

import pytest
from httpx import Response
from sqlmodel import select
from starlette.applications import Starlette
from starlette.testclient import TestClient

import elternportal.db
from elternportal import clock
from elternportal.auth.security import SecurityWall
from elternportal.auth.sessions import find_actor
from elternportal.db import Database
from elternportal.mail.templates import render
from elternportal.models.access import Account
from elternportal.models.second_factor import TotpFactor
from elternportal.services.access.second_factor import begin_factor, renew_recovery_codes
from elternportal.settings import Settings, get_settings
from elternportal.web.access.forms import auth_routes
from tests.support.accounts import (
    NEW_PASSWORD,
    PASSWORD,
    give_password,
    issue,
    mails_to,
    request,
    token_mailed_to,
)
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("cheap_passwords")

HTTPS = "https://portal.example.org"


@pytest.fixture
def https(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The portal stands at an https address."""
    monkeypatch.setenv("ELTERNPORTAL_BASE_URL", HTTPS)
    get_settings.cache_clear()
    yield
    get_settings.cache_clear()


@pytest.fixture
def client(database: Database, world: World, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """A browser that does not follow redirects and posts from our own pages."""
    monkeypatch.setattr(elternportal.db, "_database", database)
    app = SecurityWall(Starlette(routes=auth_routes()))
    origin = get_settings().origin
    return TestClient(app, base_url=origin, follow_redirects=False, headers={"origin": origin})


@pytest.fixture
def anna(database: Database, world: World) -> str:
    """Anna's address; her password is ``PASSWORD``."""
    return give_password(database, world.anna.account_id)


def login(client: TestClient, email: str, password: str = PASSWORD, **fields: str) -> Response:
    return client.post("/auth/login", data={"email": email, "password": password, **fields})


def session_cookie(response: Response) -> tuple[str, str, dict[str, str]]:
    """Name, value and attributes of the one cookie that an answer sets."""
    cookies = response.headers.get_list("set-cookie")
    headers = [header for header in cookies if not header.startswith("language=")]
    assert len(headers) == 1
    [(name, morsel)] = SimpleCookie(headers[0]).items()
    return name, morsel.value, {key: str(value) for key, value in morsel.items() if value}


def test_S1_on_https_the_cookie_is_host_bound_secure_and_closed_to_scripts(
    https: None, client: TestClient, anna: str
) -> None:
    name, value, attributes = session_cookie(login(client, anna))
    assert name == "__Host-session"
    assert len(value) == 43
    assert attributes["path"] == "/"
    assert attributes["secure"] == "True"
    assert attributes["httponly"] == "True"
    assert attributes["samesite"] == "lax"
    assert "domain" not in attributes


def test_S1_on_localhost_the_cookie_has_its_plain_name(client: TestClient, anna: str) -> None:
    name, _, attributes = session_cookie(login(client, anna))
    assert name == "session"
    assert attributes["httponly"] == "True"
    assert "secure" not in attributes


def test_S2_a_planted_cookie_is_replaced_at_sign_in(
    client: TestClient, database: Database, anna: str
) -> None:
    client.cookies.set("session", "planted-by-somebody")
    _, token, _ = session_cookie(login(client, anna))
    assert token != "planted-by-somebody"
    with database.reading() as session:
        assert find_actor(session, "planted-by-somebody") is None
        assert find_actor(session, token) is not None


def test_a_wrong_password_leads_back_without_cookie_or_address(
    client: TestClient, anna: str
) -> None:
    for language, page in (("de", "/anmelden"), ("en", "/en/anmelden")):
        answer = login(client, anna, "falsch", language=language)
        assert (answer.status_code, answer.headers["location"]) == (303, f"{page}?fehler=1")
        assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("page", ["/elternsprechtag", "/en/einstellungen?x=1", "/?q=a//b", "/"])
def test_sign_in_leads_to_the_page_one_came_from(client: TestClient, anna: str, page: str) -> None:
    assert login(client, anna, next=page).headers["location"] == page


@pytest.mark.parametrize(
    "page",
    [
        "https://evil.example",
        "//evil.example",
        "///evil.example",
        "////evil.example",
        "//\tevil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/a\\b",
        " //evil.example",
        "evil.example",
        "javascript:alert(1)",
        "/a\r\nb",
        "/\x00",
    ],
)
def test_sign_in_never_leads_away_from_the_portal(client: TestClient, anna: str, page: str) -> None:
    assert login(client, anna, next=page).headers["location"] == "/"


def test_a_mistyped_password_does_not_forget_the_page_one_came_from(client: TestClient) -> None:
    refused = login(client, "nobody@example.org", next="/en/elternbrief?brief=2")
    assert refused.headers["location"] == "/anmelden?fehler=1&next=%2Fen%2Felternbrief%3Fbrief%3D2"
    evil = login(client, "nobody@example.org", next="///evil.example")
    assert evil.headers["location"] == "/anmelden?fehler=1"


def test_signing_out_ends_the_session_and_takes_the_cookie(
    client: TestClient, database: Database, anna: str
) -> None:
    _, token, _ = session_cookie(login(client, anna))
    answer = client.post("/auth/logout", data={"language": "en"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/en/anmelden")
    assert session_cookie(answer)[1:] == ("", session_cookie(answer)[2])
    assert session_cookie(answer)[2]["max-age"] == "0"
    with database.reading() as session:
        assert find_actor(session, token) is None


def test_a_mailed_link_sets_the_password_and_signs_in(
    client: TestClient, database: Database, world: World
) -> None:
    token = request(database, issue(database, world, "Dora")[0].pin, "doris@example.org")
    named = {"token": token, "password": PASSWORD, "name": "Doris Dachs"}
    weak = client.post("/auth/password", data={**named, "password": "kurz"})
    assert weak.headers["location"] == f"/passwort?fehler=4&neu=1#{token}"
    nameless = client.post("/auth/password", data={"token": token, "password": PASSWORD})
    assert nameless.headers["location"] == f"/passwort?fehler=15&neu=1#{token}"
    answer = client.post("/auth/password", data=named)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    _, cookie, _ = session_cookie(answer)
    with database.reading() as session:
        assert find_actor(session, cookie) is not None
    again = client.post("/auth/password", data={"token": token, "password": PASSWORD})
    assert again.headers["location"].startswith("/passwort?fehler=3")


def test_a_token_that_is_none_is_not_repeated_in_the_address(client: TestClient) -> None:
    answer = client.post("/auth/password", data={"token": "a/../b?c", "password": PASSWORD})
    assert answer.headers["location"] == "/passwort?fehler=3"


def test_A10_a_forged_host_header_does_not_reach_the_mail(
    client: TestClient, database: Database, anna: str
) -> None:
    answer = client.post(
        "/auth/forgot",
        data={"email": anna},
        headers={"host": "evil.example", "x-forwarded-host": "evil.example"},
    )
    assert answer.headers["location"] == "/passwort-vergessen?gesendet=1"
    with database.reading() as session:
        rendered = render(session, mails_to(session, anna)[0])
    assert rendered is not None
    assert "evil" not in rendered.text + rendered.html
    assert f"{get_settings().url}/passwort#" in rendered.text


def test_A10_after_a_reset_the_old_cookie_is_dead(
    client: TestClient, database: Database, anna: str
) -> None:
    _, old, _ = session_cookie(login(client, anna))
    client.post("/auth/forgot", data={"email": anna})
    link = token_mailed_to(database, anna)
    client.post("/auth/password", data={"token": link, "password": NEW_PASSWORD})
    with database.reading() as session:
        assert find_actor(session, old) is None


def test_A9_forgot_answers_known_and_unknown_addresses_byte_for_byte_alike(
    client: TestClient, anna: str
) -> None:
    known = client.post("/auth/forgot", data={"email": anna})
    unknown = client.post("/auth/forgot", data={"email": "nobody@example.org"})
    assert (known.status_code, known.content, dict(known.headers)) == (
        unknown.status_code,
        unknown.content,
        dict(unknown.headers),
    )


def test_T8_a_flood_of_wrong_passwords_from_one_address_is_stopped(client: TestClient) -> None:
    places = {
        login(client, f"n{number}@example.org", "falsch").headers["location"]
        for number in range(70)
    }
    assert places == {"/anmelden?fehler=1", "/anmelden?fehler=2"}


def test_T8_a_school_behind_one_address_can_sign_in(client: TestClient, anna: str) -> None:
    for _ in range(70):
        client.cookies.clear()
        assert login(client, anna).headers["location"] == "/"


def test_fields_that_are_missing_or_files_are_no_server_error(client: TestClient) -> None:
    assert client.post("/auth/login").headers["location"] == "/anmelden?fehler=1"
    upload = client.post("/auth/login", files={"email": b"x", "password": b"y"})
    assert upload.headers["location"] == "/anmelden?fehler=1"
    assert client.get("/auth/login").status_code == 405


def test_production_settings_demand_https() -> None:
    with pytest.raises(ValueError, match="https"):
        Settings(mode="production", secret="x" * 32, base_url="http://portal.example.org")


def test_a_refused_address_leads_back_with_the_sign_that_is_wrong(client: TestClient) -> None:
    answer = client.post("/auth/forgot", data={"email": "müller@web.example", "language": "de"})
    assert answer.headers["location"].endswith("?fehler=19&zeichen=00FC")


def test_who_got_in_with_an_address_that_is_refused_today_still_does(
    client: TestClient, database: Database, anna: str
) -> None:
    with database.transaction() as session:
        account = session.exec(select(Account).where(Account.email == anna)).one()
        account.email = "müller@web.example"
        session.add(account)
    assert login(client, " MÜLLER@web.example").headers["location"] == "/"


def test_after_signing_in_the_portal_speaks_the_accounts_language(
    client: TestClient, anna: str, database: Database, world: World
) -> None:
    with database.transaction() as session:
        account = session.get_one(Account, world.anna.account_id)
        account.language = "en"
    response = login(client, anna, language="de")
    assert response.headers["location"] == "/en"
    assert client.cookies["language"] == "en"


def test_who_switches_the_language_reads_and_is_written_to_in_it(
    client: TestClient, anna: str, database: Database, world: World
) -> None:
    login(client, anna)
    assert client.post("/auth/language", data={"language": "en"}).status_code == 204
    assert client.cookies["language"] == "en"
    with database.reading() as session:
        assert session.get_one(Account, world.anna.account_id).language == "en"


def test_a_switch_before_signing_in_changes_nobodys_account(
    client: TestClient, anna: str, database: Database, world: World
) -> None:
    assert client.post("/auth/language", data={"language": "en"}).status_code == 204
    with database.reading() as session:
        assert session.get_one(Account, world.anna.account_id).language == "de"


def test_A8_after_the_password_comes_the_code_and_only_then_the_page_that_was_wanted(
    client: TestClient, database: Database, world: World, anna: str
) -> None:
    at_desk = replace(world.anna, has_confirmed=True)
    with database.transaction() as session:
        begin_factor(session, at_desk)
        session.get_one(TotpFactor, world.anna.account_id).confirmed_at = clock.now()
        session.get_one(Account, world.anna.account_id).factor_since = clock.now()
        code = renew_recovery_codes(session, at_desk)[0]
    answer = login(client, anna, next="/elternbriefe", language="de")
    assert answer.headers["location"] == "/anmelden/code?next=%2Felternbriefe"
    _, waiting, _ = session_cookie(answer)
    typed = {"code": "0000", "next": "/elternbriefe", "language": "de"}
    refused = client.post("/auth/code", data=typed)
    assert refused.headers["location"] == "/anmelden/code?fehler=36&next=%2Felternbriefe"
    opened = client.post("/auth/code", data={**typed, "code": code})
    assert opened.headers["location"] == "/elternbriefe"
    _, token, _ = session_cookie(opened)
    with database.reading() as session:
        assert find_actor(session, waiting) is None
        assert find_actor(session, token) is not None
    client.cookies.clear()
    late = client.post("/auth/code", data=typed)
    assert late.headers["location"] == "/anmelden?fehler=37&next=%2Felternbriefe"
