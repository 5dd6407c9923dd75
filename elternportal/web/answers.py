"""What the portal's own HTTP routes share: the language they answer in, and common answers.

That nothing is kept in a cache is said for all answers at once, in ``auth/security.py``.
"""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from elternportal import routes
from elternportal.domain.people import Actor
from elternportal.errors import PortalError
from elternportal.i18n import LANGUAGES, t
from elternportal.school_settings.identity import LANGUAGE
from elternportal.school_settings.snapshot import current_school_settings

PDF = "application/pdf"
SEE_OTHER = 303


async def answer_language(asked: str, actor: Actor | None) -> str:
    """The language of the page that asks, else the person's, else the school's."""
    if asked in LANGUAGES:
        return asked
    return actor.language if actor else (await current_school_settings())[LANGUAGE]


def see_other(address: str) -> Response:
    """Lead the browser to another address, which it then gets."""
    return RedirectResponse(address, SEE_OTHER)


async def to_sign_in(request: Request) -> Response:
    """For anybody not signed in; signing in leads back to what can be asked for again."""
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    language = await answer_language(request.query_params.get(routes.DOCUMENT_LANGUAGE, ""), None)
    return see_other(routes.sign_in(language, asked if request.method == "GET" else ""))


def refusal(error: PortalError, language: str) -> Response:
    """An error as its sentence alone."""
    return PlainTextResponse(t(error.text_key, language, **error.args_for_text), error.status)


def not_found(language: str) -> str:
    """What ``ui/dead_ends.py`` says for a missing page, as plain HTML for the body of a page."""
    start = routes.localized(routes.START, language)
    return (
        '<div class="ep-page ep-plain ep-dead-end"><header class="ep-header">'
        f'<a href="{routes.START}" class="ep-brand-link">'
        f'<span class="ep-brand">{t("app-name", language)}</span></a></header>'
        f'<main lang="{language}" class="ep-main ep-main-narrow">'
        f'<h1 class="kern-heading-large ep-title">{t("dead-end-missing-title", language)}</h1>'
        f'<p class="kern-body">{t("dead-end-missing-text", language)}</p>'
        f'<p><a href="{start}">{t("dead-end-missing-to-start", language)}</a></p></main></div>'
    )


def attachment(content: bytes, file_name: str, media_type: str) -> Response:
    """A file to keep; ``file_name`` is plain ASCII."""
    headers = {"Content-Disposition": f'attachment; filename="{file_name}"'}
    return Response(content, 200, headers, media_type)
