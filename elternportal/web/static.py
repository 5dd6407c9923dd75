"""Serves the built site: pages without file endings, hashed assets for ever, pages never cached.

Reflex would redirect ``/x`` to ``/x/``; here ``/x`` is the page itself.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, Response
from starlette.types import Scope

from elternportal import routes
from elternportal.reflex_internals import PrecompressedStaticFiles
from elternportal.web.answers import not_found
from elternportal.web.language import in_wanted_language
from elternportal.web.module_routes import is_switched_on
from elternportal.web.site import NOT_FOUND_PAGE

_YEAR_SECONDS = 365 * 24 * 3600
HASHED_ASSET = f"public, max-age={_YEAR_SECONDS}, immutable"
OTHER_FILE = "public, max-age=300"
PAGE = "no-store"
_PAGE_FILE = re.compile(r"\.html(\.gz|\.br)?$")
_SCRIPT = re.compile(r"<script\b.*?</script>|<link[^>]*\brel=\"modulepreload\"[^>]*>", re.DOTALL)
_BODY = re.compile(r"<body\b.*</body>", re.DOTALL)


class Site(PrecompressedStaticFiles):
    """The site's pages and assets; a path that names neither gets its language's 404 page.

    ``areas`` names the module of each page that the school may switch off, by its path without
    slashes around it.
    """

    def __init__(self, site: Path, areas: Mapping[str, str] | None = None) -> None:
        self._areas = areas or {}
        self._pages = site / "pages"
        # While Reflex compiles the pages there is no folder yet; the server checks it at start.
        super().__init__(
            directory=self._pages, html=True, check_dir=False, encodings=("brotli", "gzip")
        )

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """Find the file of a path; ``einstellungen`` is ``einstellungen.html``."""
        is_page = path != "." and not PurePosixPath(path).suffix
        return super().lookup_path(f"{path}.html" if is_page else path)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer a request and say how long the answer may be kept."""
        if _is_page(scope) and (elsewhere := in_wanted_language(HTTPConnection(scope))):
            return elsewhere
        area = self._areas.get(_PAGE_FILE.sub("", path))
        if area and not await is_switched_on(area):
            return self._switched_off(path)
        response = await super().get_response(path, scope)
        if response.status_code == 404 and path.startswith("en/"):
            response = await super().get_response(f"en/{NOT_FOUND_PAGE}", scope)
            response.status_code = 404
        caching = _caching(path, scope["query_string"], response)
        response.headers["Cache-Control"] = caching
        _drop_needless(response.headers, is_hashed=caching == HASHED_ASSET)
        return response

    def _switched_off(self, path: str) -> Response:
        """The 404 page in plain HTML: its scripts know the page, and would show it after all."""
        language = routes.language_of(f"/{path}")
        folder = self._pages if language == "de" else self._pages / language
        frame = _SCRIPT.sub("", (folder / NOT_FOUND_PAGE).read_text("utf-8"))
        page = _BODY.sub(f"<body>{not_found(language)}</body>", frame)
        return HTMLResponse(page, 404, {"Cache-Control": PAGE})


def _is_page(scope: Scope) -> bool:
    """Pages have no file ending; nobody sends a form to one."""
    return scope["method"] in {"GET", "HEAD"} and not PurePosixPath(scope["path"]).suffix


def _caching(path: str, query: bytes, response: Response) -> str:
    """Fonts never change under their names; other files of ours have their version in the query
    (``ui/shell.kept``).
    """
    is_page = PurePosixPath(path).suffix in {"", ".html"}
    if is_page or response.status_code == 404:
        return PAGE
    is_hashed = path.startswith(("assets/", "fonts/")) or query.startswith(b"v=")
    return HASHED_ASSET if is_hashed else OTHER_FILE


def _drop_needless(headers: MutableHeaders, *, is_hashed: bool) -> None:
    """A first page is some twenty answers, so every header counts; the ETag says more than a date,
    and what never changes is never asked for again.
    """
    del headers["Last-Modified"]
    del headers["Accept-Ranges"]
    if is_hashed:
        del headers["ETag"]
