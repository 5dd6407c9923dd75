"""Switch off the kinds of mails that a mail tells of, from the mail itself (RFC 8058).

Mail programs post to the address by themselves when their button is pressed; people who open it
see a small page that asks first, because link checkers open every address too. The token in the
address says whose mails and which; there is no sign-in. A token that is not ours answers like a
page that does not exist.
"""

from html import escape
from pathlib import Path
from string import Template

from babel.lists import format_list
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from elternportal import routes
from elternportal.auth.unsubscribe_links import Unsubscribe, read_unsubscribe
from elternportal.db import get_database
from elternportal.errors import NotFound
from elternportal.i18n import t
from elternportal.school_settings.identity import LANGUAGE, SCHOOL_NAME
from elternportal.school_settings.snapshot import current_school_settings
from elternportal.services.notifications.choices import language_of_unsubscriber, unsubscribe
from elternportal.web.answers import refusal

_PAGE = Template((Path(__file__).parent / "unsubscribe.html").read_text("utf-8"))


def unsubscribe_routes() -> list[Route]:
    """The page that asks, and the click that answers."""
    return [
        Route(routes.UNSUBSCRIBE, _ask, methods=["GET"]),
        Route(routes.UNSUBSCRIBE, _switch_off, methods=["POST"]),
    ]


async def _ask(request: Request) -> Response:
    wanted = read_unsubscribe(request.path_params["token"])
    if wanted is None:
        return await _not_found()
    try:
        language = await get_database().read(lambda s: language_of_unsubscriber(s, wanted))
    except NotFound:
        return await _not_found()
    button = escape(t("unsubscribe-button", language))
    form = f'<form method="post"><button type="submit">{button}</button></form>'
    return await _page(wanted, language, "unsubscribe-ask", "unsubscribe-ask-sentence", form)


async def _switch_off(request: Request) -> Response:
    """What mail programs post says no more than the address does, so it is not read."""
    wanted = read_unsubscribe(request.path_params["token"])
    if wanted is None:
        return await _not_found()
    try:
        language = await get_database().write(lambda s: unsubscribe(s, wanted))
    except NotFound:
        return await _not_found()
    return await _page(wanted, language, "unsubscribe-done", "unsubscribe-done-sentence")


async def _page(
    wanted: Unsubscribe, language: str, title_key: str, sentence_key: str, form: str = ""
) -> Response:
    names = [t(f"notifications-kind-{key}", language) for key in wanted.notices]
    kinds = format_list([t("unsubscribe-kind", language, kind=n) for n in names], locale=language)
    settings = await current_school_settings()
    html = _PAGE.substitute(
        language=language,
        title=escape(t(title_key, language)),
        portal=escape(t("app-name", language)),
        school=escape(settings[SCHOOL_NAME]),
        sentence=escape(t(sentence_key, language, kinds=kinds)),
        form=form,
        settings=escape(routes.localized(routes.SETTINGS, language)),
        settings_label=escape(t("unsubscribe-to-settings", language)),
    )
    return HTMLResponse(html)


async def _not_found() -> Response:
    return refusal(NotFound(), (await current_school_settings())[LANGUAGE])
