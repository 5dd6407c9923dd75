"""The office imports the school: preview, apply, and what happens to people who leave."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlmodel import col, select

from elternportal.auth.sessions import find_actor, open_session
from elternportal.db import Database
from elternportal.demo.untis_files import make_files
from elternportal.domain.people import SYSTEM, Actor, Role
from elternportal.errors import NotAllowed
from elternportal.imports.folder import NamedFile, read_folder
from elternportal.models.access import Account, Guardianship
from elternportal.models.school import ImportRun, Lesson, Pupil, SchoolClass, Subject, Teacher
from elternportal.services.school.carrying_out import SchoolChangedMeanwhile
from elternportal.services.school.school_import import (
    ImportHasErrors,
    apply,
    preview,
)
from tests.support.untis import (
    SAMPLES,
    apply_knowingly,
    gpu,
    lesson,
    pupil,
    school_class,
    small_school,
    teacher,
)
from tests.support.world import LONG_AGO, World


def run(database: Database, *files: NamedFile) -> dict[str, int]:
    with database.transaction() as session:
        return apply_knowingly(session, SYSTEM, files).counts


def one_pupil(database: Database, key: str) -> Pupil:
    """The pupil as the database holds them at this moment."""
    with database.reading() as session:
        found = session.exec(select(Pupil).where(Pupil.key == key)).one()
        session.expunge(found)
    return found


@pytest.fixture
def imported(database: Database) -> Database:
    """A database into which :func:`small_school` was imported."""
    run(database, *small_school().values())
    return database


def test_everything_of_the_files_is_in_the_school(imported: Database) -> None:
    ada = one_pupil(imported, "1")
    with imported.reading() as session:
        school_class = session.get_one(SchoolClass, ada.class_id)
        class_teacher = session.get_one(Teacher, school_class.class_teacher_id)
        taught = session.exec(
            select(Teacher.surname, Subject.long_name, Lesson.weekly_hours)
            .join(Lesson, col(Lesson.teacher_id) == col(Teacher.id))
            .join(Subject, col(Subject.id) == col(Lesson.subject_id))
            .where(Lesson.class_id == school_class.id)
            .order_by(Teacher.surname)
        ).all()
        assert (ada.first_name, school_class.short_name, school_class.grade) == ("Ada", "7b", "7")
        assert class_teacher.surname == "Huber"
    assert taught == [("Huber", "Mathematik", 4.0), ("Maier", "Englisch", 4.0)]


def test_the_same_folder_twice_gives_an_empty_plan(imported: Database) -> None:
    with imported.reading() as session:
        view = preview(session, SYSTEM, [*small_school().values()])
    assert view.is_empty
    assert not view.findings
    assert run(imported, *small_school().values()) == {}


def test_S3_a_teacher_who_left_is_signed_out_and_comes_back_as_who_they_were(
    imported: Database,
) -> None:
    files = small_school()
    tokens = {short: _signed_in_teacher(imported, short) for short in ("Hub", "Mai")}
    stays = {
        "002": gpu("002", lesson("1", "7b", "Hub", "M")),
        "003": gpu("003", school_class("7b", "Hub"), school_class("9a", "Hub")),
        "004": gpu("004", teacher("Hub", "Huber")),
    }
    run(imported, *{**files, **stays}.values())
    with imported.reading() as session:
        assert find_actor(session, tokens["Mai"]) is None
        assert find_actor(session, tokens["Hub"]) is not None
    run(imported, *files.values())
    with imported.transaction() as session:
        account = session.exec(select(Account).where(Account.email == "mai@example.org")).one()
        found = find_actor(session, open_session(session, account))
    assert found is not None
    assert found.actor.roles == {Role.TEACHER}


def _signed_in_teacher(database: Database, short_name: str) -> str:
    with database.transaction() as session:
        teacher_id = session.exec(select(Teacher.id).where(Teacher.short_name == short_name)).one()
        account = Account(
            email=f"{short_name.lower()}@example.org", teacher_id=teacher_id, created_at=LONG_AGO
        )
        session.add(account)
        session.flush()
        return open_session(session, account)


def test_a_preview_changes_nothing_and_shows_what_apply_does(database: Database) -> None:
    files = [*small_school().values()]
    with database.reading() as session:
        view = preview(session, SYSTEM, files)
        assert session.exec(select(Pupil)).all() == []
    counts = {kind.text_key.removeprefix("import-kind-"): len(kind.added) for kind in view.kinds}
    added = {f"{kind}_added": count for kind, count in counts.items() if count}
    assert run(database, *files) == added
    assert view.kinds[4].added[0].label == "Amsel, Ada (7b)"


def test_who_imported_what_is_kept(database: Database, world: World) -> None:
    with database.transaction() as session:
        result = apply(session, world.olga, [gpu("005", {1: "R1", 2: "Raum 1"})])
    with database.reading() as session:
        kept = session.get_one(ImportRun, result.run_id)
        assert (kept.account_id, kept.source) == (world.olga.account_id, "untis")
        assert kept.counts == {"room_added": 1}


def test_a_child_that_moves_to_another_class_stays_the_same_child(imported: Database) -> None:
    before = one_pupil(imported, "1")
    rows = [pupil("1", "Amsel", "Ada", "9a"), pupil("2", "Amsel", "Ben", "9a")]
    counts = run(imported, gpu("010", *rows, pupil("3", "Birke", "Carla", "7b")))
    after = one_pupil(imported, "1")
    assert counts == {"pupil_changed": 1}
    assert after.id == before.id
    assert after.class_id != before.class_id


def test_a_child_that_left_is_inactive_and_comes_back_as_the_same_child(
    imported: Database,
) -> None:
    without_carla = [pupil("1", "Amsel", "Ada", "7b"), pupil("2", "Amsel", "Ben", "9a")]
    assert run(imported, gpu("010", *without_carla)) == {"pupil_removed": 1}
    left = one_pupil(imported, "3")
    assert (left.is_active, left.class_id) == (False, None)
    assert run(imported, gpu("010", *without_carla)) == {}
    assert run(imported, small_school()["010"]) == {"pupil_added": 1}
    back = one_pupil(imported, "3")
    assert (back.id, back.is_active) == (left.id, True)
    assert back.class_id is not None


def test_guardians_keep_their_record_of_a_child_that_left(database: Database, world: World) -> None:
    staying = ("Ada", "Ben", "Dora")
    rows = [pupil(f"P-{name}", f"{name}sen", name, "7b") for name in staying]
    run(database, gpu("010", *rows))
    with database.reading() as session:
        carla = session.get_one(Pupil, world.pupils["Carla"])
        kept = session.exec(select(Guardianship).where(Guardianship.pupil_id == carla.id)).all()
        assert not carla.is_active
    assert len(kept) == 1


def test_a_teacher_who_left_is_inactive_and_their_lessons_are_gone(imported: Database) -> None:
    counts = run(
        imported,
        gpu("004", teacher("Hub", "Huber")),
        gpu("002", lesson("1", "7b", "Hub", "M")),
        gpu("003", school_class("7b", "Hub"), school_class("9a")),
    )
    assert counts == {"teacher_removed": 1, "class_changed": 1, "lesson_removed": 2}
    with imported.reading() as session:
        maier = session.exec(select(Teacher).where(Teacher.short_name == "Mai")).one()
        assert not maier.is_active


def test_classes_subjects_and_rooms_that_nobody_needs_are_deleted(imported: Database) -> None:
    counts = run(
        imported,
        gpu("003", school_class("7b", "Hub")),
        gpu("005", {1: "R2", 2: "Raum 2"}),
        gpu("006", {1: "M", 2: "Mathematik"}),
        gpu("002", lesson("1", "7b", "Hub", "M")),
        gpu("010", pupil("1", "Amsel", "Ada", "7b")),
    )
    assert counts == {
        "subject_removed": 1,
        "room_added": 1,
        "room_removed": 1,
        "class_removed": 1,
        "pupil_removed": 2,
        "lesson_removed": 2,
    }
    with imported.reading() as session:
        assert [c.short_name for c in session.exec(select(SchoolClass))] == ["7b"]


def test_the_sample_folder_applies_once_its_doubtful_rows_are_left_out(
    database: Database,
) -> None:
    files = read_folder(SAMPLES)
    with database.reading() as session:
        view = preview(session, SYSTEM, files)
    # Their classes are in no file, and neither is the child of GPU015.
    rows = {"010": 1, "001": 2, "014": 3, "015": 1}
    assert view.error_refs == {
        (f"enbrea_GPU{number}.TXT", line)
        for number, lines in rows.items()
        for line in range(1, lines + 1)
    }
    with pytest.raises(ImportHasErrors), database.transaction() as session:
        apply(session, SYSTEM, files)
    with database.transaction() as session:
        result = apply(session, SYSTEM, files, view.error_refs)
    assert result.counts == {
        "subject_added": 1,
        "room_added": 2,
        "teacher_added": 1,
        "class_added": 1,
        "exam_added": 1,
        "holiday_added": 2,
    }
    with database.reading() as session:
        assert preview(session, SYSTEM, files, view.error_refs).is_empty


def test_a_school_of_850_pupils_is_imported_and_tells_its_progress(
    database: Database,
) -> None:
    seen: list[tuple[int, int, str]] = []
    with database.transaction() as session:
        result = apply(session, SYSTEM, make_files(), progress=lambda *step: seen.append(step))
    assert result.counts["pupil_added"] == 850
    done = [step for step in seen if step[1] > 1]
    assert [step[0] for step in done] == sorted(step[0] for step in done)
    assert done[-1] == (sum(result.counts.values()),) * 2 + ("import-phase-done",)


def test_two_imports_at_the_same_moment_leave_one_whole_school(database: Database) -> None:
    together = Barrier(2)

    def import_all() -> bool:
        together.wait(timeout=60)
        try:
            run(database, *make_files())
        except SchoolChangedMeanwhile:
            return False
        return True

    with ThreadPoolExecutor(2) as threads:
        outcomes = [future.result() for future in [threads.submit(import_all) for _ in range(2)]]
    assert any(outcomes)
    with database.reading() as session:
        assert preview(session, SYSTEM, make_files()).is_empty


def test_Z1_only_office_and_head_may_import(database: Database, world: World) -> None:
    files = [*small_school().values()]
    outsiders: list[Actor] = [world.anna, world.berta, world.huber, world.maier]
    for actor in outsiders:
        for use_case in (preview, apply):
            with pytest.raises(NotAllowed), database.transaction() as session:
                use_case(session, actor, files)
    for actor in (world.olga, world.hanna):
        with database.reading() as session:
            assert not preview(session, actor, files).is_empty
