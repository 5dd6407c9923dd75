"""Issues PINs and answers with their letters at once, because a PIN can never be read again."""

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from elternportal import routes
from elternportal.auth.request_actor import actor_of
from elternportal.clock import to_school
from elternportal.db import get_database
from elternportal.errors import PortalError
from elternportal.school_settings.snapshot import current_school_settings
from elternportal.services.access.pin_letters import PinLetter, pin_letters
from elternportal.services.access.pins import IssuedPin, IssuePins, issue_pins
from elternportal.web.answers import (
    PDF,
    answer_language,
    attachment,
    refusal,
    see_other,
    to_sign_in,
)
from elternportal.web.numbers import positive_number

FILE_NAME = "pin-briefe.pdf"


def pin_letter_routes() -> list[Route]:
    """The route to mount in the composition root."""
    return [Route(routes.PIN_LETTERS, issue_letters, methods=["POST"])]


async def issue_letters(request: Request) -> Response:
    """Fields ``pupil_id`` (or ``class_id``, or none for the school), ``copies``, ``keeps_unused``.

    Answers with the PDF, or leads back to the page when no child needs a PIN.
    """
    actor = await actor_of(request)
    if actor is None:
        return await to_sign_in(request)
    async with request.form() as fields:
        form = {name: value for name, value in fields.items() if isinstance(value, str)}
    language = await answer_language(form.get("language", ""), actor)
    settings = await current_school_settings()
    typeset: list[bytes] = []

    def keep(issued: Sequence[IssuedPin]) -> None:
        typeset.append(pin_letters([_letter(pin) for pin in issued], settings))

    try:
        await issue_pins(get_database(), actor, _command(form), keep=keep)
    except PortalError as error:
        return refusal(error, language)
    if not typeset:
        return see_other(f"{routes.localized(routes.OFFICE_PINS, language)}?keine=1")
    return attachment(typeset[0], FILE_NAME, PDF)


def _command(form: Mapping[str, str]) -> IssuePins:
    pupil_id = positive_number(form.get("pupil_id", ""))
    return IssuePins(
        pupil_ids=None if pupil_id is None else (pupil_id,),
        copies=positive_number(form.get("copies", "1")) or 0,
        keeps_unused=form.get("keeps_unused") == "1",
        class_id=positive_number(form.get("class_id", "")),
    )


def _letter(pin: IssuedPin) -> PinLetter:
    return PinLetter(
        child=pin.pupil_name,
        class_name=pin.class_name,
        pin=str(pin.pin),
        expires_on=to_school(pin.expires_at).date(),
    )
