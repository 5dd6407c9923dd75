"""Serves the built site: pages without file endings, hashed assets for ever, pages never cached.

Reflex would redirect ``/x`` to ``/x/``; here ``/x`` is the page itself.
"""

import os
from pathlib import Path, PurePosixPath

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import Scope

from elternportal.reflex_internals import PrecompressedStaticFiles
from elternportal.web.site import NOT_FOUND_PAGE

_YEAR_SECONDS = 365 * 24 * 3600
HASHED_ASSET = f"public, max-age={_YEAR_SECONDS}, immutable"
OTHER_FILE = "public, max-age=300"
PAGE = "no-store"


class Site(PrecompressedStaticFiles):
    """The site's pages and assets; a path that names neither gets its language's 404 page."""

    def __init__(self, site: Path) -> None:
        # While Reflex compiles the pages there is no folder yet; the server checks it at start.
        super().__init__(directory=site / "pages", html=True, check_dir=False, encodings=("gzip",))

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """Find the file of a path; ``einstellungen`` is ``einstellungen.html``."""
        is_page = path != "." and not PurePosixPath(path).suffix
        return super().lookup_path(f"{path}.html" if is_page else path)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer a request and say how long the answer may be kept."""
        response = await super().get_response(path, scope)
        if response.status_code == 404 and path.startswith("en/"):
            response = await super().get_response(f"en/{NOT_FOUND_PAGE}", scope)
            response.status_code = 404
        caching = _caching(path, response)
        response.headers["Cache-Control"] = caching
        _drop_needless(response.headers, is_hashed=caching == HASHED_ASSET)
        return response


def _caching(path: str, response: Response) -> str:
    is_page = PurePosixPath(path).suffix in {"", ".html"}
    if is_page or response.status_code == 404:
        return PAGE
    return HASHED_ASSET if path.startswith("assets/") else OTHER_FILE


def _drop_needless(headers: MutableHeaders, *, is_hashed: bool) -> None:
    """A first page is some twenty answers, so every header counts; the ETag says more than a date,
    and what never changes is never asked for again.
    """
    del headers["Last-Modified"]
    del headers["Accept-Ranges"]
    if is_hashed:
        del headers["ETag"]
