"""One click in the mail program ends the optional kinds of mails that it shows (RFC 8058)."""

from collections.abc import Collection, Mapping

from elternportal.auth.unsubscribe_links import Unsubscribe, unsubscribe_link
from elternportal.domain.notifications import Event
from elternportal.mail.kinds import KINDS


def unsubscribe_headers(account_id: int | None, templates: Collection[str]) -> Mapping[str, str]:
    """The headers that let a mail's receiver switch off what it tells of.

    Empty if there is anything among it that cannot be off, because the button would not end that.

    Args:
        templates: the mail's own, or those of the lines of a digest.
    """
    kinds = {KINDS.get(template) for template in templates}
    if account_id is None or not all(kind and kind.may_be_off for kind in kinds):
        return {}
    wanted = Unsubscribe(account_id, tuple(event for event in Event if event in kinds))
    return {
        "List-Unsubscribe": f"<{unsubscribe_link(wanted)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
