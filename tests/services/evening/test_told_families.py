"""What staff hear of whom a change reaches is true: mails are counted, all others are called."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed, NotFound
from elternportal.models.access import Account
from elternportal.models.notifications import NotificationChoice
from elternportal.services.evening.bookings import (
    BookSlot,
    CancelBooking,
    MoveBooking,
    book_for,
    cancel_for,
    move_for,
)
from elternportal.services.evening.scope import TeacherAtEvening
from elternportal.services.evening.teacher import CancelAll, ReasonDraft, cancel_all
from elternportal.services.evening.telling import ToldView
from elternportal.services.office.calls import ALL, call_notes, finish_call, open_calls
from elternportal.services.office.printed_notes import printed_notes
from elternportal.services.office.tasks import tasks_at_start
from tests.support.booked_evening import Evening, make_booked_evening
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def evening(database: Database, world: World) -> Evening:
    return make_booked_evening(database, world)


def book(evening: Evening, child: str, minutes: int = 0, teacher: str = "Huber") -> ToldView:
    command = BookSlot(evening.slot(teacher, minutes), evening.world.pupils[child])
    return evening.run(lambda s: book_for(s, evening.world.olga, command)).told


def calls(evening: Evening) -> list[tuple[str, str]]:
    with evening.database.reading() as session:
        found = open_calls(session, evening.world.olga).calls
    return [(call.child, call.what) for call in found]


def test_a_family_without_an_account_is_called_after_every_change_by_staff(
    evening: Evening,
) -> None:
    world = evening.world
    command = BookSlot(evening.slot("Huber", 0), world.pupils["Dora"])
    made = evening.run(lambda s: book_for(s, world.olga, command))
    assert made.told == ToldView(mailed=0, calls=1)
    there = MoveBooking(made.booking_id, evening.slot("Huber", 20))
    assert evening.run(lambda s: move_for(s, world.huber, there)).told.calls == 1
    cancelled = CancelBooking(made.booking_id, "krank")
    assert evening.run(lambda s: cancel_for(s, world.huber, cancelled)).calls == 1
    assert calls(evening) == [
        ("Dora Dorasen (7b)", what)
        for what in (
            "Elternsprechtag: Termin gebucht bei Frau Huber, Do, 26.11., 17:00.",
            "Elternsprechtag: Termin bei Frau Huber verschoben von Do, 26.11., 17:00 "
            "auf Do, 26.11., 17:20.",
            "Elternsprechtag: Termin bei Frau Huber am Do, 26.11., 17:20 ist abgesagt.",
        )
    ]


def test_who_has_mail_is_counted_and_not_called(evening: Evening) -> None:
    assert book(evening, "Ada") == ToldView(mailed=2, calls=0)
    assert calls(evening) == []


def test_an_address_that_no_mail_reaches_does_not_count(evening: Evening) -> None:
    world = evening.world

    def fail(*people: Actor) -> None:
        with evening.database.transaction() as session:
            for person in people:
                session.get_one(Account, person.account_id).mail_unreachable = True

    fail(world.anton)
    assert book(evening, "Ada") == ToldView(mailed=1, calls=0)
    fail(world.anna)
    assert book(evening, "Ben", 30) == ToldView(mailed=0, calls=1)


def test_who_has_switched_the_mail_off_is_called(evening: Evening) -> None:
    choice = NotificationChoice(
        account_id=evening.world.berta.account_id, event="evening-plan", channel="off"
    )
    evening.run(lambda s: s.add(choice))
    assert book(evening, "Carla") == ToldView(mailed=0, calls=1)


def test_a_teacher_who_calls_all_off_hears_how_many_are_called(evening: Evening) -> None:
    world = evening.world
    book(evening, "Ada")
    book(evening, "Dora", 20)
    who = TeacherAtEvening(evening.id, world.teachers["Huber"])
    command = CancelAll(who, ReasonDraft(reason="krank"))
    done = evening.run(lambda s: cancel_all(s, world.huber, command))
    assert (done.bookings, done.told) == (2, ToldView(mailed=2, calls=1))


def test_notes_are_printed_per_child_and_a_call_is_ticked_off(evening: Evening) -> None:
    world = evening.world
    book(evening, "Dora")
    book(evening, "Dora", 20, "Maier")
    with evening.database.reading() as session:
        assert tasks_at_start(session, world.olga) == 2
        notes = call_notes(session, world.olga, ALL)
        first = open_calls(session, world.olga).calls[0].id
    pdf = PdfReader(BytesIO(printed_notes(notes, "de", "Musterschule")))
    assert len(pdf.pages) == 1
    text = " ".join(pdf.pages[0].extract_text().split())
    assert "An die Eltern von Dora Dorasen (7b)" in text
    assert "Frau Huber" in text
    assert "Herr Maier" in text
    evening.run(lambda s: finish_call(s, world.olga, first))
    assert len(calls(evening)) == 1


def test_a_call_is_read_in_the_readers_language_and_its_note_is_in_the_schools(
    evening: Evening,
) -> None:
    book(evening, "Dora")
    english = replace(evening.world.olga, language="en")
    with evening.database.reading() as session:
        (call,) = open_calls(session, english).calls
        (note,) = call_notes(session, english, ALL)
    assert "Ms Huber" in call.what
    assert "Frau Huber" in note.sentences[0]


def test_only_the_office_reads_prints_and_finishes_calls(evening: Evening) -> None:
    book(evening, "Dora")
    world = evening.world
    for outsider in (world.anna, world.huber):
        with evening.database.reading() as session:
            with pytest.raises(NotAllowed):
                open_calls(session, outsider)
            with pytest.raises(NotAllowed):
                call_notes(session, outsider, ALL)
        with pytest.raises(NotAllowed):
            evening.run(lambda s, who=outsider: finish_call(s, who, 1))
    with pytest.raises(NotFound):
        evening.run(lambda s: finish_call(s, world.olga, 987))
