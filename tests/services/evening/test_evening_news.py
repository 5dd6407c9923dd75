"""Families hear by mail that an evening was published, and that a teacher asks them to come."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import Session, col, select, update

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.mail.templates import RenderedMail
from elternportal.models.access import Guardianship
from elternportal.models.evening import Attendance, ParentsEvening
from elternportal.models.mail import MailState, OutboxMail
from elternportal.services.evening.bookings import BookSlot, book_for
from elternportal.services.evening.invitations import (
    InvitationDraft,
    Invite,
    WithdrawInvitations,
    invite,
    withdraw_invitations,
)
from elternportal.services.evening.publishing import people_told, publish_evening, unpublish_evening
from elternportal.services.evening.scope import TeacherAtEvening
from tests.support.evenings import EVENING_START, add_evening, slot_at
from tests.support.notices import newest_mail, outbox_of, speak_english
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def hidden(database: Database, world: World) -> int:
    """An evening that is not published yet, and that all parents may book once it is."""
    with database.transaction() as session:
        return add_evening(session, world, is_published=False)


@pytest.fixture
def who(database: Database, world: World) -> TeacherAtEvening:
    """Frau Huber at a published evening of which nobody was told."""
    with database.transaction() as session:
        return TeacherAtEvening(add_evening(session, world), world.teachers["Huber"])


def publish(database: Database, world: World, evening_id: int) -> int:
    with database.transaction() as session:
        return publish_evening(session, world.olga, evening_id)


def ask(
    database: Database, world: World, who: TeacherAtEvening, *children: str, needed: bool = True
) -> None:
    ids = tuple(world.pupils[child] for child in children)
    form = InvitationDraft(pupil_ids=ids, is_needed=needed, note="Wegen der Versetzung")
    with database.transaction() as session:
        invite(session, world.huber, Invite(who, form))


def mails(database: Database, *people: Actor) -> list[int]:
    """How many mails each of these people has."""
    with database.reading() as session:
        return [len(outbox_of(session, person)) for person in people]


def text_for(database: Database, person: Actor) -> str:
    mail = newest_mail(database, person)
    assert mail is not None
    return f"{mail.subject}\n{mail.text}"


def test_every_guardian_hears_once_of_a_published_evening_and_staff_do_not(
    database: Database, world: World, hidden: int
) -> None:
    assert publish(database, world, hidden) == 3
    with database.transaction() as session:
        unpublish_evening(session, world.olga, hidden)
    assert publish(database, world, hidden) == 0
    everybody = (world.anna, world.anton, world.berta, world.huber, world.olga)
    assert mails(database, *everybody) == [1, 1, 1, 0, 0]
    text = text_for(database, world.anna)
    assert "Elternsprechtag: Sie können buchen" in text
    assert "Donnerstag, 26. November 2026" in text
    assert "/elternsprechtag" in text


def test_who_has_heard_of_an_evening_hears_that_it_is_hidden_and_that_it_is_back(
    database: Database, world: World, hidden: int
) -> None:
    publish(database, world, hidden)
    with database.transaction() as session:
        mail = select(OutboxMail).where(OutboxMail.account_id == world.anna.account_id)
        session.exec(mail).one().state = MailState.SENT
    with database.transaction() as session:
        assert people_told(session, world.olga, hidden) == 1
        assert unpublish_evening(session, world.olga, hidden) == 1
    assert "vorerst nicht zu buchen" in text_for(database, world.anna)
    assert mails(database, world.anna, world.berta) == [2, 1]
    assert publish(database, world, hidden) == 1
    assert "Sie können buchen" in text_for(database, world.anna)
    assert mails(database, world.anna, world.berta) == [3, 1]


def test_the_mail_says_from_when_parents_book(
    database: Database, world: World, hidden: int
) -> None:
    with database.transaction() as session:
        speak_english(session, world.berta)
    publish(database, world, hidden)
    with clock.at(EVENING_START - timedelta(days=6)):
        assert "Buchung ab" in text_for(database, world.anna)
        assert "booking from" in text_for(database, world.berta)


def test_who_heard_nothing_because_it_was_hidden_again_hears_of_it_later(
    database: Database, world: World, hidden: int
) -> None:
    publish(database, world, hidden)
    with database.transaction() as session:
        unpublish_evening(session, world.olga, hidden)
    assert newest_mail(database, world.berta) is None
    with database.transaction() as session:
        dropped = update(OutboxMail).where(col(OutboxMail.account_id) == world.berta.account_id)
        session.execute(dropped.values(state=MailState.DROPPED))
    assert publish(database, world, hidden) == 1
    assert mails(database, world.anna, world.berta) == [1, 1]
    assert "Sie können buchen" in text_for(database, world.berta)


def test_nobody_is_told_of_an_evening_that_can_no_longer_be_booked(
    database: Database, world: World, hidden: int
) -> None:
    with clock.at(EVENING_START):
        assert publish(database, world, hidden) == 0
    assert mails(database, world.anna) == [0]


def test_the_guardians_of_an_invited_child_are_told_once_without_name_or_note(
    database: Database, world: World, who: TeacherAtEvening
) -> None:
    for _ in range(2):
        ask(database, world, who, "Ada")
    assert mails(database, world.anna, world.anton, world.berta) == [1, 1, 0]
    text = text_for(database, world.anna)
    assert "Frau Huber bittet Sie zu kommen" in text
    for word in ("Ada", "7b", "Versetzung"):
        assert word not in text


def test_each_invited_child_is_an_event_of_its_own(
    database: Database, world: World, who: TeacherAtEvening
) -> None:
    ask(database, world, who, "Ada")
    ask(database, world, who, "Ada", "Ben", "Carla")
    assert mails(database, world.anna, world.berta) == [2, 1]


def test_that_coming_is_not_necessary_is_no_mail(
    database: Database, world: World, who: TeacherAtEvening
) -> None:
    ask(database, world, who, "Ada", needed=False)
    assert mails(database, world.anna) == [0]


def test_who_was_invited_before_the_evening_was_published_is_told_then(
    database: Database, world: World, hidden: int
) -> None:
    with database.transaction() as session:
        form = InvitationDraft(pupil_ids=(world.pupils["Carla"],), is_needed=True)
        who = TeacherAtEvening(hidden, world.teachers["Huber"])
        invite(session, world.olga, Invite(who, form))
    assert mails(database, world.berta) == [0]
    publish(database, world, hidden)
    assert mails(database, world.anna, world.berta) == [1, 2]


def _withdraw(session: Session, world: World, who: TeacherAtEvening) -> None:
    withdraw_invitations(session, world.huber, WithdrawInvitations(who, (world.pupils["Carla"],)))


def _book(session: Session, world: World, who: TeacherAtEvening) -> None:
    slot_id = slot_at(session, who.evening_id, who.teacher_id, 0)
    book_for(session, world.huber, BookSlot(slot_id, world.pupils["Carla"]))
    of_the_plan = select(OutboxMail).where(OutboxMail.template == "evening-plan")
    for mail in session.exec(of_the_plan):
        session.delete(mail)


def _call_off(session: Session, world: World, who: TeacherAtEvening) -> None:
    session.execute(
        update(Attendance)
        .where(col(Attendance.teacher_id) == who.teacher_id)
        .values(is_absent=True)
    )


def _leave(session: Session, world: World, who: TeacherAtEvening) -> None:
    session.delete(
        session.exec(
            select(Guardianship).where(Guardianship.account_id == world.berta.account_id)
        ).one()
    )


def _close(session: Session, world: World, who: TeacherAtEvening) -> None:
    session.get_one(ParentsEvening, who.evening_id).closed_from = clock.now()


@pytest.mark.parametrize("what_happens", [_withdraw, _book, _call_off, _leave, _close])
def test_an_invitation_that_is_out_of_date_is_not_sent(
    database: Database,
    world: World,
    who: TeacherAtEvening,
    what_happens: Callable[[Session, World, TeacherAtEvening], None],
) -> None:
    ask(database, world, who, "Carla")
    mail: RenderedMail | None = newest_mail(database, world.berta)
    assert mail is not None
    with database.transaction() as session:
        what_happens(session, world, who)
    assert newest_mail(database, world.berta) is None
