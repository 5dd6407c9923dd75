"""DKIM: the school's domain signs its mails, so that large providers take them for genuine."""

from typing import Any

from emails.signers import DKIMSigner

from elternportal.settings import Settings

# The library's own list leaves out what large providers want signed: whoever could add or change
# List-Unsubscribe-Post would unsubscribe others. A header that is missing is signed as missing, so
# nobody can add it on the way.
SIGNED_HEADERS = (
    "From",
    "To",
    "Reply-To",
    "Subject",
    "Date",
    "Message-ID",
    "MIME-Version",
    "Content-Type",
    "Auto-Submitted",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
)


def signing(settings: Settings) -> dict[str, Any] | None:
    """The arguments with which the mail library signs, or None without the three settings.

    Raises:
        OSError, dkim.DKIMException: the key cannot be used; the settings have looked at it before.
    """
    if settings.dkim_key_file is None:
        return None
    arguments: dict[str, Any] = {
        "selector": settings.dkim_selector,
        "domain": settings.dkim_domain,
        "key": settings.dkim_key_file.read_bytes(),
        "include_headers": [name.lower() for name in SIGNED_HEADERS],
        "canonicalize": (b"relaxed", b"relaxed"),  # relays may change spaces and folding
    }
    DKIMSigner(**arguments)  # a key that is none stops the start, not the first mail
    return arguments
