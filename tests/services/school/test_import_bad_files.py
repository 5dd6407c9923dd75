"""Every format refuses what is no such file in one sentence, within bounds, and changes nothing."""

import io
import re
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from elternportal.db import Database
from elternportal.domain.people import SYSTEM
from elternportal.imports.folder import NamedFile
from elternportal.models import metadata
from elternportal.services.school.school_import import ImportHasErrors, apply, preview
from tests.support.untis import SAMPLES

MEGABYTE = 1024 * 1024
MOST_MEMORY = 340 * MEGABYTE  # an archive is read up to 150 MB, and grows while it is
FOLDER = SAMPLES.parent
ROWS = 100_001
SHEET = "xl/worksheets/sheet1.xml"
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;">]><document xmlns="https://untis.at/untis/XmlInterface">'
    b"&c;</document>"
)


def sample(path: str) -> bytes:
    return (FOLDER / path).read_bytes()


def archive(name: str, content: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml" if name.startswith("xl/") else "readme.txt", "")
        made.writestr(name, content)
    return target.getvalue()


def half(content: bytes) -> bytes:
    return content[: len(content) // 2]


# The name of a file, and what makes its content.
BAD: dict[str, tuple[str, Callable[[], bytes]]] = {
    "GPU003.TXT as a web page": ("GPU003.TXT", lambda: b"<html>\nnicht gefunden\n</html>\n" * 3),
    "GPU002.TXT with blanks between": ("GPU002.TXT", lambda: b"1 4 7b Hub M\n" * 20),
    "GPU010.TXT in UTF-16": (
        "GPU010.TXT",
        lambda: sample("untis-gpu/enbrea_GPU010.TXT").decode().encode("utf-16"),
    ),
    "GPU014.TXT too long": ("GPU014.TXT", lambda: b'1,"20261123",1\n' * ROWS),
    "GPU015.TXT of another kind": ("GPU015.TXT", lambda: sample("untis-gpu/enbrea_GPU014.TXT") * 3),
    "Untis XML cut off": ("u.xml", lambda: half(sample("untis-xml/enbrea_untis.xml"))),
    "Untis XML as a bomb": ("u.xml", lambda: BOMB),
    "Untis XML in another encoding": (
        "u.xml",
        lambda: re.sub(rb"(?i)utf-8", b"utf-99", sample("untis-xml/enbrea_untis.xml"), count=1),
    ),
    "ASV cut off": ("export.zip", lambda: half(sample("asv/small.zip"))),
    "ASV as a bomb": ("export.zip", lambda: archive("export.xml", b" " * 160 * MEGABYTE)),
    "ASV without an export": ("export.zip", lambda: archive("a.xml", b"<a/>")),
    "a monitor page without a day": (
        "subst_001.htm",
        lambda: sample("untis-html/test_invaliddate.htm"),
    ),
    "a monitor page cut off in its head": (
        "subst_001.htm",
        lambda: sample("untis-html/test.htm")[:600],
    ),
    "a list without headings": ("liste.csv", lambda: b"D1;Amsel;Ada;7b\nD2;Birke;Ben;7b\n"),
    "a list too long": ("liste.csv", lambda: b"Familienname;Klasse\n" + b"Amsel;7b\n" * ROWS),
    "Excel cut off": (
        "liste.xlsx",
        lambda: half(archive("xl/worksheets/sheet1.xml", b"<worksheet/>" * 400)),
    ),
    "Excel as a bomb": (
        "liste.xlsx",
        lambda: archive("xl/worksheets/sheet1.xml", b" " * 70 * MEGABYTE),
    ),
    "Excel with entities": ("liste.xlsx", lambda: archive("xl/worksheets/sheet1.xml", BOMB)),
}
LONGEST_SENTENCE = 600


def rows_in(database: Database) -> dict[str, int]:
    with database.reading() as session:
        return {
            name: session.scalar(select(func.count()).select_from(table)) or 0
            for name, table in metadata.tables.items()
        }


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_is_told_in_german_within_bounds_and_changes_nothing(
    what: str, sqlite_database: Database
) -> None:
    name, make = BAD[what]
    file = NamedFile.of(name, make())
    before = rows_in(sqlite_database)
    tracemalloc.start()
    try:
        with sqlite_database.reading() as session:
            errors = [one for one in preview(session, SYSTEM, [file]).findings if one.is_error]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert errors
    for error in errors:
        assert 10 < len(error.sentence("de")) < LONGEST_SENTENCE
        assert error.sentence("de") != error.sentence("en")
    assert peak < MOST_MEMORY
    with pytest.raises(ImportHasErrors), sqlite_database.transaction() as session:
        apply(session, SYSTEM, [file])
    assert rows_in(sqlite_database) == before
