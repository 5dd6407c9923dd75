"""The office's pages of accounts and the own address, run directly."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlmodel import select

from elternportal import clock, routes
from elternportal.auth.limits import OLD_PASSWORDS_PER_ACCOUNT, old_password_attempts
from elternportal.auth.sign_on import Attested
from elternportal.db import Database
from elternportal.domain import topics
from elternportal.domain.people import Actor
from elternportal.i18n import t
from elternportal.models.access import Account, Identity
from elternportal.services.access import account_list, child_guardians
from elternportal.services.access.sign_on import link
from elternportal.settings import get_settings
from elternportal.state.access.account import FormPageState, SignOnLine
from elternportal.state.access.accounts import OfficeAccountsPageState
from elternportal.state.access.guardians import OfficeGuardiansPageState
from elternportal.state.access.join import JoinAccountsPageState
from elternportal.state.access.office_account import OfficeAccountPageState
from elternportal.state.access.own_email import OwnEmailState
from elternportal.state.access.own_settings import SettingsPageState
from elternportal.state.access.sign_ons import SignOnsState
from elternportal.state.letters.inbox import LettersPageState
from elternportal.state.start.glance import StartPageState
from elternportal.state.step_up import StepUpState
from tests.support.accounts import NEW_PASSWORD, PASSWORD, give_password, mails_to
from tests.support.states import OpenPage, Pages, Refused
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("cheap_passwords")

WHY = {"reason": "asked for on the phone"}


async def open_account(
    pages: Pages, world: World, account_id: int, person: str = "olga"
) -> OpenPage[OfficeAccountPageState]:
    actor = getattr(world, person)
    return await pages.open(OfficeAccountPageState, actor, f"{routes.ACCOUNT_ID}={account_id}")


async def test_the_list_of_accounts_obeys_its_address(pages: Pages, world: World) -> None:
    page = await pages.open(OfficeAccountsPageState, world.olga, "zeige=eltern&suche=carla")
    assert [line.name for line in page.state.rows] == ["Berta Birke"]
    assert page.state.words == "carla"
    assert page.state.without_words == "/verwaltung/zugaenge?zeige=eltern"
    current = [choice.key for choice in page.state.kinds if choice.is_current]
    assert current == ["eltern"]
    assert topics.accounts() in page.watched
    strange = await pages.open(OfficeAccountsPageState, world.hanna, "zeige=x&seite=-9")
    assert len(strange.state.rows) == 8


async def test_a_long_list_leads_from_page_to_page(
    pages: Pages, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(account_list, "PAGE_SIZE", 3)
    page = await pages.open(OfficeAccountsPageState, world.olga, "seite=2")
    assert page.state.pages.before == "/verwaltung/zugaenge"
    assert page.state.pages.after == "/verwaltung/zugaenge?seite=3"
    last = await pages.open(OfficeAccountsPageState, world.olga, "seite=3")
    assert last.state.pages.after == ""


async def test_the_office_invites_a_colleague_and_sees_first_whose_an_address_is(
    pages: Pages, world: World, database: Database
) -> None:
    page = await pages.open(OfficeAccountsPageState, world.olga)
    assert not page.state.may_make_head
    await page.do("begin_adding", True)
    form = {"email": "berta.birke@example.org", "name": "Berta", "role": "office", **WHY}
    await page.do("add_staff", form)
    assert "Berta Birke" in page.state.owner_question
    await page.do("ask_owner")
    assert page.notice == t("accounts-told-asked", "de")
    assert not page.state.is_adding
    await page.do("add_staff", {**form, "email": "neu@example.org", "reason": ""})
    assert page.state.notice_kind == "error"
    await page.do("add_staff", {**form, "email": "neu@example.org", "name": "Nora Neu"})
    assert page.notice == t("accounts-told-invited", "de")
    with database.reading() as session:
        offices = session.exec(select(Account.email).where(Account.is_office)).all()
    assert sorted(offices) == ["neu@example.org", "olga.office@example.org"]


async def test_children_stand_with_their_guardians_class_by_class(
    pages: Pages, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = f"klasse={world.classes['7b']}&suche=ada"
    page = await pages.open(OfficeGuardiansPageState, world.olga, query)
    (child,) = page.state.rows
    assert [line.email for line in child.guardians] == [
        "anna.amsel@example.org",
        "anton.amsel@example.org",
    ]
    assert [choice.label for choice in page.state.classes] == [
        "Schule: 1 von 4 ohne",
        "7b: 1 von 3 ohne",
        "9a: 0 von 1 ohne",
    ]
    without = await pages.open(OfficeGuardiansPageState, world.hanna, "zeige=ohne")
    assert [line.name for line in without.state.rows] == ["Dorasen, Dora"]
    monkeypatch.setattr(child_guardians, "PAGE_SIZE", 2)
    second = await pages.open(OfficeGuardiansPageState, world.olga, "seite=2")
    assert second.state.pages.before == "/verwaltung/zugaenge/kinder"


async def test_an_account_is_locked_after_a_question_and_a_reason(
    pages: Pages, world: World, database: Database
) -> None:
    page = await open_account(pages, world, world.berta.account_id)
    assert (page.state.name, page.state.may_change) == ("Berta Birke", True)
    await page.do("begin", "lock", 0)
    assert "Berta Birke" in page.state.question
    await page.do("submit", {"reason": " "})
    assert (page.state.act, page.state.notice_kind) == ("lock", "error")
    await page.do("submit", WHY)
    assert (page.state.act, page.state.is_locked) == ("", True)
    assert [(line.what, line.reason) for line in page.state.events] == [
        (t("accounts-event-account-locked", "de"), WHY["reason"])
    ]


async def test_a_child_is_taken_off_and_the_page_says_if_nobody_is_left(
    pages: Pages, world: World
) -> None:
    page = await open_account(pages, world, world.berta.account_id)
    carla = world.pupils["Carla"]
    await page.do("begin", "take-off", carla)
    assert "Carla" in page.state.question
    await page.do("submit", WHY)
    assert page.notice == t("accounts-told-nobody-left", "de")
    assert [line.pupil_id for line in page.state.taken_off] == [carla]
    await page.do("begin", "put-back", carla)
    await page.do("submit", WHY)
    assert [line.pupil_id for line in page.state.own_children] == [carla]


async def test_address_and_roles_are_put_right_on_the_page(pages: Pages, world: World) -> None:
    page = await open_account(pages, world, world.huber.account_id)
    await page.do("begin", "email", 0)
    await page.do("submit", {"email": "huber@example.org", **WHY})
    assert page.state.email == "huber@example.org"
    await page.do("begin", "role-teacher", 0)
    await page.do("submit", WHY)
    assert page.state.roles == []
    await page.do("submit", WHY)  # nothing is asked any more
    assert page.state.notice_kind == "success"


async def test_a_deleted_account_and_a_wrong_number_are_said_in_a_sentence(
    pages: Pages, world: World
) -> None:
    page = await open_account(pages, world, world.berta.account_id)
    await page.do("begin", "delete", 0)
    await page.do("submit", WHY)
    assert page.state.missing == t("accounts-told-deleted", "de")
    assert (page.state.facts, page.state.own_children) == ([], [])
    for account_id in (world.berta.account_id, 999_999, 0):
        page = await open_account(pages, world, account_id)
        assert page.state.missing == t("accounts-missing", "de")
        assert page.watched == frozenset()


async def test_the_office_only_looks_at_a_head_s_account(pages: Pages, world: World) -> None:
    page = await open_account(pages, world, world.hanna.account_id)
    assert not page.state.may_change
    await page.do("begin", "lock", 0)
    await page.do("submit", WHY)
    assert page.state.notice_kind == "error"
    own = await open_account(pages, world, world.hanna.account_id, "hanna")
    await own.do("begin", "role-head", 0)
    await own.do("submit", WHY)
    assert own.notice == t("accounts-error-last-head", "de")


async def test_a_person_asks_for_another_address_and_takes_the_wish_back(
    pages: Pages, world: World, database: Database
) -> None:
    give_password(database, world.berta.account_id)
    settings = await pages.open(SettingsPageState, world.berta)
    page = OpenPage(settings.root, await settings.root.get_state(OwnEmailState), world.berta)
    await page.do("ask", {"email": "neu@example.org", "password": "wrong"})
    assert (page.state.pending, page.state.notice_kind) == ("", "error")
    await page.do("ask", {"email": "neu@example.org", "password": PASSWORD})
    assert page.state.pending == "neu@example.org"
    await page.do("withdraw")
    assert page.state.pending == ""


async def test_T8_wrong_old_passwords_are_counted_and_then_the_right_one_waits_too(
    pages: Pages, world: World, database: Database
) -> None:
    give_password(database, world.berta.account_id)
    page = await pages.open(SettingsPageState, world.berta)
    for _ in range(OLD_PASSWORDS_PER_ACCOUNT.amount):
        await page.do("change_password", {"old": "wrong", "password": NEW_PASSWORD})
    await page.do("change_password", {"old": PASSWORD, "password": NEW_PASSWORD})
    assert page.state.notice == t("error-too-many-requests", "de")
    old_password_attempts.cache_clear()
    await page.do("change_password", {"old": PASSWORD, "password": NEW_PASSWORD})
    assert page.state.notice_kind == "success"


@pytest.mark.parametrize(
    "page", [OfficeAccountsPageState, OfficeGuardiansPageState, OfficeAccountPageState]
)
async def test_Z4_the_pages_are_for_office_and_head(pages: Pages, world: World, page: type) -> None:
    for actor in (None, world.anna, world.huber):
        with pytest.raises(Refused):
            await pages.open(page, actor, f"{routes.ACCOUNT_ID}={world.berta.account_id}")


async def test_whoever_has_no_child_and_no_work_any_more_reads_so_and_may_add_a_child(
    pages: Pages, world: World
) -> None:
    nobody = replace(world.berta, roles=frozenset())
    start = await pages.open(StartPageState, nobody)
    assert start.state.is_without_role
    assert (await pages.open(SettingsPageState, nobody)).state.name == "Berta Birke"
    for page in (LettersPageState, OfficeAccountsPageState):
        with pytest.raises(Refused):
            await pages.open(page, nobody)
    assert not (await pages.open(StartPageState, world.berta)).state.is_without_role


async def test_S4_the_page_asks_for_the_password_and_keeps_what_was_typed(
    pages: Pages, world: World, database: Database
) -> None:
    give_password(database, world.olga.account_id)
    olga = replace(world.olga, has_confirmed=False)
    query = f"{routes.ACCOUNT_ID}={world.berta.account_id}"
    page = await pages.open(OfficeAccountPageState, olga, query)
    await page.do("begin", "lock", 0)
    await page.do("submit", WHY)
    assert (page.state.asks_password, page.state.act) == (True, "lock")
    asking = OpenPage(page.root, await page.root.get_state(StepUpState), olga)
    await asking.do("confirm", {"password": "wrong"})
    assert (asking.state.asks_password, asking.state.notice_field) == (True, "password")
    await asking.do("confirm", {"password": PASSWORD})
    assert not page.state.asks_password


async def test_two_accounts_are_joined_once_the_office_has_seen_whose_they_are(
    pages: Pages, world: World, database: Database
) -> None:
    for actor in (world.anna, world.berta):
        give_password(database, actor.account_id)
    query = f"{routes.ACCOUNT_ID}={world.anna.account_id}"
    page = await pages.open(JoinAccountsPageState, world.olga, query)
    await page.do("look", {"email": "nobody@example.org"})
    assert (page.state.notice_field, page.state.question) == ("email", "")
    await page.do("look", {"email": "berta.birke@example.org"})
    assert "Berta Birke" in page.state.question
    assert [line for line in page.state.moves if "Carla" in line]
    await page.do("join", {"reason": ""})
    assert page.state.notice_field == "reason"
    await page.do("join", WHY)
    assert page.state.question == ""
    with database.reading() as session:
        assert session.get_one(Account, world.berta.account_id).deleted_at is not None


async def test_lists_are_sorted_by_their_heads_and_the_address_keeps_it(
    pages: Pages, world: World, database: Database
) -> None:
    with database.transaction() as session:
        session.get_one(Account, world.anton.account_id).signed_in_at = clock.now()
    query = "zeige=eltern&sortiert=-anmeldung"
    page = await pages.open(OfficeAccountsPageState, world.olga, query)
    assert page.state.rows[0].name == "Anton Amsel"
    assert [head.direction for head in page.state.heads] == ["none", "none", "descending"]
    assert page.state.heads[2].href == "/verwaltung/zugaenge?zeige=eltern&sortiert=anmeldung"
    assert all("sortiert=-anmeldung" in choice.href for choice in page.state.kinds)
    own = await pages.open(OfficeAccountsPageState, world.olga, "sortiert=passwort")
    assert [head.direction for head in own.state.heads] == ["ascending", "none", "none"]
    children = await pages.open(OfficeGuardiansPageState, world.olga, "sortiert=zugaenge")
    assert [line.name.partition(",")[0] for line in children.state.rows] == [
        "Dorasen",
        "Carlasen",
        "Adasen",
        "Bensen",
    ]


async def test_what_is_wrong_in_the_own_settings_is_said_at_its_field(
    pages: Pages, world: World, database: Database
) -> None:
    give_password(database, world.berta.account_id)
    page = await pages.open(SettingsPageState, world.berta)
    for handler, form, field in (
        ("save_own_data", {"name": "@", "language": "de"}, "name"),
        ("add_child", {"pin": "AAAA-AAAA-AAAA-AAAA"}, "pin"),
        ("change_password", {"old": "wrong", "password": NEW_PASSWORD}, "old"),
        ("change_password", {"old": PASSWORD, "password": "short"}, "password"),
    ):
        await page.do(handler, form)
        assert page.state.notice_field == field


@pytest.fixture
def sign_on_provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A provider in the settings; returns its issuer."""
    issuer = "https://schule.example"
    provider = {"name": "schule", "label": "Schulplattform", "issuer": issuer}
    given = [{**provider, "client_id": "portal", "client_secret": "x"}]
    monkeypatch.setenv("ELTERNPORTAL_SIGN_ON", json.dumps(given))
    get_settings.cache_clear()
    yield issuer
    get_settings.cache_clear()


async def test_the_sign_in_page_shows_a_way_in_per_provider(
    pages: Pages, world: World, sign_on_provider: str
) -> None:
    page = await pages.open(FormPageState, None, "next=/termine")
    assert page.state.sign_ons == [
        SignOnLine(
            "Mit Schulplattform anmelden",
            "/auth/anbieter/schule?sprache=de&next=%2Ftermine",
        )
    ]


async def part_of(page: OpenPage[SettingsPageState], actor: Actor) -> OpenPage[SignOnsState]:
    """The part of the settings about sign-on."""
    return OpenPage(page.root, await page.root.get_state(SignOnsState), actor)


async def test_a_person_links_after_the_password_and_unlinks(
    pages: Pages, world: World, database: Database, sign_on_provider: str
) -> None:
    unsure = replace(world.anna, has_confirmed=False)
    part = await part_of(await pages.open(SettingsPageState, unsure), unsure)
    await part.do("begin", "schule")
    assert (part.state.leads_to, part.state.asks_password) == ("", True)

    part = await part_of(await pages.open(SettingsPageState, world.anna), world.anna)
    await part.do("begin", "schule")
    assert part.state.leads_to.startswith("/auth/anbieter/schule?sprache=de&verbinden=")
    assert "Schulplattform" in part.state.leads_to_words

    with database.transaction() as session:
        link(session, world.anna, Attested(sign_on_provider, "anna"))
        link(session, world.berta, Attested(sign_on_provider, "berta"))
    page = await pages.open(SettingsPageState, world.anna, "anbieter=schule")
    assert page.notice == t("sign-on-linked", "de")
    part = await part_of(page, world.anna)
    (line,) = part.state.linked
    assert line.label == "Schulplattform"
    assert part.state.offered == []
    await part.do("unlink", line.id)
    assert part.notice == t("sign-on-unlinked", "de")
    with database.reading() as session:
        (left,) = session.exec(select(Identity)).all()
        assert left.account_id == world.berta.account_id
        email = session.get_one(Account, world.anna.account_id).email
        assert mails_to(session, email, "account-sign-on-unlinked")
    # Another's link answers like one that is missing.
    await part.do("unlink", left.id)
    assert part.notice == t("error-not-found", "de")


async def test_the_settings_say_why_a_link_failed(pages: Pages, world: World) -> None:
    page = await pages.open(SettingsPageState, world.anna, "fehler=32")
    assert page.notice == t("sign-on-error-linked-elsewhere", "de")
