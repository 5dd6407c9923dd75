"""The form under a mailed question: is the role, or the new address, yours? A plain POST, because
the link's token must come from the fragment of the address, which no server sees before.
"""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route

from elternportal import routes
from elternportal.auth.client_address import client_address
from elternportal.auth.form_errors import error_number
from elternportal.auth.limits import AttemptLimits
from elternportal.db import get_database
from elternportal.errors import PortalError
from elternportal.services.access.account_email import confirm_email
from elternportal.services.access.mail_tokens import LinkInvalid
from elternportal.services.access.roles import accept_role, decline_role
from elternportal.web.access.forms import SEE_OTHER, read_form, token_shaped

# What is asked and answered, and what that does.
_ANSWERS: dict[tuple[str, str], Callable[[Session, str], None]] = {
    (routes.CONFIRM_ROLE, routes.YES): accept_role,
    (routes.CONFIRM_ROLE, routes.NO): decline_role,
    (routes.CONFIRM_EMAIL, routes.YES): confirm_email,
}


def confirm_routes() -> list[Route]:
    """The routes to mount in the composition root."""
    return [Route(routes.CONFIRM_POST, ConfirmForm().answer, methods=["POST"])]


class ConfirmForm:
    """The endpoint with its count of failures."""

    def __init__(self) -> None:
        self._links = AttemptLimits("confirm")

    async def answer(self, request: Request) -> RedirectResponse:
        """Fields ``token``, ``what``, ``answer``, ``language``; back to the page, which says what
        came of it.
        """
        form = await read_form(request)
        work = _ANSWERS.get((form["what"], form["answer"]))
        try:
            async with self._links.attempt(client_address(request)):
                if work is None:
                    raise LinkInvalid()
                await get_database().write(lambda session: work(session, form["token"]))
        except LinkInvalid:
            return _back(form, {routes.CONFIRM_DONE: routes.INVALID})
        except PortalError as error:
            # The link still works: it can be opened again once what stands against it is gone.
            return _back(form, {routes.REFUSED: error_number(error)}, form["token"])
        return _back(form, {routes.CONFIRM_DONE: form["answer"]})


def _back(form: Mapping[str, str], came: Mapping[str, str], token: str = "") -> RedirectResponse:
    query = urlencode({routes.CONFIRM_WHAT: form["what"], **came})
    address = f"{routes.localized(routes.CONFIRM, form['language'])}?{query}"
    kept = token_shaped(token)
    return RedirectResponse(f"{address}#{kept}" if kept else address, status_code=SEE_OTHER)
