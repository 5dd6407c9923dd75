"""The way to a provider of sign-on and back: GETs, because a browser refuses to be led from one of
our forms to another host (Content-Security-Policy, ``form-action``).

What goes wrong leads back to the page on which it began, with the number of the reason.
"""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from elternportal import routes
from elternportal.auth.client_address import client_address
from elternportal.auth.cookies import set_session_cookie, token_from_cookies
from elternportal.auth.form_errors import error_number
from elternportal.auth.limits import AttemptLimits
from elternportal.auth.request_actor import actor_of
from elternportal.auth.sign_on import (
    Attested,
    SignOn,
    SignOnExpired,
    attempt_cookie,
    is_link_ticket,
    provider_of,
)
from elternportal.db import get_database
from elternportal.errors import PortalError
from elternportal.i18n import t
from elternportal.school_settings.snapshot import current_school_settings
from elternportal.services.access.sign_on import (
    SignOnBy,
    link,
    offered_to_all,
    sign_in_by_provider,
)
from elternportal.web import document
from elternportal.web.access.forms import awaits_code, language_of, local_path
from elternportal.web.answers import answer_language, see_other
from elternportal.web.document import in_each_language
from elternportal.web.language import remember_language

_ATTEMPT = "attempt"  # in the attempt's cookie, beside what Authlib keeps there


def sign_on_routes() -> list[Route]:
    """The routes to mount in the composition root."""
    way = SignOnWay()
    cookie = [attempt_cookie()]
    return [
        Route(routes.SIGN_ON_START, way.leave, middleware=cookie),
        Route(routes.SIGN_ON_BACK, way.come_back, middleware=cookie),
        *in_each_language(routes.SIGN_ON_CHOICE, choose),
    ]


async def choose(request: Request) -> Response:
    """The providers as links, for browsers without script."""
    language = routes.language_of(request.url.path)
    ways = [
        document.link(
            routes.sign_on(each.name, language), t("sign-on-by", language, provider=each.label)
        )
        for each in offered_to_all()
    ]
    back = document.link(routes.localized(routes.SIGN_IN, language), t("sign-on-back", language))
    page = document.PlainPage(
        title=t("sign-on-ways", language),
        content="".join(f"<p>{way}</p>" for way in ways or [t("sign-on-no-ways", language)])
        + f"<p>{back}</p>",
        route=routes.SIGN_ON_CHOICE,
    )
    return document.answer(page, language, await current_school_settings())


class SignOnWay:
    """The endpoints with what they remember of providers, and their count of failures."""

    def __init__(self) -> None:
        self._providers = SignOn()
        self._attempts = AttemptLimits("sign-on")

    async def leave(self, request: Request) -> Response:
        """To the provider. Query: ``sprache``, ``next``; ``verbinden`` to link instead."""
        query = request.query_params
        language = await answer_language(query.get(routes.DOCUMENT_LANGUAGE, ""), None)
        attempt = {
            "provider": request.path_params["provider"],
            "language": language,
            "next": local_path(query.get(routes.NEXT_PAGE, "")),
        }
        if routes.SIGN_ON_LINK in query:
            attempt["links"] = "1"
        try:
            async with self._attempts.attempt(client_address(request)):
                provider = provider_of(attempt["provider"])
                if "links" in attempt:
                    actor = await actor_of(request)
                    ticket = query[routes.SIGN_ON_LINK]
                    if actor is None or not is_link_ticket(ticket, actor, provider):
                        raise SignOnExpired()
                    attempt["links"] = str(actor.session_id)
                response = await self._providers.leave(request, provider)
        except PortalError as error:
            return _refused(attempt, error)
        request.session[_ATTEMPT] = attempt
        return response

    async def come_back(self, request: Request) -> Response:
        """From the provider, with its answer in the query."""
        attempt = request.session.pop(_ATTEMPT, None) or {
            "language": await answer_language("", None)
        }
        try:
            async with self._attempts.attempt(client_address(request)):
                provider = provider_of(request.path_params["provider"])
                if attempt.get("provider") != provider.name:
                    raise SignOnExpired()
                attested = await self._providers.come_back(request, provider)
                if "links" in attempt:
                    return await _link(request, attempt, attested)
                return await _sign_in(request, attempt, attested)
        except PortalError as error:
            return _refused(attempt, error)
        finally:
            request.session.clear()


async def _sign_in(request: Request, attempt: dict[str, str], attested: Attested) -> Response:
    command = SignOnBy(
        attested,
        user_agent=request.headers.get("user-agent", ""),
        old_token=token_from_cookies(request.headers.get("cookie", "")),
    )
    token = await get_database().write(lambda session: sign_in_by_provider(session, command))
    if await awaits_code(token):
        page = routes.localized(routes.SIGN_IN_CODE, attempt["language"])
        response = see_other(f"{page}?{urlencode({routes.NEXT_PAGE: attempt['next']})}")
        set_session_cookie(response, token)
        return response
    language = await language_of(token) or attempt["language"]
    response = see_other(attempt["next"] or routes.localized(routes.START, language) or "/")
    set_session_cookie(response, token)
    remember_language(response, language)
    return response


async def _link(request: Request, attempt: dict[str, str], attested: Attested) -> Response:
    """Only in the session that asked for it: another may have signed in meanwhile."""
    actor = await actor_of(request)
    if actor is None or str(actor.session_id) != attempt["links"]:
        raise SignOnExpired()
    await get_database().write(lambda session: link(session, actor, attested))
    page = routes.localized(routes.SETTINGS, attempt["language"])
    return see_other(f"{page}?{urlencode({routes.SIGN_ON_CHANGED: attempt['provider']})}")


def _refused(attempt: dict[str, str], error: PortalError) -> Response:
    """To the page on which it began, which says why."""
    route = routes.SETTINGS if "links" in attempt else routes.SIGN_IN
    query = {routes.REFUSED: error_number(error)}
    if attempt.get("next"):
        query[routes.NEXT_PAGE] = attempt["next"]
    page = routes.localized(route, attempt["language"])
    return see_other(f"{page}?{urlencode(query)}")
