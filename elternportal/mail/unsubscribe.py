"""One click in the mail program ends an optional kind of mails (RFC 8058)."""

from collections.abc import Mapping

from elternportal.auth.unsubscribe_links import Unsubscribe, unsubscribe_link
from elternportal.mail.kinds import KINDS
from elternportal.models.mail import OutboxMail


def headers_of(mail: OutboxMail) -> Mapping[str, str]:
    """The headers that let its receiver switch off this kind; none for what cannot be off."""
    event = KINDS.get(mail.template)
    if event is None or not event.may_be_off or mail.account_id is None:
        return {}
    link = unsubscribe_link(Unsubscribe(mail.account_id, event))
    return {
        "List-Unsubscribe": f"<{link}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
