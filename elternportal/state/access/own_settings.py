"""Einstellungen: own data, children, password, signed-in devices."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from elternportal.auth.limits import old_password_attempts, pin_attempts
from elternportal.db import get_database
from elternportal.errors import PortalError
from elternportal.i18n import t
from elternportal.i18n.dates import day_and_time
from elternportal.services.access.activation import add_child
from elternportal.services.access.people import (
    SessionView,
    change_language,
    change_name,
    end_other_sessions,
    end_session,
    my_profile,
)
from elternportal.services.access.set_password import change_password
from elternportal.services.school import ChildView
from elternportal.state.access.own_email import OwnEmailState
from elternportal.state.access.sign_ons import SignOnsState
from elternportal.state.base import PortalState
from elternportal.state.notifications import NotificationsState
from elternportal.state.page import PageState
from elternportal.state.policy import allow_signed_in, opens_for_signed_in
from elternportal.state.request import current_request


@dataclass
class SessionLine:
    """A signed-in device as it is shown."""

    id: int
    browser: str
    last_seen: str
    is_current: bool


@opens_for_signed_in
class SettingsPageState(PageState, PortalState):
    """The person's own settings; every section saves by itself."""

    name: rx.Field[str] = rx.field("")
    email: rx.Field[str] = rx.field("")
    mail_language: rx.Field[str] = rx.field("de")
    children_of_mine: rx.Field[list[ChildView]] = rx.field(default_factory=list)
    sessions: rx.Field[list[SessionLine]] = rx.field(default_factory=list)
    # Grows when PIN or passwords were accepted, and so empties their fields; a refusal keeps them.
    accepted: rx.Field[int] = rx.field(0)

    async def _prepare(self) -> None:
        notifications = await self.get_state(NotificationsState)
        await notifications._show()
        own_email = await self.get_state(OwnEmailState)
        await own_email._show()
        sign_ons = await self.get_state(SignOnsState)
        await sign_ons._show()
        sign_ons._tell_result()

    @allow_signed_in
    async def save_own_data(self, form: dict[str, Any]) -> None:
        named = await self._write(change_name, str(form.get("name", "")))
        if named and await self._write(change_language, str(form.get("language", ""))):
            self._tell("account-saved")
        await self._show()

    @allow_signed_in
    async def add_child(self, form: dict[str, Any]) -> None:
        request = current_request()
        pin = str(form.get("pin", ""))
        try:
            async with pin_attempts().attempt(request.address):
                await add_child(get_database(), request.signed_in, pin)
        except PortalError as error:
            self._tell_error(error)
            return
        self.is_parent = True
        self.accepted += 1
        self._tell("account-child-added")
        await self._show()

    @allow_signed_in
    async def change_password(self, form: dict[str, Any]) -> None:
        actor = current_request().signed_in
        old, new = str(form.get("old", "")), str(form.get("password", ""))
        try:
            async with old_password_attempts().attempt(str(actor.account_id)):
                await change_password(get_database(), actor, old, new)
        except PortalError as error:
            self._tell_error(error)
            return
        self.accepted += 1
        self._tell("account-password-changed")
        await self._show()

    @allow_signed_in
    async def end_session(self, session_id: int) -> None:
        if await self._write(end_session, session_id):
            self._tell("account-session-ended")
        await self._show()

    @allow_signed_in
    async def end_other_sessions(self) -> None:
        if await self._write(end_other_sessions):
            self._tell("account-other-sessions-ended")
        await self._show()

    async def _show(self) -> None:
        profile = await self._read(my_profile)
        if profile is None:
            return
        language = current_request().language
        self.name, self.email, self.mail_language = profile.name, profile.email, profile.language
        self.person_name = profile.name
        self.children_of_mine = list(profile.children)
        self.sessions = [_session_line(view, language) for view in profile.sessions]


def _session_line(view: SessionView, language: str) -> SessionLine:
    return SessionLine(
        id=view.id,
        browser=view.browser or t("account-unknown-browser", language),
        last_seen=t("account-last-seen", language, when=day_and_time(view.last_seen_at, language)),
        is_current=view.is_current,
    )
