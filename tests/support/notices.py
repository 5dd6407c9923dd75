"""What people of the world chose about mails, and what then comes."""

from datetime import time
from email.message import EmailMessage

from sqlmodel import Session, col, select

from elternportal.db import Database
from elternportal.domain.notifications import Channel, Event
from elternportal.domain.people import Actor
from elternportal.mail.notify import notify
from elternportal.mail.templates import RenderedMail, render
from elternportal.models.accounts import Account
from elternportal.models.mail import OutboxMail
from elternportal.services.notification_choices import (
    SaveNotifications,
    my_notifications,
    save_notifications,
)


def choose(
    session: Session,
    person: Actor,
    channels: dict[Event, Channel] | None = None,
    *,
    digest_at: time | None = None,
    full_text: bool = False,
) -> None:
    """As the person does it in Einstellungen."""
    now = my_notifications(session, person)
    command = SaveNotifications(channels or {}, digest_at or now.digest_at, full_text)
    save_notifications(session, person, command)


def speak_english(session: Session, person: Actor) -> None:
    session.get_one(Account, person.account_id).language = "en"
    session.flush()


def tell_of_notice(session: Session, *people: Actor, title: str = "Pausenverkauf") -> list[int]:
    """A notice on the board; returns whom a mail goes to."""
    told = notify(
        session,
        Event.BOARD,
        [person.account_id for person in people],
        event=f"board-{title}",
        template="board-notice",
        params={"title": title},
    )
    return list(told)


def outbox_of(session: Session, person: Actor) -> list[OutboxMail]:
    """All mails to a person, the oldest first."""
    mails = select(OutboxMail).where(OutboxMail.account_id == person.account_id)
    return list(session.exec(mails.order_by(col(OutboxMail.id))))


def newest_mail(database: Database, person: Actor) -> RenderedMail | None:
    """The newest mail to a person as it would be sent now."""
    with database.reading() as session:
        return render(session, outbox_of(session, person)[-1])


def everything_in(mail: EmailMessage) -> str:
    """Subject, text and HTML of a mail that arrived."""
    parts = (mail.get_body((kind,)) for kind in ("plain", "html"))
    return " ".join([str(mail["Subject"]), *(part.get_content() for part in parts if part)])
