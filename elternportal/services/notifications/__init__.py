"""Use cases of the area notifications."""

from elternportal.mail.settings import MAIL_SETTINGS
from elternportal.module import Module

MODULE = Module(
    name="notifications",
    is_optional=False,
    settings=MAIL_SETTINGS,
)
