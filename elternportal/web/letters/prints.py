"""Prints a letter for children on paper: for one the answer is the PDF, for many a job makes it.

Who gets one is written down.
"""

from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from elternportal import routes
from elternportal.auth.request_actor import actor_of
from elternportal.db import get_database
from elternportal.domain.people import Actor
from elternportal.errors import PortalError
from elternportal.school_settings.snapshot import current_school_settings
from elternportal.services.letters.letter_print import letter_print
from elternportal.services.letters.print_jobs import start_print
from elternportal.services.letters.prints import PrintRun, note_printed, prepare_print
from elternportal.web.answers import (
    PDF,
    answer_language,
    attachment,
    refusal,
    see_other,
    to_sign_in,
)
from elternportal.web.numbers import LARGEST_ID, positive_number

FILE_NAME = "elternbrief-druck.pdf"


def letter_print_routes() -> list[Route]:
    """The route to mount in the composition root."""
    return [Route(routes.LETTER_PRINT_RUN, print_letters, methods=["POST"])]


async def print_letters(request: Request) -> Response:
    """Fields ``class_id`` or ``pupil_id`` (or none for all children out of reach), ``again``
    and ``corrected``.

    Answers with the PDF of one child, or leads to the page of jobs.
    """
    actor = await actor_of(request)
    if actor is None:
        return await to_sign_in(request)
    async with request.form() as fields:
        form = {name: value for name, value in fields.items() if isinstance(value, str)}
    language = await answer_language(form.get("language", ""), actor)
    command = _command(request.path_params["letter_id"], form)
    try:
        if command.pupil_id is None:
            await get_database().write(lambda session: start_print(session, actor, command))
            return see_other(routes.localized(routes.JOBS, language))
        return attachment(await _print(actor, command), FILE_NAME, PDF)
    except PortalError as error:
        return refusal(error, language)


async def _print(actor: Actor, command: PrintRun) -> bytes:
    """The PDF for one child, written down as printed."""
    database = get_database()
    run = await database.read_long(lambda session: prepare_print(session, actor, command))
    settings = await current_school_settings()
    content = await run_in_threadpool(letter_print, run.paper, settings)
    await database.write_long(lambda session: note_printed(session, actor, run))
    return content


def _command(letter_id: int, form: Mapping[str, str]) -> PrintRun:
    return PrintRun(
        letter_id=min(letter_id, LARGEST_ID),
        class_id=positive_number(form.get("class_id", "")),
        pupil_id=positive_number(form.get("pupil_id", "")),
        again=form.get("again") == "on",
        corrected=form.get("corrected") == "on",
    )
