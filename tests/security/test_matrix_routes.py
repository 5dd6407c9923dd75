"""Every HTTP route × person × {own, foreign, missing} (security Z4)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
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
from tests.security.case import vars_of
from tests.security.families import HIDDEN_FROM, NOBODY, PERSONS
from tests.security.roles import ADMINISTRATION, EVERYBODY, PARENTS, SIGNED_IN, STAFF
from tests.security.school import School
from tests.security.snapshot import Snapshot

SOURCES = Path(elternportal.__file__).parent
KINDS = ("own", "foreign", "missing")


@dataclass(frozen=True)
class RouteCase:
    """A route; with ``fields`` it is a form that is posted. ``writes``: own ids change data."""

    name: str
    may: tuple[str, ...]
    fields: Mapping[str, str] | None = None
    files: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)
    writes: bool = False

    @property
    def path(self) -> str:
        path = getattr(routes, self.name).replace("{letter_id:int}", "{results}")
        path = path.replace("{slug}", routes.help_slug(routes.EVENING))
        return path.replace("_id:int}", "}")


CASES = (
    RouteCase("FAMILY_PLAN", PARENTS),
    RouteCase("FAMILY_CALENDAR", PARENTS),
    RouteCase("TEACHER_PLAN", STAFF),
    RouteCase("PIN_LETTERS", ADMINISTRATION, {"pupil_id": "{pupil}"}, writes=True),
    RouteCase("IMPORT_UPLOAD", ADMINISTRATION, {}, {"files": ("GPU006.TXT", b'"M","M",\r\n')}),
    RouteCase("LOGIN_POST", EVERYBODY, {"email": "x@canary.example", "password": "x" * 20}),
    RouteCase("LOGOUT_POST", EVERYBODY, {}),
    RouteCase("PASSWORD_POST", EVERYBODY, {"token": "x" * 43, "password": "x" * 20}),
    RouteCase("FORGOT_POST", EVERYBODY, {"email": "x@canary.example"}),
    RouteCase("LETTER_REPLIES", STAFF),
    RouteCase("LETTER_PRINT_RUN", STAFF, {"pupil_id": "{pupil}"}, writes=True),
    RouteCase("FILE", SIGNED_IN),
    # A file that is refused; what is taken gets a new key each time (tests/web/files).
    RouteCase("FILE_UPLOAD", SIGNED_IN, {}, {"files": ("Spiel.exe", b"MZ")}),
    RouteCase("UNSUBSCRIBE", EVERYBODY),
    RouteCase("UNSUBSCRIBE", EVERYBODY, {}, writes=True),
    RouteCase("HELP", EVERYBODY),
    RouteCase("HELP_PAGE", EVERYBODY),
    RouteCase("HELP_LEAFLET", EVERYBODY),
    RouteCase("IMPRINT", EVERYBODY),
    RouteCase("PRIVACY", EVERYBODY),
    RouteCase("ACCESSIBILITY", EVERYBODY),
    RouteCase("HEALTH", EVERYBODY),
    RouteCase("READY", EVERYBODY),
)


def test_Z4_every_route_is_in_the_matrix() -> None:
    served = {route.path for route in [*health.ROUTES, *all_routes()]}
    assert served == {getattr(routes, case.name) for case in CASES}


def test_Z4_every_route_in_the_sources_is_served_by_a_module() -> None:
    found = {
        name
        for path in SOURCES.rglob("*.py")
        for name in re.findall(r"\b(?:Route|in_each_language)\(\s*routes\.(\w+)", path.read_text())
    }
    assert found == {case.name for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_Z4_a_route_serves_whom_it_may_and_only_with_their_own(
    school: School, before: Snapshot, case: RouteCase
) -> None:
    for person in PERSONS:
        answers = {kind: _ask(school, before, case, person, kind) for kind in KINDS}
        assert answers["foreign"] == answers["missing"], f"{person} can tell them apart"


def _ask(
    school: School, before: Snapshot, case: RouteCase, person: str, kind: str
) -> tuple[int, str, str]:
    """Status, text and type of the answer."""
    what = f"{person or 'anonymous'} with {kind} ids"
    ids = vars_of(school.named(person, kind))
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
def test_Z4_a_built_page_is_the_same_for_everybody(school: School, page: object) -> None:
    path = page.route  # type: ignore[attr-defined]
    bodies = {school.get(person, path).text for person in PERSONS}
    assert len(bodies) == 1
