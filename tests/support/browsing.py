"""People at their browsers: pages opened as somebody, with the console watched."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, ViewportSize
from sqlmodel import col, select

from elternportal.domain.people import SYSTEM
from elternportal.models.accounts import Guardianship
from elternportal.models.mail import OutboxMail
from elternportal.models.school import Pupil
from elternportal.services.pins import IssuePins, issue_pins
from tests.support.accounts import run
from tests.support.server import Portal

SMALL_PHONE = ViewportSize(width=320, height=640)
PHONE = ViewportSize(width=390, height=844)
DESKTOP = ViewportSize(width=1280, height=900)
LANGUAGE_TAGS = {"de": "de-DE", "en": "en-GB"}
MAIL_SECONDS = 20
MOST_TABS = 60


@dataclass
class Visits:
    """Opens pages; each visitor has a browser of their own. ``complaints`` is what consoles say."""

    browser: Browser
    portal: Portal
    complaints: list[str] = field(default_factory=list)
    _contexts: list[BrowserContext] = field(default_factory=list)

    def open(
        self,
        path: str,
        email: str = "",
        size: ViewportSize = PHONE,
        *,
        language: str = "de",
    ) -> Page:
        """Open a page as the account with this address, or as nobody."""
        context = self.browser.new_context(viewport=size, locale=LANGUAGE_TAGS[language])
        self._contexts.append(context)
        if email:
            name, _, token = self.portal.cookie_of(email).partition("=")
            context.add_cookies([{"name": name, "value": token, "url": self.portal.url}])
        page = context.new_page()
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(f"{self.portal.url}{path}")
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)


@contextmanager
def visiting(browser: Browser, portal: Portal) -> Iterator[Visits]:
    """Visits that end with quiet consoles."""
    visits = Visits(browser, portal)
    try:
        yield visits
        assert visits.complaints == []
    finally:
        visits.close()


def barriers(page: Page) -> list[str]:
    """What axe finds, as rule and element."""
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


def look_at(page: Page, size: ViewportSize, scheme: str) -> None:
    """Assert that the page has no barriers and does not scroll sideways at this size."""
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def tab_to(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """Press the key until the focus is there, as people without a mouse do."""
    for _ in range(MOST_TABS):
        page.keyboard.press(key)
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{MOST_TABS} times {key} do not reach {wanted}")


def issue_pin(portal: Portal) -> str:
    """A PIN for a child that nobody has access to yet."""
    has_access = select(Guardianship.pupil_id)
    with portal.database() as database:
        with database.reading() as session:
            pupil_id = session.exec(
                select(Pupil.id).where(col(Pupil.is_active), col(Pupil.id).not_in(has_access))
            ).first()
        assert pupil_id is not None
        return str(run(issue_pins(database, SYSTEM, IssuePins((pupil_id,))))[0].pin)


def mailed_link(portal: Portal, address: str) -> str:
    """The link in the newest mail, as soon as the worker has written it."""
    end = time.monotonic() + MAIL_SECONDS
    newest = select(OutboxMail.body).where(OutboxMail.recipient == address)
    with portal.database() as database:
        while time.monotonic() < end:
            with database.reading() as session:
                bodies = session.exec(newest.order_by(col(OutboxMail.id).desc())).all()
            found = re.search(r"http\S+", bodies[0]) if bodies else None
            if found:
                return found.group()
            time.sleep(0.2)
    raise AssertionError(f"no mail to {address}")
