"""Tell people by mail about an event, as each of them has chosen (spec product.md, "Notices")."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlmodel import Session, col, select

from elternportal.domain.notifications import Event
from elternportal.mail.outbox import Addressee, enqueue_all
from elternportal.models.accounts import Account


def notify(
    session: Session,
    what: Event,
    account_ids: Collection[int],
    *,
    event: str,
    template: str,
    params: dict[str, Any] | None = None,
) -> Sequence[int]:
    """Queue a mail to each of these people; returns the accounts that a mail goes to.

    People whose address no mail reaches, and closed accounts, get none.

    Args:
        what: the kind of event, for which each person has chosen when mails come.
        event: names this one event, e.g. ``"letter-17-1"``; nobody is told of it twice.
        template: names the sentences ``mail-<template>-subject`` and ``-body``.
        params: what the sentences need; JSON values, and never a child's name, class or reason.
    """
    people = _people(session, account_ids)
    enqueue_all(session, people, event=event, template=template, params=params)
    return [person.account_id for person in people if person.account_id is not None]


def _people(session: Session, account_ids: Collection[int]) -> Sequence[Addressee]:
    rows = session.exec(
        select(Account.email, Account.id, Account.language)
        .where(col(Account.id).in_(account_ids))
        .where(~col(Account.mail_unreachable), ~col(Account.is_disabled))
        .order_by(col(Account.id))
    )
    return [Addressee(*row) for row in rows]
