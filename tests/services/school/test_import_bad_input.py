"""Bad input gets a clear sentence with line numbers and leaves the data as it was."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from elternportal.db import Database
from elternportal.domain.people import SYSTEM
from elternportal.errors import InvalidInput
from elternportal.i18n import t
from elternportal.imports.folder import NamedFile, read_folder
from elternportal.models import metadata
from elternportal.services.school.school_import import (
    ImportHasErrors,
    NothingToImport,
    apply,
    preview,
)
from tests.support.untis import SAMPLES, gpu, lesson, pupil, school_class, small_school

MEGABYTES_200 = 200 * 1024 * 1024


def every_row(database: Database) -> dict[str, list[Any]]:
    with database.reading() as session:
        return {
            name: sorted(session.connection().execute(select(table)).all(), key=str)
            for name, table in metadata.tables.items()
        }


BAD_FILES = {
    "wrong file": NamedFile.of("GPU003.TXT", (SAMPLES / "enbrea_GPU014.TXT").read_bytes()),
    "binary": NamedFile.of("GPU010.TXT", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    "200 MB": NamedFile("GPU010.TXT", b"", MEGABYTES_200),
    "mixed encodings": NamedFile.of(
        "GPU006.TXT", '"M","Märchen",\n"E","Ü",\n'.encode() + '"K","Küche",\n'.encode("cp1252")
    ),
    "a class that no file defines": gpu("010", pupil("1", "Amsel", "Ada", "8x")),
    "a teacher that no file defines": gpu("002", lesson("1", "7b", "Xyz", "M")),
    "doubled keys": gpu("003", school_class("7b", "Hub"), school_class("9a"), school_class("7b")),
    "a missing key": gpu("005", {1: "R1", 2: "Raum 1"}, {2: "Raum 2"}),
    "a name too long for the table": gpu("005", {1: "R" * 41, 2: "Raum 1"}),
    "nothing in it": NamedFile.of("GPU010.TXT", b"\r\n"),
}


@pytest.mark.parametrize("what", BAD_FILES)
def test_bad_input_is_explained_and_changes_nothing(what: str, database: Database) -> None:
    bad = BAD_FILES[what]
    with database.transaction() as session:
        apply(session, SYSTEM, [*small_school().values()])
    before = every_row(database)
    files = [*(small_school() | {bad.untis_number: bad}).values()]
    with database.reading() as session:
        errors = [f for f in preview(session, SYSTEM, files).findings if f.is_error]
    with pytest.raises(ImportHasErrors) as refused, database.transaction() as session:
        apply(session, SYSTEM, files)
    assert every_row(database) == before
    assert bad.name in t(refused.value.text_key, "de", **refused.value.args_for_text)
    assert errors
    for error in errors:
        assert error.file == bad.name
        assert error.sentence("de")


def test_a_folder_with_a_file_of_200_mb_is_refused_without_reading_it(tmp_path: Path) -> None:
    with (tmp_path / "GPU010.TXT").open("wb") as file:
        file.truncate(MEGABYTES_200)  # a sparse file: takes no space
    (found,) = read_folder(tmp_path)
    assert (found.content, found.size, found.is_too_large) == (b"", MEGABYTES_200, True)


def test_a_folder_that_is_missing_or_has_no_export_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing")
    (tmp_path / "GPU003.TXT").mkdir()
    for folder, key in ((tmp_path / "x", "missing"), (tmp_path, "empty")):
        with pytest.raises(InvalidInput) as refused:
            read_folder(folder)
        assert refused.value.text_key == f"import-folder-{key}"


def test_files_without_master_data_are_nothing_to_import(sqlite_database: Database) -> None:
    files = [NamedFile.of("GPU009.TXT", (SAMPLES / "enbrea_GPU009.TXT").read_bytes())]
    with pytest.raises(NothingToImport), sqlite_database.reading() as session:
        preview(session, SYSTEM, files)


def test_an_import_that_fails_half_way_leaves_nothing_behind(database: Database) -> None:
    before = every_row(database)

    def fail_at_pupils(_done: int, _total: int, phase: str) -> None:
        if phase == "import-phase-pupil":
            raise ConnectionError("the line went dead")

    with pytest.raises(ConnectionError), database.transaction() as session:
        apply(session, SYSTEM, [*small_school().values()], progress=fail_at_pupils)
    assert every_row(database) == before


def test_reasons_of_absence_never_reach_the_database(sqlite_database: Database) -> None:
    files = read_folder(SAMPLES)
    with sqlite_database.transaction() as session:
        apply(session, SYSTEM, files, preview(session, SYSTEM, files).error_refs)
    assert "Krank" not in str(every_row(sqlite_database))
