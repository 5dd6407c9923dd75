"""Einstellungen: which mails come and when, and whether they arrive."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import reflex as rx

from elternportal.domain.notifications import Channel, NoticeKind
from elternportal.errors import InvalidInput
from elternportal.i18n import t
from elternportal.i18n.dates import day_and_time
from elternportal.mail.registry import notice_kinds
from elternportal.models.mail import MailState
from elternportal.services.notifications.choices import (
    LastTestMailView,
    SaveNotifications,
    my_notifications,
    save_notifications,
    send_test_mail,
)
from elternportal.settings import get_settings
from elternportal.state.base import PortalState
from elternportal.state.policy import allow_signed_in
from elternportal.state.request import current_request

DIGEST_TIME = "%H:%M"  # as HTML's time fields say it


class NotificationsState(PortalState):
    """The person's choices; the settings page fills it (``own_settings.py``)."""

    # By the name of the kind; kinds that do not concern the person are missing.
    channels: rx.Field[dict[str, str]] = rx.field(default_factory=dict)
    digest_at: rx.Field[str] = rx.field("")
    full_text: rx.Field[bool] = rx.field(False)
    alarm_minutes: rx.Field[str] = rx.field("0")
    is_reachable: rx.Field[bool] = rx.field(True)
    last_test: rx.Field[str] = rx.field("")

    @allow_signed_in
    async def save(self, form: dict[str, Any]) -> None:
        command = self._parsed(_command, form)
        if command is not None and await self._write(save_notifications, command):
            self._tell("notifications-saved")
        await self._show()

    @allow_signed_in
    async def send_test(self) -> None:
        address = await self._write(send_test_mail)
        if address is not None:
            is_sent = get_settings().sends_mail
            key = "notifications-test-sent" if is_sent else "notifications-test-kept"
            self._tell(key, address=address)
        await self._show()

    async def _show(self) -> None:
        view = await self._read(my_notifications)
        if view is None:
            return
        self.channels = {kind.key: channel.value for kind, channel in view.channels.items()}
        self.digest_at = view.digest_at.strftime(DIGEST_TIME)
        self.full_text = view.full_text
        self.alarm_minutes = str(view.alarm_minutes)
        self.is_reachable = view.is_reachable
        self.last_test = _test_line(view.test_mail, current_request().language)


def field_of(notice: NoticeKind) -> str:
    """The name of the form field in which a kind's channel is chosen."""
    return f"mails-{notice.key}"


def _command(form: Mapping[str, Any]) -> SaveNotifications:
    """Read the form; raises InvalidInput for what the page does not offer."""
    try:
        channels = {
            notice: Channel(str(form[field_of(notice)]))
            for notice in notice_kinds()
            if field_of(notice) in form
        }
        digest_at = datetime.strptime(str(form.get("digest_at")), DIGEST_TIME).time()
        alarm = int(str(form["alarm_minutes"])) if "alarm_minutes" in form else None
    except ValueError as error:
        raise InvalidInput() from error
    return SaveNotifications(
        channels, digest_at, full_text=bool(form.get("full_text")), alarm_minutes=alarm
    )


def _test_line(mail: LastTestMailView | None, language: str) -> str:
    if mail is None:
        return ""
    when = day_and_time(mail.at, language)
    match mail.state:
        case MailState.SENT:
            return t("notifications-test-delivered", language, when=when)
        case MailState.UNDELIVERABLE:
            return t("notifications-test-failed", language, when=when, reason=mail.reason)
        case _:
            return t("notifications-test-queued", language, when=when)
