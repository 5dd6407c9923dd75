"""What a teacher writes to a class: one conversation a child, at once, and whom it misses."""

import time
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlmodel import Session, col

from elternportal.db import Database
from elternportal.domain.messages import ThreadsShown
from elternportal.errors import NotAllowed, NotFound
from elternportal.models.mail import OutboxMail
from elternportal.models.messages import MessageThread
from elternportal.services.files.stored import readable_file
from elternportal.services.messages.class_messages import (
    ClassMessageView,
    list_class_messages,
    read_class_message,
    withdraw_class_message,
)
from elternportal.services.messages.reading import count_unread, note_read
from elternportal.services.messages.starting import (
    SentToClassView,
    ThreadDraft,
    WriteToClass,
    write_to_class,
)
from elternportal.services.messages.threads import (
    ThreadsAsked,
    list_threads,
    read_thread,
)
from elternportal.services.messages.writing import MessageDraft, reply
from tests.support.messages import SECRET, answer
from tests.support.stored_files import add_file, files_in
from tests.support.world import World, add_guardian, add_pupil

pytestmark = pytest.mark.usefixtures("stopped_clock")


def send(session: Session, world: World, files: str = "") -> SentToClassView:
    draft = ThreadDraft(subject="Ausflug", text=SECRET, files=files)
    return write_to_class(session, world.huber, WriteToClass(world.classes["7b"], draft))


def look(session: Session, world: World, sent: SentToClassView) -> ClassMessageView:
    return read_class_message(session, world.huber, sent.class_message_id)


def test_each_family_has_a_conversation_of_its_own(database: Database, world: World) -> None:
    with database.transaction() as session:
        sent = send(session, world)
        assert (sent.conversations, sent.mails, sent.unreached) == (3, 3, 1)
        view = look(session, world, sent)
        assert [row.child.name for row in view.unreached] == ["Dora Dorasen"]
        threads = {row.child.name: row.thread_id for row in view.members}
        assert read_thread(session, world.berta, threads["Carla Carlasen"])
        with pytest.raises(NotFound):
            read_thread(session, world.berta, threads["Ada Adasen"])
        assert count_unread(session, world.anton) == 1
        # A class of thirty is not thirty rows in the teacher's list, but who answers is there.
        assert list_threads(session, world.huber, ThreadsAsked()).rows == ()
        note_read(session, world.anna, threads["Ada Adasen"])
        answer(session, world.berta, threads["Carla Carlasen"])
        listed = list_threads(session, world.huber, ThreadsAsked(ThreadsShown.OPEN)).rows
        assert [row.child.name for row in listed] == ["Carla Carlasen"]
        members = {row.child.name: row for row in look(session, world, sent).members}
        assert members["Ada Adasen"].is_read
        assert members["Carla Carlasen"].has_answer
        dora = add_guardian(session, world, "Doris Dachs", "Dora")
        assert read_thread(session, dora, threads["Dora Dorasen"]).messages[0].text == SECRET


def test_nobody_but_the_teacher_sees_whom_it_went_to(database: Database, world: World) -> None:
    with database.transaction() as session:
        sent = send(session, world)
        for name in ("maier", "roth"):
            with pytest.raises(NotFound):
                read_class_message(session, getattr(world, name), sent.class_message_id)
            assert not list_class_messages(session, getattr(world, name), 1).rows
        for name in ("anna", "olga", "hanna"):
            with pytest.raises(NotAllowed):
                read_class_message(session, getattr(world, name), sent.class_message_id)
        draft = ThreadDraft(subject="x", text="y")
        with pytest.raises(NotFound):
            write_to_class(session, world.maier, WriteToClass(world.classes["9a"], draft))


def test_it_is_taken_back_everywhere(database: Database, world: World) -> None:
    with database.transaction() as session:
        sent = send(session, world)
        assert withdraw_class_message(session, world.huber, sent.class_message_id) == 3
        view = look(session, world, sent)
        assert (view.text, view.is_withdrawn) == ("", True)
        thread_id = view.members[0].thread_id
        assert read_thread(session, world.anna, thread_id).messages[0].is_withdrawn


def test_a_file_is_read_by_whoever_reads_one_of_its_messages(
    database: Database, world: World, tmp_path: Path
) -> None:
    with files_in(tmp_path), database.transaction() as session:
        files = add_file(session, world.huber)
        sent = send(session, world, files.key)
        for name in ("huber", "anna", "anton", "berta"):
            assert readable_file(session, getattr(world, name), files.key)
        for name in ("maier", "roth", "olga", "hanna"):
            with pytest.raises(NotFound):
                readable_file(session, getattr(world, name), files.key)
        thread_id = look(session, world, sent).members[0].thread_id
        own = add_file(session, world.anna)
        reply(session, world.anna, thread_id, MessageDraft(files=own.key))
        assert readable_file(session, world.huber, own.key)
        with pytest.raises(NotFound):
            readable_file(session, world.berta, own.key)


def test_thirty_children_are_written_to_in_one_go(database: Database, world: World) -> None:
    with database.transaction() as session:
        for number in range(27):
            add_pupil(session, world, f"Kind{number}", "7b")
            add_guardian(session, world, f"Eltern {number}", f"Kind{number}")
    with database.transaction() as session:
        begun = time.process_time()
        sent = send(session, world)
        took = time.process_time() - begun
    assert sent.conversations == 30
    assert took < 0.3
    with database.transaction() as session:
        assert session.scalar(select(func.count()).select_from(MessageThread)) == 30
        assert len({mail.account_id for mail in session.scalars(select(OutboxMail))}) == sent.mails
        assert session.scalar(select(func.count(col(OutboxMail.id)))) == sent.mails
