"""The part of the settings in which a person changes the own mail address."""

from typing import Any

import reflex as rx

from elternportal.auth.limits import email_attempts
from elternportal.db import get_database
from elternportal.errors import PortalError
from elternportal.services.access.account_email import (
    ChangeOwnEmail,
    ask_for_email,
    pending_email,
    withdraw_email,
)
from elternportal.state.base import PortalState
from elternportal.state.policy import allow_signed_in
from elternportal.state.request import current_request


class OwnEmailState(PortalState):
    """``pending`` is the address that waits for its confirmation; empty if none does."""

    pending: rx.Field[str] = rx.field("")
    asked: rx.Field[int] = rx.field(0)  # grows with each wish, and empties the form

    @allow_signed_in
    async def ask(self, form: dict[str, Any]) -> None:
        """Mail a link to the new address."""
        actor = current_request().signed_in
        command = ChangeOwnEmail(str(form.get("email", "")), str(form.get("password", "")))
        try:
            await email_attempts().count(str(actor.account_id))
            await ask_for_email(get_database(), actor, command)
        except PortalError as error:
            self._tell_error(error)
            return
        self.asked += 1
        await self._show()
        self._tell("account-email-asked")

    @allow_signed_in
    async def withdraw(self) -> None:
        """Keep the address as it is."""
        if await self._write(withdraw_email):
            self._tell("account-email-kept")
        await self._show()

    async def _show(self) -> None:
        self.pending = await self._read(pending_email) or ""
