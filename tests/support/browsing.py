"""People at their browsers: pages opened as somebody, with the console watched."""

import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, ViewportSize
from sqlmodel import col, select

from elternportal.domain.people import SYSTEM
from elternportal.models.access import Guardianship
from elternportal.models.mail import OutboxMail
from elternportal.models.school import Pupil
from elternportal.services.access.pins import IssuePins, issue_pins
from tests.support.accounts import run
from tests.support.server import PAGE_PATIENCE_MS, Portal

SMALL_PHONE = ViewportSize(width=320, height=640)
PHONE = ViewportSize(width=390, height=844)
DESKTOP = ViewportSize(width=1280, height=900)
LANGUAGE_TAGS = {"de": "de-DE", "en": "en-GB"}
MAIL_SECONDS = 90
MOST_TABS = 60


COLOUR_RULES = ("color-contrast", "link-in-text-block")  # all that other colours can break

Visitors = dict[tuple[str, str], BrowserContext]


@dataclass
class Visits:
    """Opens pages; each visitor has a browser of their own. ``complaints`` is what consoles say.

    ``regulars`` are visitors who come back in the next test with the browser they have, by address
    and language: that spares signing in and loading all scripts anew. Whoever opened them closes
    them; who was nobody is nobody again.
    """

    browser: Browser
    portal: Portal
    complaints: list[str] = field(default_factory=list)
    regulars: Visitors | None = None
    _opened: list[BrowserContext | Page] = field(default_factory=list)

    def open(
        self,
        path: str,
        email: str = "",
        size: ViewportSize = PHONE,
        *,
        language: str = "de",
    ) -> Page:
        """Open a page as the account with this address, or as nobody."""
        if self.regulars is None:
            context = self._new_visitor(email, language)
            self._opened.append(context)
        else:
            if (email, language) not in self.regulars:
                self.regulars[email, language] = self._new_visitor(email, language)
            context = self.regulars[email, language]
        page = context.new_page()
        self._opened.append(page)
        page.set_viewport_size(size)
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(f"{self.portal.url}{path}")
        return page

    def close(self) -> None:
        for opened in reversed(self._opened):
            opened.close()
        for (email, _), context in (self.regulars or {}).items():
            if not email:
                context.clear_cookies()

    def _new_visitor(self, email: str, language: str) -> BrowserContext:
        context = self.browser.new_context(locale=LANGUAGE_TAGS[language])
        context.set_default_timeout(PAGE_PATIENCE_MS)
        if email:
            name, _, token = self.portal.cookie_of(email).partition("=")
            context.add_cookies([{"name": name, "value": token, "url": self.portal.url}])
        return context

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)


@contextmanager
def visiting(
    browser: Browser, portal: Portal, regulars: Visitors | None = None
) -> Iterator[Visits]:
    """Visits that end with quiet consoles."""
    visits = Visits(browser, portal, regulars=regulars)
    try:
        yield visits
        assert visits.complaints == []
    finally:
        visits.close()


def barriers(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """What axe finds, as rule and element; with all its rules, or these alone."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    options = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


def look_at(page: Page, size: ViewportSize, scheme: str, rules: Sequence[str] = ()) -> None:
    """Assert that the page has no barriers and does not scroll sideways at this size.

    With ``rules`` axe looks for these alone, e.g. ``COLOUR_RULES`` where only colours are new.
    """
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    fits(page, size)
    found = barriers(page, rules)
    assert found == [], "\n".join(found)


def fits(page: Page, size: ViewportSize) -> None:
    """Assert that the page does not scroll sideways at this size."""
    page.set_viewport_size(size)
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
