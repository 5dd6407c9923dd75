"""Uploading and fetching files (security W3): an own route, because Reflex's asks nobody (T5).

``POST /dateien`` takes one or several files of a signed-in person, looks into each, and answers as
JSON ``{"files": [{"key", "name", "size"}]}`` or ``{"error": sentence}``; the keys are what a form
then attaches (``services/files.take_files``). ``GET /dateien/{key}`` gives a file to whoever may
read what it is attached to; a foreign file answers like a missing one.

A file is always a download and can run nothing, whatever its bytes are. Only pictures, which the
portal has drawn itself, may be shown in a page: with ``?ansicht=bild``. That a POST comes from our
own pages is checked for all routes in ``auth/security.py``.
"""

from collections.abc import Sequence
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from elternportal import routes
from elternportal.auth.limits import UploadLimits
from elternportal.auth.request_actor import actor_of
from elternportal.db import get_database
from elternportal.domain.people import Actor
from elternportal.errors import InvalidInput, NotFound, NotSignedIn, PortalError
from elternportal.files import storage
from elternportal.files.inspection import IMAGE_TYPES
from elternportal.files.inspector import Inspector
from elternportal.files.limits import FileLimits, file_limits
from elternportal.i18n import t
from elternportal.i18n.sizes import size_text
from elternportal.models.files import StoredFile
from elternportal.school_settings.snapshot import current_school_settings
from elternportal.services.files.stored import MAX_FILES, keep_file, readable_file
from elternportal.settings import MEGABYTE
from elternportal.web.answers import answer_language, refusal, to_sign_in
from elternportal.web.capped_body import CappedBody

FORM_SLACK_BYTES = MEGABYTE  # for the form around the files
# A list of photos is looked at again and again; they stay in this browser only.
PICTURE_KEPT = "private, max-age=3600"
NOTHING_RUNS = "default-src 'none'; sandbox; frame-ancestors 'none'"


class UploadUnreadable(InvalidInput):
    """The body is no form with files, or one with too many of them."""

    key = "files-error-unreadable"


def file_routes() -> list[Route]:
    """The routes to mount in the composition root."""
    uploads = Uploads()
    return [
        Route(routes.FILE_UPLOAD, uploads.upload, methods=["POST"]),
        Route(routes.FILE, download),
    ]


class Uploads:
    """The upload route with its counters and its few threads."""

    def __init__(self) -> None:
        self._limits = UploadLimits()
        self._inspector = Inspector()

    async def upload(self, request: Request) -> Response:
        """Keep the files of the form; all of them or, after an error, none."""
        actor = await actor_of(request)
        language = await _language(request, actor)
        limits = file_limits(await current_school_settings())
        body = CappedBody(request, _largest_body(limits))
        try:
            files = await self._keep_files(request, body, actor, limits)
        except PortalError as error:
            await body.swallow()
            sentence = t(error.text_key, language, **error.args_for_text)
            return JSONResponse({"error": sentence}, error.status)
        answer = [
            {"key": file.key, "name": file.name, "size": size_text(file.size, language)}
            for file in files
        ]
        return JSONResponse({"files": answer})

    async def _keep_files(
        self, request: Request, body: CappedBody, actor: Actor | None, limits: FileLimits
    ) -> list[StoredFile]:
        if actor is None:
            raise NotSignedIn()
        await self._limits.count(actor.account_id)
        body.check_claim()
        try:
            async with Request(request.scope, body.receive).form(max_files=MAX_FILES) as form:
                sent = [value for _, value in form.multi_items() if isinstance(value, UploadFile)]
                kept = await self._write(sent, limits)
        except HTTPException as error:  # how Starlette says that it cannot parse the form
            raise UploadUnreadable() from error
        return await _note(actor, kept)

    async def _write(
        self, sent: Sequence[UploadFile], limits: FileLimits
    ) -> list[storage.KeptBytes]:
        """Look into all files before the first is stored."""
        if not sent:
            raise UploadUnreadable()
        checked = [
            await self._inspector.check(file.filename or "", await file.read(), limits)
            for file in sent
        ]
        return [await run_in_threadpool(storage.write, file) for file in checked]


async def download(request: Request) -> Response:
    """A file for whoever may read it; the sign-in page for anybody not signed in."""
    actor = await actor_of(request)
    if actor is None:
        return await to_sign_in(request)
    key = request.path_params["key"]
    try:
        stored = await get_database().read(lambda session: readable_file(session, actor, key))
    except NotFound as error:
        return refusal(error, await _language(request, actor))
    as_picture = request.query_params.get(routes.FILE_VIEW) == routes.AS_PICTURE
    is_shown = as_picture and stored.media_type in IMAGE_TYPES
    headers = {
        "Content-Disposition": "inline" if is_shown else _attachment(stored.name),
        "Content-Security-Policy": NOTHING_RUNS,
    }
    if is_shown:
        headers["Cache-Control"] = PICTURE_KEPT
    return FileResponse(storage.path_of(stored.key), 200, headers, stored.media_type)


async def _note(actor: Actor, kept: Sequence[storage.KeptBytes]) -> list[StoredFile]:
    """Write the rows of stored bytes; if they are refused, the bytes go again."""
    try:
        return await get_database().write(
            lambda session: [keep_file(session, actor, one) for one in kept]
        )
    except PortalError:
        for one in kept:
            await run_in_threadpool(storage.delete, one.key)
        raise


def _largest_body(limits: FileLimits) -> int:
    return MAX_FILES * limits.megabytes_of_photos * MEGABYTE + FORM_SLACK_BYTES


def _attachment(name: str) -> str:
    """A download under its name (RFC 6266): in ASCII for old readers, and as it is (RFC 8187)."""
    plain = "".join(c if c.isascii() and c not in '"\\%' else "_" for c in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


async def _language(request: Request, actor: Actor | None) -> str:
    """The language of the page that the request comes from, else the person's."""
    return await answer_language(request.query_params.get(routes.DOCUMENT_LANGUAGE, ""), actor)
