"""The school's imprint, privacy policy and accessibility statement, for everybody."""

from html import escape

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from elternportal import routes
from elternportal.domain.legal import LegalKind
from elternportal.i18n import t
from elternportal.settings import get_settings
from elternportal.web.document import Document, answer, in_each_language, school_name


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
    sentences = (
        t(f"legal-missing-{kind}", language),
        t("legal-ask-the-school", language, contact=get_settings().school_contact),
    )
    document = Document(
        title=t(f"legal-title-{kind}", language),
        content="".join(f'<p class="kern-body">{escape(it)}</p>' for it in sentences),
        route=kind.route,
    )
    return answer(document, language, school_name())
