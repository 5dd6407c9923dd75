"""The office's upload of files to import: an own route, because Reflex's asks nobody (T5, W3).

A plain form posts the files; the answer leads to the import page, which shows what they would
change. Anybody but office and head gets the answer of an address that does not exist. That a POST
comes from our own pages is checked for all routes in ``auth/security.py``.
"""

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from elternportal import routes
from elternportal.auth.form_errors import error_number
from elternportal.auth.request_actor import actor_of
from elternportal.domain.people import Actor
from elternportal.errors import InvalidInput, NotFound, PortalError
from elternportal.files import uploads
from elternportal.web.answers import answer_language, refusal, see_other, to_sign_in
from elternportal.web.capped_body import BodyTooLarge, CappedBody


class UploadTooLarge(InvalidInput):
    """The files together are larger than a school's master data can be."""

    key = "office-import-too-large"


class ImportUnreadable(InvalidInput):
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
    actor = await actor_of(request)
    if actor is None:
        return await to_sign_in(request)
    if not actor.is_administration:
        return refusal(NotFound(), actor.language)
    asked = request.query_params.get(routes.DOCUMENT_LANGUAGE, "")
    is_for_dates = request.query_params.get(routes.UPLOAD_FOR) == routes.FOR_DATES
    looks = routes.OFFICE_DATES_IMPORT if is_for_dates else routes.OFFICE_IMPORT
    page = routes.localized(looks, await answer_language(asked, actor))
    try:
        upload_id = await _keep_files(request, actor)
    except PortalError as error:
        return see_other(f"{page}?fehler={error_number(error)}")
    return see_other(f"{page}?{routes.UPLOAD_ID}={upload_id}")


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
        raise ImportUnreadable() from error


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
