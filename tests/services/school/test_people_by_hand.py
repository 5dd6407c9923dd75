"""Children and teachers that the office enters and puts right by hand, beside imports."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from elternportal import clock
from elternportal.auth.sessions import find_actor, open_session
from elternportal.db import Database
from elternportal.documents.window import window_lines
from elternportal.domain.people import SYSTEM, Actor, Role
from elternportal.errors import NotAllowed, NotFound
from elternportal.imports.folder import NamedFile
from elternportal.models.access import Account
from elternportal.models.school import Lesson, Pupil, SchoolClass, Teacher
from elternportal.schedule import run_due_tasks
from elternportal.services.editing import EditedMeanwhile
from elternportal.services.school.addresses import (
    AddressIncomplete,
    PostcodeMalformed,
    postal_addresses,
)
from elternportal.services.school.children_by_hand import (
    ChildDraft,
    ChildIsThere,
    LeaveSchool,
    NoSuchClass,
    SaveChild,
    let_child_leave,
    read_child,
    save_child,
)
from elternportal.services.school.school_import import preview
from elternportal.services.school.teachers_by_hand import (
    SaveTeacher,
    ShortNameTaken,
    TeacherDraft,
    TeacherHasLessons,
    let_teacher_leave,
    read_teacher,
    save_teacher,
)
from tests.support.untis import apply_knowingly, gpu, pupil, small_school
from tests.support.untis import teacher as of_file
from tests.support.world import World


@pytest.fixture
def imported(database: Database) -> Database:
    bring(database, *small_school().values())
    return database


def bring(database: Database, *files: NamedFile) -> dict[str, int]:
    with database.transaction() as session:
        return apply_knowingly(session, SYSTEM, files).counts


def children(*rows: dict[int, str]) -> NamedFile:
    """The file of the small school's children, and more."""
    known = (pupil("1", "Amsel", "Ada", "7b"), pupil("2", "Amsel", "Ben", "9a"))
    return gpu("010", *known, pupil("3", "Birke", "Carla", "7b"), *rows)


def draft(database: Database, class_name: str = "7b", **fields: object) -> ChildDraft:
    with database.reading() as session:
        class_id = session.exec(
            select(SchoolClass.id).where(SchoolClass.short_name == class_name)
        ).one()
    values = {"surname": "Neu", "first_name": "Nele", **fields, "class_id": class_id}
    return ChildDraft.model_validate(values)


def save(database: Database, pupil_id: int, form: ChildDraft, revision: int = 0) -> int:
    with database.transaction() as session:
        return save_child(session, SYSTEM, SaveChild(pupil_id, form, revision))


def leave(database: Database, pupil_id: int, revision: int) -> None:
    with database.transaction() as session:
        let_child_leave(session, SYSTEM, LeaveSchool(pupil_id, revision))


def at_school(database: Database) -> dict[str, str]:
    """The children at school by first name, with their class."""
    with database.reading() as session:
        rows = session.exec(
            select(Pupil.first_name, SchoolClass.short_name)
            .join(SchoolClass)
            .where(Pupil.is_active)
        )
        return dict(rows.all())


def id_of_child(database: Database, first_name: str) -> int:
    with database.reading() as session:
        return session.exec(select(Pupil.id).where(Pupil.first_name == first_name)).one() or 0


def findings(database: Database, *files: NamedFile) -> list[str]:
    with database.reading() as session:
        return [one.sentence("de") for one in preview(session, SYSTEM, files).findings]


def test_a_child_entered_by_hand_survives_an_import_that_does_not_know_it(
    imported: Database,
) -> None:
    save(imported, 0, draft(imported))
    (told,) = findings(imported, children())
    assert "Neu, Nele (7b)" in told
    assert bring(imported, children()) == {}
    assert at_school(imported) == {"Ada": "7b", "Ben": "9a", "Carla": "7b", "Nele": "7b"}


@pytest.mark.parametrize(
    ("born", "in_file", "is_same"),
    [
        (None, pupil("9", "NEU", "Nele", "7b"), True),
        (None, pupil("9", "Neu", "Nele", "9a"), False),
        (date(2015, 5, 1), {**pupil("9", "Neu", "Nele", "9a"), 13: "20150501"}, True),
        (date(2015, 5, 1), {**pupil("9", "Neu", "Nele", "7b"), 13: "20150502"}, False),
    ],
)
def test_a_file_that_brings_the_same_child_later_does_not_double_it(
    imported: Database, born: date | None, in_file: dict[int, str], is_same: bool
) -> None:
    child = save(imported, 0, draft(imported, birth_date=born))
    told = findings(imported, children(in_file))
    assert any("dieselbe Person" in one for one in told) == is_same
    bring(imported, children(in_file))
    with imported.reading() as session:
        named = session.exec(select(Pupil).where(Pupil.first_name == "Nele")).all()
        assert len(named) == (1 if is_same else 2)
        assert (session.get_one(Pupil, child).key == "9") == is_same
    bring(imported, children())  # from now on the file decides about this child
    assert ("Nele" not in at_school(imported)) == is_same


def test_whoever_is_said_to_be_somebody_else_is_added(imported: Database) -> None:
    child = save(imported, 0, draft(imported))
    file = children(pupil("9", "Neu", "Nele", "7b"))
    apart = [(file.name, 4)]
    with imported.transaction() as session:
        plan = preview(session, SYSTEM, [file], apart=apart)
        assert any("zweite Person" in one.sentence("de") for one in plan.findings)
        apply_knowingly(session, SYSTEM, [file], apart=apart)
        assert len(session.exec(select(Pupil).where(Pupil.first_name == "Nele")).all()) == 2
        assert session.get_one(Pupil, child).key != "9"


@pytest.mark.parametrize(
    ("first_name", "in_file", "is_same"),
    [("Nina", "Nina", True), ("", "Nina", True), ("Nina", "Nora", False)],
)
def test_a_teacher_entered_by_hand_is_known_by_name_under_another_short_name(
    imported: Database, first_name: str, in_file: str, is_same: bool
) -> None:
    entered = save_one(imported, 0, teacher("Neu", first_name=first_name))
    new = {**of_file("Nmn", "Neumann"), 29: in_file}
    bring(imported, gpu("004", of_file("Hub", "Huber"), of_file("Mai", "Maier"), new))
    with imported.reading() as session:
        named = session.exec(select(Teacher).where(Teacher.surname == "Neumann")).all()
        assert len(named) == (1 if is_same else 2)
        assert session.get_one(Teacher, entered).short_name == ("Nmn" if is_same else "Neu")


def test_a_correction_holds_until_the_file_says_something_new(imported: Database) -> None:
    ada = id_of_child(imported, "Ada")
    save(imported, ada, draft(imported, "9a", surname="Amsel", first_name="Adah"))
    assert any("Adah" in one for one in findings(imported, children()))
    assert bring(imported, children()) == {}
    assert at_school(imported)["Adah"] == "9a"
    moved = gpu("010", pupil("1", "Amsel", "Ada", "9a"), pupil("2", "Amsel", "Ben", "9a"))
    bring(imported, moved)  # the class is as in the file now; the name still is not
    assert at_school(imported) == {"Adah": "9a", "Ben": "9a"}
    bring(imported, children())
    assert at_school(imported)["Adah"] == "7b"


def test_a_child_that_left_by_hand_comes_back_by_no_file_but_by_hand(imported: Database) -> None:
    carla = id_of_child(imported, "Carla")
    leave(imported, carla, 0)
    assert any("Birke, Carla" in one for one in findings(imported, children()))
    bring(imported, children())
    assert "Carla" not in at_school(imported)
    save(imported, carla, draft(imported, "9a", surname="Birke", first_name="Carla"), 1)
    assert at_school(imported)["Carla"] == "9a"
    with pytest.raises(ChildIsThere):
        save(imported, 0, draft(imported, "9a", surname="birke", first_name="CARLA"))


async def test_a_change_of_class_is_carried_out_on_its_day(imported: Database) -> None:
    ada, day = id_of_child(imported, "Ada"), clock.today() + timedelta(days=7)
    ada_from = draft(imported, "9a", surname="Amsel", first_name="Ada", class_from=day)
    save(imported, ada, ada_from)
    await run_due_tasks(imported)
    assert at_school(imported)["Ada"] == "7b"
    with imported.reading() as session:
        assert read_child(session, SYSTEM, ada).draft == ada_from
    with clock.at(clock.now() + timedelta(days=7)):
        await run_due_tasks(imported)
        assert at_school(imported)["Ada"] == "9a"
        bring(imported, children())  # which still says 7b
        assert at_school(imported)["Ada"] == "9a"
        with imported.reading() as session:
            assert read_child(session, SYSTEM, ada).draft.class_from is None


def test_of_two_who_have_a_child_open_the_second_is_told(imported: Database) -> None:
    ada = id_of_child(imported, "Ada")
    save(imported, ada, draft(imported, surname="Amsel", first_name="Adah"))
    for act in (lambda: save(imported, ada, draft(imported)), lambda: leave(imported, ada, 0)):
        with pytest.raises(EditedMeanwhile):
            act()
    assert "Adah" in at_school(imported)


def test_a_class_that_is_not_there_is_refused_at_its_field(imported: Database) -> None:
    with pytest.raises(NoSuchClass) as refused:
        save(imported, 0, draft(imported).model_copy(update={"class_id": 99}))
    assert refused.value.field_name == "class_id"


LIVES = {"street": "Am Anger 3", "postcode": "85049", "town": "Musterstadt"}


def test_an_address_is_whole_or_none_and_only_the_office_gets_it(imported: Database) -> None:
    ada = id_of_child(imported, "Ada")

    def live(revision: int, **fields: str) -> tuple[str, ...]:
        form = draft(imported, surname="Amsel", first_name="Ada", **fields)
        save(imported, ada, form, revision)
        with imported.reading() as session:
            teacher = Actor(1, frozenset({Role.TEACHER}))
            assert postal_addresses(session, teacher, [ada]) == {}
            return postal_addresses(session, SYSTEM, [ada]).get(ada, ())

    for wrong, field in (("town", "town"), ("street", "street"), ("postcode", "postcode")):
        with pytest.raises(AddressIncomplete) as refused:
            live(0, **{**LIVES, wrong: " "})
        assert refused.value.field_name == field
    with pytest.raises(PostcodeMalformed):
        live(0, **{**LIVES, "postcode": "8504"})
    assert live(0, **LIVES) == ("", "Am Anger 3", "85049 Musterstadt")
    abroad = {**LIVES, "recipient": "Familie Amsel", "postcode": "A-1010", "country": "Österreich"}
    assert live(1, **abroad)[0::3] == ("Familie Amsel", "ÖSTERREICH")
    assert live(2) == ()


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        ((), ["An die Erziehungsberechtigten von", "Ada Amsel", "Klasse 7b"]),
        (("Familie Amsel", "Am Anger 3", "85049 X"), ["Familie Amsel", "Am Anger 3", "85049 X"]),
        (
            ("", "Am Anger 3", "85049 X"),
            ["An die Erziehungsberechtigten von", "Ada Amsel", "Am Anger 3", "85049 X"],
        ),
    ],
)
def test_the_window_shows_the_address_or_the_child(
    address: tuple[str, ...], lines: list[str]
) -> None:
    assert window_lines("Ada Amsel", "7b", address) == lines


def teacher(short_name: str, **fields: str) -> TeacherDraft:
    values = {"short_name": short_name, "surname": "Neumann", "email": "", **fields}
    return TeacherDraft.model_validate(values)


def save_one(database: Database, teacher_id: int, form: TeacherDraft, revision: int = 0) -> int:
    with database.transaction() as session:
        return save_teacher(session, SYSTEM, SaveTeacher(teacher_id, form, revision))


def test_a_teacher_entered_by_hand_survives_imports_and_leaves_by_hand(
    imported: Database,
) -> None:
    new = save_one(imported, 0, teacher("Neu"))
    bring(imported, *small_school().values())
    with imported.transaction() as session:
        assert session.get_one(Teacher, new).is_active
        account = Account(email="neu@example.org", teacher_id=new, created_at=clock.now())
        session.add(account)
        session.flush()
        token = open_session(session, account)
    with pytest.raises(ShortNameTaken):
        save_one(imported, 0, teacher("neu"))
    with imported.transaction() as session:
        let_teacher_leave(session, SYSTEM, LeaveSchool(new, 1))
        assert find_actor(session, token) is None
        assert not read_teacher(session, SYSTEM, new).is_active
    save_one(imported, new, teacher("-", surname="Neumayr"), 2)
    with imported.reading() as session:
        back = session.get_one(Teacher, new)
        assert (back.is_active, back.short_name, back.surname) == (True, "Neu", "Neumayr")


def test_a_teacher_with_lessons_does_not_leave_by_hand_and_a_class_teacher_does(
    imported: Database,
) -> None:
    with imported.transaction() as session:
        maier = session.exec(select(Teacher.id).where(Teacher.short_name == "Mai")).one() or 0
        with pytest.raises(TeacherHasLessons):
            let_teacher_leave(session, SYSTEM, LeaveSchool(maier, 0))
        session.rollback()
        for lesson in session.exec(select(Lesson).where(Lesson.teacher_id == maier)):
            session.delete(lesson)
    with imported.transaction() as session:
        let_teacher_leave(session, SYSTEM, LeaveSchool(maier, 0))
        led = session.exec(select(SchoolClass).where(SchoolClass.class_teacher_id == maier)).all()
    assert led == []


def test_Z4_only_office_and_head_change_people_by_hand(database: Database, world: World) -> None:
    form = draft(database)
    ada, huber = world.pupils["Ada"], world.teachers["Huber"]

    def refused(actor: Actor) -> None:
        with database.transaction() as session:
            for act in (
                lambda: read_child(session, actor, ada),
                lambda: save_child(session, actor, SaveChild(ada, form)),
                lambda: save_child(session, actor, SaveChild(0, form)),
                lambda: let_child_leave(session, actor, LeaveSchool(ada, 0)),
                lambda: read_teacher(session, actor, huber),
                lambda: save_teacher(session, actor, SaveTeacher(0, teacher("N"))),
                lambda: let_teacher_leave(session, actor, LeaveSchool(huber, 0)),
            ):
                with pytest.raises(NotAllowed):
                    act()

    for actor in (world.anna, world.berta, world.roth):
        refused(actor)
    with database.transaction() as session, pytest.raises(NotFound):
        read_child(session, world.olga, 999)
