"""Mails with a link that ends: before all others, with all its time, and not when it is over."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from elternportal.mail.kinds import Ledger, MailKind, Renderer
from elternportal.models.mail import OutboxMail
from elternportal.services.access.mail_tokens import is_open, start_link


def link_mail(template: str, render: Renderer, ledger: Ledger | None = None) -> MailKind:
    """The kind of mails whose param ``seed`` is that of a link."""

    def render_open(session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
        return render(session, mail) if is_open(session, str(mail.params["seed"])) else None

    return MailKind(
        template=template, render=render_open, ledger=ledger, is_urgent=True, begin=_start
    )


def _start(session: Session, mail: OutboxMail) -> None:
    start_link(session, str(mail.params["seed"]))
