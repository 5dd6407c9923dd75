"""Signing on by a provider, over real HTTP to a real provider (security A9, S2, S4)."""

import json
import time
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc.jwk import RSAKey
from sqlmodel import col, select
from starlette.applications import Starlette
from starlette.testclient import TestClient

import elternportal.db
from elternportal import routes
from elternportal.auth.security import SecurityWall
from elternportal.auth.sessions import find_actor
from elternportal.auth.sign_on import Attested, link_address, provider_of
from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.models.access import Account, Identity, LoginSession
from elternportal.services.access.account_locks import lock_account
from elternportal.services.access.account_scope import OnAccount
from elternportal.services.access.sign_on import link
from elternportal.settings import get_settings
from elternportal.web.access.forms import auth_routes
from elternportal.web.access.sign_on import sign_on_routes
from tests.support.accounts import PASSWORD, give_password, mails_to
from tests.support.sign_on_provider import CLIENT_ID, TestProvider, serving_provider
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("cheap_passwords")

START = "/auth/anbieter/schule?sprache=de"
DOMAIN = "localhost.local"  # as the browser of the tests writes "localhost"
FAILED, UNREACHABLE, DENIED, EXPIRED, NOT_LINKED, ELSEWHERE, ALREADY = map(str, range(27, 34))


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[TestProvider]:
    with serving_provider() as running:
        monkeypatch.setenv("ELTERNPORTAL_SIGN_ON", json.dumps([running.setting()]))
        get_settings.cache_clear()
        yield running
    get_settings.cache_clear()


@pytest.fixture
def client(
    database: Database, world: World, provider: TestProvider, monkeypatch: pytest.MonkeyPatch
) -> TestClient:
    """A browser at the portal."""
    monkeypatch.setattr(elternportal.db, "_database", database)
    app = SecurityWall(Starlette(routes=[*auth_routes(), *sign_on_routes()]))
    origin = get_settings().origin
    return TestClient(app, base_url=origin, follow_redirects=False, headers={"origin": origin})


def at_provider(client: TestClient, start: str = START) -> str:
    """From the portal to the provider; returns the address that it sends the browser back to."""
    left = client.get(start)
    assert left.status_code == 302, left.headers.get("location")
    return httpx.get(left.headers["location"]).headers["location"]


def sign_on(client: TestClient, start: str = START) -> str:
    """To the provider and back; returns where the portal leads then."""
    return client.get(at_provider(client, start)).headers["location"]


def refused(place: str) -> str:
    return parse_qs(urlsplit(place).query).get(routes.REFUSED, [""])[0]


def linked(database: Database, provider: TestProvider, actor: Actor) -> None:
    with database.transaction() as session:
        link(session, actor, Attested(provider.issuer, provider.subject))


def person(client: TestClient, database: Database) -> Actor | None:
    """Who is signed in at this browser."""
    with database.reading() as session:
        found = find_actor(session, client.cookies.get("session", ""))
    return found.actor if found else None


def sign_in(client: TestClient, database: Database, account_id: int) -> Actor:
    email = give_password(database, account_id)
    client.post("/auth/login", data={"email": email, "password": PASSWORD})
    actor = person(client, database)
    assert actor is not None
    return actor


def link_start(actor: Actor) -> str:
    return link_address(actor, provider_of("schule"), "de")


def test_S2_who_is_linked_signs_on_in_a_new_session_and_gets_where_they_wanted(
    client: TestClient, database: Database, world: World, provider: TestProvider
) -> None:
    linked(database, provider, world.anna)
    client.cookies.set("session", "planted-by-somebody", domain=DOMAIN)
    assert sign_on(client, f"{START}&next=/termine") == "/termine"
    anna = person(client, database)
    assert anna is not None
    assert anna.account_id == world.anna.account_id
    assert client.cookies.get("session") != "planted-by-somebody"
    # A provider answers for whoever sits there: something weighty asks for the password (S4).
    assert not anna.has_confirmed


def test_the_way_there_has_pkce_state_nonce_and_the_one_address_back(
    client: TestClient, provider: TestProvider
) -> None:
    asked = parse_qs(urlsplit(client.get(START).headers["location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == [f"{get_settings().url}/auth/anbieter/schule/zurueck"]
    assert asked["scope"] == ["openid"]
    assert all(len(asked[name][0]) >= 20 for name in ("state", "nonce", "code_challenge"))
    (cookie,) = client.cookies.jar
    assert cookie.path == "/auth/anbieter"
    assert cookie.has_nonstandard_attr("httponly")


def test_a_verified_address_of_somebody_opens_nothing(
    client: TestClient, database: Database, world: World, provider: TestProvider
) -> None:
    email = give_password(database, world.anna.account_id)
    provider.claims = {"email": email, "email_verified": True, "preferred_username": email}
    assert refused(sign_on(client)) == NOT_LINKED
    assert person(client, database) is None


def test_roles_in_any_shape_and_no_name_do_not_matter(
    client: TestClient, database: Database, world: World, provider: TestProvider
) -> None:
    linked(database, provider, world.anna)
    for roles in (["LEHR"], {"1": "LEHR"}, "LEHR", 7, None):
        provider.claims = {"rolle": roles, "schulkennung": roles, "name": None}
        assert sign_on(client) == "/"


Spoil = Callable[[TestProvider], object]
SPOILT: dict[str, Spoil] = {
    "another nonce": lambda p: p.claims.update(nonce="another"),
    "no nonce": lambda p: p.claims.update(nonce=None),
    "expired": lambda p: p.claims.update(exp=int(time.time()) - 3600),
    "for another portal": lambda p: p.claims.update(aud="another"),
    "for several portals": lambda p: p.claims.update(aud=[CLIENT_ID, "x"], azp="another"),
    "by another issuer": lambda p: p.claims.update(iss="https://evil.example"),
    "nobody": lambda p: p.claims.update(sub=None),
    "an empty person": lambda p: p.claims.update(sub=""),
    "a number as a person": lambda p: p.claims.update(sub=1),
    "an endless person": lambda p: p.claims.update(sub="x" * 256),
    "by another key": lambda p: setattr(
        p, "other_key", RSAKey.generate_key(2048, {"kid": p.key.kid})
    ),
}


@pytest.mark.parametrize("what", SPOILT)
def test_a_token_that_does_not_fit_opens_nothing(
    client: TestClient, database: Database, world: World, provider: TestProvider, what: str
) -> None:
    linked(database, provider, world.anna)
    SPOILT[what](provider)
    assert refused(sign_on(client)) == FAILED
    assert person(client, database) is None


def test_another_state_a_used_answer_and_another_browser_open_nothing(
    client: TestClient, database: Database, world: World, provider: TestProvider
) -> None:
    linked(database, provider, world.anna)
    assert refused(client.get(f"{at_provider(client)}x").headers["location"]) == EXPIRED
    stolen = at_provider(client)
    client.cookies.clear()
    assert refused(client.get(stolen).headers["location"]) == EXPIRED
    back = at_provider(client)
    cookie = client.cookies.get("sign-on")
    assert client.get(back).headers["location"] == "/"
    assert refused(client.get(back).headers["location"]) == EXPIRED
    # Even with the cookie of that attempt: the provider takes a code once.
    client.cookies.clear()
    client.cookies.set("sign-on", str(cookie), domain=DOMAIN, path="/auth/anbieter")
    assert refused(client.get(back).headers["location"]) == FAILED
    assert person(client, database) is None


def test_a_no_at_the_provider_is_a_sentence(client: TestClient, provider: TestProvider) -> None:
    provider.denies = True
    assert sign_on(client, f"{START}&next=/termine") == "/anmelden?fehler=29&next=%2Ftermine"


@pytest.mark.parametrize(
    "metadata",
    [
        {"issuer": "https://evil.example"},
        {"token_endpoint": "http://evil.example/token"},
        {"jwks_uri": None},
    ],
)
def test_a_provider_that_is_another_or_speaks_in_clear_gets_nobody(
    client: TestClient, provider: TestProvider, metadata: dict[str, str]
) -> None:
    provider.metadata = metadata
    assert refused(client.get(START).headers["location"]) == FAILED


def test_a_provider_that_is_down_leaves_the_password(
    client: TestClient, database: Database, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving_provider() as gone:
        setting = gone.setting()
    monkeypatch.setenv("ELTERNPORTAL_SIGN_ON", json.dumps([setting]))
    get_settings.cache_clear()
    assert refused(client.get(START).headers["location"]) == UNREACHABLE
    sign_in(client, database, world.anna.account_id)
    assert client.get("/auth/anbieter/keiner").headers["location"] == "/anmelden?fehler=11"


def test_A9_a_locked_account_looks_like_none(
    client: TestClient, database: Database, world: World, provider: TestProvider
) -> None:
    linked(database, provider, world.anna)
    with database.transaction() as session:
        lock_account(session, world.olga, OnAccount(world.anna.account_id, "why"))
    assert refused(sign_on(client)) == NOT_LINKED
    assert person(client, database) is None


def test_a_signed_in_person_links_and_is_told(
    client: TestClient, database: Database, world: World, provider: TestProvider
) -> None:
    anna = sign_in(client, database, world.anna.account_id)
    assert sign_on(client, link_start(anna)) == "/einstellungen?anbieter=schule"
    with database.reading() as session:
        (row,) = session.exec(select(Identity)).all()
        assert (row.account_id, row.subject) == (anna.account_id, "person-1")
        email = session.get_one(Account, anna.account_id).email
        assert len(mails_to(session, email, "account-sign-on-linked")) == 1
    client.cookies.clear()
    assert sign_on(client) == "/"


def test_a_link_needs_the_session_that_asked_for_it(
    client: TestClient, database: Database, world: World, provider: TestProvider
) -> None:
    anna = sign_in(client, database, world.anna.account_id)
    for start in (f"{START}&verbinden=x", f"{START}&verbinden="):
        assert client.get(start).headers["location"] == "/einstellungen?fehler=30"
    started = at_provider(client, link_start(anna))
    sign_in(client, database, world.berta.account_id)
    assert refused(client.get(link_start(anna)).headers["location"]) == EXPIRED
    assert client.get(started).headers["location"] == "/einstellungen?fehler=30"
    with database.reading() as session:
        assert session.exec(select(Identity)).all() == []


def test_S4_a_link_needs_the_password_once_more(
    client: TestClient, database: Database, world: World, provider: TestProvider
) -> None:
    anna = sign_in(client, database, world.anna.account_id)
    with database.transaction() as session:
        for row in session.exec(select(LoginSession).where(col(LoginSession.id).is_not(None))):
            row.confirmed_at = None
    assert refused(sign_on(client, link_start(anna))) == "34"


def test_what_belongs_to_another_account_is_not_linked_twice(
    client: TestClient, database: Database, world: World, provider: TestProvider
) -> None:
    linked(database, provider, world.berta)
    anna = sign_in(client, database, world.anna.account_id)
    assert refused(sign_on(client, link_start(anna))) == ELSEWHERE
    provider.subject = "person-2"
    sign_on(client, link_start(anna))
    provider.subject = "person-3"
    assert refused(sign_on(client, link_start(anna))) == ALREADY
    provider.subject = "person-2"
    assert refused(sign_on(client, link_start(anna))) == ""


def test_without_script_the_ways_are_links(client: TestClient, provider: TestProvider) -> None:
    page = client.get("/en/anmelden/anbieter").text
    assert "Sign in with Schulplattform" in page
    assert 'href="/auth/anbieter/schule?sprache=en"' in page


def test_T8_a_flood_of_failures_is_stopped(client: TestClient, provider: TestProvider) -> None:
    places = [client.get("/auth/anbieter/keiner").headers["location"] for _ in range(70)]
    assert refused(places[-1]) == "2"
