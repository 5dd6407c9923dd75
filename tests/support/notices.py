"""What people of the world chose about mails, and what then comes."""

from datetime import time, timedelta
from email.message import EmailMessage

from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.notifications import Channel, NoticeKind
from elternportal.domain.people import Actor
from elternportal.mail.notify import notify
from elternportal.mail.templates import RenderedMail, render
from elternportal.models.access import Account
from elternportal.models.audience import Audience, AudiencePart
from elternportal.models.board import BoardNotice
from elternportal.models.documents import Document, DocumentFolder
from elternportal.models.mail import OutboxMail
from elternportal.models.polls import Poll
from elternportal.services.board.mails import BOARD_NOTICE
from elternportal.services.notifications.choices import (
    SaveNotifications,
    my_notifications,
    save_notifications,
)
from elternportal.services.polls.mails import POLL


def choose(
    session: Session,
    person: Actor,
    channels: dict[NoticeKind, Channel] | None = None,
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


def add_news(session: Session, template: str, author_id: int, title: str) -> int:
    """A notice, poll or document for the whole school that nobody was told of; returns its id."""
    audience, folder = Audience(), DocumentFolder(name=title, position=1)
    session.add_all([audience, folder])
    session.flush()
    audience_id, folder_id = audience.id or 0, folder.id or 0
    session.add(AudiencePart(audience_id=audience_id))
    thing: BoardNotice | Poll | Document
    if template == BOARD_NOTICE.template:
        thing = BoardNotice(
            title=title,
            category="event",
            valid_from=clock.today(),
            valid_until=clock.today() + timedelta(days=30),
            audience_id=audience_id,
            author_id=author_id,
            created_at=clock.now(),
        )
    elif template == POLL.template:
        thing = Poll(
            title=title,
            kind="text",
            is_anonymous=False,
            is_per_child=False,
            shows_result_at_once=False,
            is_published=True,
            ends_on=clock.today(),
            audience_id=audience_id,
            author_id=author_id,
            created_at=clock.now(),
        )
    else:
        thing = Document(title=title, folder_id=folder_id, audience_id=audience_id)
    session.add(thing)
    session.flush()
    return thing.id or 0


def tell_of_notice(session: Session, *people: Actor, title: str = "Pausenverkauf") -> list[int]:
    """A notice on the board; returns whom a mail goes to."""
    notice_id = add_news(session, BOARD_NOTICE.template, people[0].account_id, title)
    told = notify(
        session,
        BOARD_NOTICE,
        [person.account_id for person in people],
        event=f"board-{title}",
        params={"id": notice_id},
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
