"""Replies as CSV and the print run as PDF: what is in them, and who gets them."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlmodel import col, select
from starlette.applications import Starlette
from starlette.testclient import TestClient

from elternportal import db, routes
from elternportal.auth.cookies import cookie_name
from elternportal.auth.sessions import open_session
from elternportal.db import Database, connect
from elternportal.domain.codes import grouped
from elternportal.domain.jobs import JobState
from elternportal.domain.letters import AnsweredBy, Demand
from elternportal.i18n import t
from elternportal.jobs.runner import run_waiting_jobs
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.jobs import Job, JobFile
from elternportal.models.letters import LetterSlip
from elternportal.models.school import Pupil
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters.letter_print import slip_qr
from elternportal.services.letters.options import YES_AND_NO
from elternportal.web.letters import routes as letter_routes
from tests.support.accounts import run
from tests.support.letters import add_letter
from tests.support.results import give_answer, lose_address
from tests.support.typesetting import break_templates
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")

POINTS_PER_MM = 72 / 25.4
A4_HEIGHT_MM = 297
STAFF = ("maier", "olga", "hanna")  # Herr Maier is the author


@dataclass
class Portal:
    """The routes, with Herr Maier's letter to 7b that asks yes or no."""

    database: Database
    world: World
    client: TestClient
    letter_id: int = 0

    def sign_in(self, person: str) -> None:
        self.client.cookies.clear()
        if person:
            with self.database.transaction() as session:
                account = session.get_one(Account, getattr(self.world, person).account_id)
                self.client.cookies.set(cookie_name(), open_session(session, account))

    def replies(self, person: str, letter_id: int | None = None) -> tuple[int, bytes]:
        self.sign_in(person)
        path = routes.LETTER_REPLIES.replace("{letter_id:int}", str(letter_id or self.letter_id))
        answer = self.client.get(path)
        return answer.status_code, answer.content

    def print_for(
        self, person: str, letter_id: int | None = None, **fields: str
    ) -> tuple[int, bytes, str]:
        self.sign_in(person)
        path = routes.LETTER_PRINT_RUN.replace("{letter_id:int}", str(letter_id or self.letter_id))
        answer = self.client.post(path, data=fields)
        location = answer.headers.get("location", "")
        if location.endswith(routes.JOBS):
            return self._printed_by_job(location)
        return answer.status_code, answer.content, location

    def _printed_by_job(self, location: str) -> tuple[int, bytes, str]:
        """What the run for many children came to."""
        run(run_waiting_jobs(self.database))
        with self.database.reading() as session:
            job = session.scalars(select(Job).order_by(col(Job.id).desc())).first()
            assert job is not None
            file = session.get(JobFile, job.id)
            if job.state == JobState.FAILED:
                return 500, t(job.error_key, "de").encode(), location
            return (200, file.content, "") if file else (204, b"", location)

    def rows(self, person: str) -> list[dict[str, str]]:
        text = self.replies(person)[1].decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text), delimiter=";"))


@pytest.fixture
def portal(database: Database, world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[Portal]:
    monkeypatch.setattr(db, "_database", None)
    opened = connect(database.engine.url.render_as_string(hide_password=False))
    app = Starlette(routes=letter_routes())
    found = Portal(opened, world, TestClient(app, follow_redirects=False))
    with opened.transaction() as session:
        choice = AudienceChoice(class_ids=(world.classes["7b"],))
        letter = add_letter(session, world.maier, choice, demand=Demand.YES_NO, options=YES_AND_NO)
        give_answer(session, letter, world.anna, world.pupils["Ada"], "yes")
        give_answer(session, letter, world.olga, world.pupils["Carla"], "no", by=AnsweredBy.PAPER)
        found.letter_id = letter.id or 0
    yield found
    opened.close()


def pages_of(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def test_the_table_has_one_row_per_child_and_one_column_per_option(portal: Portal) -> None:
    rows = {row["Vorname"]: row for row in portal.rows("maier")}
    assert list(rows) == ["Ada", "Carla", "Dora"]
    assert (rows["Ada"]["Ja"], rows["Ada"]["Nein"], rows["Ada"]["von"]) == ("x", "", "Anna Amsel")
    assert (rows["Carla"]["Nein"], rows["Carla"]["auf Papier"]) == ("x", "ja")
    assert (rows["Dora"]["Stand"], rows["Dora"]["Ja"]) == ("nicht erreichbar", "")
    assert rows["Ada"]["beantwortet am"] == "2026-11-23 12:00"


def test_the_file_opens_in_a_german_spreadsheet(portal: Portal) -> None:
    status, content = portal.replies("olga")
    assert status == 200
    assert content.startswith(b"\xef\xbb\xbfKlasse;Nachname;Vorname;")


@pytest.mark.parametrize(
    "evil", ["=HYPERLINK(1)", "+1", "-1", "@x", "\t=1", "\r=1", "＝1", " =1", "\u200b=1"]
)
def test_no_cell_becomes_a_formula(portal: Portal, evil: str) -> None:
    with portal.database.transaction() as session:
        choice = AudienceChoice(class_ids=(portal.world.classes["7b"],))
        letter = add_letter(session, portal.world.maier, choice, number=2, demand=Demand.TEXT)
        give_answer(session, letter, portal.world.anna, portal.world.pupils["Ada"], text=evil)
        session.get_one(Pupil, portal.world.pupils["Ada"]).surname = evil
        portal.letter_id = letter.id or 0
    [ada] = [row for row in portal.rows("maier") if row["Vorname"] == "Ada"]
    assert (ada["Antwort"], ada["Nachname"]) == (f"'{evil}", f"'{evil}")


def test_Z4_replies_reach_the_author_the_office_and_the_class_teacher_only(portal: Portal) -> None:
    for person in (*STAFF, "huber"):
        assert len(portal.rows(person)) == 3
    for person in ("anna", "berta", "roth"):
        foreign = portal.replies(person)
        assert foreign[0] == 404
        assert foreign == portal.replies(person, 999_999)
        assert foreign == portal.replies(person, 2**70)
    assert portal.replies("")[0] == 303


def test_the_print_run_holds_the_children_out_of_reach_and_nobody_else(portal: Portal) -> None:
    with portal.database.transaction() as session:
        lose_address(session, portal.world.anna)  # Anton can still be reached
    status, content, _ = portal.print_for("olga")
    [page] = pages_of(content)
    assert status == 200
    for expected in ("An die Erziehungsberechtigten von\nDora Dorasen\nKlasse 7b", "Wandertag"):
        assert expected in page
    for name in ("Ada", "Carla", "Ben"):
        assert name not in page


def test_the_slip_names_child_and_answers_and_carries_its_code(portal: Portal) -> None:
    page = pages_of(portal.print_for("maier")[1])[0]
    with portal.database.reading() as session:
        code = session.exec(select(LetterSlip.code)).one()
    slip = page[page.index("Rücklaufzettel\n") :]
    answers = ("Ja / Yes", "Nein / No")
    for expected in ("Dora Dorasen, Klasse 7b", *answers, "Unterschrift", grouped(code)):
        assert expected in slip
    assert slip_qr(code) != slip_qr(code[::-1])


@pytest.mark.parametrize("deadline", [None, date(2027, 1, 20)], ids=["undated", "dated"])
@pytest.mark.parametrize("demand", list(Demand))
def test_every_kind_of_letter_can_be_printed(
    portal: Portal, demand: Demand, deadline: date | None
) -> None:
    with portal.database.transaction() as session:
        letter = add_letter(
            session,
            portal.world.olga,
            AudienceChoice(class_ids=(portal.world.classes["7b"],)),
            number=2,
            demand=demand,
            question="Was sagen Sie?" if demand.is_reply else "",
            options=YES_AND_NO if demand.has_options else (),
            deadline=deadline,
        )
        letter_id = id_of(letter)
    status, content, _ = portal.print_for("olga", letter_id)
    assert status == 200
    [page] = pages_of(content)
    assert "Wir wandern am Freitag" in page
    assert ("Rücklaufzettel" in page) == (demand is not Demand.NONE)


def test_the_address_stands_in_the_window_of_a_din_envelope(portal: Portal) -> None:
    placed: dict[str, tuple[float, float]] = {}

    def note(text: str, page: list[float], at: list[float], *_rest: object) -> None:
        """The text's place in millimetres from the left and from the top of the sheet."""
        if text.strip():
            x = at[4] * page[0] + at[5] * page[2] + page[4]
            y = at[4] * page[1] + at[5] * page[3] + page[5]
            placed.setdefault(text.strip(), (x / POINTS_PER_MM, A4_HEIGHT_MM - y / POINTS_PER_MM))

    pdf = PdfReader(io.BytesIO(portal.print_for("olga")[1]))
    pdf.pages[0].extract_text(visitor_text=note)
    for line in ("An die Erziehungsberechtigten von", "Dora Dorasen", "Klasse 7b"):
        x, y = placed[line]
        assert 20 <= x <= 20 + 85
        assert 45 + 17.7 <= y <= 45 + 45
    assert placed["Wandertag"][1] > 98.46


def test_a_single_child_is_printed_although_mail_reaches_its_parents(portal: Portal) -> None:
    status, content, _ = portal.print_for("olga", pupil_id=str(portal.world.pupils["Ada"]))
    assert status == 200
    assert "Ada Adasen" in pages_of(content)[0]


def test_what_could_not_be_typeset_is_not_noted_as_printed(
    portal: Portal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with monkeypatch.context() as broken:
        break_templates(broken, tmp_path)
        status, content, _ = portal.print_for("olga")
    assert (status, content.decode()) == (500, t("documents-error-typeset", "de"))
    with portal.database.reading() as session:
        assert session.scalars(select(LetterSlip)).all() == []
    assert portal.print_for("olga")[0] == 200


def test_without_anybody_to_print_for_there_is_no_file(portal: Portal) -> None:
    portal.print_for("olga")
    status, _, location = portal.print_for("olga", language="en")
    assert (status, location) == (204, f"/en{routes.JOBS}")
    assert portal.print_for("olga", again="on")[0] == 200


def test_Z4_only_the_author_and_the_office_print(portal: Portal) -> None:
    for person in ("anna", "berta", "huber", "roth"):
        foreign = portal.print_for(person)
        assert foreign[0] in {403, 404}
        assert foreign == portal.print_for(person, 999_999)
    assert portal.print_for("")[2] == routes.SIGN_IN
    with portal.database.reading() as session:
        assert session.exec(select(LetterSlip)).all() == []


@pytest.mark.parametrize(
    "fields", [{"pupil_id": "999999"}, {"pupil_id": "x"}, {"pupil_id": "9" * 30}]
)
def test_Z6_nonsense_prints_nothing_and_is_no_server_error(
    portal: Portal, fields: dict[str, str]
) -> None:
    assert portal.print_for("olga", **fields)[0] == 404
    assert portal.print_for("olga", 2**70)[0] == 404
