"""An import takes away what other things refer to, as at each change of school year."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Select, func, literal, select
from sqlmodel import Session, SQLModel, col

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.letters import LetterState
from elternportal.domain.people import SYSTEM, Actor
from elternportal.imports.folder import NamedFile
from elternportal.models import metadata
from elternportal.models.absences import LeaveRequest
from elternportal.models.access import ActivationPin, EndedGuardianship, MailToken
from elternportal.models.by_hand import ByHand, ClassChange, PostalAddress
from elternportal.models.dates import CalendarFeed
from elternportal.models.documents import Document, DocumentFolder
from elternportal.models.guardian_contact import GuardianContact
from elternportal.models.letters import Letter, LetterPupil
from elternportal.models.polls import PollBallot
from elternportal.models.school import CourseChoice, FormerClass, Pupil, SchoolClass
from elternportal.models.timetable import (
    PlanStamp,
    Substitution,
    TeacherLessonStamp,
    TeacherPlanStamp,
    TimetableSlot,
)
from elternportal.services.audience.choice import (
    AudienceChoice,
    NobodyAddressed,
    reaches,
    read_choice,
    save_audience,
)
from elternportal.services.audience.groups import GroupDraft, SaveGroup, group_members, save_group
from elternportal.services.board.scope import visible_notices
from elternportal.services.documents.scope import visible_documents
from elternportal.services.letters.schedule import (
    ScheduleLetter,
    letters_due,
    publish_now,
    schedule,
)
from elternportal.services.letters.scope import own_letters
from elternportal.services.polls.scope import visible_polls
from elternportal.services.polls.setup import PublishPoll, publish_poll
from tests.security.small_school import make_school
from tests.support.letters import add_letter
from tests.support.news import add_notice, add_poll
from tests.support.server import data_in
from tests.support.untis import Row, apply_knowingly, gpu, lesson, pupil, school_class, teacher
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")

MASTER_DATA = {"subject", "room", "teacher", "school_class", "pupil", "lesson"}
SCHOOLS_OWN = {  # what an import itself rewrites
    "lesson.class_id",
    "lesson.subject_id",
    "lesson.teacher_id",
    "pupil.class_id",
    "school_class.class_teacher_id",
    *(f"timetable_slot.{column}_id" for column in ("class", "subject", "teacher")),
    *(f"substitution.{name}_id" for name in ("class", "subject", "new_subject")),
    *(f"substitution.{name}_id" for name in ("teacher", "substitute")),
}
# What is about a class goes with it, and how to reach a family with the child that leaves.
WITH_THEM = {
    "guardian_contact.pupil_id",
    "course_choice.pupil_id",
    *(f"class_change.{name}_id" for name in ("class", "pupil")),
    *(f"former_class.{name}_id" for name in ("class", "pupil")),
    *(f"exam_group.{name}_id" for name in ("class", "subject", "teacher")),
    "plan_stamp.class_id",
    "lesson_stamp.class_id",
}
# What a class was called then stays in words, and that a child was exempted, but not from what.
OUTLIVES_THEM = {"class_message.class_id", "leave_request.subject_id"}
# Appointments of who leaves are cancelled, and everybody is told.
CANCELLED = {"booking.pupil_id", "booking.teacher_id"}
CANCELLED |= {"family_hold.pupil_id", "family_hold.teacher_id"}
OUTSIDERS = ("anna", "anton", "berta", "huber", "maier", "roth")


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path) -> Iterator[None]:
    with data_in(tmp_path):
        yield


def child(name: str, class_name: str) -> Row:
    """A child of the world under the key that it has there."""
    return pupil(f"P-{name}", f"{name}sen", name, class_name)


def next_year() -> list[NamedFile]:
    """7b becomes 8b. Course 1 is another one now, 2 has another teacher, 3 has ended."""
    moved = [child(name, "8b") for name in ("Ada", "Carla", "Dora")]
    return [
        gpu("002", lesson("1", "8b", "Hub", "D"), lesson("2", "9a", "Mai", "M")),
        gpu("003", school_class("8b", "Hub"), school_class("9a", "Rot")),
        gpu("010", *moved, child("Ben", "9a")),
    ]


def another_school() -> list[NamedFile]:
    """Nothing and nobody of the world is in it."""
    return [
        gpu("002", lesson("1", "1x", "Neu", "X")),
        gpu("003", school_class("1x", "Neu")),
        gpu("004", teacher("Neu", "Neumann")),
        gpu("005", {1: "R9", 2: "Raum 9"}),
        gpu("006", {1: "X", 2: "Xylophon"}),
        gpu("010", pupil("99", "Nagel", "Nora", "1x")),
    ]


def run(database: Database, files: list[NamedFile]) -> dict[str, int]:
    with database.transaction() as session:
        return apply_knowingly(session, SYSTEM, files).counts


def of_7b(world: World) -> AudienceChoice:
    return AudienceChoice(class_ids=(world.classes["7b"],))


def reached(session: Session, audience_id: int) -> set[str]:
    """The first names of the children whom an audience reaches now."""
    names = select(col(Pupil.first_name)).where(reaches(literal(audience_id), col(Pupil.id)))
    return set(session.scalars(names))


def add_document(session: Session, audience_id: int) -> None:
    folder = DocumentFolder(name="Formulare")
    session.add(folder)
    session.flush()
    session.add(Document(folder_id=folder.id or 0, title="Antrag", audience_id=audience_id))


def count_read(session: Session, world: World, person: str) -> int:
    """How many notices, polls and documents a person can read."""
    actor: Actor = getattr(world, person)
    readable = (visible_notices(actor), visible_polls(actor), visible_documents(actor))
    return sum(len(session.scalars(query).all()) for query in readable)


def references() -> dict[str, Select[int]]:
    """Every column that refers to master data, with a query that counts the rows that do."""
    return {
        f"{table.name}.{column.name}": select(func.count(column)).select_from(table)
        for table in metadata.sorted_tables
        for column in table.columns
        if any(key.column.table.name in MASTER_DATA for key in column.foreign_keys)
    }


def counts(database: Database) -> dict[str, int]:
    with database.reading() as session:
        return {name: session.scalar(query) or 0 for name, query in references().items()}


def refer_to_children(session: Session, world: World) -> None:
    """What nobody at the school has done yet, e.g. a PIN that waits, and a vote for a child."""
    ada, anna, now = world.pupils["Ada"], world.anna.account_id, clock.now()
    poll_id = add_poll(session, world.olga, is_per_child=True)
    session.add_all(
        [
            ActivationPin(
                selector="ABCDEF",
                verifier_hash="x",
                pupil_id=ada,
                issued_at=now,
                expires_at=now,
            ),
            PollBallot(poll_id=poll_id, account_id=anna, pupil_id=ada),
            EndedGuardianship(account_id=anna, pupil_id=ada, since=now, ended_at=now, reason="x"),
            CalendarFeed(account_id=anna, pupil_id=ada, token_hash="x", created_at=now),
            MailToken(
                token_hash="x",
                purpose="role",
                email="x@example.org",
                role="teacher",
                teacher_id=world.huber.teacher_id,
                created_at=now,
                expires_at=now,
            ),
            *plans(world),
            *stamps(world),
            exemption(world),
            *by_hand(world),
        ]
    )


def by_hand(world: World) -> list[SQLModel]:
    """What the office has entered about a child and a teacher, and what came of it."""
    ada, class_7b, today = world.pupils["Ada"], world.classes["7b"], clock.today()
    return [
        ByHand(pupil_id=ada),
        ByHand(teacher_id=world.teachers["Huber"]),
        PostalAddress(pupil_id=ada, street="Amselweg 1", postcode="90000", town="Musterstadt"),
        ClassChange(pupil_id=ada, class_id=world.classes["9a"], first_day=today),
        FormerClass(pupil_id=ada, class_id=class_7b, last_day=today),
        GuardianContact(pupil_id=ada, key="1", surname="Amsel"),
        CourseChoice(pupil_id=ada, number=1),
    ]


def plans(world: World) -> tuple[TimetableSlot, Substitution]:
    """A lesson of the week, and what is different in it today."""
    class_id, teacher_id = world.classes["7b"], world.teachers["Huber"]
    subject_id = world.subjects["M"]
    slot = TimetableSlot(
        number=1,
        class_id=class_id,
        teacher_id=teacher_id,
        subject_id=subject_id,
        weekday=1,
        lesson=1,
    )
    change = Substitution(
        day=clock.today(),
        key="1",
        class_id=class_id,
        lesson=1,
        kind="substitution",
        teacher_id=teacher_id,
        substitute_id=world.teachers["Maier"],
        subject_id=subject_id,
        new_subject_id=world.subjects["E"],
    )
    return slot, change


def stamps(world: World) -> tuple[PlanStamp, TeacherPlanStamp, TeacherLessonStamp]:
    """That what a class and a teacher see of their plan has changed."""
    huber, now = world.teachers["Huber"], clock.now()
    return (
        PlanStamp(class_id=world.classes["7b"], changed_at=now),
        TeacherPlanStamp(teacher_id=huber, changed_at=now),
        TeacherLessonStamp(teacher_id=huber, day=clock.today(), lesson=1, changed_at=now),
    )


def exemption(world: World) -> LeaveRequest:
    """A child that is freed from the lessons of one subject."""
    return LeaveRequest(
        pupil_id=world.pupils["Ada"],
        is_exemption=True,
        subject_id=world.subjects["M"],
        reason="x",
        first_day=clock.today(),
        last_day=clock.today(),
        applied_at=clock.now(),
    )


def test_everything_can_leave_the_school_whatever_refers_to_it(database: Database) -> None:
    with database.transaction() as session:
        refer_to_children(session, make_school(session).world)
    before = counts(database)
    assert {name for name, rows in before.items() if not rows} == set()
    run(database, another_school())
    with database.reading() as session:
        assert session.scalars(select(col(SchoolClass.short_name))).all() == ["1x"]
        assert session.scalars(select(col(Pupil.key)).where(col(Pupil.is_active))).all() == ["99"]
    lost = {name for name, rows in counts(database).items() if rows < before[name]}
    known = SCHOOLS_OWN | WITH_THEM | OUTLIVES_THEM | CANCELLED
    assert lost <= {"audience_part.class_id", *known}


def test_Z4_what_was_for_a_class_that_ended_is_for_nobody_but_the_office(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        add_notice(session, world.olga, of_7b(world))
        add_poll(session, world.olga, of_7b(world), is_published=True)
        add_document(session, save_audience(session, world.olga, of_7b(world)))
        assert [count_read(session, world, person) for person in ("anna", "maier")] == [3, 3]
        assert count_read(session, world, "roth") == 0
    run(database, next_year())
    with database.reading() as session:
        assert {
            person: count_read(session, world, person) for person in OUTSIDERS
        } == dict.fromkeys(OUTSIDERS, 0)
        assert count_read(session, world, "olga") == 3


def test_what_was_also_for_another_class_stays_for_that_one(
    database: Database, world: World
) -> None:
    both = AudienceChoice(class_ids=(world.classes["7b"], world.classes["9a"]))
    with database.transaction() as session:
        audience_id = save_audience(session, world.olga, both)
    run(database, next_year())
    with database.reading() as session:
        assert reached(session, audience_id) == {"Ben"}


def test_a_published_letter_keeps_its_children_when_their_class_ends(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, of_7b(world))
        letter_id = letter.id or 0
    run(database, next_year())
    with database.reading() as session:
        concerned = select(col(LetterPupil.pupil_id)).where(col(LetterPupil.letter_id) == letter_id)
        assert len(session.scalars(concerned).all()) == 3
        assert session.scalars(own_letters(world.anna)).all() == [letter_id]
        assert session.scalars(own_letters(world.berta)).all() == [letter_id]


def test_drafts_for_a_class_that_ended_cannot_go_out_to_anybody(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        letter_id = add_letter(session, world.olga, of_7b(world), is_published=False).id or 0
        poll_id = add_poll(session, world.olga, of_7b(world))
    run(database, next_year())
    with pytest.raises(NobodyAddressed), database.transaction() as session:
        publish_now(session, world.olga, letter_id)
    with pytest.raises(NobodyAddressed), database.transaction() as session:
        publish_poll(session, world.olga, PublishPoll(poll_id, is_mailed=True))


def test_a_scheduled_letter_that_lost_its_class_is_a_draft_again(
    database: Database, world: World
) -> None:
    tomorrow = clock.now() + timedelta(days=1)
    with database.transaction() as session:
        lost, kept = (
            add_letter(session, world.olga, choice, number=number, is_published=False).id or 0
            for number, choice in enumerate((of_7b(world), AudienceChoice(grades=("9",))), start=1)
        )
        for letter_id in (lost, kept):
            schedule(session, world.olga, ScheduleLetter(letter_id, tomorrow))
    run(database, next_year())
    with database.reading() as session, clock.at(tomorrow):
        assert session.get_one(Letter, lost).state == LetterState.DRAFT
        assert letters_due(session) == [kept]


def test_Z4_a_lesson_number_given_to_another_course_does_not_reach_that_course(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        audiences = {
            number: save_audience(session, world.olga, AudienceChoice(lesson_numbers=(number,)))
            for number in (1, 2, 3)
        }
    run(database, next_year())
    with database.reading() as session:
        assert reached(session, audiences[1]) == set()
        assert reached(session, audiences[2]) == {"Ben"}  # another teacher, the same course
        assert reached(session, audiences[3]) == set()
        assert [read_choice(session, audiences[number]).is_empty for number in (1, 2, 3)] == [
            True,
            False,
            True,
        ]


def test_a_child_that_left_is_reached_by_nothing_until_it_comes_back(
    database: Database, world: World
) -> None:
    carla = AudienceChoice(pupil_ids=(world.pupils["Carla"],))
    with database.transaction() as session:
        by_name = save_audience(session, world.olga, carla)
        group_id = save_group(session, world.olga, SaveGroup(GroupDraft(name="Lotsen"), carla))
        by_group = save_audience(session, world.olga, AudienceChoice(group_ids=(group_id,)))
        letter_id = add_letter(session, world.olga, carla).id or 0
    staying = [child("Ada", "7b"), child("Ben", "9a"), child("Dora", "7b")]
    run(database, [gpu("010", *staying)])
    with database.reading() as session:
        assert reached(session, by_name) == reached(session, by_group) == set()
        assert group_members(session, world.olga, group_id).children == ()
        assert session.scalars(own_letters(world.berta)).all() == []
    run(database, [gpu("010", *staying, child("Carla", "7b"))])
    with database.reading() as session:
        assert reached(session, by_name) == reached(session, by_group) == {"Carla"}
        assert session.scalars(own_letters(world.berta)).all() == [letter_id]
