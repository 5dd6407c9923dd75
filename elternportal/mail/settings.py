"""What the school decides about its mails."""

from elternportal.school_settings.kinds import WHOLE_NUMBER
from elternportal.school_settings.setting import Setting

# web.de, GMX and others throttle senders that come in bursts.
MAILS_PER_DOMAIN_MINUTE = Setting(
    key="notifications.mails-per-domain-minute",
    kind=WHOLE_NUMBER,
    default=60,
    at_least=1,
    at_most=100_000,
    unit="mails-a-minute",
    pages=(),
)
MAIL_SETTINGS = (MAILS_PER_DOMAIN_MINUTE,)
