"""Einstellungen → zweiter Faktor: an app beside the password, and codes for when it is lost."""

from collections.abc import Sequence
from typing import Any, cast

import reflex as rx
import segno

from elternportal.auth.limits import old_password_attempts
from elternportal.errors import PortalError
from elternportal.i18n import t
from elternportal.i18n.dates import date_with_year, day_and_time
from elternportal.services.access.second_factor import (
    FactorView,
    begin_factor,
    confirm_factor,
    my_factor,
    remove_factor,
    renew_recovery_codes,
)
from elternportal.state.base import PortalState
from elternportal.state.page import PageState
from elternportal.state.policy import allow_signed_in, opens_for_signed_in
from elternportal.state.request import current_request

SECRET_GROUP = 4


@opens_for_signed_in
class SecondFactorPageState(PageState, PortalState):
    """``secret`` and ``picture`` are there while an app is being set up, ``codes`` the one time
    after they were made.
    """

    is_on: rx.Field[bool] = rx.field(False)
    told: rx.Field[str] = rx.field("")  # how it stands
    told_codes: rx.Field[str] = rx.field("")  # how many codes are left
    secret: rx.Field[str] = rx.field("")
    picture: rx.Field[str] = rx.field("")
    codes: rx.Field[list[str]] = rx.field(default_factory=list)

    async def _prepare(self) -> None:
        self._forget_secrets()

    @allow_signed_in
    async def begin(self) -> None:
        """Show what the app needs."""
        enrolment = await self._write(begin_factor)
        if enrolment is None:
            return
        self.codes = []
        self.secret = _in_groups(enrolment.secret)
        picture = segno.make(enrolment.address, error="m")
        self.picture = picture.svg_data_uri(border=2, light="#fff", scale=4)

    @allow_signed_in
    async def confirm(self, form: dict[str, Any]) -> None:
        """Compare the app's first code."""
        actor, code = current_request().signed_in, str(form.get("code", ""))
        try:
            async with old_password_attempts().attempt(str(actor.account_id)):
                codes = await self._write_or_raise(confirm_factor, code)
        except PortalError as error:
            self._tell_error(error)
            return
        self._forget_secrets()
        self.codes = list(cast("Sequence[str]", codes))
        self._tell("factor-told-on")
        await self._show()

    @allow_signed_in
    async def renew_codes(self) -> None:
        codes = await self._write(renew_recovery_codes)
        if codes is not None:
            self.codes = list(codes)
            await self._show()

    @allow_signed_in
    async def remove(self) -> None:
        if await self._write(remove_factor):
            self._forget_secrets()
            self._tell("factor-told-off")
        await self._show()

    @allow_signed_in
    async def cancel(self) -> None:
        self._forget_secrets()

    async def _show(self) -> None:
        view = await self._read(my_factor)
        if view is None:
            return
        language = current_request().language
        self.is_on = view.since is not None
        self.told = _told(view, language)
        self.told_codes = t("factor-codes-left", language, count=view.codes_left)

    def _forget_secrets(self) -> None:
        self.secret, self.picture, self.codes = "", "", []


def _told(view: FactorView, language: str) -> str:
    if view.since is not None:
        return t("factor-since", language, when=day_and_time(view.since, language))
    if view.due is not None:
        return t("factor-due", language, day=date_with_year(view.due, language))
    return t("factor-none", language)


def _in_groups(secret: str) -> str:
    starts = range(0, len(secret), SECRET_GROUP)
    return " ".join(secret[start : start + SECRET_GROUP] for start in starts)
