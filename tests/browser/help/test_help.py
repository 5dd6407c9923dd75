"""Help can be read by everybody: without barriers, on small phones, by keyboard, without script."""

from playwright.sync_api import expect

from elternportal import routes
from elternportal.demo.logins import FAMILY_1_FIRST
from elternportal.domain.foot import FOOT
from elternportal.help.page import GROUPS
from elternportal.i18n import LANGUAGES
from elternportal.module import installed
from tests.support.browsing import COLOUR_RULES, DESKTOP, SMALL_PHONE, Visits, fits, look_at, tab_to

SLUGS = [page.slug for module in installed() for page in module.help_pages]
SLUGS += [group.slug for group in GROUPS]
DOCUMENTS = [*(route for _, route in FOOT), routes.HELP_LEAFLET]


def test_no_help_page_has_barriers_or_scrolls_sideways(visits: Visits) -> None:
    page = visits.open(routes.HELP)
    paths = [routes.localized(route, language) for route in DOCUMENTS for language in LANGUAGES]
    paths += [routes.help_page(slug, language) for slug in SLUGS for language in LANGUAGES]
    for path in paths:
        answer = page.goto(f"{visits.portal.url}{path}")
        assert answer is not None
        assert answer.status == 200, path
        assert page.locator("html").get_attribute("lang") == routes.language_of(path)
        fits(page, SMALL_PHONE)
        if routes.language_of(path) == "de":  # the English page is the same with other words
            look_at(page, SMALL_PHONE, "light")
    look_at(page, SMALL_PHONE, "dark", COLOUR_RULES)
    page.goto(f"{visits.portal.url}{routes.HELP}")
    look_at(page, DESKTOP, "dark")


def test_the_question_mark_is_reached_by_keyboard_and_leads_there_and_back(visits: Visits) -> None:
    query = f"?{routes.LETTER_ID}=2"
    page = visits.open(f"{routes.LETTER}{query}", FAMILY_1_FIRST.email)
    expect(page.locator(".ep-school")).not_to_be_empty()
    mark = page.get_by_role("link", name="Hilfe zu dieser Seite")
    tab_to(page, mark)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Elternbrief lesen und beantworten")
    page.get_by_role("link", name="Zurück zur Seite").click()
    expect(page.locator(".ep-letter-text")).to_be_visible()
    assert page.url.endswith(f"{routes.LETTER}{query}")


def test_help_is_readable_without_scripts_and_changes_its_language(visits: Visits) -> None:
    context = visits.browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{visits.portal.url}{routes.HELP}")
    page.get_by_role("link", name="English").click()
    page.get_by_role("link", name="Open your account").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Open your account")
    page.get_by_role("navigation", name="Help and legal").get_by_role(
        "link", name="Imprint"
    ).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Imprint")
    context.close()
