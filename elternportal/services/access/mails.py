"""Mails about accounts: the links that open one or reset its password, and what happened to it.

The outbox row holds only a link's seed; the link itself comes into being when the mail is sent, and
its time runs from then. Such mails go before all others. One whose link has ended is not sent.
"""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from elternportal.auth.mail_links import set_password_link
from elternportal.mail.kinds import MailKind
from elternportal.models.mail import OutboxMail
from elternportal.services.access.account_mails import ACCOUNT_MAILS
from elternportal.services.access.activation_bounces import ACTIVATION_LEDGER
from elternportal.services.access.link_mails import link_mail


def _link_for_new(_session: Session, mail: OutboxMail) -> Mapping[str, Any]:
    return {"link": set_password_link(str(mail.params["seed"]), mail.language, is_new=True)}


def _link(_session: Session, mail: OutboxMail) -> Mapping[str, Any]:
    """The params with the link in place of its seed."""
    return {"link": set_password_link(str(mail.params["seed"]), mail.language)}


ACTIVATE = link_mail("account-activate", _link_for_new, ACTIVATION_LEDGER)
# The address already has an account.
ACTIVATE_AGAIN = link_mail("account-activate-again", _link, ACTIVATION_LEDGER)
RESET = link_mail("account-reset", _link)
INVITE_TEACHER = link_mail("account-invite-teacher", _link)
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
