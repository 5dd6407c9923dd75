"""Every HTTP route × person × {own, foreign, missing} (security Z4)."""

import re
from io import BytesIO
from pathlib import Path

import httpx
import pytest
from pypdf import PdfReader

import elternportal
from elternportal import routes
from elternportal.pages import all_pages
from elternportal.web import health
from elternportal.web.module_routes import all_routes
from tests.security.case import RouteCase
from tests.security.cases import ROUTES
from tests.security.families import HIDDEN_FROM, NOBODY, PERSONS
from tests.security.matrix import Matrix

SOURCES = Path(elternportal.__file__).parent
KINDS = ("own", "foreign", "missing")


def test_Z4_every_route_is_in_the_matrix() -> None:
    # Pages without script have an address in each language (web/document.py).
    served = {route.path.removeprefix("/en") for route in [*health.ROUTES, *all_routes()]}
    named = {getattr(routes, case.name) for case in ROUTES}
    in_english = {routes.localized(path, "en") for path in named}
    assert served - in_english == named


def test_Z4_every_route_in_the_sources_is_served_by_a_module() -> None:
    found = {
        name
        for path in SOURCES.rglob("*.py")
        for name in re.findall(
            r"\b(?:Route|in_each_language)\(\s*(?:routes|addresses)\.([A-Z_]+)", path.read_text()
        )
    }
    assert found == {case.name for case in ROUTES}


@pytest.mark.parametrize("case", ROUTES, ids=lambda case: case.name)
def test_Z4_a_route_serves_whom_it_may_and_only_with_their_own(
    matrix: Matrix, case: RouteCase
) -> None:
    for person in PERSONS:
        answers = {kind: _ask(matrix, case, person, kind) for kind in KINDS}
        assert answers["foreign"] == answers["missing"], f"{person} can tell them apart"


def _ask(matrix: Matrix, case: RouteCase, person: str, kind: str) -> tuple[int, str, str]:
    """Status, text and type of the answer."""
    school, before = matrix.school, matrix.before
    what = f"{person or 'anonymous'} with {kind} ids"
    ids = school.named(person, kind).all
    path = case.path.format(**ids)
    if case.fields is None:
        answer = school.get(person, path)
    else:
        data = {name: value.format(**ids) for name, value in case.fields.items()}
        answer = school.post(person, path, data=data, files=dict(case.files))
    changes = before.changes()
    before.restore()

    text = _text_of(answer)
    assert [word for word in HIDDEN_FROM[person] if word in text] == [], what
    if person not in case.may:
        assert answer.status_code in ({303, 401} if person == NOBODY else {403, 404}), what
    elif kind == "own" and "{" in case.path:
        assert answer.status_code == 200, what
    is_ended_session = case.name == "LOGOUT_POST" and person != NOBODY
    may_change = is_ended_session or (case.writes and person in case.may and kind == "own")
    assert bool(changes) == may_change, f"{what}: {changes}"
    return answer.status_code, text, answer.headers.get("content-type", "")


def _text_of(answer: httpx.Response) -> str:
    if answer.headers.get("content-type") == "application/pdf":
        reader = PdfReader(BytesIO(answer.content))
        return "\n".join(page.extract_text() for page in reader.pages)
    location = answer.headers.get("location", "").partition(f"{routes.UPLOAD_ID}=")[0]
    return f"{answer.text} {location}"


@pytest.mark.parametrize("page", all_pages(), ids=lambda page: page.route)
def test_Z4_a_built_page_is_the_same_for_everybody(matrix: Matrix, page: object) -> None:
    path = page.route  # type: ignore[attr-defined]
    bodies = {matrix.school.get(person, path).text for person in PERSONS}
    assert len(bodies) == 1
