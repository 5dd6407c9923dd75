"""Return slips held before the camera, whose picture Chromium takes from a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import segno
from PIL import Image
from playwright.sync_api import Page, Playwright, expect
from sqlmodel import select

from elternportal import routes
from elternportal.demo.logins import OFFICE
from elternportal.domain.codes import grouped
from elternportal.domain.people import SYSTEM
from elternportal.models.access import Account
from elternportal.models.school import SchoolClass
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters.letter_print import slip_qr
from elternportal.services.letters.prints import PrintRun
from tests.support.browsing import DESKTOP, Visits, look_at, visiting
from tests.support.letters import add_letter
from tests.support.printing import print_run
from tests.support.server import CHROMIUM, CHROMIUM_OPTIONS, Portal

FAKE_CAMERA = "--use-fake-device-for-media-stream"
PERSON_ALLOWS = "--use-fake-ui-for-media-stream"
PICTURE = (640, 480)
PICTURES = 30
SECONDS_IN_VIEW = 1.0
LETTER_NUMBER = 990  # beyond those that other tests take by proposal
WATCHED_ON = "([video, until]) => video.currentTime >= until"


def printed_slip(portal: Portal, number: int) -> tuple[int, str]:
    """A letter that asks for a confirmation, and the code on the slip of one of its children."""
    with portal.database() as database, database.transaction() as session:
        office = session.exec(select(Account).where(Account.email == OFFICE.email)).one()
        author = replace(SYSTEM, account_id=office.id or 0)
        school_class = session.exec(select(SchoolClass)).first()
        assert school_class
        choice = AudienceChoice(class_ids=(school_class.id or 0,))
        letter_id = add_letter(session, author, choice, number=number).id or 0
        return letter_id, print_run(session, author, PrintRun(letter_id)).children[0].code


def film_of(code: str, path: Path) -> Path:
    """A film of a slip that lies still, with the QR code that is printed on it."""
    qr = segno.make(grouped(code), error="m")
    assert qr.svg_inline(border=0) == slip_qr(code)
    qr.save(str(path.with_suffix(".png")), scale=6, border=4)
    picture = Image.new("RGB", PICTURE, "white")
    picture.paste(Image.open(path.with_suffix(".png")).rotate(8, fillcolor=1), (200, 120))
    with path.open("wb") as film:
        for _ in range(PICTURES):
            picture.save(film, "JPEG", quality=90)
    return path


@contextmanager
def visits_with_camera(playwright: Playwright, portal: Portal, *options: str) -> Iterator[Visits]:
    """Visits in a Chromium of their own, because a camera is chosen when it starts."""
    browser = playwright.chromium.launch(
        executable_path=CHROMIUM, args=[*CHROMIUM_OPTIONS, FAKE_CAMERA, *options]
    )
    try:
        with visiting(browser, portal) as visits:
            yield visits
    finally:
        browser.close()


def let_the_slip_lie(page: Page) -> None:
    """Until the camera has shown it for some time more."""
    video = page.locator("video").element_handle()
    until = video.evaluate("video => video.currentTime") + SECONDS_IN_VIEW
    page.wait_for_function(WATCHED_ON, arg=[video, until])


def test_a_slip_before_the_camera_is_recorded_once_and_counted(
    playwright: Playwright, portal_server: Portal, tmp_path: Path
) -> None:
    letter_id, code = printed_slip(portal_server, LETTER_NUMBER)
    film = film_of(code, tmp_path / "slip.mjpeg")
    film_option = f"--use-file-for-fake-video-capture={film}"
    with visits_with_camera(playwright, portal_server, PERSON_ALLOWS, film_option) as visits:
        address = f"{routes.OFFICE_LETTER_RESULTS}?{routes.LETTER_ID}={letter_id}"
        results = visits.open(address, OFFICE.email, DESKTOP)
        slips = visits.open(routes.OFFICE_LETTERS, OFFICE.email, DESKTOP)
        # That page may not use the camera, and its links load no page: the one of slips does it.
        menu = slips.get_by_role("navigation")
        with slips.expect_event("load"):
            menu.get_by_role("link", name="Rücklaufzettel").first.click()
        slips.get_by_role("button", name="Mit der Kamera scannen").click()
        log = slips.get_by_role("log").get_by_role("listitem")
        expect(log.first).to_contain_text(f"Brief {LETTER_NUMBER} – bestätigt")
        expect(slips.get_by_role("status").filter(has_text="Die Kamera ist an")).to_be_visible()
        look_at(slips, DESKTOP, "light")
        let_the_slip_lie(slips)
        expect(log).to_have_count(1)
        expect(results.get_by_role("row").filter(has_text="erfasst von")).to_have_count(1)
        slips.get_by_role("button", name="Kamera ausschalten").click()
        expect(slips.get_by_role("button", name="Mit der Kamera scannen")).to_be_focused()
        assert slips.locator("video").evaluate("video => !video.srcObject.active")


def test_a_sentence_says_that_the_camera_was_refused(
    playwright: Playwright, portal_server: Portal
) -> None:
    with visits_with_camera(playwright, portal_server) as visits:
        slips = visits.open(routes.OFFICE_SLIPS, OFFICE.email)
        slips.get_by_role("button", name="Mit der Kamera scannen").click()
        refused = "Der Browser darf die Kamera nicht benutzen"
        expect(slips.get_by_role("status").filter(has_text=refused)).to_be_visible()
        expect(slips.get_by_role("button", name="Mit der Kamera scannen")).to_be_focused()
