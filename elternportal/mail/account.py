"""Mails about accounts: the links that open one or reset its password, and what happened to it.

The outbox row holds only a link's seed; the link itself comes into being when the mail is sent.
"""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from elternportal.auth.mail_links import set_password_link
from elternportal.models.mail import OutboxMail

ACTIVATE = "account-activate"
ACTIVATE_AGAIN = "account-activate-again"  # the address already has an account
RESET = "account-reset"
CREDENTIALS_CHANGED = "account-password-changed"
INVITE_TEACHER = "account-invite-teacher"
TEACHER_LINKED = "account-teacher-linked"  # an account there was is now a teacher's, too
PIN_KILLED = "account-pin-killed"
TEST = "test"  # whether mails arrive at all

WITH_LINK = (ACTIVATE, ACTIVATE_AGAIN, RESET, INVITE_TEACHER)


def link_params(_session: Session, mail: OutboxMail) -> Mapping[str, Any]:
    """The params with the link in place of its seed."""
    is_new = mail.template == ACTIVATE
    return {"link": set_password_link(str(mail.params["seed"]), mail.language, is_new=is_new)}
