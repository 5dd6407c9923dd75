"""The delivery ledger: what became of a letter on its way to each guardian and child.

"Was it delivered?" has one answer per guardian: queued, accepted, deferred or bounced with the mail
server's own words, opened; and per child: answered by whom, or printed.

A teacher who wrote the letter sees no addresses, nor the server's words, which often repeat them.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy import and_, select
from sqlmodel import Session, col

from elternportal.domain.letters import LetterState
from elternportal.domain.names import name_order, person_name
from elternportal.domain.people import Actor
from elternportal.domain.search import has_words, words_of
from elternportal.errors import NotFound
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.letters import Letter, LetterDelivery, LetterPupil
from elternportal.services.letters.children import MOST_LINES, ChildResultRow, children_of
from elternportal.services.letters.scope import find_letter
from elternportal.services.school import guardian_pairs, has_guardian


class MailStep(StrEnum):
    """What became of the newest mail about a letter to one guardian."""

    NONE = "none"  # no mail was written, e.g. to somebody who became a guardian later
    QUEUED = "queued"
    ACCEPTED = "accepted"
    DEFERRED = "deferred"
    BOUNCED = "bounced"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One guardian's line; a child without any guardian has one with ``account_id`` 0.

    ``step_at`` is when the mail came to its ``step``; ``reason`` are the mail server's last words;
    ``is_newest`` says whether what was opened is the version that is read now.
    """

    account_id: int
    name: str
    email: str
    step: MailStep
    queued_at: datetime | None
    step_at: datetime | None
    reason: str
    reminded_at: datetime | None
    opened_at: datetime | None
    is_newest: bool
    children: tuple[ChildResultRow, ...]

    def without_address(self) -> "LedgerRow":
        """The same line for somebody who may not know how to reach the family."""
        return replace(self, email="", reason="")


@dataclass(frozen=True, slots=True)
class LedgerView:
    """The first :data:`MOST_LINES` lines that fit the search, and how many fit in all."""

    lines: tuple[LedgerRow, ...]
    found: int


@dataclass(frozen=True, slots=True)
class LedgerQuery:
    """``name`` is a part of a guardian's or child's name, or of an address; empty for all."""

    letter_id: int
    name: str = ""


def letter_ledger(session: Session, actor: Actor, query: LedgerQuery) -> LedgerView:
    """The ledger of a published letter, for office, head and the author.

    Raises:
        NotAllowed: the actor writes no letters.
        NotFound: not the actor's letter, or not published.
    """
    letter = find_letter(session, actor, query.letter_id)
    if letter.state != LetterState.PUBLISHED:
        raise NotFound()
    children = {child.pupil_id: child for child in children_of(session, letter)}
    lines = [*_guardians(session, letter, children), *_without_guardian(session, letter, children)]
    if not actor.is_administration:
        lines = [line.without_address() for line in lines]
    words = words_of(query.name)
    found = [line for line in lines if has_words(words, *_searched(line))]
    return LedgerView(tuple(found[:MOST_LINES]), len(found))


def _guardians(
    session: Session, letter: Letter, children: Mapping[int, ChildResultRow]
) -> list[LedgerRow]:
    is_line = and_(
        col(LetterDelivery.letter_id) == letter.id,
        col(LetterDelivery.account_id) == col(Account.id),
    )
    pairs = guardian_pairs()
    rows = session.execute(
        select(Account, LetterDelivery, pairs.c.pupil_id)
        .select_from(Account)
        .join(pairs, pairs.c.account_id == col(Account.id))
        .join(LetterPupil, col(LetterPupil.pupil_id) == pairs.c.pupil_id)
        .outerjoin(LetterDelivery, is_line)
        .where(col(LetterPupil.letter_id) == letter.id)
    ).all()
    places = {pupil_id: place for place, pupil_id in enumerate(children)}
    rows = sorted(rows, key=lambda row: (name_order(row[0].name), row[0].id, places.get(row[2], 0)))
    own: defaultdict[int | None, list[ChildResultRow]] = defaultdict(list)
    for account, _, pupil_id in rows:
        if pupil_id in children:
            own[account.id].append(children[pupil_id])
    people = {account.id: (account, line) for account, line, _ in rows if own[account.id]}
    return [_line(letter, *people[key], own[key]) for key in people]


def _line(
    letter: Letter,
    account: Account,
    delivery: LetterDelivery | None,
    children: Sequence[ChildResultRow],
) -> LedgerRow:
    step, step_at = _step(delivery)
    return LedgerRow(
        account_id=id_of(account),
        name=person_name(account.name),
        email=account.email,
        step=step,
        queued_at=delivery.queued_at if delivery else None,
        step_at=step_at,
        reason=delivery.reason if delivery else "",
        reminded_at=delivery.reminded_at if delivery else None,
        opened_at=delivery.opened_at if delivery else None,
        is_newest=delivery is not None and delivery.opened_version == letter.version,
        children=tuple(children),
    )


def _step(delivery: LetterDelivery | None) -> tuple[MailStep, datetime | None]:
    """A mail that came back after it was accepted did not arrive."""
    if delivery is None:
        return MailStep.NONE, None
    if delivery.bounced_at:
        return MailStep.BOUNCED, delivery.bounced_at
    if delivery.accepted_at:
        return MailStep.ACCEPTED, delivery.accepted_at
    if delivery.deferred_at:
        return MailStep.DEFERRED, delivery.deferred_at
    step = MailStep.QUEUED if delivery.queued_at else MailStep.NONE
    return step, delivery.queued_at


def _without_guardian(
    session: Session, letter: Letter, children: Mapping[int, ChildResultRow]
) -> list[LedgerRow]:
    guarded = set(
        session.scalars(
            select(col(LetterPupil.pupil_id)).where(
                col(LetterPupil.letter_id) == letter.id, has_guardian(col(LetterPupil.pupil_id))
            )
        )
    )
    return [
        LedgerRow(
            account_id=0,
            name="",
            email="",
            step=MailStep.NONE,
            queued_at=None,
            step_at=None,
            reason="",
            reminded_at=None,
            opened_at=None,
            is_newest=False,
            children=(child,),
        )
        for pupil_id, child in children.items()
        if pupil_id not in guarded
    ]


def _searched(line: LedgerRow) -> Sequence[str]:
    return [line.name, line.email, *(child.name for child in line.children)]
