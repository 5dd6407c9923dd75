"""The evening before a school day: whoever wants it hears once of the next day."""

from datetime import UTC, datetime

import pytest
from sqlmodel import Session, select

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.absences import AbsenceKind, AwaySpan
from elternportal.domain.notifications import Channel
from elternportal.domain.people import Actor
from elternportal.mail.templates import render
from elternportal.models.mail import OutboxMail
from elternportal.models.notifications import NotificationChoice
from elternportal.services.absences.joining import write_absence
from elternportal.services.notifications.choices import my_notifications
from elternportal.services.timetable.office import save_day_text
from elternportal.services.timetable.tomorrow import NOTICE, tell_tomorrow, tomorrow_due
from tests.support.dates import add_date
from tests.support.exams import MATHS_7B, TUESDAY, enter, release_all
from tests.support.timetable import bring_in, slots_file, substitution_row, substitutions_file
from tests.support.world import World

EVENING = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)  # 18:00 at school


@pytest.fixture
def wanted(database: Database, world: World) -> None:
    """Berta wants to hear; there is a change and an exam for her child tomorrow."""
    with clock.at(EVENING):
        change = substitution_row(1, TUESDAY, 2, lesson_number=1, substitute="Mai", classes="7b")
        bring_in(database, slots_file(), substitutions_file(change))
        with database.transaction() as session:
            session.add(
                NotificationChoice(
                    account_id=world.berta.account_id, event=NOTICE.key, channel=Channel.NOW
                )
            )
            release_all(session, world)
            enter(session, world, world.huber, MATHS_7B)
            for mail in session.exec(select(OutboxMail)):
                session.delete(mail)


def due(session: Session, at: datetime) -> list[int]:
    with clock.at(at):
        return list(tomorrow_due(session))


@pytest.mark.usefixtures("wanted")
def test_it_comes_once_in_the_evening_and_names_nobody(database: Database, world: World) -> None:
    with database.transaction() as session, clock.at(EVENING):
        assert due(session, EVENING.replace(hour=16, minute=59)) == []
        assert due(session, EVENING) == [world.berta.account_id]
        for _ in range(2):
            tell_tomorrow(session, world.berta.account_id)
        (mail,) = session.exec(select(OutboxMail)).all()
        assert due(session, EVENING) == []
        rendered = render(session, mail)
    assert rendered is not None
    assert "Di, 24.11.: Eine Stunde ist anders" in rendered.text
    assert "Eine Prüfung oder ein Termin steht an." in rendered.text
    for word in ("Carla", "7b", "Mathe"):
        assert word not in rendered.subject + rendered.text


@pytest.mark.usefixtures("wanted")
def test_before_a_free_day_it_does_not_come(database: Database, world: World) -> None:
    with database.transaction() as session:
        assert due(session, EVENING.replace(day=27)) == []  # a Friday
        assert due(session, EVENING.replace(day=29)) == [world.berta.account_id]


def test_nobody_gets_it_who_has_not_asked_for_it(database: Database, world: World) -> None:
    def chosen(actor: Actor) -> Channel:
        return my_notifications(session, actor).channels[NOTICE]

    with database.transaction() as session, clock.at(EVENING):
        assert chosen(world.anna) == Channel.OFF
        assert not NOTICE.admits(Channel.DIGEST)
        assert due(session, EVENING) == []


def test_brothers_and_sisters_have_one_date_and_a_sick_child_is_no_appointment(
    database: Database, world: World
) -> None:
    bring_in(database, slots_file())
    with database.transaction() as session, clock.at(EVENING):
        add_date(session, world.olga, first_day=TUESDAY)
        save_day_text(session, world.olga, TUESDAY, "Es ist hitzefrei.")
        away = AwaySpan(TUESDAY, TUESDAY)
        write_absence(
            session,
            world.olga,
            world.pupils["Ada"],
            away,
            kind=AbsenceKind.ILL,
            remark="",
            is_late=False,
        )
        tell_tomorrow(session, world.anna.account_id)
        (mail,) = session.exec(select(OutboxMail).where(OutboxMail.template == "tomorrow")).all()
        rendered = render(session, mail)
    assert rendered is not None
    assert "Eine Prüfung oder ein Termin steht an." in rendered.text
    assert "Die Schule sagt allen etwas zu diesem Tag." in rendered.text
