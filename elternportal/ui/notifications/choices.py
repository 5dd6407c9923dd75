"""Einstellungen: the section in which a person chooses about mails."""

import reflex as rx

from elternportal.domain.notifications import Channel, NoticeKind
from elternportal.i18n import t
from elternportal.mail.registry import notice_kinds
from elternportal.services.notifications.choices import ALARMS
from elternportal.state.notifications.choices import NotificationsState, field_of
from elternportal.ui.components import (
    button,
    card,
    checkbox_field,
    form,
    section,
    select_field,
    text_field,
)


def notification_choices() -> rx.Component:
    """Channel per kind, time of the digest, letters' full text; and whether mails arrive."""
    return section(
        t("notifications-title"),
        rx.cond(NotificationsState.channels.length() > 0, _choices()),
        _test_mail(),
    )


def _choices() -> rx.Component:
    return form(
        rx.el.p(t("notifications-intro")),
        rx.el.div(*[_kind(notice) for notice in notice_kinds()], class_name="ep-cards"),
        text_field(
            t("notifications-digest-at"),
            "digest_at",
            type="time",
            value=NotificationsState.digest_at,
            hint=t("notifications-digest-at-hint"),
        ),
        checkbox_field(
            t("notifications-full-text"),
            "full_text",
            checked=NotificationsState.full_text,
            hint=t("notifications-full-text-hint"),
        ),
        select_field(
            t("notifications-alarm"),
            "alarm_minutes",
            [
                (str(minutes), t("notifications-alarm-before", minutes=minutes))
                for minutes in ALARMS
            ],
            value=NotificationsState.alarm_minutes,
            hint=t("notifications-alarm-hint"),
        ),
        button(t("notifications-save"), kind="secondary", type="submit"),
        on_submit=NotificationsState.save,
    )


def _kind(notice: NoticeKind) -> rx.Component:
    channels = NotificationsState.channels.to(dict[str, str])
    return rx.cond(
        channels.contains(notice.key),
        select_field(
            t(f"notifications-kind-{notice.key}"),
            field_of(notice),
            [
                (channel.value, t(f"notifications-channel-{channel.value}"))
                for channel in Channel
                if notice.admits(channel)
            ],
            value=channels[notice.key],
        ),
    )


def _test_mail() -> rx.Component:
    return card(
        rx.cond(
            NotificationsState.is_reachable,
            rx.el.p(t("notifications-test-intro")),
            rx.el.p(t("notifications-unreachable"), class_name="kern-body kern-body--bold"),
        ),
        rx.cond(
            NotificationsState.last_test != "",
            rx.el.p(NotificationsState.last_test, class_name="ep-muted"),
        ),
        button(t("notifications-test"), kind="secondary", on_click=NotificationsState.send_test),
        title=t("notifications-test-title"),
    )
