"""All accounts and all children with their guardians, found, filtered and paged."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from elternportal import clock
from elternportal.auth.sessions import open_session
from elternportal.db import Database
from elternportal.domain.people import Role
from elternportal.errors import NotAllowed
from elternportal.models.access import Account
from elternportal.services.access import account_list, child_guardians
from elternportal.services.access.account_list import (
    AccountKind,
    AccountListView,
    AccountQuery,
    list_accounts,
)
from elternportal.services.access.child_guardians import ChildQuery, list_children
from tests.conftest import NOON
from tests.support.world import LONG_AGO, World


def listed(database: Database, world: World, query: AccountQuery) -> AccountListView:
    with database.reading() as session:
        return list_accounts(session, world.olga, query)


def names(view: AccountListView) -> list[str]:
    return [row.name for row in view.page.rows]


def sign_in(session: Session, account_id: int) -> None:
    open_session(session, session.get_one(Account, account_id))


def test_accounts_are_found_by_kind_and_by_the_words_of_name_address_or_child(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        session.get_one(Account, world.anton.account_id).is_disabled = True
        session.get_one(Account, world.berta.account_id).name = "Berta Bürke-Öz"
    everybody = listed(database, world, AccountQuery())
    assert everybody.accounts == everybody.page.found == 8
    by_kind = {
        kind: names(listed(database, world, AccountQuery(kind)))
        for kind in (AccountKind.PARENTS, AccountKind.ADMINISTRATION, AccountKind.LOCKED)
    }
    assert by_kind == {
        AccountKind.PARENTS: ["Anna Amsel", "Anton Amsel", "Berta Bürke-Öz"],
        AccountKind.ADMINISTRATION: ["Hanna Head", "Olga Office"],
        AccountKind.LOCKED: ["Anton Amsel"],
    }
    for words in ("buerke", "burke oz", "BERTA.birke@", "carla"):
        found = names(listed(database, world, AccountQuery(words=words)))
        assert found == ["Berta Bürke-Öz"], words
    assert everybody.counts[AccountKind.TEACHERS] == 3


def test_an_account_tells_what_it_is_for_and_when_it_was_used_last(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        session.get_one(Account, world.berta.account_id).is_office = True
        with clock.at(NOON):
            sign_in(session, world.berta.account_id)
    (row,) = listed(database, world, AccountQuery(words="birke")).page.rows
    assert row.roles == (Role.PARENT, Role.OFFICE)
    assert row.children == ("Carla Carlasen (7b)",)
    assert row.signed_in_at == NOON
    never = names(listed(database, world, AccountQuery(AccountKind.NEVER)))
    assert "Berta Birke" not in never
    assert "Anna Amsel" in never


def test_a_long_list_comes_in_pages_and_a_wrong_number_is_the_last_one(
    database: Database, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(account_list, "PAGE_SIZE", 3)
    pages = [listed(database, world, AccountQuery(page=number)).page for number in (1, 2, 3)]
    assert [len(page.rows) for page in pages] == [3, 3, 2]
    assert len({row.id for page in pages for row in page.rows}) == 8
    for number, shown in ((0, 1), (-5, 1), (99, 3)):
        page = listed(database, world, AccountQuery(page=number)).page
        assert (page.number, page.pages) == (shown, 3)


def test_a_child_s_guardians_stand_with_address_since_when_and_last_sign_in(
    database: Database, world: World
) -> None:
    with database.transaction() as session, clock.at(NOON + timedelta(days=1)):
        sign_in(session, world.anton.account_id)
    with database.reading() as session:
        rows = list_children(session, world.hanna, ChildQuery(words="ada")).page.rows
    (row,) = rows
    assert (row.name, row.class_name) == ("Adasen, Ada", "7b")
    assert [(g.name, g.email, g.since, g.signed_in_at) for g in row.guardians] == [
        ("Anna Amsel", "anna.amsel@example.org", LONG_AGO, None),
        ("Anton Amsel", "anton.amsel@example.org", LONG_AGO, NOON + timedelta(days=1)),
    ]


def test_each_class_says_how_many_children_have_no_account_yet_and_who(
    database: Database, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.reading() as session:
        view = list_children(session, world.olga, ChildQuery(only_without=True))
        of_class = list_children(session, world.olga, ChildQuery(class_id=world.classes["9a"]))
    assert [(row.name, row.children, row.without_account) for row in view.classes] == [
        ("7b", 3, 1),
        ("9a", 1, 0),
    ]
    assert [row.name for row in view.page.rows] == ["Dorasen, Dora"]
    assert [row.name for row in of_class.page.rows] == ["Bensen, Ben"]
    monkeypatch.setattr(child_guardians, "PAGE_SIZE", 3)
    with database.reading() as session:
        second = list_children(session, world.olga, ChildQuery(page=2)).page
    assert ([row.name for row in second.rows], second.found) == (["Bensen, Ben"], 4)


@pytest.mark.parametrize("person", ["anna", "huber"])
def test_Z4_no_parent_and_no_teacher_sees_the_lists(
    database: Database, world: World, person: str
) -> None:
    with database.reading() as session:
        with pytest.raises(NotAllowed):
            list_accounts(session, getattr(world, person), AccountQuery())
        with pytest.raises(NotAllowed):
            list_children(session, getattr(world, person), ChildQuery())
