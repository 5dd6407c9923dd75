"""A module that the school has switched off: its pages and routes answer as if they were not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from elternportal import routes
from elternportal.db import Database, connect, get_database
from elternportal.i18n import LANGUAGES, t
from elternportal.module import Module, installed
from elternportal.pages import areas_of_pages, pages_of
from elternportal.school_settings.declared import switch_of
from elternportal.school_settings.writing import change_setting
from elternportal.web.module_routes import all_routes, routes_of
from elternportal.web.static import Site

OPTIONAL = [module for module in installed() if module.is_optional]
NAMES = [module.name for module in OPTIONAL]
PAGE = '<!DOCTYPE html><html lang="de"><head><link rel="stylesheet" href="/a.css"/></head>'
BODY = "<body>the page<script>start()</script></body></html>"


@pytest.fixture
def client(sqlite_database: Database, tmp_path: Path) -> Iterator[TestClient]:
    """All routes, and a site that has a file for every page."""
    connect(str(sqlite_database.engine.url))
    site = tmp_path / "site"
    every = [page.route for module in installed() for page in pages_of(module)]
    paths = [routes.localized(route, language) for route in every for language in LANGUAGES]
    for path in [*paths, "/404", "/en/404", "/index", "/en"]:
        file = site / "pages" / f"{path.strip('/') or 'index'}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(PAGE + BODY)
    app = Starlette(routes=[*all_routes(), Mount("/", Site(site, areas_of_pages()))])
    with TestClient(app, follow_redirects=False) as opened:
        yield opened


def switch(database: Database, name: str, *, on: bool) -> None:
    with database.transaction() as session:
        change_setting(session, switch_of(name), on)


def pages(module: Module) -> list[str]:
    return [
        routes.localized(page.route, language)
        for page in pages_of(module)
        for language in LANGUAGES
    ]


@pytest.mark.parametrize("module", OPTIONAL, ids=NAMES)
def test_its_pages_are_not_found_in_any_language_until_it_is_on_again(
    client: TestClient, module: Module
) -> None:
    database = get_database()
    # One page of each: which module a page belongs to is one table for all.
    others = [pages(other)[0] for other in installed() if other is not module and pages_of(other)]
    switch(database, module.name, on=False)
    for path in pages(module):
        for way in (path, f"{path}.html", f"{path}/"):
            answer = client.get(way)
            language = routes.language_of(path)
            assert answer.status_code == 404, way
            assert t("dead-end-missing-title", language) in answer.text
            assert "the page" not in answer.text
            assert "<script" not in answer.text  # it would show the page after all
    assert {client.get(path or "/").status_code for path in others} == {200}
    switch(database, module.name, on=True)
    assert {client.get(path).status_code for path in pages(module)} == {200}


@pytest.mark.parametrize("module", OPTIONAL, ids=NAMES)
def test_its_routes_are_not_found_for_anybody(client: TestClient, module: Module) -> None:
    switch(get_database(), module.name, on=False)
    own = routes_of(module)
    for route in own:
        path = route.path
        for name in route.param_convertors:
            path = path.replace(f"{{{name}:int}}", "1").replace(f"{{{name}}}", "x")
        for method in (route.methods or set()) - {"HEAD"}:
            assert client.request(method, path).status_code == 404, path


def test_some_routes_belong_to_modules_that_can_be_switched_off() -> None:
    assert len([route for module in OPTIONAL for route in routes_of(module)]) > 3
