"""How much a request may say before anybody looks at it (security T8).

Headers are counted before one of them is parsed: nobody knows yet who sends them.
"""

from starlette.types import Scope

# A browser sends about 1 KB. Reflex keeps those of a socket with its page's state.
MAX_HEADER_BYTES = 16 * 1024
MAX_COOKIE_BYTES = 8 * 1024


def headers_fit(scope: Scope) -> bool:
    """Whether address and headers of a request or socket are of a size that a browser sends."""
    total = len(scope.get("raw_path") or b"") + len(scope["query_string"])
    cookies = 0
    for name, value in scope["headers"]:
        total += len(name) + len(value)
        if name == b"cookie":
            cookies += len(value)
    return total <= MAX_HEADER_BYTES and cookies <= MAX_COOKIE_BYTES
