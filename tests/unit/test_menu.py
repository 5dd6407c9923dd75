"""The menu: everybody has their pages, and each group leads to the first of them."""

import pytest
import reflex as rx
from hypothesis import given
from hypothesis import strategies as st

from elternportal import routes
from elternportal.domain.menu import GROUPS, MenuEntry, in_order, menu_of
from elternportal.domain.people import ADMINISTRATION, PARENTS, STAFF, TEACHERS, Role
from elternportal.i18n import LANGUAGES, using
from elternportal.module import Module, Waiting, installed, installed_only
from elternportal.ui.menu import Shown, all_groups, all_tabs

GROUP_NAMES = [group.name for group in GROUPS]
SOME_ROLES = st.frozensets(st.sampled_from(list(Role)))
PLACES = st.lists(
    st.tuples(st.sampled_from(GROUP_NAMES), st.integers(1, 9), st.none() | SOME_ROLES.filter(bool)),
    unique_by=lambda place: place[:2],
)


def entries_of(places: list[tuple[str, int, frozenset[Role] | None]]) -> list[MenuEntry]:
    return [
        MenuEntry(group, "menu-board", f"/{group}/{position}", position, roles)
        for group, position, roles in places
    ]


@given(places=PLACES, roles=SOME_ROLES)
def test_each_group_lists_just_the_pages_that_the_person_has_the_first_in_front(
    places: list[tuple[str, int, frozenset[Role] | None]], roles: frozenset[Role]
) -> None:
    entries = entries_of(places)
    shown = menu_of(entries, roles)
    assert list(shown) == GROUP_NAMES
    for group in GROUP_NAMES:
        own = [
            entry
            for entry in entries
            if entry.group == group and (entry.roles is None or entry.roles & roles)
        ]
        assert shown[group] == [it.route for it in sorted(own, key=lambda it: it.position)]


def test_two_restricted_pages_under_bookings_leave_a_parent_two_pages() -> None:
    shown = menu_of(
        [
            MenuEntry("bookings", "a", "/lehrkraft", 10, TEACHERS),
            MenuEntry("bookings", "b", "/familie", 20, PARENTS),
            MenuEntry("bookings", "c", "/kurse", 30, PARENTS),
            MenuEntry("reports", "d", "/krank", 10, PARENTS),
            MenuEntry("reports", "e", "/wer-fehlt", 20, STAFF),
        ],
        frozenset({Role.PARENT}),
    )
    assert shown["bookings"] == ["/familie", "/kurse"]
    assert shown["reports"] == ["/krank"]


@pytest.mark.parametrize(
    ("roles", "first"),
    [({Role.PARENT}, "/krank"), ({Role.TEACHER}, "/wer-fehlt"), ({Role.OFFICE}, "/wer-fehlt")],
)
def test_a_group_leads_each_role_to_its_own_page(roles: set[Role], first: str) -> None:
    entries = [
        MenuEntry("reports", "d", "/krank", 10, PARENTS),
        MenuEntry("reports", "e", "/wer-fehlt", 20, STAFF),
        MenuEntry("reports", "f", "/register", 30, STAFF),
    ]
    assert menu_of(entries, frozenset(roles))["reports"][0] == first


@pytest.mark.parametrize(
    "wrong",
    [MenuEntry("bookings", "b", "/b", 10), MenuEntry("unknown", "b", "/b", 10)],
    ids=["the same place", "no such group"],
)
def test_an_entry_in_a_taken_place_or_in_no_group_is_refused(wrong: MenuEntry) -> None:
    with pytest.raises(ValueError, match="menu entries"):
        in_order([MenuEntry("bookings", "a", "/a", 10), wrong])


def test_a_group_without_pages_is_not_in_the_menu_and_one_with_pages_is() -> None:
    others = [module for module in installed() if module.name not in {"absences", "messages"}]
    reports = Module(
        name="tests",
        menu=(MenuEntry("reports", "menu-board", "/meldung", 10, ADMINISTRATION),),
        waiting=(Waiting("/meldung", lambda _session, _actor: 0),),
    )
    with installed_only([*others, reports]):
        text = _as_text(all_groups)
    assert '"/meldung"' in text
    assert "ep-accent-reports" in text
    with installed_only(others):
        assert "ep-accent-reports" not in _as_text(all_groups)


def test_a_group_with_one_page_has_no_sub_menu() -> None:
    before = _as_text(all_tabs).count("ep-subnav")
    with installed_only([module for module in installed() if module.name != "dates"]):
        assert _as_text(all_tabs).count("ep-subnav") == before - 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_links_lead_to_pages_in_the_language_that_is_built(language: str) -> None:
    with using(language):
        text = _as_text(all_groups)
    assert f'"{routes.localized(routes.POLLS, language)}"' in text


def _as_text(shown: Shown) -> str:
    return str(shown(rx.Var.create("news"), rx.Var.create(routes.START)).render())
