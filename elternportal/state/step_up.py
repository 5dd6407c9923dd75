"""The question for the password, on each page on which something weighty is done."""

from typing import Any

from elternportal.auth.limits import old_password_attempts
from elternportal.db import get_database
from elternportal.errors import PortalError
from elternportal.services.access import confirm_password
from elternportal.state.base import PortalState
from elternportal.state.policy import allow_signed_in
from elternportal.state.request import current_request


class StepUpState(PortalState):
    """``asks_password`` of all pages says whether to ask; what was wanted stays in its form."""

    @allow_signed_in
    async def confirm(self, form: dict[str, Any]) -> None:
        """See whether it is the person's own password."""
        actor = current_request().signed_in
        try:
            async with old_password_attempts().attempt(str(actor.account_id)):
                await confirm_password(
                    get_database(), actor, str(form.get("password", "")), str(form.get("code", ""))
                )
        except PortalError as error:
            self._tell_error(error)
            return
        self.asks_password = False
        self._tell("step-up-done")
