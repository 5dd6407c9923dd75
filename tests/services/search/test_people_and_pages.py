"""The office finds people by any spelling, everybody the pages they have, and nobody a stranger."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from elternportal import clock, routes
from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.models.access import Account
from elternportal.models.board import BoardNotice
from elternportal.models.school import Pupil, Teacher
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.search.hits import MOST_FOUND, HitRow, search
from tests.support.evenings import add_evening
from tests.support.news import add_notice
from tests.support.world import World, add_pupil

pytestmark = pytest.mark.usefixtures("stopped_clock")
PEOPLE = {"child", "teacher", "account"}


def hits(database: Database, actor: Actor, query: str, kind: str = "") -> list[HitRow]:
    with database.reading() as session:
        return [hit for hit in search(session, actor, query) if kind in ("", hit.kind)]


def titles(database: Database, actor: Actor, query: str, kind: str) -> list[str]:
    return ["".join(it.text for it in hit.title) for hit in hits(database, actor, query, kind)]


def rename(session: Session, world: World, child: str, first_name: str, surname: str) -> None:
    pupil = session.get_one(Pupil, world.pupils[child])
    pupil.first_name, pupil.surname = first_name, surname
    session.add(pupil)


@pytest.mark.parametrize(
    ("query", "first_name", "surname"),
    [
        ("Lenz, Charlotte", "Charlotte", "Lenz"),
        ("charlotte lenz 7b", "Charlotte", "Lenz"),
        ("oezdemir", "Ela", "Özdemir"),
        ("ÖZDEMIR", "Ela", "Oezdemir"),
        ("nguyen", "Linh", "Nguyễn"),
        ("dordevic", "Ana", "Đorđević"),
    ],
)
def test_the_office_finds_a_child_however_it_is_typed(
    database: Database, world: World, query: str, first_name: str, surname: str
) -> None:
    with database.transaction() as session:
        rename(session, world, "Ada", first_name, surname)
    for person in (world.olga, world.hanna):
        [hit] = hits(database, person, query, "child")
        assert hit.route == routes.OFFICE_GUARDIANS
        assert hit.parameters == {routes.CHILD_ID: world.pupils["Ada"]}


def test_a_child_that_left_is_not_found(database: Database, world: World) -> None:
    with database.transaction() as session:
        rename(session, world, "Ada", "Charlotte", "Lenz")
        session.get_one(Pupil, world.pupils["Ada"]).is_active = False
    assert hits(database, world.olga, "Lenz", "child") == []


def test_the_office_finds_guardians_by_name_and_mail_address(
    database: Database, world: World
) -> None:
    with database.reading() as session:
        address = session.get_one(Account, world.anna.account_id).email
    for query in ("Anna Amsel", "amsel, anna", address):
        [hit] = hits(database, world.olga, query, "account")
        assert hit.route == routes.OFFICE_ACCOUNT
        assert hit.parameters == {routes.ACCOUNT_ID: world.anna.account_id}


def test_a_deleted_account_is_not_found(database: Database, world: World) -> None:
    with database.transaction() as session:
        account = session.get_one(Account, world.anna.account_id)
        account.is_disabled, account.deleted_at = True, clock.now()
    assert hits(database, world.olga, "Anna Amsel", "account") == []


def test_a_teacher_is_found_once_and_leads_to_the_account_or_else_to_the_list(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        session.add(Teacher(short_name="Zwi", surname="Zwirner", gender="F"))
    [huber] = [hit for hit in hits(database, world.olga, "Huber") if hit.kind in PEOPLE]
    assert (huber.kind, huber.route) == ("teacher", routes.OFFICE_ACCOUNT)
    assert huber.parameters == {routes.ACCOUNT_ID: world.huber.account_id}
    [zwirner] = hits(database, world.olga, "zwirner", "teacher")
    assert (zwirner.route, zwirner.parameters) == (routes.OFFICE_TEACHERS, {})


def test_Z5_parents_and_teachers_find_neither_children_nor_guardians_nor_accounts(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        address = session.get_one(Account, world.berta.account_id).email
    for person in (world.anna, world.berta, world.huber, world.roth):
        for query in ("Carla", "Berta Birke", "Amsel", "Ada", "Huber", "Olga", address):
            assert not PEOPLE & {hit.kind for hit in hits(database, person, query)}, query


def test_of_many_with_one_name_only_the_first_are_listed(database: Database, world: World) -> None:
    with database.transaction() as session:
        for number in range(MOST_FOUND + 3):
            add_pupil(session, world, f"Zwilling{number}", "7b")
    assert len(hits(database, world.olga, "Zwilling", "child")) == MOST_FOUND


def test_everybody_finds_the_pages_they_have_by_name_and_no_other(
    database: Database, world: World
) -> None:
    first, *_ = hits(database, world.olga, "PIN", "page")
    assert first.route == routes.OFFICE_PINS
    found = {hit.route for hit in hits(database, world.anna, "PIN", "page")}
    assert found
    assert not {route for route in found if route.startswith("/verwaltung")}
    assert routes.OFFICE_PINS not in {it.route for it in hits(database, world.huber, "PIN", "page")}
    assert routes.OFFICE_IMPORT in {it.route for it in hits(database, world.olga, "import", "page")}


def test_a_page_is_found_by_what_its_help_says_and_says_it(
    database: Database, world: World
) -> None:
    found = hits(database, world.anna, "Kind hinzufügen", "page")
    assert {hit.route for hit in found} & {routes.SETTINGS, routes.START}
    for hit in found:
        words = "".join(piece.text for piece in (*hit.title, *hit.excerpt))
        assert "](" not in words
        assert "{" not in words
        assert any(piece.is_marked for piece in (*hit.title, *hit.excerpt))


def test_parents_find_the_evening_and_the_teachers_of_their_children(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        evening_id = add_evening(session, world)
    found = hits(database, world.anna, "Huber", "evening")
    ways = {(it.route, it.parameters["abend"], it.parameters["kind"]) for it in found}
    children = [world.pupils["Ada"], world.pupils["Ben"]]
    assert ways == {(routes.EVENING, evening_id, child) for child in children}
    assert hits(database, world.berta, "Roth", "evening") == []  # teaches none of her children


def test_an_evening_that_is_not_published_is_found_by_the_office_alone(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        evening_id = add_evening(session, world, is_published=False)
    [hit] = hits(database, world.olga, "sprechtag", "evening")
    assert (hit.route, hit.parameters) == (routes.OFFICE_EVENING, {"abend": evening_id})
    for person in (world.anna, world.huber):
        assert hits(database, person, "Sprechtag", "evening") == []
        assert hits(database, person, "Huber", "evening") == []


def test_what_holds_no_more_says_so_and_leads_to_its_place(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        school = AudienceChoice(whole_school=True)
        notice_id = add_notice(session, world.olga, school, title="Flohmarkt", text="In der Aula")
    [hit] = hits(database, world.anna, "Flohmarkt", "board")
    assert (hit.is_over, hit.anchor) == (False, f"board-{notice_id}")
    with database.transaction() as session:
        notice = session.get_one(BoardNotice, notice_id)
        notice.valid_until = clock.today() - timedelta(days=1)
        notice.valid_from = notice.valid_until
    [hit] = hits(database, world.anna, "Flohmarkt", "board")
    assert hit.is_over
