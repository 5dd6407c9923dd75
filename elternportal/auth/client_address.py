"""From which address a request really comes (security T9)."""

from starlette.requests import HTTPConnection

from elternportal.settings import get_settings


def client_address(connection: HTTPConnection) -> str:
    """The peer's address, or behind ``trusted_proxy_hops`` proxies what the outermost one saw.

    Everything further left in X-Forwarded-For was written by the client and is not believed.
    """
    peer = connection.client.host if connection.client else ""
    hops = get_settings().trusted_proxy_hops
    header = connection.headers.get("x-forwarded-for", "")
    forwarded = [part.strip() for part in header.split(",") if part.strip()]
    return forwarded[-hops] if 0 < hops <= len(forwarded) else peer
