"""The portal's pages that need no script: help, legal texts, unsubscribing, dead ends.

One template for all of them, with the same header and foot as the pages that Reflex builds. What
is passed in as HTML must be escaped already; everything else is escaped here.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from elternportal import routes
from elternportal.domain.foot import FOOT
from elternportal.errors import PortalError
from elternportal.i18n import LANGUAGES, t
from elternportal.school_settings.identity import EMAIL, PHONE, POSTAL, SCHOOL_NAME
from elternportal.school_settings.snapshot import SchoolSettings
from elternportal.settings import get_settings

STYLESHEETS = ("kern", "tokens", "frame", "parts", "editor", "document", "print")

_TEMPLATE = Template((Path(__file__).parent / "document.html").read_text("utf-8"))
_SHEETS = (*(f"/css/{name}.css" for name in STYLESHEETS), routes.SCHOOL_COLOURS)
_STYLES = "\n".join(f'<link rel="stylesheet" href="{address}">' for address in _SHEETS)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainPage:
    """A page. ``content`` and ``before`` (what stands above the heading) are HTML.

    ``route`` is the address without its language, for the switch; empty for a page that has but
    one language.
    """

    title: str
    content: str
    before: str = ""
    route: str = ""


def answer(
    document: PlainPage, language: str, school: SchoolSettings, status: int = 200
) -> Response:
    """The page as an answer, with the school's name above it and how to reach it below."""
    html = _TEMPLATE.substitute(
        language=language,
        title=escape(document.title),
        portal=escape(t("app-name", language)),
        school=escape(school[SCHOOL_NAME]),
        stylesheets=_STYLES,
        skip=escape(t("skip-to-content", language)),
        start=routes.localized(routes.START, language) or "/",
        switch=_switch(document.route, language),
        before=document.before,
        content=document.content,
        foot_label=escape(t("foot-label", language)),
        foot=_foot(language),
        contact=_contact(school),
    )
    return HTMLResponse(html, status)


def dead_end(error: PortalError, language: str, school: SchoolSettings) -> Response:
    """An error as a page that leads on."""
    sentence = escape(t(error.text_key, language, **error.args_for_text))
    home = link(routes.localized(routes.START, language) or "/", t("document-to-start", language))
    document = PlainPage(
        title=t("document-dead-end", language), content=f"<p>{sentence}</p><p>{home}</p>"
    )
    return answer(document, language, school, error.status)


def link(address: str, words: str, class_name: str = "") -> str:
    """A link as HTML."""
    looks = f' class="{class_name}"' if class_name else ""
    return f'<a href="{escape(address)}"{looks}>{escape(words)}</a>'


def in_each_language(route: str, endpoint: Callable[[Request], Awaitable[Response]]) -> list[Route]:
    """A page's address in every language."""
    addresses = [routes.localized(route, language) for language in LANGUAGES]
    return [Route(address, endpoint) for address in addresses]


def came_from(request: Request) -> str:
    """The portal page that led here, with its query; empty if none did, or another document."""
    parts = urlsplit(request.headers.get("referer", ""))
    is_ours = f"{parts.scheme}://{parts.netloc}" == get_settings().origin
    return f"{parts.path}?{parts.query}".rstrip("?") if is_ours else ""


def _switch(route: str, language: str) -> str:
    if not route:
        return ""
    (other,) = (it for it in LANGUAGES if it != language)
    address = escape(routes.localized(route, other))
    words = escape(t("language-switch", language))
    return f'<a class="ep-language" href="{address}" lang="{other}" hreflang="{other}">{words}</a>'


def _foot(language: str) -> str:
    links = (link(routes.localized(route, language), t(key, language)) for key, route in FOOT)
    return "".join(f"<li>{it}</li>" for it in links)


def _contact(school: SchoolSettings) -> str:
    email = school[EMAIL]
    ways = (
        escape(", ".join(school[POSTAL].splitlines())),
        escape(school[PHONE]),  # no link: "+49 (0) 12" is not what one dials
        link(f"mailto:{email}", email) if email else "",
    )
    items = "".join(f"<li>{way}</li>" for way in ways if way)
    return f"<address><ul>{items}</ul></address>" if items else ""
