"""Use cases of the area notifications."""

from elternportal.mail.settings import MAIL_SETTINGS
from elternportal.module import Module
from elternportal.services.notifications.mails import MAILS

MODULE = Module(
    name="notifications",
    is_optional=False,
    mails=MAILS,
    settings=MAIL_SETTINGS,
)
