"""The school's imprint, privacy policy and accessibility statement, for everybody."""

from html import escape

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from elternportal import routes
from elternportal.db import get_database
from elternportal.domain.legal import LegalKind
from elternportal.i18n import t
from elternportal.i18n.dates import date_with_year
from elternportal.school_settings.identity import CONTACT
from elternportal.school_settings.snapshot import current_school_settings
from elternportal.services.legal.reading import PublishedTextView, read_published
from elternportal.web.document import PlainPage, answer, in_each_language


def legal_routes() -> list[Route]:
    """One page for each kind of text."""
    return [
        *in_each_language(routes.IMPRINT, _imprint),
        *in_each_language(routes.PRIVACY, _privacy),
        *in_each_language(routes.ACCESSIBILITY, _accessibility),
    ]


async def _imprint(request: Request) -> Response:
    return await _page(request, LegalKind.IMPRINT)


async def _privacy(request: Request) -> Response:
    return await _page(request, LegalKind.PRIVACY)


async def _accessibility(request: Request) -> Response:
    return await _page(request, LegalKind.ACCESSIBILITY)


async def _page(request: Request, kind: LegalKind) -> Response:
    language = routes.language_of(request.url.path)
    text = await get_database().read(lambda session: read_published(session, kind, language))
    document = PlainPage(
        title=t(f"legal-title-{kind}", language),
        content=await _missing(kind, language) if text is None else _text(text, language),
        route=kind.route,
    )
    return answer(document, language, await current_school_settings())


async def _missing(kind: LegalKind, language: str) -> str:
    ask = t("legal-ask-the-school", language, contact=(await current_school_settings())[CONTACT])
    return _paragraph(t(f"legal-missing-{kind}", language)) + _paragraph(ask)


def _text(text: PublishedTextView, language: str) -> str:
    day = date_with_year(text.valid_from, language)
    notes = ""
    if text.language != language:
        own = "german" if text.language == "de" else "english"
        notes += _paragraph(t(f"legal-only-in-{own}", language), "ep-hint")
    if text.gaps:
        notes += _paragraph(t("legal-unfinished", language), "kern-body kern-body--bold")
    article = f'<article class="ep-prose" lang="{text.language}">{text.html}</article>'
    version = t("legal-version", language, version=text.version, day=day)
    return notes + article + _paragraph(version, "ep-muted")


def _paragraph(sentence: str, class_name: str = "kern-body") -> str:
    return f'<p class="{class_name}">{escape(sentence)}</p>'
