"""Issues PINs for one child and answers with their letters at once, because a PIN can never be read
again. Letters for many children are a job (``services/access/pin_jobs.py``).
"""

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from elternportal import routes
from elternportal.auth.request_actor import actor_of
from elternportal.db import get_database
from elternportal.errors import PortalError
from elternportal.school_settings.snapshot import current_school_settings
from elternportal.services.access.pin_jobs import letter_of
from elternportal.services.access.pin_letters import pin_letters
from elternportal.services.access.pins import IssuedPin, IssuePins, issue_pins
from elternportal.web.answers import (
    PDF,
    answer_language,
    attachment,
    refusal,
    to_sign_in,
)
from elternportal.web.numbers import positive_number

FILE_NAME = "pin-briefe.pdf"


def pin_letter_routes() -> list[Route]:
    """The route to mount in the composition root."""
    return [Route(routes.PIN_LETTERS, issue_letters, methods=["POST"])]


async def issue_letters(request: Request) -> Response:
    """Fields ``pupil_id``, ``copies``, ``keeps_unused``; answers with the PDF."""
    actor = await actor_of(request)
    if actor is None:
        return await to_sign_in(request)
    async with request.form() as fields:
        form = {name: value for name, value in fields.items() if isinstance(value, str)}
    language = await answer_language(form.get("language", ""), actor)
    settings = await current_school_settings()
    typeset: list[bytes] = []

    def keep(issued: Sequence[IssuedPin]) -> None:
        typeset.append(pin_letters([letter_of(pin) for pin in issued], settings))

    try:
        await issue_pins(get_database(), actor, _command(form), keep=keep)
    except PortalError as error:
        return refusal(error, language)
    return attachment(typeset[0], FILE_NAME, PDF)


def _command(form: Mapping[str, str]) -> IssuePins:
    return IssuePins(
        pupil_ids=(positive_number(form.get("pupil_id", "")) or 0,),
        copies=positive_number(form.get("copies", "1")) or 0,
        keeps_unused=form.get("keeps_unused") == "1",
    )
