"""The daily digest: one mail a day, at the time that a person has chosen, with all that is new."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import update
from sqlmodel import Session, select

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.notifications import Channel
from elternportal.mail import queue
from elternportal.mail.digest import digest_lines
from elternportal.mail.outbox import COMMIT_SLACK
from elternportal.mail.sender import SmtpSender
from elternportal.models.mail import DigestLine, MailState
from elternportal.models.school import Pupil
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.board.mails import BOARD
from elternportal.services.board.office import SaveNotice, delete_notice, save_notice
from elternportal.services.letters.mails import LETTERS
from tests.support.letters import add_letter
from tests.support.news import add_notice, notice_draft
from tests.support.notices import (
    choose,
    everything_in,
    newest_mail,
    outbox_of,
    speak_english,
    tell_of_notice,
)
from tests.support.outbox import fall_due, work
from tests.support.smtp import SmtpServer
from tests.support.world import World

EVENING = time(17)


@pytest.fixture
def sender(smtp_server: SmtpServer) -> SmtpSender:
    return SmtpSender(smtp_server.settings)


def collect(session: Session, world: World, digest_at: time = EVENING) -> None:
    """Anna hears of notices once a day."""
    choose(session, world.anna, {BOARD: Channel.DIGEST}, digest_at=digest_at)


async def test_all_that_is_new_comes_in_one_mail_at_the_chosen_time(
    database: Database,
    world: World,
    stopped_clock: datetime,
    smtp_server: SmtpServer,
    sender: SmtpSender,
) -> None:
    with database.transaction() as session:
        choose(session, world.berta, {BOARD: Channel.DIGEST, LETTERS: Channel.DIGEST})
        for title in ("Sommerfest", "Pausenverkauf"):
            tell_of_notice(session, world.berta, title=title)
        children = AudienceChoice(pupil_ids=(world.pupils["Carla"],))
        add_letter(session, world.olga, children, number=7)
    five = stopped_clock + timedelta(hours=5)  # 17:00 at school
    with clock.at(five):
        await work(database, sender)
    assert smtp_server.received == []

    with clock.at(five + COMMIT_SLACK):
        await work(database, sender)
    [mail] = smtp_server.received
    assert mail["Subject"] == "3 Neuigkeiten im Elternportal"
    text = everything_in(mail)
    places = [
        text.index(line)
        for line in (
            "• Schwarzes Brett: Sommerfest",
            "• Schwarzes Brett: Pausenverkauf",
            "• Neu: Elternbrief Nr. 7 „Wandertag“",
        )
    ]
    assert places == sorted(places)
    assert "http://localhost:3000/\n" in text


async def test_the_next_day_has_a_digest_of_its_own(
    database: Database,
    world: World,
    stopped_clock: datetime,
    smtp_server: SmtpServer,
    sender: SmtpSender,
) -> None:
    for days, title in enumerate(("Sommerfest", "Pausenverkauf")):
        day = stopped_clock + timedelta(days=days)
        with clock.at(day), database.transaction() as session:
            collect(session, world)
            tell_of_notice(session, world.anna, title=title)
        with clock.at(day + timedelta(hours=6)):
            await work(database, sender)
    first, second = (everything_in(mail) for mail in smtp_server.received)
    assert "Sommerfest" in first
    assert "Pausenverkauf" not in first
    assert "Pausenverkauf" in second
    assert "Sommerfest" not in second


@pytest.mark.parametrize(
    ("now", "due", "day"),
    [
        # 16:59 and 17:00 at school on an ordinary day
        (datetime(2026, 11, 23, 15, 59), datetime(2026, 11, 23, 16), date(2026, 11, 23)),
        (datetime(2026, 11, 23, 16, 0), datetime(2026, 11, 24, 16), date(2026, 11, 24)),
        # the evening before the clock goes back, and before it goes forward
        (datetime(2026, 10, 24, 18, 0), datetime(2026, 10, 25, 16), date(2026, 10, 25)),
        (datetime(2027, 3, 27, 18, 0), datetime(2027, 3, 28, 15), date(2027, 3, 28)),
        # after midnight at school, still the day before in UTC
        (datetime(2026, 11, 23, 23, 30), datetime(2026, 11, 24, 16), date(2026, 11, 24)),
    ],
)
def test_five_in_the_afternoon_is_five_in_summer_and_winter(
    database: Database, world: World, now: datetime, due: datetime, day: date
) -> None:
    with clock.at(now.replace(tzinfo=UTC)), database.transaction() as session:
        collect(session, world)
        tell_of_notice(session, world.anna)
        fall_due(session)
        [_, mail] = outbox_of(session, world.anna)
        assert mail.due_at == due.replace(tzinfo=UTC) + COMMIT_SLACK
        assert [line.digest_on for line in digest_lines(session, mail)] == [day]


@pytest.mark.parametrize("digest_at", [time(2, 0), time(2, 30), time(3, 0)])
def test_a_time_that_a_night_skips_or_has_twice_still_brings_one_digest_a_day(
    database: Database, world: World, digest_at: time
) -> None:
    for night in (datetime(2026, 10, 24, 20, tzinfo=UTC), datetime(2027, 3, 27, 20, tzinfo=UTC)):
        with database.transaction() as session:
            collect(session, world, digest_at)
            for quarter in range(32):
                with clock.at(night + timedelta(minutes=15 * quarter)):
                    tell_of_notice(session, world.anna, title=f"{night} {quarter}")
                    fall_due(session)
    with database.reading() as session:
        mails = [mail for mail in outbox_of(session, world.anna) if mail.template == "digest"]
        assert len(mails) == 4
        for mail in mails:
            for line in digest_lines(session, mail):
                assert line.created_at < mail.due_at


async def test_whoever_moves_the_time_later_in_the_day_loses_nothing(
    database: Database,
    world: World,
    stopped_clock: datetime,
    smtp_server: SmtpServer,
    sender: SmtpSender,
) -> None:
    with clock.at(stopped_clock - timedelta(hours=4)), database.transaction() as session:
        collect(session, world, time(9))
        tell_of_notice(session, world.anna, title="Sommerfest")
    await work(database, sender)  # it is noon
    with database.transaction() as session:
        collect(session, world, EVENING)
        tell_of_notice(session, world.anna, title="Pausenverkauf")
    await work(database, sender)
    with clock.at(stopped_clock + timedelta(days=2)):
        await work(database, sender)
    assert "Sommerfest" in everything_in(smtp_server.received[0])
    assert "Pausenverkauf" in everything_in(smtp_server.received[1])
    assert len(smtp_server.received) == 2


async def test_a_digest_with_nothing_left_to_say_does_not_come(
    database: Database,
    world: World,
    stopped_clock: datetime,
    smtp_server: SmtpServer,
    sender: SmtpSender,
) -> None:
    with database.transaction() as session:
        choose(session, world.berta, {LETTERS: Channel.DIGEST})
        children = AudienceChoice(pupil_ids=(world.pupils["Carla"],))
        letter = add_letter(session, world.olga, children)
        fall_due(session)
        session.delete(letter)
    with clock.at(stopped_clock + timedelta(days=1)):
        await work(database, sender)
    assert smtp_server.received == []
    with database.reading() as session:
        states = [mail.state for mail in outbox_of(session, world.berta)]
        assert states == [MailState.DIVERTED, MailState.DROPPED]


@pytest.mark.parametrize("becomes", ["deleted", "for others", "for later", "child left"])
def test_Z5_a_digest_tells_no_title_that_the_person_may_no_longer_read(
    database: Database, world: World, stopped_clock: datetime, becomes: str
) -> None:
    with database.transaction() as session:
        collect(session, world)
        notice_id = add_notice(session, world.olga, title="Geheimes", is_mailed=True)
        fall_due(session)
    before = newest_mail(database, world.anna)
    assert before is not None
    assert "Geheimes" in before.text
    with database.transaction() as session:
        match becomes:
            case "deleted":
                delete_notice(session, world.olga, notice_id)
            case "for others":
                others = AudienceChoice(pupil_ids=(world.pupils["Dora"],))
                save_notice(session, world.olga, SaveNotice(notice_id, notice_draft(), others, 1))
            case "for later":
                draft = notice_draft(valid_from=stopped_clock.date() + timedelta(days=2))
                everybody = AudienceChoice(whole_school=True)
                save_notice(session, world.olga, SaveNotice(notice_id, draft, everybody, 1))
            case _:
                session.execute(update(Pupil).values(is_active=False))
    assert newest_mail(database, world.anna) is None


async def test_what_a_digest_told_is_known_until_the_mail_is_forgotten(
    database: Database, world: World, stopped_clock: datetime, sender: SmtpSender
) -> None:
    with database.transaction() as session:
        collect(session, world)
        tell_of_notice(session, world.anna)
    with clock.at(stopped_clock + timedelta(days=1)):
        await work(database, sender)
    for days, is_known in ((30, True), (32, False)):
        day = stopped_clock + timedelta(days=days)
        with clock.at(day), database.transaction() as session:
            queue.forget_old(session)
            lines = session.exec(select(DigestLine)).all()
            assert [line.event for line in lines] == ["board-Pausenverkauf"] * is_known
            for mail in outbox_of(session, world.anna):
                assert digest_lines(session, mail) == (lines if mail.template == "digest" else [])


def test_a_digest_speaks_the_persons_language_and_counts_in_it(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        collect(session, world)
        speak_english(session, world.anna)
        tell_of_notice(session, world.anna, title="Bake sale")
        fall_due(session)
    mail = newest_mail(database, world.anna)
    assert mail is not None
    assert mail.subject == "One piece of news in Elternportal"
    assert "• Notice board: Bake sale" in mail.text
    assert "http://localhost:3000/en\n" in mail.text
