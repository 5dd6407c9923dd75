"""Tell people by mail about an event, as each of them has chosen (spec product.md, "Notices")."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlmodel import Session

from elternportal.domain.notifications import Channel, Event
from elternportal.mail.choices import choices_of
from elternportal.mail.digest import add_to_digests
from elternportal.mail.outbox import enqueue_all


def notify(
    session: Session,
    what: Event,
    account_ids: Collection[int],
    *,
    event: str,
    template: str,
    params: dict[str, Any] | None = None,
) -> Sequence[int]:
    """Queue a mail to each of these people, at once or as a line of their next digest.

    Returns the accounts that a mail goes to. People whose address no mail reaches, closed accounts,
    and whoever has switched this kind off get none.

    Args:
        what: the kind of event, for which each person has chosen when mails come.
        event: names this one event, e.g. ``"letter-17-1"``; nobody is told of it twice.
        template: names the sentences ``mail-<template>-subject`` and ``-body``.
        params: what the sentences need; JSON values, and never a child's name, class or reason.
    """
    people = [person for person in choices_of(session, what, account_ids) if person.gets_mail]
    params = params or {}
    enqueue_all(
        session,
        [person.addressee for person in people if person.channel == Channel.NOW],
        event=event,
        template=template,
        params=params,
    )
    later = [person for person in people if person.channel == Channel.DIGEST]
    add_to_digests(session, later, event=event, template=template, params=params)
    return [person.account_id for person in people if person.channel != Channel.OFF]
