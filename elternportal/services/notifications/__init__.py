"""Use cases of the area notifications."""

from elternportal.domain.retention import MONTH, Retention, Since, until_removed, with_owner
from elternportal.mail.settings import MAIL_SETTINGS
from elternportal.module import Module
from elternportal.services.notifications.choices import alarm_minutes
from elternportal.services.notifications.mails import MAILS
from elternportal.services.notifications.start import unreachable_address

__all__ = ["MODULE", "alarm_minutes"]

MODULE = Module(
    name="notifications",
    is_optional=False,
    retention=(
        Retention("outbox_mail", Since.USED, MONTH, columns=("finished_at",)),
        *until_removed("mail_hold"),
        Retention("digest_line", Since.USED, MONTH, columns=("digest_on",)),
        *with_owner("account", "notification_choice", "notification_settings"),
    ),
    at_start=unreachable_address,
    mails=MAILS,
    settings=MAIL_SETTINGS,
)
