"""Uploading and reading files (security Z4)."""

from tests.security.case import RouteCase
from tests.security.roles import SIGNED_IN

ROUTES = (
    RouteCase("FILE", SIGNED_IN),
    # A file that is refused; what is taken gets a new key each time (tests/web/files).
    RouteCase("FILE_UPLOAD", SIGNED_IN, {}, {"files": ("Spiel.exe", b"MZ")}),
)
