"""Handlers of a module that the school has switched off answer as if they did not exist."""

import time
from collections.abc import Iterator
from itertools import groupby

import pytest

from elternportal import routes
from elternportal.module import Module, installed
from elternportal.pages import pages_of
from elternportal.school_settings.declared import switch_of
from elternportal.school_settings.writing import change_setting
from elternportal.state.policy import area_of
from tests.security.case import Case
from tests.security.cases import CASES
from tests.security.small_school import School
from tests.security.snapshot import Snapshot

OPTIONAL = [module for module in installed() if module.is_optional]
PATIENCE_SECONDS = 20.0


@pytest.fixture(params=OPTIONAL, ids=lambda module: module.name)
def switched_off(request: pytest.FixtureRequest, school: School) -> Iterator[Module]:
    module: Module = request.param
    switch(school, module, is_on=False)
    yield module
    switch(school, module, is_on=True)


def switch(school: School, module: Module, *, is_on: bool) -> None:
    """Another process writes it; the portal knows within a second, and is asked until it does."""
    with school.portal.database() as database, database.transaction() as session:
        change_setting(session, switch_of(module.name), is_on)
    path, end = pages_of(module)[0].route, time.monotonic() + PATIENCE_SECONDS
    while (school.get("olga", path).status_code == 200) != is_on:
        assert time.monotonic() < end, f"{path} is not switched"


def cases_of(module: Module) -> list[Case]:
    """Of each page state its ``load`` and one that does something."""
    own = [case for case in CASES if area_of(case.full_name) == module.name]
    chosen = []
    for _state, cases in groupby(sorted(own, key=lambda case: case.state), lambda it: it.state):
        found = list(cases)
        chosen += [case for case in found if case.handler == "load"][:1]
        chosen += [case for case in found if case.writes][:1]
    return chosen


async def test_its_pages_lead_to_what_stands_for_missing_ones_and_nothing_is_written(
    school: School, switched_off: Module
) -> None:
    cases = cases_of(switched_off)
    assert cases
    with Snapshot.of(school.portal) as before:
        for case in cases:
            person = next(person for person in case.may if person)
            school.change_session(person)
            start = school.portal.log_end
            async with school.page(person, "/") as page:
                await page.call(case.full_name, **case.arguments(school.named(person, "own")))
                await page.settle()
                if case.handler == "load":
                    assert page.redirected_to == routes.MISSING
                else:
                    assert page.states[portal_state(case)]["notice_kind"] == "error"
            refused = f"event refused: '{case.label}' (switched off)"
            assert refused in school.portal.log_since(start), case.label
        assert before.changes() == {}


async def test_an_open_page_says_so_at_the_next_event(school: School) -> None:
    [board] = [module for module in OPTIONAL if module.name == "board"]
    [refresh] = [case for case in CASES if case.label == "board_page_state.refresh"]
    try:
        async with school.page("anna", routes.BOARD) as page:
            assert page.states[portal_state(refresh)]["notice"] == ""
            switch(school, board, is_on=False)
            await page.call(refresh.full_name)
            await page.settle()
            assert page.states[portal_state(refresh)]["notice_kind"] == "error"
    finally:
        switch(school, board, is_on=True)


async def test_menu_and_badges_of_an_open_session_lose_it_at_the_next_page(
    school: School, switched_off: Module
) -> None:
    own = {page.route for page in pages_of(switched_off)}
    for person in ("anna", "huber", "olga"):
        school.change_session(person)
        async with school.page(person, "/") as page:
            shown = page.states[portal_state(CASES[0])]["menu_pages"]
        assert not own & {route for pages in shown.values() for route in pages}


def portal_state(case: Case) -> str:
    """The name of the state that all page states share."""
    return ".".join(case.state_name.split(".")[:2])
