"""The office's upload of files to import: an own route, because Reflex's asks nobody (T5, W3).

A plain form posts the files; the answer leads to the import page, which shows what they would
change. Anybody but office and head gets the answer of an address that does not exist. That a POST
comes from our own pages is checked for all routes in ``auth/security.py``.
"""

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from elternportal import routes
from elternportal.auth.cookies import token_from_cookies
from elternportal.auth.form_errors import error_number
from elternportal.auth.sessions import find_actor
from elternportal.db import get_database
from elternportal.domain.people import Actor
from elternportal.errors import InvalidInput, PortalError
from elternportal.files import uploads
from elternportal.i18n import LANGUAGES, t
from elternportal.web.capped_body import BodyTooLarge, CappedBody

SEE_OTHER = 303


class UploadTooLarge(InvalidInput):
    """The files together are larger than a school's master data can be."""

    key = "office-import-too-large"


class UploadUnreadable(InvalidInput):
    """The body is no form with files, or one with far too many of them."""

    key = "office-import-unreadable"


class NoFiles(InvalidInput):
    """The form was sent without a file."""

    key = "office-import-no-files"


def import_upload_routes() -> list[Route]:
    """The route to mount in the composition root."""
    return [Route(routes.IMPORT_UPLOAD, upload, methods=["POST"])]


async def upload(request: Request) -> Response:
    """Keep the files of the form and lead to the page that says what they would change."""
    actor = await _find_actor(request)
    if actor is None:
        return RedirectResponse(routes.SIGN_IN, SEE_OTHER)
    if not actor.is_administration:
        return PlainTextResponse(t("error-not-found", actor.language), 404)
    language = request.query_params.get(routes.DOCUMENT_LANGUAGE, "")
    page = routes.localized(
        routes.OFFICE_IMPORT, language if language in LANGUAGES else actor.language
    )
    try:
        upload_id = await _keep_files(request, actor)
    except PortalError as error:
        return RedirectResponse(f"{page}?fehler={error_number(error)}", SEE_OTHER)
    return RedirectResponse(f"{page}?{routes.UPLOAD_ID}={upload_id}", SEE_OTHER)


async def _find_actor(request: Request) -> Actor | None:
    token = token_from_cookies(request.headers.get("cookie", ""))
    found = await get_database().read(lambda session: find_actor(session, token))
    return found.actor if found else None


async def _keep_files(request: Request, actor: Actor) -> str:
    """The id under which the form's files are kept.

    Raises:
        UploadTooLarge, UploadUnreadable, NoFiles
    """
    body = CappedBody(request, uploads.MAX_UPLOAD_BYTES)
    try:
        body.check_claim()
        async with Request(request.scope, body.receive).form(max_files=uploads.MAX_FILES) as form:
            files = _files_of(form)
            return await run_in_threadpool(uploads.keep, actor.account_id, files)
    except BodyTooLarge as error:
        await body.swallow()
        raise UploadTooLarge() from error
    except HTTPException as error:  # how Starlette says that it cannot parse the form
        raise UploadUnreadable() from error


def _files_of(form: FormData) -> list[uploads.UploadedFile]:
    """The files in the form; a browser sends an empty one without name when none was chosen."""
    files = [
        uploads.UploadedFile(value.filename, value.file)
        for _field, value in form.multi_items()
        if isinstance(value, UploadFile) and value.filename
    ]
    if not files:
        raise NoFiles()
    return files
