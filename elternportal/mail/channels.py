"""The channel of every mail is decided when it falls due: now, in the digest, or not at all.

So a choice counts for all that is still on its way, and queueing a mail never has to ask for it:
in the opening rush a booking has no time for that.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from elternportal.domain.notifications import Channel, NoticeKind
from elternportal.mail import queue
from elternportal.mail.choices import choices_of
from elternportal.mail.digest import add_to_digests
from elternportal.mail.registry import find_kind, resting_templates
from elternportal.models.access import Account
from elternportal.models.mail import MailState, OutboxMail


@dataclass(frozen=True, slots=True)
class Decision:
    """Which of some due mails go out as they are, which become lines of digests, which do neither.

    ``unwanted`` are those of kinds that their receivers have switched off, of modules that the
    school has switched off, and to accounts that are locked.
    """

    now: Sequence[OutboxMail]
    digest: Sequence[OutboxMail]
    unwanted: Sequence[OutboxMail]

    @property
    def is_all_now(self) -> bool:
        return not self.digest and not self.unwanted


def decide(session: Session, mails: Sequence[OutboxMail]) -> Decision:
    """Look up the channels of mails that are due."""
    channels = _channels(session, mails)
    resting, locked = resting_templates(session), _locked(session, mails)
    parts: dict[Channel, list[OutboxMail]] = {channel: [] for channel in Channel}
    for mail in mails:
        chosen = channels.get((_notice(mail), mail.account_id), Channel.NOW)
        if mail.state == MailState.UNKNOWN:  # it may have arrived, so it is in no digest
            chosen = Channel.NOW
        is_unwanted = mail.template in resting or mail.account_id in locked
        parts[Channel.OFF if is_unwanted else chosen].append(mail)
    return Decision(parts[Channel.NOW], parts[Channel.DIGEST], parts[Channel.OFF])


def divert(session: Session, decision: Decision) -> None:
    """Write down what does not go out as a mail of its own."""
    add_to_digests(session, queue.mark_diverted(session, decision.digest))
    for mail in decision.unwanted:
        queue.mark_dropped(session, mail)


def _locked(session: Session, mails: Sequence[OutboxMail]) -> set[int | None]:
    """Those of the receivers whose account is locked: whatever is queued to them, they see none."""
    receivers = {mail.account_id for mail in mails if mail.account_id is not None}
    locked = select(Account.id).where(col(Account.id).in_(receivers), col(Account.is_disabled))
    return set(session.exec(locked)) if receivers else set()


def _channels(
    session: Session, mails: Sequence[OutboxMail]
) -> dict[tuple[NoticeKind | None, int | None], Channel]:
    receivers: defaultdict[NoticeKind, set[int]] = defaultdict(set)
    for mail in mails:
        notice = _notice(mail)
        if notice is not None and mail.account_id is not None:
            receivers[notice].add(mail.account_id)
    return {
        (notice, chooser.account_id): chooser.channel
        for notice, account_ids in receivers.items()
        for chooser in choices_of(session, notice, account_ids)
    }


def _notice(mail: OutboxMail) -> NoticeKind | None:
    kind = find_kind(mail.template)
    return kind.notice if kind else None
