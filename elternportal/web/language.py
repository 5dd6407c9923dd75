"""The language of a page whose address names none.

It is that of the person, whom the browser remembers by a cookie: the account's since the last
sign-in, or what was chosen since. A first visit goes by what the browser asks for.
"""

from collections.abc import Mapping

from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response

from elternportal import routes
from elternportal.i18n import LANGUAGES
from elternportal.settings import get_settings

COOKIE = "language"  # a page's script sets it, too (assets/frame.js)
YEAR_SECONDS = 365 * 24 * 3600
FOUND = 302
MOST_PARTS = 20  # of an Accept-Language; more is no browser's
DEFAULT = LANGUAGES[0]  # that of addresses without a language


def wanted_language(request: HTTPConnection) -> str:
    """The language that this browser's person wants to read."""
    chosen = request.cookies.get(COOKIE, "")
    return chosen if chosen in LANGUAGES else asked_language(request.headers)


def asked_language(headers: Mapping[str, str]) -> str:
    """The first of our languages in an Accept-Language, by its weights; else the default."""
    asked = [_weighed(part) for part in headers.get("accept-language", "").split(",")[:MOST_PARTS]]
    ours = [(-weight, tag) for tag, weight in asked if tag in LANGUAGES and weight > 0]
    return min(ours, key=lambda one: one[0])[1] if ours else DEFAULT


def in_wanted_language(request: HTTPConnection) -> RedirectResponse | None:
    """To the same page in the person's language, if the address names none and it is another."""
    language = wanted_language(request)
    path = request.url.path
    if language == DEFAULT or routes.language_of(path) != DEFAULT:
        return None
    address = routes.localized("" if path == "/" else path, language)
    query = f"?{request.url.query}" if request.url.query else ""
    headers = {"Vary": "Accept-Language, Cookie", "Cache-Control": "no-store"}
    return RedirectResponse(f"{address}{query}", FOUND, headers)


def remember_language(response: Response, language: str) -> None:
    """Let the browser come back in this language."""
    secure = get_settings().uses_https
    response.set_cookie(
        COOKIE, language, max_age=YEAR_SECONDS, path="/", secure=secure, samesite="lax"
    )


def _weighed(part: str) -> tuple[str, float]:
    """``en-GB;q=0.8`` as ``("en", 0.8)``; what cannot be read weighs nothing."""
    tag, _, weight = part.strip().partition(";q=")
    try:
        return tag.partition("-")[0].lower(), float(weight or 1)
    except ValueError:
        return "", 0.0
