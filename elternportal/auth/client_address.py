"""From which address a request really comes (security T9)."""

from ipaddress import IPv6Address, ip_address

from starlette.requests import HTTPConnection

from elternportal.settings import get_settings


def client_address(connection: HTTPConnection) -> str:
    """The peer's address, or behind ``trusted_proxy_hops`` proxies what the outermost one saw.

    Everything further left in X-Forwarded-For was written by the client and is not believed.
    """
    peer = connection.client.host if connection.client else ""
    hops = get_settings().trusted_proxy_hops
    # A client may send lines of its own above the proxy's: they are one list (RFC 9110 5.3).
    header = ",".join(connection.headers.getlist("x-forwarded-for"))
    forwarded = [part.strip() for part in header.split(",") if part.strip()]
    return forwarded[-hops] if 0 < hops <= len(forwarded) else peer


def network_of(address: str) -> str:
    """Who counts as one where attempts are counted: an address, or the /64 of an IPv6 one.

    Whoever has one IPv6 address has all of its /64 (RFC 6177).
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return address
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return f"{IPv6Address(int(parsed) >> 64 << 64)}/64"
