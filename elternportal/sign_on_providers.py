"""The providers by which people may sign on instead of by password: what the machine's settings say
of each, and what is refused.
"""

from collections.abc import Sequence
from ipaddress import ip_address
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr

LONGEST_ISSUER = 200


class SignOnProvider(BaseModel):
    """One OpenID provider, as the school agreed on it with whoever runs it.

    ``name`` stands in addresses, ``label`` on buttons. ``issuer`` is exactly what the provider
    calls itself: together with its name of a person it is what an account is found by.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^[a-z0-9-]{1,20}$")
    label: str = Field(min_length=1, max_length=40)
    issuer: str = Field(max_length=LONGEST_ISSUER)
    client_id: str = Field(min_length=1, max_length=200)
    client_secret: SecretStr = Field(min_length=1)

    @property
    def discovery(self) -> str:
        """Where the provider says what it offers (OpenID Connect Discovery 1.0, 4)."""
        return f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"


def check_providers(providers: Sequence[SignOnProvider], *, is_demo: bool) -> None:
    """Raises ValueError that says what is wrong with which provider."""
    for what in ("name", "issuer"):
        values = [getattr(provider, what) for provider in providers]
        if len(set(values)) < len(values):
            raise ValueError(f"two providers have one {what}")
    for provider in providers:
        parts = urlsplit(provider.issuer)
        if not parts.hostname or parts.query or parts.fragment or parts.username:
            raise ValueError(f"{provider.name}: the issuer is no plain address")
        if not is_safe_address(provider.issuer, is_demo=is_demo):
            raise ValueError(f"{provider.name}: the issuer must begin with https://")


def is_safe_address(address: str, *, is_demo: bool) -> bool:
    """Whether nobody on the way can read or change what is said: https, in a demo also loopback."""
    parts = urlsplit(address)
    if parts.scheme == "https":
        return bool(parts.hostname)
    return is_demo and parts.scheme == "http" and _is_loopback(parts.hostname or "")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
