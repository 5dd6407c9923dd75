"""What became of a mail, for the ledgers of the areas whose things it tells of.

It is noted in the transaction of the outbox row, so that row and ledger never differ.
"""

from collections import defaultdict
from collections.abc import Sequence

from sqlmodel import Session

from elternportal.mail.digest import digest_lines
from elternportal.mail.kinds import Ledger
from elternportal.mail.registry import find_kind
from elternportal.models.mail import OutboxMail
from elternportal.module import installed

Tracked = Sequence[tuple[Ledger, Sequence[int]]]


def tracked_by(session: Session, mail: OutboxMail) -> Tracked:
    """The ledgers that hear of a mail, each with the ids of what it tells; also after it was sent.

    A digest tells what its lines tell.
    """
    kept = [(each, mail.params[each.kept_as]) for each in _ledgers() if each.kept_as in mail.params]
    if kept:
        return kept
    found: defaultdict[Ledger, list[int]] = defaultdict(list)
    told = [(mail.template, mail.params)]
    told += [(line.template, line.params) for line in digest_lines(session, mail)]
    for template, params in told:
        kind = find_kind(template)
        if kind and kind.ledger and kind.ledger.id_param in params:
            found[kind.ledger].append(int(params[kind.ledger.id_param]))
    return list(found.items())


def kept_params(tracked: Tracked) -> dict[str, list[int]]:
    """What a sent mail keeps of its params."""
    return {ledger.kept_as: list(ids) for ledger, ids in tracked}


def topics_of(tracked: Tracked) -> list[str]:
    """What is announced when a bounce has changed the ledgers."""
    return [ledger.topic(each) for ledger, ids in tracked for each in ids]


def note_accepted(session: Session, mail: OutboxMail, tracked: Tracked) -> None:
    """The mail server took it."""
    for ledger, ids in tracked:
        ledger.accepted(session, mail, ids)


def note_deferred(session: Session, mail: OutboxMail, tracked: Tracked, reason: str) -> None:
    """It is late, and will be tried again."""
    for ledger, ids in tracked:
        ledger.deferred(session, mail, ids, reason)


def note_bounced(session: Session, mail: OutboxMail, tracked: Tracked, reason: str) -> None:
    """It will not arrive."""
    for ledger, ids in tracked:
        ledger.bounced(session, mail, ids, reason)


def note_dropped(session: Session, mail: OutboxMail, tracked: Tracked) -> None:
    """There was nothing left to say, or nobody who wants to hear it."""
    for ledger, ids in tracked:
        ledger.dropped(session, mail, ids)


def note_retried(session: Session, mail: OutboxMail) -> None:
    """The office queues a mail again that had been given up."""
    for ledger, ids in tracked_by(session, mail):
        ledger.retried(session, mail, ids)


def _ledgers() -> list[Ledger]:
    kinds = (kind for module in installed() for kind in module.mails)
    return list(dict.fromkeys(kind.ledger for kind in kinds if kind.ledger))
