"""An import is taken back as one step, as far as nothing was changed since."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.people import SYSTEM
from elternportal.errors import NotAllowed, NotFound
from elternportal.imports.folder import NamedFile
from elternportal.imports.store import active_school, read_stored
from elternportal.models.access import Guardianship
from elternportal.models.school import ImportRun, ImportUndo, Pupil, Subject
from elternportal.services.school.import_journal import (
    ImportNotUndoable,
    UndoneView,
    list_imports,
    undo_import,
)
from tests.support.untis import apply_knowingly, gpu, pupil, school_class, small_school
from tests.support.world import World


def run(database: Database, *files: NamedFile) -> int:
    with database.transaction() as session:
        return apply_knowingly(session, SYSTEM, files).run_id


def undo(database: Database, run_id: int) -> UndoneView:
    with database.transaction() as session:
        return undo_import(session, SYSTEM, run_id)


def school(database: Database) -> object:
    with database.reading() as session:
        return active_school(read_stored(session))


def next_year() -> list[NamedFile]:
    """A child leaves, one is new, one changes class, a class gets another name in words."""
    files = small_school()
    files["010"] = gpu(
        "010",
        pupil("1", "Amsel", "Ada", "9a"),
        pupil("3", "Birke", "Carla", "7b"),
        pupil("4", "Distel", "Dora", "7b"),
    )
    files["003"] = gpu("003", school_class("7b", "Mai"), school_class("9a", "Mai"))
    return [*files.values()]


def test_what_was_new_changed_and_gone_is_as_before(database: Database) -> None:
    run(database, *small_school().values())
    before = school(database)
    changed = run(database, *next_year())
    assert school(database) != before
    done = undo(database, changed)
    assert school(database) == before
    assert not done.stays
    assert done.counts == {
        "pupil_added": 1,
        "pupil_changed": 1,
        "pupil_removed": 1,
        "class_changed": 1,
    }


def test_the_first_import_can_be_taken_back_as_a_whole(database: Database) -> None:
    first = run(database, *small_school().values())
    undo(database, first)
    assert not any(school(database).values())  # type: ignore[attr-defined]


def test_a_child_that_comes_back_keeps_its_guardians(database: Database, world: World) -> None:
    with database.reading() as session:
        kept = session.exec(select(Guardianship.id).order_by(col(Guardianship.id))).all()
        classes = active_school(read_stored(session))["class"]
    everybody_gone = gpu("010", pupil("neu", "Neu", "Nora", next(iter(classes))[0]))
    gone = run(database, everybody_gone)
    undo(database, gone)
    with database.reading() as session:
        assert session.exec(select(Guardianship.id).order_by(col(Guardianship.id))).all() == kept
        assert session.exec(select(Pupil.id).where(Pupil.key == "neu", Pupil.is_active)).all() == []


def test_what_was_changed_since_stays_and_is_named(database: Database) -> None:
    run(database, *small_school().values())
    changed = run(database, *next_year())
    with database.transaction() as session:
        dora = session.exec(select(Pupil).where(Pupil.key == "4")).one()
        dora.first_name = "Dorothea"
        session.add(dora)
    done = undo(database, changed)
    assert done.stays == ("Distel, Dora (7b)",)
    with database.reading() as session:
        assert session.exec(select(Pupil.is_active).where(Pupil.key == "4")).one()


def test_what_later_imports_need_stays(database: Database) -> None:
    first = run(database, small_school()["003"], small_school()["004"])
    run(database, gpu("010", pupil("1", "Amsel", "Ada", "7b")))
    done = undo(database, first)
    assert "7b" in done.stays
    assert done.counts == {"class_removed": 1, "teacher_removed": 2}


def test_it_is_taken_back_once_and_not_for_ever(database: Database) -> None:
    first = run(database, gpu("006", {1: "M", 2: "Mathematik"}))
    undo(database, first)
    with pytest.raises(ImportNotUndoable):
        undo(database, first)
    old = run(database, gpu("006", {1: "E", 2: "Englisch"}))
    with database.transaction() as session:
        row = session.get_one(ImportRun, old)
        row.applied_at = clock.now() - timedelta(days=31)
        session.add(row)
    run(database, gpu("006", {1: "E", 2: "English"}))
    with database.reading() as session:
        assert session.get(ImportUndo, old) is None
        assert session.exec(select(Subject.long_name)).one() == "English"
    with pytest.raises(ImportNotUndoable):
        undo(database, old)
    with pytest.raises(NotFound):
        undo(database, 999_999)


def test_the_journal_says_who_when_from_what_and_how_much(database: Database, world: World) -> None:
    with database.transaction() as session:
        apply_knowingly(session, world.olga, [gpu("006", {1: "Zzz", 2: "Neu"})])
        page = list_imports(session, world.olga)
        with pytest.raises(NotAllowed):
            list_imports(session, world.anna)
        with pytest.raises(NotAllowed):
            undo_import(session, world.anna, page.rows[0].run_id)
    newest = page.rows[0]
    assert (newest.who, newest.files, newest.may_undo) == ("Olga Office", "GPU006.TXT", True)
    assert newest.counts["subject_added"] == 1
