"""What the mails say: what is true when they are sent, in plain words, and no child's name."""

from datetime import timedelta
from email.message import EmailMessage

import pytest
from sqlmodel import Session, delete, select

from elternportal import clock
from elternportal.db import Database
from elternportal.mail import queue
from elternportal.mail.outbox import collect_minute, enqueue
from elternportal.mail.sender import SmtpSender
from elternportal.models.access import Account
from elternportal.models.evening import Attendance, Booking, ParentsEvening, Slot
from elternportal.models.mail import MailState
from elternportal.models.school import Teacher
from elternportal.services.evening.mails import PLAN
from tests.support.outbox import enqueue_cancellations, mails, make_evening, work
from tests.support.smtp import SmtpServer
from tests.support.world import World

NEXT_MINUTE = timedelta(seconds=71)


async def test_several_changes_of_a_minute_are_one_mail_with_the_final_plan(
    database: Database, world: World, smtp_server: SmtpServer
) -> None:
    with database.transaction() as session:
        evening_id = make_evening(session)
        _book(session, world, evening_id, "Huber", "Ada", minutes=20, room="104")
        _enqueue_plan(session, world, evening_id)
        _book(session, world, evening_id, "Maier", "Ben", minutes=0, room="")
        _enqueue_plan(session, world, evening_id)
    await work(database, SmtpSender(smtp_server.settings))
    assert smtp_server.received == []
    await _work_a_minute_later(database, smtp_server)

    [mail] = smtp_server.received
    text = _text(mail)
    first, second = text.index("Herr Maier"), text.index("Frau Huber, Raum 104")
    assert first < second
    assert mail["Subject"] == "Elternsprechtag: Ihr aktueller Plan"


async def test_a_plan_that_was_undone_before_it_was_told_is_dropped(
    database: Database, world: World, smtp_server: SmtpServer
) -> None:
    with database.transaction() as session:
        evening_id = make_evening(session)
        _enqueue_plan(session, world, evening_id)
    await _work_a_minute_later(database, smtp_server)

    assert smtp_server.received == []
    assert [mail.state for mail in mails(database).values()] == [MailState.DROPPED]


async def test_a_family_that_cancels_what_it_was_told_hears_that_nothing_is_left(
    database: Database, world: World, smtp_server: SmtpServer
) -> None:
    with database.transaction() as session:
        evening_id = make_evening(session)
        _book(session, world, evening_id, "Huber", "Ada", minutes=0, room="104")
        _enqueue_plan(session, world, evening_id)
    await _work_a_minute_later(database, smtp_server)

    with clock.at(clock.now() + 2 * NEXT_MINUTE):
        with database.transaction() as session:
            session.execute(delete(Booking))
            _enqueue_plan(session, world, evening_id)
        await _work_a_minute_later(database, smtp_server)

    assert "Sie haben im Moment keinen Termin." in _text(smtp_server.received[1])


async def test_a_plan_shows_no_other_familys_appointments(
    database: Database, world: World, smtp_server: SmtpServer
) -> None:
    with database.transaction() as session:
        evening_id = make_evening(session)
        _book(session, world, evening_id, "Huber", "Ada", minutes=0, room="104")
        _book(session, world, evening_id, "Maier", "Carla", minutes=0, room="215")
        _enqueue_plan(session, world, evening_id)
    await _work_a_minute_later(database, smtp_server)
    assert "215" not in _text(smtp_server.received[0])
    assert "Maier" not in _text(smtp_server.received[0])


async def test_Z5_no_mail_names_a_child_or_a_class(
    database: Database, world: World, smtp_server: SmtpServer
) -> None:
    with database.transaction() as session:
        evening_id = make_evening(session)
        _book(session, world, evening_id, "Huber", "Ada", minutes=0, room="104")
        _enqueue_plan(session, world, evening_id)
        enqueue_cancellations(session, world, "a@one.example")
    await _work_a_minute_later(database, smtp_server)

    assert len(smtp_server.received) == 2
    for mail in smtp_server.received:
        everything = f"{mail['Subject']} {_text(mail)} {_html(mail)}"
        assert not [word for word in ("Ada", "Adasen", "7b", "9a", "Ben") if word in everything]


@pytest.mark.parametrize(
    ("language", "sentence", "page"),
    [("de", "leider absagen", "/elternsprechtag"), ("en", "unfortunately", "/en/elternsprechtag")],
)
async def test_a_cancellation_says_who_and_when_and_links_to_other_times(
    database: Database,
    world: World,
    smtp_server: SmtpServer,
    language: str,
    sentence: str,
    page: str,
) -> None:
    with database.transaction() as session:
        enqueue_cancellations(session, world, "a@one.example", language=language)
    await work(database, SmtpSender(smtp_server.settings))

    [mail] = smtp_server.received
    assert sentence in _text(mail)
    assert "Huber" in _text(mail)
    assert page in _text(mail)
    assert f'href="http://localhost:3000{page}"' in _html(mail)


async def test_names_with_markup_stay_text_in_the_html_part(
    database: Database, world: World, smtp_server: SmtpServer
) -> None:
    with database.transaction() as session:
        session.get_one(Teacher, world.teachers["Huber"]).surname = "<b>Huber</b> & Söhne"
        enqueue_cancellations(session, world, "a@one.example")
    await work(database, SmtpSender(smtp_server.settings))
    [mail] = smtp_server.received
    assert "Frau &lt;b&gt;Huber&lt;/b&gt; &amp; Söhne" in _html(mail)
    assert "Frau <b>Huber</b> & Söhne" in _text(mail)


async def test_a_mail_is_marked_as_automatic_and_comes_from_the_school(
    database: Database, world: World, smtp_server: SmtpServer
) -> None:
    with database.transaction() as session:
        enqueue_cancellations(session, world, "a@one.example")
    stored = mails(database)["a@one.example"].message_id
    await work(database, SmtpSender(smtp_server.settings))
    [mail] = smtp_server.received
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"] == stored
    assert stored.endswith("@gymnasium-musterstadt.example>")
    assert mail["From"].addresses[0].display_name == "Gymnasium Musterstadt"


async def test_after_delivery_the_outbox_forgets_the_text_and_later_the_mail(
    database: Database, world: World, smtp_server: SmtpServer
) -> None:
    with database.transaction() as session:
        enqueue_cancellations(session, world, "a@one.example")
    await work(database, SmtpSender(smtp_server.settings))
    mail = mails(database)["a@one.example"]
    assert (mail.subject, mail.body, mail.params) == ("", "", {})

    with clock.at(clock.now() + timedelta(days=31)), database.transaction() as session:
        enqueue_cancellations(session, world, "waiting@one.example")
        queue.forget_old(session)
    assert list(mails(database)) == ["waiting@one.example"]


def _book(
    session: Session,
    world: World,
    evening_id: int,
    teacher: str,
    child: str,
    *,
    minutes: int,
    room: str,
) -> None:
    evening = session.get_one(ParentsEvening, evening_id)
    teacher_id = world.teachers[teacher]
    starts_at = evening.starts_at + timedelta(minutes=minutes)
    slot = Slot(
        evening_id=evening_id,
        teacher_id=teacher_id,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=10),
    )
    session.add(slot)
    session.add(
        Attendance(
            evening_id=evening_id,
            teacher_id=teacher_id,
            arrives_at=evening.starts_at,
            leaves_at=evening.ends_at,
            room=room,
        )
    )
    session.flush()
    session.add(
        Booking(
            slot_id=slot.id,
            evening_id=evening_id,
            teacher_id=teacher_id,
            pupil_id=world.pupils[child],
            booked_at=clock.now(),
        )
    )
    session.flush()


def _enqueue_plan(session: Session, world: World, evening_id: int) -> None:
    """As the booking services do for one guardian."""
    anna = session.exec(select(Account).where(Account.id == world.anna.account_id)).one()
    minute, due_at = collect_minute()
    enqueue(
        session,
        PLAN,
        event=f"evening-{evening_id}-plan-{anna.id}-{minute}",
        to=anna.email,
        account_id=anna.id,
        params={"evening_id": evening_id},
        due_at=due_at,
    )


async def _work_a_minute_later(database: Database, smtp_server: SmtpServer) -> None:
    with clock.at(clock.now() + NEXT_MINUTE):
        await work(database, SmtpSender(smtp_server.settings))


def _text(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def _html(mail: EmailMessage) -> str:
    part = mail.get_body(("html",))
    assert part is not None
    return str(part.get_content())
