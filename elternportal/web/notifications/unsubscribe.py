"""Switch off the kinds of mails that a mail tells of, from the mail itself (RFC 8058).

Mail programs post to the address by themselves when their button is pressed; people who open it
see a small page that asks first, because link checkers open every address too. The token in the
address says whose mails and which; there is no sign-in. A token that is not ours answers like a
page that does not exist.
"""

from html import escape

from babel.lists import format_list
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from elternportal import routes
from elternportal.auth.unsubscribe_links import Unsubscribe, read_unsubscribe
from elternportal.db import get_database
from elternportal.errors import NotFound
from elternportal.i18n import t
from elternportal.school_settings.identity import LANGUAGE
from elternportal.school_settings.snapshot import current_school_settings
from elternportal.services.notifications.choices import language_of_unsubscriber, unsubscribe
from elternportal.web.document import PlainPage, answer, dead_end, link


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
    form = (
        '<form method="post"><button type="submit" class="kern-btn kern-btn--primary">'
        f'<span class="kern-label">{button}</span></button></form>'
    )
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
    settings = link(
        routes.localized(routes.SETTINGS, language), t("unsubscribe-to-settings", language)
    )
    content = f"<p>{escape(t(sentence_key, language, kinds=kinds))}</p>{form}<p>{settings}</p>"
    document = PlainPage(title=t(title_key, language), content=content)
    return answer(document, language, await current_school_settings())


async def _not_found() -> Response:
    language = (await current_school_settings())[LANGUAGE]
    return dead_end(NotFound(), language, await current_school_settings())
