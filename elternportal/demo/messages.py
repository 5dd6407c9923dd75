"""Conversations at the demo school, in the days before today: some to answer, some to read."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy import delete, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.demo.accounts import DemoPeople
from elternportal.demo.logins import CLASS_TEACHER, FAMILY_1_FIRST, SUBJECT_TEACHER
from elternportal.domain.messages import Desk, Request
from elternportal.domain.people import Actor, Role
from elternportal.models.access import Account
from elternportal.models.base import id_of, known_id
from elternportal.models.mail import OutboxMail
from elternportal.models.messages import MessageThread
from elternportal.models.school import SchoolClass
from elternportal.services.messages.hours import HoursDraft, set_hours
from elternportal.services.messages.mails import MESSAGE_MAIL
from elternportal.services.messages.reading import note_read
from elternportal.services.messages.recipients import Recipient, teachers_for
from elternportal.services.messages.starting import (
    StartThread,
    ThreadDraft,
    WriteToClass,
    start_as_guardian,
    write_to_class,
)
from elternportal.services.messages.writing import MessageDraft, close_thread, reply
from elternportal.services.school import own_children

OUTING = (
    "Liebe Eltern,\n\nam Wandertag fahren wir in den Tierpark. Bitte geben Sie Ihrem Kind 6 Euro, "
    "etwas zu essen und feste Schuhe mit. Wir sind um 13 Uhr zurück."
)


@dataclass(frozen=True, slots=True)
class _People:
    """Who writes: a guardian about the child of the class teacher's class, and two teachers."""

    parent: Actor
    pupil_id: int
    class_teacher: Actor
    subject_teacher: Actor


def create_demo_messages(session: Session, people: DemoPeople) -> None:
    """Of yesterday and the days before, so that badges, lists and answers are there at once."""
    own = _people(session)
    _answered(session, own)
    _asked(session, own)
    _to_class(session, own, people)
    _with_office(session, own, people)
    hours = HoursDraft(weekdays="12345", begins=time(8), ends=time(16))
    set_hours(session, own.class_teacher, hours)
    # They would only bury the mails that somebody tries out.
    session.execute(delete(OutboxMail).where(col(OutboxMail.template) == MESSAGE_MAIL.template))


def _answered(session: Session, own: _People) -> None:
    """The class teacher has answered this morning, which the family has not read."""
    with clock.at(_ago(2, 19)):
        draft = ThreadDraft(
            request=Request.APPOINTMENT,
            subject="Gespräch über den Übertritt",
            text="Guten Abend, wir würden gern mit Ihnen über die Wahl der zweiten Fremdsprache "
            "sprechen. Am besten passt uns Dienstag oder Donnerstag ab 15 Uhr.",
            is_for_both=True,
        )
        thread_id = _ask(session, own, own.class_teacher, draft)
    with clock.at(_ago(1, 9)):
        _answer(session, own.class_teacher, thread_id, "Gern. Donnerstag um 15:30 Uhr in B 112?")
    with clock.at(_ago(1, 12)):
        _answer(session, own.parent, thread_id, "Das passt, vielen Dank!")
    with clock.at(_ago(1, 15)):
        text = "Dann bis Donnerstag. Bringen Sie bitte das letzte Zeugnis mit."
        _answer(session, own.class_teacher, thread_id, text)


def _asked(session: Session, own: _People) -> None:
    """A question that waits for the subject teacher."""
    with clock.at(_ago(1, 18)):
        draft = ThreadDraft(
            subject="Heft verloren",
            text="Guten Abend, das Übungsheft ist leider verschwunden. Können wir die Einträge der "
            "letzten Woche irgendwo nachlesen?",
        )
        _ask(session, own, own.subject_teacher, draft)


def _to_class(session: Session, own: _People, people: DemoPeople) -> None:
    """To all families of the class; one of them has asked something."""
    led = session.scalars(
        select(SchoolClass).where(col(SchoolClass.class_teacher_id) == own.class_teacher.teacher_id)
    ).first()
    if led is None:
        return
    with clock.at(_ago(3, 13)):
        draft = ThreadDraft(subject="Wandertag", text=OUTING)
        sent = write_to_class(session, own.class_teacher, WriteToClass(id_of(led), draft))
    rows = session.execute(
        select(col(MessageThread.id), col(MessageThread.pupil_id)).where(
            col(MessageThread.class_message_id) == sent.class_message_id
        )
    )
    threads = {pupil_id: known_id(thread_id) for thread_id, pupil_id in rows}
    families = [(parent, threads[child]) for parent, child in people.parents if child in threads]
    for number, (parent, thread_id) in enumerate(families):
        if number % 3:
            with clock.at(_ago(2, 17)):
                note_read(session, parent, thread_id)
        if number == 1:
            with clock.at(_ago(1, 20)):
                _answer(session, parent, thread_id, "Gibt es dort auch etwas ohne Fleisch?")


def _with_office(session: Session, own: _People, people: DemoPeople) -> None:
    """One that the office has ended."""
    with clock.at(_ago(9, 8)):
        draft = ThreadDraft(subject="Neue Adresse", text="Wir sind umgezogen. Was brauchen Sie?")
        command = StartThread(own.pupil_id, Recipient(Desk.OFFICE), draft)
        thread_id = start_as_guardian(session, own.parent, command)
    with clock.at(_ago(9, 10)):
        text = "Danke! Bitte schicken Sie uns die Meldebestätigung als Foto oder PDF."
        _answer(session, people.office, thread_id, text)
        note_read(session, own.parent, thread_id)
        close_thread(session, people.office, thread_id, closes=True)


def _people(session: Session) -> _People:
    parent = _actor(session, FAMILY_1_FIRST.email, Role.PARENT)
    class_teacher = _actor(session, CLASS_TEACHER.email, Role.TEACHER)
    taught = (
        child.id
        for child in own_children(session, parent)
        if class_teacher.teacher_id
        in {row.teacher_id for row in teachers_for(session, parent, child.id).teachers}
    )
    subject_teacher = _actor(session, SUBJECT_TEACHER.email, Role.TEACHER)
    return _People(parent, next(taught), class_teacher, subject_teacher)


def _actor(session: Session, email: str, role: Role) -> Actor:
    account = session.scalars(select(Account).where(col(Account.email) == email)).one()
    return Actor(id_of(account), frozenset({role}), account.name, account.teacher_id)


def _ask(session: Session, own: _People, teacher: Actor, draft: ThreadDraft) -> int:
    side = Recipient(Desk.TEACHER, teacher.teacher_id)
    return start_as_guardian(session, own.parent, StartThread(own.pupil_id, side, draft))


def _answer(session: Session, actor: Actor, thread_id: int, text: str) -> None:
    """Whoever answers has read what stood there."""
    note_read(session, actor, thread_id)
    reply(session, actor, thread_id, MessageDraft(text=text))


def _ago(days: int, hour: int) -> datetime:
    """An hour of a day before today."""
    day = clock.today() - timedelta(days=days)
    return clock.from_school(datetime.combine(day, time(hour)))
