"""What came back to a letter, in a browser: printed, recorded from paper, and counted live."""

import io
from dataclasses import replace

from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader
from sqlmodel import select

from elternportal import routes
from elternportal.demo.logins import OFFICE
from elternportal.domain.codes import grouped
from elternportal.domain.letters import Demand
from elternportal.domain.people import SYSTEM
from elternportal.models.access import Account, Guardianship
from elternportal.models.letters import LetterSlip
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters.options import YES_AND_NO
from elternportal.services.letters.prints import PrintRun
from tests.support.browsing import DESKTOP, PHONE, Visits
from tests.support.letters import add_letter
from tests.support.printing import print_run
from tests.support.server import Portal


def letter_to_7b(portal: Portal) -> tuple[int, str]:
    """A letter to 7b in which one family has lost its address; returns it and the child's name."""
    with portal.database() as database, database.transaction() as session:
        office = session.exec(select(Account).where(Account.email == OFFICE.email)).one()
        school_class = session.exec(select(SchoolClass).where(SchoolClass.short_name == "7b")).one()
        pupil = session.exec(
            select(Pupil).join(Guardianship).where(Pupil.class_id == school_class.id)
        ).first()
        assert pupil
        guardians = select(Account).join(Guardianship).where(Guardianship.pupil_id == pupil.id)
        for guardian in session.exec(guardians):
            guardian.mail_unreachable = True
        author = replace(SYSTEM, account_id=office.id or 0)
        choice = AudienceChoice(class_ids=(school_class.id or 0,))
        letter = add_letter(session, author, choice, number=77)
        return letter.id or 0, f"{pupil.first_name} {pupil.surname}"


def code_for(portal: Portal, letter_id: int, child: str) -> str:
    with portal.database() as database, database.reading() as session:
        rows = session.exec(
            select(LetterSlip.code, Pupil.first_name, Pupil.surname)
            .join(Pupil)
            .where(LetterSlip.letter_id == letter_id)
        )
        codes = {f"{first} {last}": code for code, first, last in rows}
    return codes[child]


def line_of(page: Page, child: str) -> Locator:
    return page.get_by_role("row").filter(has_text=f"{child} (7b)")


def printed(page: Page) -> bytes:
    """The PDF that the print button leads to; then the page is as before."""
    page.get_by_role("button", name="Briefe drucken").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF herunterladen").first.click()
    page.go_back()
    return download.value.path().read_bytes()


def test_a_family_without_mail_is_printed_recorded_and_counted_without_reload(
    visits: Visits, portal_server: Portal
) -> None:
    letter_id, child = letter_to_7b(portal_server)
    address = f"{routes.OFFICE_LETTER_RESULTS}?{routes.LETTER_ID}={letter_id}"
    results = visits.open(address, OFFICE.email, DESKTOP)
    expect(line_of(results, child)).to_contain_text("nicht erreichbar")

    pdf = PdfReader(io.BytesIO(printed(results)))
    assert child in "\n".join(page.extract_text() for page in pdf.pages)
    expect(line_of(results, child)).to_contain_text("gedruckt, Rücklauf fehlt")

    slips = visits.open(routes.OFFICE_SLIPS, OFFICE.email)
    code = slips.get_by_label("Code vom Zettel")
    for typed, said in (
        (grouped(code_for(portal_server, letter_id, child)).lower(), "Brief 77 – bestätigt"),
        (code_for(portal_server, letter_id, child), "ist schon erfasst"),
        ("7K3M", "Das ist kein Code"),
    ):
        expect(code).to_be_focused()
        code.fill(typed)
        code.press("Enter")
        expect(slips.get_by_role("log").get_by_role("listitem").first).to_contain_text(said)
        expect(code).to_have_value("")
    expect(line_of(results, child)).to_contain_text("erfasst von")
    results.set_viewport_size(PHONE)
    badge = line_of(results, child).locator(".kern-badge").bounding_box()
    assert badge
    assert badge["height"] < badge["width"]  # no word is broken letter by letter


def slip_that_asks(portal: Portal) -> str:
    """The code on the slip of a letter that asks yes or no."""
    with portal.database() as database, database.transaction() as session:
        office = session.exec(select(Account).where(Account.email == OFFICE.email)).one()
        author = replace(SYSTEM, account_id=office.id or 0)
        school_class = session.exec(select(SchoolClass)).first()
        assert school_class
        choice = AudienceChoice(class_ids=(school_class.id or 0,))
        letter = add_letter(
            session, author, choice, number=78, demand=Demand.YES_NO, options=YES_AND_NO
        )
        return print_run(session, author, PrintRun(letter.id or 0)).children[0].code


def test_one_key_records_a_ticked_answer_and_the_last_slip_can_be_taken_back(
    visits: Visits, portal_server: Portal
) -> None:
    slips = visits.open(routes.OFFICE_SLIPS, OFFICE.email)
    newest = slips.get_by_role("log").get_by_role("listitem").first
    code = slips.get_by_label("Code vom Zettel")
    code.fill(slip_that_asks(portal_server))
    code.press("Enter")
    expect(slips.get_by_role("button", name="1 – Ja")).to_be_focused()
    slips.keyboard.press("2")
    expect(newest).to_contain_text("Brief 78 – Nein")
    slips.get_by_role("button", name="Letzten Zettel zurücknehmen").click()
    expect(newest).to_contain_text("zurückgenommen")
    expect(code).to_be_focused()
