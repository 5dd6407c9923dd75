"""What a person chooses about mails: for each kind of event now, in the digest, or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import uuid4

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from elternportal import clock
from elternportal.auth.unsubscribe_links import Unsubscribe
from elternportal.domain.notifications import Channel, NoticeKind
from elternportal.domain.people import Actor
from elternportal.errors import InvalidInput, NotFound, TooManyRequests
from elternportal.mail.outbox import enqueue
from elternportal.mail.registry import notice_kinds, notices_for
from elternportal.models.access import Account
from elternportal.models.mail import MailState, OutboxMail
from elternportal.models.notifications import NotificationChoice, NotificationSettings
from elternportal.services.notifications.mails import TEST

ALARMS = (0, 10, 30, 60, 24 * 60)  # minutes before
TEST_MAIL_EVERY = timedelta(minutes=1)


class TooSoonForTestMail(TooManyRequests):
    """The last one was asked for a moment ago."""

    key = "notifications-error-test-too-soon"


@dataclass(frozen=True, slots=True)
class LastTestMailView:
    """What became of the newest test mail; ``reason`` is the mail server's, if it refused."""

    state: MailState
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class NotificationView:
    """The person's choices.

    ``channels`` holds the kinds of notices that concern the person. ``is_reachable`` is False when
    mails to the address came back.
    """

    channels: Mapping[NoticeKind, Channel]
    digest_at: time
    full_text: bool
    alarm_minutes: int
    is_reachable: bool
    test_mail: LastTestMailView | None


@dataclass(frozen=True, slots=True)
class SaveNotifications:
    """``channels`` may leave out kinds, which then stay as they are, and so does ``alarm_minutes``
    if it is None.
    """

    channels: Mapping[NoticeKind, Channel]
    digest_at: time
    full_text: bool
    alarm_minutes: int | None = None


def my_notifications(session: Session, actor: Actor) -> NotificationView:
    """The actor's own choices."""
    account = _own_account(session, actor.account_id)
    settings = _settings(session, actor.account_id)
    rows = session.exec(_choices(actor.account_id))
    chosen = {row.event: Channel(row.channel) for row in rows}
    return NotificationView(
        channels={
            notice: chosen.get(notice.key, notice.default)
            for notice in notices_for(session, actor.roles)
        },
        digest_at=settings.digest_at,
        full_text=settings.full_text,
        alarm_minutes=settings.alarm_minutes,
        is_reachable=not account.mail_unreachable,
        test_mail=_newest_test(session, actor.account_id),
    )


def save_notifications(session: Session, actor: Actor, command: SaveNotifications) -> None:
    """Change the actor's own choices.

    Raises:
        InvalidInput: a kind that does not concern the actor, or that cannot be switched off; a
            time of the alarm that is not offered.
    """
    _own_account(session, actor.account_id, lock=True)
    concerned = notices_for(session, actor.roles)
    for notice, channel in command.channels.items():
        if notice not in concerned or not notice.admits(channel):
            raise InvalidInput()
        _choose(session, actor.account_id, notice, channel)
    settings = _settings(session, actor.account_id)
    settings.digest_at, settings.full_text = command.digest_at, command.full_text
    if command.alarm_minutes is not None:
        if command.alarm_minutes not in ALARMS:
            raise InvalidInput()
        settings.alarm_minutes = command.alarm_minutes
    session.add(settings)
    session.flush()


def alarm_minutes(session: Session, actor: Actor) -> int:
    """How long before an appointment calendar files let the actor's phone remind of it; 0: not."""
    return _settings(session, actor.account_id).alarm_minutes


def send_test_mail(session: Session, actor: Actor) -> str:
    """Queue a mail to the actor, also if mails to this address came back; returns the address.

    Raises:
        TooSoonForTestMail: the one before is less than :data:`TEST_MAIL_EVERY` old.
    """
    account = _own_account(session, actor.account_id, lock=True)
    newest = _newest_test_mail(session, actor.account_id)
    if newest is not None and clock.now() < newest.created_at + TEST_MAIL_EVERY:
        raise TooSoonForTestMail()
    enqueue(
        session,
        TEST,
        event=f"test-{actor.account_id}-{uuid4().hex}",
        to=account.email,
        account_id=actor.account_id,
        language=account.language,
    )
    return account.email


def language_of_unsubscriber(session: Session, wanted: Unsubscribe) -> str:
    """The language of the person behind a mailed link.

    Raises:
        NotFound: the account is gone, or one of the kinds cannot be switched off.
    """
    _unsubscribed(wanted)
    return _own_account(session, wanted.account_id).language


def unsubscribe(session: Session, wanted: Unsubscribe) -> str:
    """Switch kinds off for the person behind a mailed link, whose token is proof enough.

    Returns the person's language.

    Raises:
        NotFound: the account is gone, or one of the kinds cannot be switched off.
    """
    account = _own_account(session, wanted.account_id, lock=True)
    for notice in _unsubscribed(wanted):
        _choose(session, wanted.account_id, notice, Channel.OFF)
    session.flush()
    return account.language


def _unsubscribed(wanted: Unsubscribe) -> list[NoticeKind]:
    """The kinds that a mailed link names, also of modules that are switched off.

    Raises:
        NotFound: there is no such kind any more, or it cannot be switched off.
    """
    kinds = {notice.key: notice for notice in notice_kinds() if notice.may_be_off}
    if not kinds.keys() >= set(wanted.notices):
        raise NotFound()
    return [kinds[key] for key in wanted.notices]


def _own_account(session: Session, account_id: int, *, lock: bool = False) -> Account:
    """Locked, two saves of one person run one after the other and make no row twice."""
    account = session.get(Account, account_id, with_for_update=lock)
    if account is None or account.is_disabled:
        raise NotFound()
    return account


def _choose(session: Session, account_id: int, notice: NoticeKind, channel: Channel) -> None:
    found = session.exec(_choices(account_id).where(NotificationChoice.event == notice.key)).first()
    row = found or NotificationChoice(account_id=account_id, event=notice.key, channel="")
    row.channel = channel.value
    session.add(row)


def _choices(account_id: int) -> SelectOfScalar[NotificationChoice]:
    return select(NotificationChoice).where(NotificationChoice.account_id == account_id)


def _settings(session: Session, account_id: int) -> NotificationSettings:
    found = session.get(NotificationSettings, account_id)
    return found or NotificationSettings(account_id=account_id)


def _newest_test(session: Session, account_id: int) -> LastTestMailView | None:
    mail = _newest_test_mail(session, account_id)
    if mail is None:
        return None
    return LastTestMailView(
        MailState(mail.state), mail.finished_at or mail.created_at, mail.last_error
    )


def _newest_test_mail(session: Session, account_id: int) -> OutboxMail | None:
    mails = select(OutboxMail).where(
        OutboxMail.account_id == account_id, OutboxMail.template == TEST.template
    )
    return session.exec(mails.order_by(col(OutboxMail.id).desc()).limit(1)).first()
