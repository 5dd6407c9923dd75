"""Letters that go out at their time, and reminders: once, whoever looks at the clock."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from sqlmodel import col, delete, select

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.letters import Demand, LetterState
from elternportal.errors import NotAllowed, NotFound
from elternportal.models.letters import LetterAnswer, LetterDelivery, LetterVersion
from elternportal.models.mail import OutboxMail
from elternportal.schedule import run_due_tasks
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters.corrections import CorrectionDraft, CorrectLetter, correct
from elternportal.services.letters.parts import NotComplete
from elternportal.services.letters.reminders import (
    NothingToRemind,
    RemindedToday,
    remind_due,
    remind_open,
    reminders_due,
)
from elternportal.services.letters.schedule import (
    ScheduleLetter,
    TimeHasPassed,
    letters_due,
    publish_due,
    publish_now,
    schedule,
    unschedule,
)
from tests.conftest import NOON
from tests.support.letter_desk import Desk
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")
IN_AN_HOUR = NOON + timedelta(hours=1)
REMINDER_DAY = datetime(2026, 11, 27, 15, 30, tzinfo=UTC)  # 16:30 at school
RACERS = 6


@pytest.fixture
def desk(database: Database, world: World) -> Desk:
    return Desk(database, world)


def scheduled(desk: Desk) -> int:
    letter_id = desk.save()
    desk.run(schedule, desk.world.olga, ScheduleLetter(letter_id, IN_AN_HOUR))
    return letter_id


def published(desk: Desk, **fields: object) -> int:
    """A letter to 7b and Ben that asks for a confirmation until 30 November."""
    everybody = AudienceChoice(whole_school=True)
    asked = {"demand": "confirmation", "deadline": "2026-11-30", "remind_days_before": 3, **fields}
    letter_id = desk.save(audience=everybody, **asked)
    desk.run(publish_now, desk.world.olga, letter_id)
    return letter_id


def mails(desk: Desk, template: str) -> Counter[str]:
    with desk.database.reading() as session:
        wanted = select(col(OutboxMail.recipient)).where(col(OutboxMail.template) == template)
        return Counter(session.scalars(wanted))


def confirm(desk: Desk, letter_id: int, *children: str, round_: int = 1) -> None:
    with desk.database.transaction() as session:
        session.add_all(
            LetterAnswer(
                letter_id=letter_id,
                pupil_id=desk.world.pupils[child],
                round=round_,
                version=1,
                account_id=desk.world.anna.account_id,
                answered_at=clock.now(),
            )
            for child in children
        )


def race(desk: Desk, letter_id: int, service: object) -> list[bool]:
    """Several processes' threads at once, each with a connection of its own."""
    barrier = Barrier(RACERS)

    def run(_: int) -> bool:
        barrier.wait()
        with desk.database.transaction() as session:
            return service(session, letter_id)  # type: ignore[operator,no-any-return]

    with ThreadPoolExecutor(RACERS) as threads:
        return list(threads.map(run, range(RACERS)))


def test_a_scheduled_letter_goes_out_at_its_time_and_not_before(desk: Desk) -> None:
    letter_id = scheduled(desk)
    with desk.database.transaction() as session:
        assert letters_due(session) == []
        assert not publish_due(session, letter_id)
    with clock.at(IN_AN_HOUR), desk.database.transaction() as session:
        assert letters_due(session) == [letter_id]
        assert publish_due(session, letter_id)
    with desk.letter(letter_id) as letter:
        assert (letter.state, letter.published_at) == (LetterState.PUBLISHED, IN_AN_HOUR)
    assert mails(desk, "letter").total() == 3


def test_R3_a_scheduled_letter_goes_out_once_however_many_look_at_the_clock(desk: Desk) -> None:
    letter_id = scheduled(desk)
    with clock.at(IN_AN_HOUR):
        assert sorted(race(desk, letter_id, publish_due)) == [False] * (RACERS - 1) + [True]
    assert set(mails(desk, "letter").values()) == {1}


def test_a_letter_made_a_draft_again_stays_in(desk: Desk) -> None:
    letter_id = scheduled(desk)
    desk.run(unschedule, desk.world.olga, letter_id)
    with clock.at(IN_AN_HOUR), desk.database.transaction() as session:
        assert letters_due(session) == []
        assert not publish_due(session, letter_id)
    assert desk.read(letter_id).state is LetterState.DRAFT


def test_a_scheduled_letter_can_be_changed_as_long_as_it_stays_complete(desk: Desk) -> None:
    letter_id = scheduled(desk)
    desk.save(letter_id=letter_id, title="Anders")
    with pytest.raises(NotComplete):
        desk.save(letter_id=letter_id, text="")
    editor = desk.read(letter_id)
    assert (editor.form.title, editor.state) == ("Anders", LetterState.SCHEDULED)
    assert editor.publish_at == IN_AN_HOUR


def test_only_a_complete_letter_is_scheduled_and_only_for_the_future(desk: Desk) -> None:
    olga = desk.world.olga
    with pytest.raises(TimeHasPassed):
        desk.run(schedule, olga, ScheduleLetter(desk.save(), NOON))
    with pytest.raises(NotComplete):
        desk.run(schedule, olga, ScheduleLetter(desk.save(number=2, text=""), IN_AN_HOUR))
    late = desk.save(number=3, demand="confirmation", deadline="2026-11-25")
    with pytest.raises(NotComplete):
        desk.run(schedule, olga, ScheduleLetter(late, NOON + timedelta(days=3)))


def test_Z4_nobody_else_schedules_a_letter_or_reminds_of_it(desk: Desk) -> None:
    letter_id = desk.save()
    for wanted in (letter_id, 98765):
        with pytest.raises(NotFound):
            desk.run(schedule, desk.world.huber, ScheduleLetter(wanted, IN_AN_HOUR))
        with pytest.raises(NotFound):
            desk.run(unschedule, desk.world.huber, wanted)
        with pytest.raises(NotFound):
            desk.run(remind_open, desk.world.huber, wanted)
    with pytest.raises(NotAllowed):
        desk.run(remind_open, desk.world.anna, letter_id)


def test_who_has_a_child_without_answer_is_reminded_with_one_mail(desk: Desk) -> None:
    letter_id = published(desk)
    confirm(desk, letter_id, "Carla", "Ada")
    assert desk.run(remind_open, desk.world.olga, letter_id) == 2  # Anna and Anton, for Ben
    assert set(mails(desk, "letter-reminder")) == {
        "anna.amsel@example.org",
        "anton.amsel@example.org",
    }
    assert set(mails(desk, "letter-reminder").values()) == {1}
    with desk.database.reading() as session:
        reminded = select(col(LetterDelivery.account_id)).where(
            col(LetterDelivery.reminded_at) == NOON, col(LetterDelivery.queued_at) == NOON
        )
        assert set(session.scalars(reminded)) == {
            desk.world.anna.account_id,
            desk.world.anton.account_id,
        }


def test_nobody_is_reminded_twice_a_day_but_again_on_the_next(desk: Desk) -> None:
    letter_id = published(desk)
    assert desk.run(remind_open, desk.world.olga, letter_id) == 3
    with pytest.raises(RemindedToday):
        desk.run(remind_open, desk.world.olga, letter_id)
    with clock.at(NOON + timedelta(days=1)):
        assert desk.run(remind_open, desk.world.olga, letter_id) == 3


def correct_it(desk: Desk, letter_id: int, *, confirm_anew: bool) -> None:
    form = CorrectionDraft(title="Wandertag", text="Anders.", confirm_anew=confirm_anew)
    desk.run(correct, desk.world.olga, CorrectLetter(letter_id, 1, form))


def test_when_a_correction_asks_anew_a_second_reminder_of_the_day_really_goes_out(
    desk: Desk,
) -> None:
    letter_id = published(desk)
    assert desk.run(remind_open, desk.world.olga, letter_id) == 3
    correct_it(desk, letter_id, confirm_anew=True)
    assert desk.run(remind_open, desk.world.olga, letter_id) == 3
    assert set(mails(desk, "letter-reminder").values()) == {2}


@pytest.mark.parametrize("confirm_anew", [False, True])
def test_no_reminder_follows_a_correction_that_was_told_on_the_same_day(
    desk: Desk, confirm_anew: bool
) -> None:
    letter_id = published(desk)
    with clock.at(REMINDER_DAY):
        correct_it(desk, letter_id, confirm_anew=confirm_anew)
        with desk.database.transaction() as session:
            assert reminders_due(session) == []
            assert not remind_due(session, letter_id)
    assert not mails(desk, "letter-reminder")


def test_a_correction_before_the_day_of_the_reminder_does_not_stop_it(desk: Desk) -> None:
    letter_id = published(desk)
    correct_it(desk, letter_id, confirm_anew=True)
    with clock.at(REMINDER_DAY), desk.database.transaction() as session:
        assert reminders_due(session) == [letter_id]
        assert remind_due(session, letter_id)


def test_where_nothing_is_open_nobody_is_reminded(desk: Desk) -> None:
    answered = published(desk)
    confirm(desk, answered, "Ada", "Ben", "Carla", "Dora")
    asks_nothing = published(desk, number=2, demand="none")
    draft = desk.save(number=3, demand="confirmation")
    for letter_id in (answered, asks_nothing, draft):
        with pytest.raises(NothingToRemind):
            desk.run(remind_open, desk.world.olga, letter_id)


def test_a_guardian_who_came_after_publication_is_reminded_and_enters_the_ledger(
    desk: Desk,
) -> None:
    letter_id = published(desk)
    with desk.database.transaction() as session:
        line = select(LetterDelivery).where(
            col(LetterDelivery.account_id) == desk.world.berta.account_id
        )
        session.delete(session.scalars(line).one())
    assert desk.run(remind_open, desk.world.olga, letter_id) == 3
    with desk.database.reading() as session:
        assert session.scalars(line).one().reminded_at == NOON


def test_R3_the_automatic_reminder_goes_out_once_however_many_look_at_the_clock(
    desk: Desk,
) -> None:
    letter_id = published(desk)
    with clock.at(REMINDER_DAY):
        with desk.database.reading() as session:
            assert reminders_due(session) == [letter_id]
        assert sorted(race(desk, letter_id, remind_due)) == [False] * (RACERS - 1) + [True]
        with desk.database.reading() as session:
            assert reminders_due(session) == []
    assert set(mails(desk, "letter-reminder").values()) == {1}


async def test_one_look_at_the_clock_publishes_and_reminds(desk: Desk) -> None:
    waiting = scheduled(desk)
    open_letter = published(desk, number=2)
    with clock.at(REMINDER_DAY):
        await run_due_tasks(desk.database)
    assert desk.read(waiting).state is LetterState.PUBLISHED
    with desk.letter(open_letter) as letter:
        assert letter.reminded_at == REMINDER_DAY


async def test_a_letter_that_fails_to_go_out_holds_up_no_other(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    broken, sound = scheduled(desk), desk.save(number=2)
    desk.run(schedule, desk.world.olga, ScheduleLetter(sound, IN_AN_HOUR))
    with desk.database.transaction() as session:
        session.execute(delete(LetterVersion).where(col(LetterVersion.letter_id) == broken))
    with clock.at(IN_AN_HOUR):
        await run_due_tasks(desk.database)
    assert desk.read(sound).state is LetterState.PUBLISHED
    assert f"publish-letters failed for {broken}" in caplog.text
    with desk.letter(broken) as letter:
        assert (letter.state, letter.demand) == (LetterState.SCHEDULED, Demand.NONE)
