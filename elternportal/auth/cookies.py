"""The session cookie (security S1): read from and written to HTTP headers only."""

from http.cookies import CookieError, SimpleCookie

from elternportal.settings import get_settings


def cookie_name() -> str:
    """``__Host-`` binds the cookie to this host; browsers accept it over https only."""
    return "__Host-session" if get_settings().uses_https else "session"


def token_from_cookies(header: str) -> str:
    """The session token in a Cookie header, or an empty string."""
    try:
        morsel = SimpleCookie(header).get(cookie_name())
    except CookieError:
        return ""
    return morsel.value if morsel else ""
