"""Plans come in by themselves: only what may, at no cost if unchanged, never worse than before."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import col, select

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.office import IMPORT_FAILED
from elternportal.imports.folder import NamedFile
from elternportal.models.office import OfficeTask
from elternportal.models.school import ImportRun, Teacher
from elternportal.models.timetable import Substitution
from elternportal.services.school.hands_free import TakenIn, TakenInView, take_in
from elternportal.services.school.import_settings import BY_ITSELF, NOTHING
from elternportal.services.school.import_sources import create_source, source_of_token
from elternportal.services.school.watched_folder import find_new_files, take_in_folder
from elternportal.settings import get_settings
from tests.support.school_settings import decide
from tests.support.timetable import MONDAY, substitution_row, substitutions_file
from tests.support.untis import gpu, teacher
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")

PLAN = substitutions_file(substitution_row(7, MONDAY, 1, classes="7b", substitute="Mai"))
NEXT = substitutions_file(substitution_row(8, MONDAY, 2, classes="7b", substitute="Mai"))
BROKEN = NamedFile.of("GPU014.TXT", b"<html>nicht gefunden</html>\n" * 3)


@pytest.fixture
def source(database: Database, world: World) -> int:
    with database.transaction() as session:
        return source_of_token(session, create_source(session, world.hanna, "Untis"))


def bring(database: Database, source: int, *files: NamedFile) -> TakenInView:
    with database.transaction() as session:
        return take_in(session, source, files)


def keys(database: Database) -> list[str]:
    with database.reading() as session:
        return [*session.exec(select(Substitution.key).order_by(col(Substitution.key)))]


def tasks(database: Database) -> list[tuple[str, bool]]:
    with database.reading() as session:
        rows = session.exec(select(OfficeTask).where(OfficeTask.kind == IMPORT_FAILED))
        return [(row.detail, row.done_at is None) for row in rows]


def test_a_plan_comes_in_and_the_same_again_costs_nothing(database: Database, source: int) -> None:
    assert bring(database, source, PLAN).counts == {"substitution_added": 1}
    assert bring(database, source, PLAN) == TakenInView(TakenIn.UNCHANGED, {})
    with database.reading() as session:
        (run,) = session.exec(select(ImportRun).where(ImportRun.source == "automatic"))
        assert run.account_id is None
    assert bring(database, source, NEXT).state is TakenIn.APPLIED
    assert keys(database) == ["8"]


def test_a_broken_file_keeps_the_last_good_plan_and_is_a_task_until_a_good_one_comes(
    database: Database, source: int
) -> None:
    bring(database, source, PLAN)
    done = bring(database, source, BROKEN)
    assert done.state is TakenIn.REFUSED
    assert done.reason.startswith("GPU014.TXT: ")
    assert keys(database) == ["7"]
    bring(database, source, NamedFile.of("GPU014.TXT", BROKEN.content * 2))
    ((told, is_open),) = tasks(database)
    assert told.startswith("Untis: GPU014.TXT: ")
    assert is_open
    bring(database, source, NEXT)
    assert [is_open for _, is_open in tasks(database)] == [False]


def test_a_row_with_an_error_does_not_hold_up_the_rest(database: Database, source: int) -> None:
    rows = [substitution_row(n, MONDAY, 1, classes=name) for n, name in ((7, "7b"), (8, "99x"))]
    assert bring(database, source, substitutions_file(*rows)).state is TakenIn.APPLIED
    assert keys(database) == ["7"]


def test_people_never_come_in_without_a_preview(database: Database, source: int) -> None:
    done = bring(database, source, PLAN, gpu("004", teacher("Neu", "Neumann")))
    assert (done.state, "Lehrkräfte" in done.reason) == (TakenIn.REFUSED, True)
    with database.reading() as session:
        assert not session.exec(select(Teacher).where(Teacher.short_name == "Neu")).all()
    assert keys(database) == []


def test_a_school_may_want_to_see_everything_first(database: Database, source: int) -> None:
    with database.transaction() as session:
        decide(session, BY_ITSELF, NOTHING)
    assert bring(database, source, PLAN).state is TakenIn.REFUSED
    assert keys(database) == []


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    watched = tmp_path / "Pläne"  # beside the database of the test
    watched.mkdir()
    monkeypatch.setenv("ELTERNPORTAL_IMPORT_FOLDER", str(watched))
    get_settings.cache_clear()
    yield watched
    monkeypatch.undo()
    get_settings.cache_clear()


def leave(folder: Path, file: NamedFile, *, age: int) -> None:
    path = folder / file.name
    path.write_bytes(file.content)
    written = clock.now().timestamp() - age
    os.utime(path, (written, written))


def look(database: Database) -> int:
    """Look as the clock does; how much there was to do."""
    with database.reading() as session:
        found = find_new_files(session)
    for which in found:
        with database.transaction() as session:
            take_in_folder(session, which)
    return len(found)


def test_files_in_the_watched_folder_come_in_once_they_are_written(
    database: Database, world: World, folder: Path
) -> None:
    assert look(database) == 0
    leave(folder, PLAN, age=1)
    assert look(database) == 0
    leave(folder, PLAN, age=60)
    assert look(database) == 1
    assert keys(database) == ["7"]
    assert look(database) == 0
    leave(folder, NEXT, age=30)
    assert look(database) == 1
    assert keys(database) == ["8"]
    leave(folder, BROKEN, age=20)
    assert (look(database), look(database)) == (1, 0)
    assert keys(database) == ["8"]
    assert len(tasks(database)) == 1
