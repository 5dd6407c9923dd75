"""The session cookie (security S1): read from and written to HTTP headers only."""

from starlette.responses import Response

from elternportal.auth.sessions import PARENT_TOTAL
from elternportal.settings import get_settings


def cookie_name() -> str:
    """``__Host-`` binds the cookie to this host; browsers accept it over https only."""
    return "__Host-session" if get_settings().uses_https else "session"


def token_from_cookies(header: str) -> str:
    """The session token in a Cookie header, or an empty string.

    The standard library's parser also reads quoted values, in quadratic time; a token has none.
    """
    name = cookie_name()
    for pair in header.split(";"):
        key, _, value = pair.strip().partition("=")
        if key == name:
            return value
    return ""


def set_session_cookie(response: Response, token: str) -> None:
    """Give the browser its session. The session's row decides how long it really lasts."""
    response.set_cookie(
        cookie_name(),
        token,
        max_age=int(PARENT_TOTAL.total_seconds()),
        path="/",
        secure=get_settings().uses_https,
        httponly=True,
        samesite="lax",
    )


def delete_session_cookie(response: Response) -> None:
    """Take the session from the browser."""
    response.delete_cookie(
        cookie_name(),
        path="/",
        secure=get_settings().uses_https,
        httponly=True,
        samesite="lax",
    )
