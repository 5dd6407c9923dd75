"""Upload by a program with a token: no cookie, no page, one answer in JSON.

The body is a form with files, as ``curl -F`` sends it. A wrong token answers like none, and
attempts are counted by address; a right one has a budget of its own.
"""

from collections.abc import Sequence

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from elternportal import routes
from elternportal.auth.client_address import client_address
from elternportal.auth.limits import token_attempts, token_uploads
from elternportal.db import get_database
from elternportal.errors import NotFound, TooManyRequests
from elternportal.files.uploads import MAX_FILES, safe_name
from elternportal.imports.folder import MAX_FILE_BYTES, NamedFile
from elternportal.services.school.hands_free import TakenIn, take_in
from elternportal.services.school.import_sources import source_of_token
from elternportal.web.capped_body import BodyTooLarge, CappedBody

BEARER = "Bearer "
MAX_BYTES = MAX_FILE_BYTES
UNAUTHORIZED, TOO_LARGE, UNREADABLE, REFUSED, TOO_MANY = 401, 413, 400, 422, 429


def token_upload_routes() -> list[Route]:
    """The route to mount in the composition root."""
    return [Route(routes.IMPORT_BY_TOKEN, upload, methods=["POST"])]


async def upload(request: Request) -> Response:
    """Take the files in, and say what became of them."""
    database = get_database()
    token = request.headers.get("authorization", "").removeprefix(BEARER).strip()
    try:
        async with token_attempts().attempt(client_address(request)):
            source_id = await database.read(lambda session: source_of_token(session, token))
        await token_uploads().count(f"source-{source_id}")
    except TooManyRequests:
        return _answer(TOO_MANY, "too-many")
    except NotFound:
        return _answer(UNAUTHORIZED, "unknown-token")
    try:
        files = await _files(request)
    except BodyTooLarge:
        return _answer(TOO_LARGE, "too-large")
    except HTTPException:
        return _answer(UNREADABLE, "unreadable")
    if not files:
        return _answer(UNREADABLE, "no-files")
    done = await database.write_long(lambda session: take_in(session, source_id, files))
    status = REFUSED if done.state is TakenIn.REFUSED else 200
    return _answer(status, done.state.value, counts=done.counts, reason=done.reason)


async def _files(request: Request) -> Sequence[NamedFile]:
    body = CappedBody(request, MAX_BYTES)
    try:
        body.check_claim()
        async with Request(request.scope, body.receive).form(max_files=MAX_FILES) as form:
            return [
                NamedFile.of(safe_name(value.filename), await value.read())
                for _field, value in form.multi_items()
                if isinstance(value, UploadFile) and value.filename
            ]
    except BodyTooLarge:
        await body.swallow()
        raise


def _answer(status: int, state: str, **more: object) -> JSONResponse:
    said = {name: value for name, value in more.items() if value}
    return JSONResponse({"state": state, **said}, status)
