"""Mails about accounts: the links that open one or reset its password, and what happened to it.

The outbox row holds only a link's seed; the link itself comes into being when the mail is sent.
"""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from elternportal.auth.mail_links import set_password_link
from elternportal.mail.kinds import MailKind
from elternportal.models.mail import OutboxMail
from elternportal.services.access.account_mails import ACCOUNT_MAILS


def _link_for_new(_session: Session, mail: OutboxMail) -> Mapping[str, Any]:
    return {"link": set_password_link(str(mail.params["seed"]), mail.language, is_new=True)}


def _link(_session: Session, mail: OutboxMail) -> Mapping[str, Any]:
    """The params with the link in place of its seed."""
    return {"link": set_password_link(str(mail.params["seed"]), mail.language)}


ACTIVATE = MailKind(template="account-activate", render=_link_for_new)
# The address already has an account.
ACTIVATE_AGAIN = MailKind(template="account-activate-again", render=_link)
RESET = MailKind(template="account-reset", render=_link)
INVITE_TEACHER = MailKind(template="account-invite-teacher", render=_link)
CREDENTIALS_CHANGED = MailKind(template="account-password-changed")
PIN_KILLED = MailKind(template="account-pin-killed")

MAILS = (
    ACTIVATE,
    ACTIVATE_AGAIN,
    RESET,
    INVITE_TEACHER,
    CREDENTIALS_CHANGED,
    PIN_KILLED,
    *ACCOUNT_MAILS,
)
