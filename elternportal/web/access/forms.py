"""The forms that set the session cookie: plain POSTs, because only HTTP can set it (S1).

Sign in, sign out, set a password by a mailed link, ask for such a link. Each answers with a 303 to
a page; a refused form leads back to its page with the number of the reason. That a POST comes from
our own pages is checked for all routes in ``auth/security.py``.
"""

from collections.abc import Mapping
from urllib.parse import urlencode

from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from elternportal import routes
from elternportal.auth.client_address import client_address
from elternportal.auth.cookies import (
    delete_session_cookie,
    set_session_cookie,
    token_from_cookies,
)
from elternportal.auth.form_errors import error_number, sign_number
from elternportal.auth.limits import AttemptLimits
from elternportal.auth.sessions import find_actor, find_waiting
from elternportal.db import get_database
from elternportal.domain.names import NotAName
from elternportal.errors import PortalError
from elternportal.i18n import LANGUAGES
from elternportal.school_settings.identity import LANGUAGE
from elternportal.school_settings.snapshot import current_school_settings
from elternportal.services.access.code_sign_in import SignInOver, TypedCode, sign_in_by_code
from elternportal.services.access.login import SignIn, sign_in, sign_out
from elternportal.services.access.password_reset import request_reset
from elternportal.services.access.people import change_language
from elternportal.services.access.set_password import SetPassword, set_password_by_link
from elternportal.web.language import remember_language

SEE_OTHER = 303


def auth_routes() -> list[Route]:
    """The routes to mount in the composition root."""
    forms = AuthForms()
    return [
        Route(routes.LOGIN_POST, forms.login, methods=["POST"]),
        Route(routes.CODE_POST, forms.code, methods=["POST"]),
        Route(routes.LOGOUT_POST, forms.logout, methods=["POST"]),
        Route(routes.LANGUAGE_POST, forms.choose_language, methods=["POST"]),
        Route(routes.PASSWORD_POST, forms.set_password, methods=["POST"]),
        Route(routes.FORGOT_POST, forms.forgot, methods=["POST"]),
    ]


class AuthForms:
    """The endpoints with the counters of failures that they share."""

    def __init__(self) -> None:
        self._logins = AttemptLimits("login")
        self._codes = AttemptLimits("code")
        self._links = AttemptLimits("link")
        self._mails = AttemptLimits("mail")

    async def login(self, request: Request) -> RedirectResponse:
        """Fields ``email``, ``password``, ``language``, ``next``."""
        form = await read_form(request)
        command = SignIn(
            email=form["email"],
            password=form["password"],
            user_agent=request.headers.get("user-agent", ""),
            old_token=_cookie(request),
        )
        try:
            async with self._logins.attempt(client_address(request)):
                token = await sign_in(get_database(), command)
        except PortalError as error:
            return _back(routes.SIGN_IN, form, error, query=_asked(form))
        if await awaits_code(token):
            return _to_code(form, token)
        return await self._signed_in(form, token)

    async def code(self, request: Request) -> RedirectResponse:
        """Fields ``code``, ``language``, ``next``: the step after the password."""
        form = await read_form(request)
        command = TypedCode(_cookie(request), form["code"], request.headers.get("user-agent", ""))
        try:
            async with self._codes.attempt(client_address(request)):
                token = await sign_in_by_code(get_database(), command)
        except SignInOver as error:
            return _back(routes.SIGN_IN, form, error, query=_asked(form))
        except PortalError as error:
            return _back(routes.SIGN_IN_CODE, form, error, query=_asked(form))
        return await self._signed_in(form, token)

    async def _signed_in(self, form: dict[str, str], token: str) -> RedirectResponse:
        # From here on in the account's language, wherever the form stood.
        form["language"] = await language_of(token) or form["language"]
        response = _to(local_path(form["next"]) or _page(routes.START, form))
        set_session_cookie(response, token)
        remember_language(response, form["language"])
        return response

    async def choose_language(self, request: Request) -> Response:
        """Field ``language``: for the browser, and for the mails of whoever is signed in."""
        form = await read_form(request)
        language, token = form["language"], _cookie(request)
        await get_database().write(lambda session: _change_language(session, token, language))
        response = Response(status_code=204)
        remember_language(response, language)
        return response

    async def logout(self, request: Request) -> RedirectResponse:
        """Field ``language``."""
        form = await read_form(request)
        token = _cookie(request)
        if token:
            await get_database().write(lambda session: sign_out(session, token))
        response = _to(_page(routes.SIGN_IN, form))
        delete_session_cookie(response)
        return response

    async def set_password(self, request: Request) -> RedirectResponse:
        """Fields ``token``, ``password``, ``language``; and ``name`` where an account is new."""
        form = await read_form(request)
        command = SetPassword(
            token=form["token"],
            password=form["password"],
            name=form["name"],
            language=form["language"],
            user_agent=request.headers.get("user-agent", ""),
            old_token=_cookie(request),
        )
        try:
            async with self._links.attempt(client_address(request)):
                token = await set_password_by_link(get_database(), command)
        except PortalError as error:
            is_new = "name" in form or isinstance(error, NotAName)
            return _back(
                routes.SET_PASSWORD,
                form,
                error,
                query=f"&{routes.NEW_PERSON}=1" if is_new else "",
                fragment=token_shaped(form["token"]),
            )
        if await awaits_code(token):
            return _to_code(form, token)
        response = _to(_page(routes.START, form))
        set_session_cookie(response, token)
        return response

    async def forgot(self, request: Request) -> RedirectResponse:
        """Fields ``email``, ``language``. Every mail counts, sent or not."""
        form = await read_form(request)
        try:
            await self._mails.count(client_address(request))
            await request_reset(get_database(), form["email"])
        except PortalError as error:
            return _back(routes.FORGOT_PASSWORD, form, error)
        return _to(f"{_page(routes.FORGOT_PASSWORD, form)}?gesendet=1")


class _Form(dict[str, str]):
    """Text fields only; one that is missing is empty."""

    def __missing__(self, key: str) -> str:
        return ""


async def read_form(request: Request) -> _Form:
    """The form's texts; its language is the school's if it names none of ours."""
    async with request.form() as fields:
        form = _Form({key: value for key, value in fields.items() if isinstance(value, str)})
    if form["language"] not in LANGUAGES:
        form["language"] = (await current_school_settings())[LANGUAGE]
    return form


async def language_of(token: str) -> str:
    """The language of the account behind a session's token, or an empty text."""
    found = await get_database().read(lambda session: find_actor(session, token))
    return found.actor.language if found else ""


async def awaits_code(token: str) -> bool:
    """Whether the session behind a token opens nothing before a code is typed."""
    return await get_database().read(lambda session: find_waiting(session, token)) is not None


def _asked(form: Mapping[str, str]) -> str:
    """The page that the person wanted, for the query of an address that has one already."""
    asked = local_path(form["next"])
    return f"&{urlencode({routes.NEXT_PAGE: asked})}" if asked else ""


def _to_code(form: Mapping[str, str], token: str) -> RedirectResponse:
    """To the page that asks for the code, with the cookie of the session that waits for it."""
    query = _asked(form)
    response = _to(f"{_page(routes.SIGN_IN_CODE, form)}{query.replace('&', '?', 1)}")
    set_session_cookie(response, token)
    return response


def _change_language(session: Session, token: str, language: str) -> None:
    found = find_actor(session, token) if token else None
    if found is not None and found.actor.language != language:
        change_language(session, found.actor, language)


def _page(route: str, form: Mapping[str, str]) -> str:
    return routes.localized(route, form["language"]) or "/"


def _back(
    route: str, form: Mapping[str, str], error: PortalError, query: str = "", fragment: str = ""
) -> RedirectResponse:
    """To the form's page; what was typed is kept by the browser, never in an address."""
    sign = sign_number(error)
    named = f"&{routes.WRONG_SIGN}={sign}" if sign else ""
    address = f"{_page(route, form)}?fehler={error_number(error)}{named}{query}"
    return _to(f"{address}#{fragment}" if fragment else address)


def _to(address: str) -> RedirectResponse:
    return RedirectResponse(address, status_code=SEE_OTHER)


def _cookie(request: Request) -> str:
    return token_from_cookies(request.headers.get("cookie", ""))


def local_path(address: str) -> str:
    """The address if it leads to a page of the portal, else an empty text.

    Browsers take two slashes for the beginning of another host, and a backslash for a slash.
    """
    is_clean = "\\" not in address and " " not in address and address.isprintable()
    return address if address.startswith("/") and address[1:2] != "/" and is_clean else ""


def token_shaped(token: str) -> str:
    """The token for the way back into the fragment, unless it is something else."""
    return token if token.replace("-", "").replace("_", "").isalnum() else ""
