"""Mails about accounts: the links that open one or reset its password, and what happened to it.

The outbox row holds only a link's seed; the link itself comes into being when the mail is sent, and
its time runs from then. Such mails go before all others. One whose link has ended is not sent.
"""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from elternportal.auth.mail_links import set_password_link
from elternportal.mail.kinds import MailKind, Renderer
from elternportal.models.mail import OutboxMail
from elternportal.services.access.mail_tokens import is_open, start_link


def _start(session: Session, mail: OutboxMail) -> None:
    start_link(session, str(mail.params["seed"]))


def _link_for_new(session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
    if not is_open(session, str(mail.params["seed"])):
        return None
    return {"link": set_password_link(str(mail.params["seed"]), mail.language, is_new=True)}


def _link(session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
    """The params with the link in place of its seed; nothing to say when it has ended."""
    if not is_open(session, str(mail.params["seed"])):
        return None
    return {"link": set_password_link(str(mail.params["seed"]), mail.language)}


def _with_link(template: str, render: Renderer) -> MailKind:
    return MailKind(template=template, render=render, is_urgent=True, begin=_start)


ACTIVATE = _with_link("account-activate", _link_for_new)
# The address already has an account.
ACTIVATE_AGAIN = MailKind(
    template="account-activate-again", render=_link, is_urgent=True, begin=_start
)
RESET = _with_link("account-reset", _link)
INVITE_TEACHER = MailKind(
    template="account-invite-teacher", render=_link, is_urgent=True, begin=_start
)
CREDENTIALS_CHANGED = MailKind(template="account-password-changed")
# An account there was is now a teacher's, too.
TEACHER_LINKED = MailKind(template="account-teacher-linked")
PIN_KILLED = MailKind(template="account-pin-killed")

MAILS = (
    ACTIVATE,
    ACTIVATE_AGAIN,
    RESET,
    INVITE_TEACHER,
    CREDENTIALS_CHANGED,
    TEACHER_LINKED,
    PIN_KILLED,
)
