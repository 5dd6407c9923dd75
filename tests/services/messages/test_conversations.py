"""Conversations: who reads what, in which order, until when it can be taken back."""

import threading
from datetime import datetime, timedelta

import pytest
from sqlalchemy import event, select, text
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.messages import Desk, Obstacle, Request, ThreadsShown
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed, NotFound, PortalError
from elternportal.mail.templates import render
from elternportal.models.audit import AuditEntry
from elternportal.models.mail import OutboxMail
from elternportal.models.messages import AnswerHours, Message, MessageThread
from elternportal.models.school import Pupil, Teacher
from elternportal.services.messages.delivering import deliver_due, messages_due
from elternportal.services.messages.handing_over import hand_over
from elternportal.services.messages.hours import HoursDraft, hours_of, set_hours
from elternportal.services.messages.reading import count_unread, note_read
from elternportal.services.messages.recipients import Recipient, teachers_for
from elternportal.services.messages.reports import (
    ReportDraft,
    list_reports,
    open_report,
    report_message,
)
from elternportal.services.messages.settings import (
    COUNSELLORS,
    READ_MARKS,
    TO_HEAD,
    WITHDRAW_MINUTES,
)
from elternportal.services.messages.starting import (
    NoRecipient,
    StartThread,
    ThreadDraft,
    start_as_guardian,
)
from elternportal.services.messages.threads import (
    ThreadsAsked,
    ThreadView,
    list_threads,
    read_thread,
)
from elternportal.services.messages.withdrawing import TooLateToWithdraw, withdraw_message
from elternportal.services.messages.writing import (
    CannotWrite,
    MessageDraft,
    NotLater,
    close_thread,
    reply,
)
from elternportal.services.school.custody import take_off_guardian
from tests.support.messages import SECRET, answer, ask_desk, ask_teacher, write_family
from tests.support.school_settings import decide
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")
EVERYBODY = ("anna", "anton", "berta", "huber", "maier", "roth", "olga", "hanna")


def texts(view: ThreadView) -> list[str]:
    return [message.text for message in view.messages]


def readers(session: Session, world: World, thread_id: int) -> set[str]:
    """Who can read a conversation, by every way that reads one."""
    found = set()
    for name in EVERYBODY:
        actor = getattr(world, name)
        try:
            read_thread(session, actor, thread_id)
            found.add(name)
        except NotFound:
            listed = list_threads(session, actor, ThreadsAsked()).rows
            assert thread_id not in {row.thread_id for row in listed}
    return found


def test_only_the_two_sides_read(database: Database, world: World) -> None:
    with database.transaction() as session:
        alone = ask_teacher(session, world, world.anna)
        both = ask_teacher(session, world, world.anna, is_for_both=True)
        office = ask_desk(session, world, world.berta, Desk.OFFICE, "Carla")
        head = ask_desk(session, world, world.berta, Desk.HEAD, "Carla")
        from_school = write_family(session, world, world.maier)
        assert readers(session, world, alone) == {"anna", "huber"}
        assert readers(session, world, both) == {"anna", "anton", "huber"}
        assert readers(session, world, office) == {"berta", "olga"}
        assert readers(session, world, head) == {"berta", "hanna"}
        assert readers(session, world, from_school) == {"anna", "anton", "maier"}


def test_nobody_else_can_do_anything_with_it(database: Database, world: World) -> None:
    with database.transaction() as session:
        thread_id = ask_teacher(session, world, world.anna)
        message_id = read_thread(session, world.anna, thread_id).messages[0].message_id
        for name in {*EVERYBODY} - {"anna", "huber"}:
            outsider: Actor = getattr(world, name)
            for attempt in (
                lambda who: note_read(session, who, thread_id),
                lambda who: reply(session, who, thread_id, MessageDraft(text="ich")),
                lambda who: withdraw_message(session, who, message_id),
                lambda who: close_thread(session, who, thread_id, closes=True),
                lambda who: hand_over(session, who, thread_id, world.teachers["Maier"]),
                lambda who: report_message(session, who, message_id, ReportDraft()),
            ):
                with pytest.raises(NotFound):
                    attempt(outsider)
        # The sides, too, only what is theirs.
        with pytest.raises(NotFound):
            withdraw_message(session, world.huber, message_id)
        with pytest.raises(NotFound):
            close_thread(session, world.anna, thread_id, closes=True)
        with pytest.raises(NotFound):
            report_message(session, world.anna, message_id, ReportDraft())


def test_a_guardian_writes_only_to_whom_teaches_the_own_child_now(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        view = teachers_for(session, world.anna, world.pupils["Ada"])
        assert [(row.name.surname, row.leads, row.subjects) for row in view.teachers] == [
            ("Huber", True, "Mathematik"),
            ("Maier", False, "Englisch"),
        ]
        assert (view.has_office, view.has_head) == (True, True)
        with pytest.raises(NotFound):
            ask_teacher(session, world, world.berta, "Ada")
        with pytest.raises(NoRecipient):
            ask_teacher(session, world, world.anna, "Ada", "Roth")
        with pytest.raises(NotAllowed):
            ask_teacher(session, world, world.huber, "Ada", "Maier")
        with pytest.raises(NotFound):
            write_family(session, world, world.roth, "Ada")
        decide(session, COUNSELLORS, "Rot, Xyz")
        decide(session, TO_HEAD, False)
        counsels = teachers_for(session, world.anna, world.pupils["Ada"])
        assert [row.name.surname for row in counsels.teachers if row.counsels] == ["Roth"]
        assert ask_teacher(session, world, world.anna, "Ada", "Roth")
        with pytest.raises(NoRecipient):
            ask_desk(session, world, world.anna, Desk.HEAD)


def test_a_request_needs_no_subject_and_all_else_one(database: Database, world: World) -> None:
    side = Recipient(Desk.TEACHER, world.teachers["Huber"])
    with database.transaction() as session:
        draft = ThreadDraft(request=Request.CALL)
        thread_id = start_as_guardian(
            session, world.anna, StartThread(world.pupils["Ada"], side, draft)
        )
        view = read_thread(session, world.huber, thread_id)
        assert (view.row.subject, view.request) == ("Bitte um Rückruf", Request.CALL)
        for refused in (ThreadDraft(text="Hallo"), ThreadDraft(subject="Hallo")):
            with pytest.raises(PortalError) as error:
                start_as_guardian(
                    session, world.anna, StartThread(world.pupils["Ada"], side, refused)
                )
            assert error.value.field_name in {"subject", "text"}


def test_new_messages_count_until_one_of_the_side_has_read_them(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        thread_id = ask_teacher(session, world, world.anna, is_for_both=True)
        office = ask_desk(session, world, world.anna, Desk.OFFICE)
        counts = {name: count_unread(session, getattr(world, name)) for name in EVERYBODY}
        assert counts == dict.fromkeys(EVERYBODY, 0) | {"anton": 1, "huber": 1, "olga": 1}
        note_read(session, world.huber, thread_id)
        note_read(session, world.olga, office)
        assert read_thread(session, world.anna, thread_id).is_last_read
        decide(session, READ_MARKS, False)
        assert not read_thread(session, world.anna, thread_id).is_last_read
        answer(session, world.huber, thread_id)
        counts = {name: count_unread(session, getattr(world, name)) for name in EVERYBODY}
        assert counts == dict.fromkeys(EVERYBODY, 0) | {"anna": 1, "anton": 1}


def test_a_message_is_taken_back_for_a_while_and_leaves_its_place(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        thread_id = ask_teacher(session, world, world.anna)
        (first,) = read_thread(session, world.anna, thread_id).messages
        withdraw_message(session, world.anna, first.message_id)
        (shown,) = read_thread(session, world.huber, thread_id).messages
        assert (shown.text, shown.is_withdrawn) == ("", True)
        with pytest.raises(NotFound):
            withdraw_message(session, world.anna, first.message_id)
        second = answer(session, world.anna, thread_id)
        decide(session, WITHDRAW_MINUTES, 5)
        with clock.at(clock.now() + timedelta(minutes=6)), pytest.raises(TooLateToWithdraw):
            withdraw_message(session, world.anna, second)


def test_the_same_words_twice_at_once_are_one_message(database: Database, world: World) -> None:
    with database.transaction() as session:
        thread_id = ask_teacher(session, world, world.anna)
        assert answer(session, world.huber, thread_id) == answer(session, world.huber, thread_id)
        with clock.at(clock.now() + timedelta(minutes=1)):
            answer(session, world.huber, thread_id)
        view = read_thread(session, world.anna, thread_id)
        assert texts(view) == [SECRET, "Danke", "Danke"]


def test_a_message_for_later_is_seen_by_its_author_alone_until_then(
    database: Database, world: World
) -> None:
    later = clock.to_school(clock.now()).replace(tzinfo=None) + timedelta(hours=3)
    with database.transaction() as session:
        thread_id = ask_teacher(session, world, world.anna)
        note_read(session, world.huber, thread_id)
        draft = MessageDraft(text="Morgen", deliver_at=later)
        waiting = reply(session, world.anna, thread_id, draft)
        assert texts(read_thread(session, world.huber, thread_id)) == [SECRET]
        assert texts(read_thread(session, world.anna, thread_id)) == [SECRET, "Morgen"]
        assert (messages_due(session), count_unread(session, world.huber)) == ([], 0)
        with clock.at(clock.now() + timedelta(hours=4)):
            assert messages_due(session) == [waiting]
            assert deliver_due(session, waiting)
            assert not deliver_due(session, waiting)
            assert count_unread(session, world.huber) == 1
        for refused in (later - timedelta(days=1), later + timedelta(days=90)):
            with pytest.raises(NotLater):
                reply(session, world.anna, thread_id, MessageDraft(text="x", deliver_at=refused))


def test_writing_ends_where_nobody_reads(database: Database, world: World) -> None:
    with database.transaction() as session:
        thread_id = ask_teacher(session, world, world.anna)

        def refused(obstacle: Obstacle) -> bool:
            with pytest.raises(CannotWrite) as error:
                answer(session, world.huber, thread_id, "Hallo?")
            return error.value.text_key == f"messages-error-{obstacle}"

        close_thread(session, world.huber, thread_id, closes=True)
        assert refused(Obstacle.CLOSED)
        closed = list_threads(session, world.anna, ThreadsAsked(ThreadsShown.CLOSED)).rows
        assert [row.thread_id for row in closed] == [thread_id]
        close_thread(session, world.huber, thread_id, closes=False)
        teacher = session.get_one(Teacher, world.teachers["Huber"])
        teacher.is_active = False
        session.flush()
        with pytest.raises(CannotWrite):
            answer(session, world.anna, thread_id, "Sind Sie noch da?")
        teacher.is_active = True
        take_off_guardian(session, world.anna.account_id, world.pupils["Ada"], "Sorgerecht")
        assert refused(Obstacle.NO_GUARDIAN)
        with pytest.raises(NotFound):
            read_thread(session, world.anna, thread_id)
        session.get_one(Pupil, world.pupils["Ada"]).is_active = False
        session.flush()
        assert refused(Obstacle.CHILD_LEFT)
        assert texts(read_thread(session, world.huber, thread_id)) == [SECRET]


def test_what_is_passed_on_is_the_successors_alone(database: Database, world: World) -> None:
    with database.transaction() as session:
        thread_id = ask_teacher(session, world, world.anna)
        note_read(session, world.huber, thread_id)
        with pytest.raises(NoRecipient):
            hand_over(session, world.huber, thread_id, world.teachers["Roth"])
        hand_over(session, world.huber, thread_id, world.teachers["Maier"])
        assert readers(session, world, thread_id) == {"anna", "maier"}
        assert count_unread(session, world.maier) == 1
        view = read_thread(session, world.anna, thread_id)
        assert view.earlier_teacher is not None
        assert view.earlier_teacher.surname == "Huber"


def test_the_head_reads_what_is_shown_and_nothing_else(database: Database, world: World) -> None:
    with database.transaction() as session:
        thread_id = ask_teacher(session, world, world.anna, text="Das ist eine Frechheit")
        (message,) = read_thread(session, world.huber, thread_id).messages
        answer(session, world.huber, thread_id, SECRET)
        draft = ReportDraft(reason="Beleidigung")
        report_message(session, world.huber, message.message_id, draft)
        with pytest.raises(PortalError):
            report_message(session, world.huber, message.message_id, draft)
        withdraw_message(session, world.anna, message.message_id)
        (row,) = list_reports(session, world.hanna)
        assert "Frechheit" not in repr(row)  # the text only when it is opened, which is noted
        view = open_report(session, world.hanna, row.report_id)
        assert (view.text, view.reason) == ("Das ist eine Frechheit", "Beleidigung")
        read = select(AuditEntry).where(col(AuditEntry.action) == "message-report-read")
        assert [entry.account_id for entry in session.scalars(read)] == [world.hanna.account_id]
        for name in {*EVERYBODY} - {"hanna"}:
            with pytest.raises(NotAllowed):
                list_reports(session, getattr(world, name))
            with pytest.raises(NotAllowed):
                open_report(session, getattr(world, name), row.report_id)


def test_words_are_found_in_subjects_and_names(database: Database, world: World) -> None:
    with database.transaction() as session:
        maths = ask_teacher(session, world, world.anna, subject="Übungen für die Schulaufgabe")
        english = ask_teacher(session, world, world.anna, "Ada", "Maier", subject="Vokabeln")
        found = {
            words: [
                row.thread_id
                for row in list_threads(session, world.anna, ThreadsAsked(words=words)).rows
            ]
            for words in ("ubungen", "maier", "ada", "vokabeln huber")
        }
        assert found == {
            "ubungen": [maths],
            "maier": [english],
            "ada": [english, maths],
            "vokabeln huber": [],
        }


def test_families_read_when_a_teacher_answers(database: Database, world: World) -> None:
    with database.transaction() as session:
        teacher_id = world.teachers["Huber"]
        assert hours_of(session, teacher_id) is None
        begins, ends = (datetime(2026, 1, 1, hour).time() for hour in (8, 16))
        set_hours(session, world.huber, HoursDraft(weekdays="12345", begins=begins, ends=ends))
        monday = datetime(2026, 11, 23, 12, tzinfo=clock.SCHOOL_ZONE)
        opened = {}
        for name, at in (
            ("now", monday),
            ("evening", monday.replace(hour=18)),
            ("sunday", monday - timedelta(days=1)),
        ):
            with clock.at(at):
                view = hours_of(session, teacher_id)
                assert view is not None
                opened[name] = view.is_open
        assert opened == {"now": True, "evening": False, "sunday": False}
        away = HoursDraft(away_until=monday.date(), away_note="Frau Roth hilft.")
        set_hours(session, world.huber, away)
        with clock.at(monday):
            view = hours_of(session, teacher_id)
            assert view is not None
            assert (view.is_open, view.away_note) == (False, "Frau Roth hilft.")
        with clock.at(monday + timedelta(days=1)):
            assert hours_of(session, teacher_id) is None
        with pytest.raises(PortalError):
            set_hours(session, world.huber, HoursDraft(begins=ends, ends=begins))
        with pytest.raises(NotAllowed):
            set_hours(session, world.olga, HoursDraft())
        assert session.get_one(AnswerHours, teacher_id).away_until == monday.date()


def mails(session: Session) -> list[OutboxMail]:
    return list(session.scalars(select(OutboxMail).order_by(col(OutboxMail.id))))


def test_mails_say_that_there_is_a_message_and_no_word_of_it(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        thread_id = ask_teacher(session, world, world.anna, subject=SECRET, is_for_both=True)
        told = [mail.account_id for mail in mails(session)]
        assert told == [world.anton.account_id, world.huber.account_id]
        answer(session, world.anna, thread_id, "Noch etwas")  # nobody has looked since
        assert len(mails(session)) == 2
        for mail in mails(session):
            rendered = render(session, mail)
            assert rendered is not None
            whole = f"{rendered!r} {mail.params} {mail.event}"
            assert not [word for word in (SECRET, "Ada", "Huber", "Noch etwas") if word in whole]
        note_read(session, world.huber, thread_id)
        assert [render(session, mail) is None for mail in mails(session)] == [False, True]
        answer(session, world.anna, thread_id, "Und noch etwas")
        assert [mail.account_id for mail in mails(session)][2:] == [world.huber.account_id]
        take_off_guardian(session, world.anton.account_id, world.pupils["Ada"], "Sorgerecht")
        assert render(session, mails(session)[0]) is None


def test_what_is_written_is_sealed_in_the_database(database: Database, world: World) -> None:
    with database.transaction() as session:
        thread_id = ask_teacher(session, world, world.anna, subject=SECRET)
        (message,) = read_thread(session, world.huber, thread_id).messages
        report_message(session, world.huber, message.message_id, ReportDraft(reason=SECRET))
        for column in (
            "text FROM message",
            "subject FROM message_thread",
            "text FROM message_report",
            "reason FROM message_report",
        ):
            stored = session.execute(text(f"SELECT {column}")).scalar_one()
            assert SECRET.encode() not in bytes(stored)


def test_every_way_that_reads_asks_who_reads(database: Database, world: World) -> None:
    """No statement of a reading way gives conversations without saying whose they are."""
    with database.transaction() as session:
        thread_id = ask_teacher(session, world, world.anna)
    statements: list[str] = []

    def note(_c: object, _k: object, statement: str, *_more: object) -> None:
        statements.append(" ".join(statement.split()))

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        with database.transaction() as session:
            for name in EVERYBODY:
                actor = getattr(world, name)
                count_unread(session, actor)
                list_threads(session, actor, ThreadsAsked())
                list_threads(session, actor, ThreadsAsked(words="ada"))
                if name not in {"anna", "huber"}:
                    with pytest.raises(NotFound):
                        read_thread(session, actor, thread_id)
    finally:
        event.remove(database.engine, "before_cursor_execute", note)
    asked = [one for one in statements if "FROM message_thread" in one]
    assert asked
    sides = ("guardianship.account_id", "message_thread.teacher_id =", "message_thread.desk =")
    nobody = ("false", "0 = 1")
    for statement in asked:
        assert any(side in statement for side in (*sides, *nobody)), statement
    # The words themselves are asked for only once the conversation was found to be one's own.
    assert not [one for one in statements if "SELECT message.id, message.thread_id" in one]


def test_two_who_write_at_once_are_in_one_order(database: Database, world: World) -> None:
    with database.transaction() as session:
        thread_id = ask_teacher(session, world, world.anna, is_for_both=True)
    start = threading.Barrier(4)

    def send(actor: Actor, word: str) -> None:
        start.wait()
        for number in range(3):
            with database.transaction() as session:
                answer(session, actor, thread_id, f"{word} {number}")

    people = [(world.anna, "a"), (world.anton, "b"), (world.huber, "c")]
    workers = [threading.Thread(target=send, args=each) for each in people]
    for worker in workers:
        worker.start()
    start.wait()
    for worker in workers:
        worker.join()
    with database.transaction() as session:
        numbers = session.scalars(
            select(col(Message.number)).where(col(Message.thread_id) == thread_id)
        ).all()
        assert sorted(number or 0 for number in numbers) == list(range(1, 11))
        assert session.get_one(MessageThread, thread_id).last_number == 10
