"""One click in the mail program ends the optional kinds of mails that it shows (RFC 8058)."""

from collections.abc import Collection, Mapping

from elternportal.auth.unsubscribe_links import Unsubscribe, unsubscribe_link
from elternportal.mail.registry import find_kind, notice_kinds


def unsubscribe_headers(account_id: int | None, templates: Collection[str]) -> Mapping[str, str]:
    """The headers that let a mail's receiver switch off what it tells of.

    Empty if there is anything among it that cannot be off, because the button would not end that.

    Args:
        templates: the mail's own, or those of the lines of a digest.
    """
    kinds = [find_kind(template) for template in templates]
    told = {kind.notice if kind else None for kind in kinds}
    if account_id is None or not all(notice and notice.may_be_off for notice in told):
        return {}
    keys = tuple(notice.key for notice in notice_kinds() if notice in told)
    wanted = Unsubscribe(account_id, keys)
    return {
        "List-Unsubscribe": f"<{unsubscribe_link(wanted)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
