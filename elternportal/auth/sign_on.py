"""Asks a provider who somebody is: OpenID Connect's code flow with PKCE, state and nonce.

What is remembered meanwhile is in a signed cookie of ten minutes that only these addresses get
(:func:`attempt_cookie`), so whoever comes back is the browser that left. Of all that a provider
says, only ``iss`` and ``sub`` count: providers of schools send roles as list, dict or text, and
often neither name nor mail address, and none of these says who may open which account.
"""

import hashlib
import hmac
import logging
import time
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import httpx
from authlib.common.errors import AuthlibBaseError
from authlib.deprecate import AuthlibDeprecationWarning
from itsdangerous import BadSignature, URLSafeTimedSerializer
from joserfc.errors import JoseError
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import Response

from elternportal import routes
from elternportal.domain.people import Actor
from elternportal.errors import InvalidInput, NotFound
from elternportal.settings import get_settings
from elternportal.sign_on_providers import SignOnProvider, is_safe_address

# Authlib says at each start that it will want another package; the lock decides when.
warnings.simplefilter("ignore", AuthlibDeprecationWarning)
from authlib.integrations.starlette_client import OAuth, OAuthError  # noqa: E402

_log = logging.getLogger(__name__)

ATTEMPT_SECONDS = 600
TICKET_SECONDS = 60  # from the button in the settings to the address that it leads to
METADATA_SECONDS = 3600  # then the provider is asked anew what it offers, and for its keys
LEEWAY_SECONDS = 60  # between the provider's clock and ours
LONGEST_SUBJECT = 255  # OpenID Connect Core 1.0, 2
# Signatures by a key of the provider alone. Without this list its own decides.
ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA")
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
# What the libraries raise when an answer is not what the standard says.
_STRANGE_ANSWER = (
    AuthlibBaseError,
    JoseError,
    RuntimeError,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
)


class SignOnFailed(InvalidInput):
    """The provider's answer proves nothing."""

    key: ClassVar[str] = "sign-on-error-failed"


class SignOnUnreachable(InvalidInput):
    key: ClassVar[str] = "sign-on-error-unreachable"


class SignOnDenied(InvalidInput):
    """The person, or the provider for them, has said no."""

    key: ClassVar[str] = "sign-on-error-denied"


class SignOnExpired(InvalidInput):
    """This browser began no attempt, or long ago, or another one since."""

    key: ClassVar[str] = "sign-on-error-expired"


@dataclass(frozen=True, slots=True)
class Attested:
    """Who somebody is, as a provider has just said."""

    issuer: str
    subject: str


def provider_of(name: str) -> SignOnProvider:
    """The provider of this name in the settings.

    Raises:
        NotFound
    """
    for provider in get_settings().sign_on:
        if provider.name == name:
            return provider
    raise NotFound()


class SignOn:
    """The way to the providers and back; what they offer is remembered for an hour."""

    def __init__(self) -> None:
        self._clients: dict[str, tuple[float, Any]] = {}  # since when (monotonic), Authlib's

    async def leave(self, request: Request, provider: SignOnProvider) -> Response:
        """To the provider.

        Raises:
            SignOnUnreachable, SignOnFailed
        """
        back = f"{get_settings().url}{routes.sign_on_back(provider.name)}"
        client = await self._client(provider)
        response: Response = await client.authorize_redirect(request, back)
        return response

    async def come_back(self, request: Request, provider: SignOnProvider) -> Attested:
        """Who the provider says has come back.

        Raises:
            SignOnUnreachable, SignOnFailed, SignOnDenied, SignOnExpired
        """
        client = await self._client(provider)
        state = str(request.query_params.get("state", ""))
        if not await client.framework.get_state_data(request.session, state):
            raise SignOnExpired()
        if "error" in request.query_params:
            raise SignOnDenied()
        try:
            token = await client.authorize_access_token(
                request, claims_options=_expected(provider), leeway=LEEWAY_SECONDS
            )
        except httpx.HTTPError as error:
            raise _unreachable(provider, error) from error
        except _STRANGE_ANSWER as error:
            raise _failed(provider, error) from error
        return _attested(provider, token.get("userinfo") or {})

    async def _client(self, provider: SignOnProvider) -> Any:
        since, client = self._clients.get(provider.name, (0.0, None))
        if client is None or time.monotonic() - since > METADATA_SECONDS:
            client = await _discovered(provider)
            self._clients[provider.name] = (time.monotonic(), client)
        return client


async def _discovered(provider: SignOnProvider) -> Any:
    """Authlib's client of a provider that has said what it offers."""
    client = OAuth().register(
        provider.name,
        server_metadata_url=provider.discovery,
        client_id=provider.client_id,
        client_secret=provider.client_secret.get_secret_value(),
        client_kwargs={"scope": "openid", "code_challenge_method": "S256"},
    )
    try:
        metadata = await client.load_server_metadata()
        _check(provider, metadata)
    except httpx.HTTPError as error:
        raise _unreachable(provider, error) from error
    except _STRANGE_ANSWER as error:
        raise _failed(provider, error) from error
    offered = metadata.get("id_token_signing_alg_values_supported") or ["RS256"]
    metadata["id_token_signing_alg_values_supported"] = [
        algorithm for algorithm in ALGORITHMS if algorithm in offered
    ]
    return client


def _check(provider: SignOnProvider, metadata: Mapping[str, Any]) -> None:
    """Raises ValueError: it is another provider, or one could listen on the way."""
    if metadata["issuer"] != provider.issuer:
        raise ValueError(f"it calls itself {metadata['issuer']!r}")
    for name in ENDPOINTS:
        if not is_safe_address(str(metadata[name]), is_demo=get_settings().is_demo):
            raise ValueError(f"its {name} is not https")


def _expected(provider: SignOnProvider) -> dict[str, Any]:
    return {
        "iss": {"essential": True, "value": provider.issuer},
        "aud": {"essential": True, "value": provider.client_id},
        "sub": {"essential": True},
    }


def _attested(provider: SignOnProvider, claims: Mapping[str, Any]) -> Attested:
    subject = claims.get("sub")
    if not isinstance(subject, str) or not 0 < len(subject) <= LONGEST_SUBJECT:
        raise _failed(provider, ValueError("sub names nobody"))
    return Attested(provider.issuer, subject)


def _unreachable(provider: SignOnProvider, error: Exception) -> SignOnUnreachable:
    _log.warning("sign-on %s: unreachable: %r", provider.name, error)
    return SignOnUnreachable()


def _failed(provider: SignOnProvider, error: Exception) -> SignOnFailed:
    said = error.error if isinstance(error, OAuthError) else str(error)
    _log.warning("sign-on %s: refused: %s: %s", provider.name, type(error).__name__, said)
    return SignOnFailed()


def attempt_cookie() -> Middleware:
    """Gives a route ``request.session``: what is remembered until the person comes back."""
    settings = get_settings()
    return Middleware(
        SessionMiddleware,
        secret_key=_key("attempt"),
        session_cookie="__Secure-sign-on" if settings.uses_https else "sign-on",
        max_age=ATTEMPT_SECONDS,
        path=routes.SIGN_ON_PATH,
        same_site="lax",
        https_only=settings.uses_https,
    )


def link_address(actor: Actor, provider: SignOnProvider, language: str) -> str:
    """Where a signed-in person goes to link a provider: no foreign page knows this address, so
    none can lead a browser there that is signed in at the provider as somebody else.
    """
    ticket = _tickets().dumps([actor.session_id, provider.name])
    return routes.sign_on(provider.name, language, **{routes.SIGN_ON_LINK: str(ticket)})


def is_link_ticket(ticket: str, actor: Actor, provider: SignOnProvider) -> bool:
    """Whether this session has just been given this ticket for this provider."""
    try:
        meant = _tickets().loads(ticket, max_age=TICKET_SECONDS)
    except BadSignature:
        return False
    return bool(meant == [actor.session_id, provider.name])


def _tickets() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(_key("ticket"))


def _key(purpose: str) -> str:
    secret = get_settings().secret.get_secret_value().encode()
    return hmac.digest(secret, b"sign-on:" + purpose.encode(), hashlib.sha256).hex()
