"""The archive and the XML of ASV: what was written comes out, and nothing can harm the reader."""

import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elternportal.imports.aes_zip import ZipRefused, read_zip
from elternportal.imports.choices import ReadingChoices
from elternportal.imports.folder import NamedFile, read_file
from elternportal.imports.school import GuardianRecord, PupilRecord
from elternportal.imports.untis import ParsedFiles, parse
from tests.support.asv_files import (
    CANARY,
    PASSWORD,
    PERSONS,
    SCHEMAS,
    address,
    archive,
    encrypted_zip,
    export_xml,
    pupil,
    school_class,
    small_export,
)

MEGABYTE = 1024 * 1024
NAMES = st.text(st.sampled_from("abcXYZäöüßÉç'-&<"), min_size=1, max_size=12)
CHILDREN = st.lists(st.tuples(NAMES, NAMES, NAMES), min_size=1, max_size=4)


def read(file: NamedFile, password: str = PASSWORD) -> ParsedFiles:
    return parse([file], choices=ReadingChoices(password=password))


@given(CHILDREN)
@settings(max_examples=25, deadline=None)
def test_children_and_guardians_come_out_as_they_were_written(
    children: list[tuple[str, str, str]],
) -> None:
    pupils = [
        pupil(f"D{n}", surname, first, addresses=[address("1", surname, guardian)])
        for n, (surname, first, guardian) in enumerate(children)
    ]
    parsed = read(archive(export_xml(small_export([school_class(1, "7b", pupils)]), PERSONS)))
    records = [record for entry in parsed.entries for record in entry.records]
    found = [(one.surname, one.first_name) for one in records if isinstance(one, PupilRecord)]
    guardians = [one.first_name for one in records if isinstance(one, GuardianRecord)]
    assert found == [(surname, first) for surname, first, _ in children]
    assert guardians == [guardian for _, _, guardian in children]
    assert CANARY not in repr(parsed)


def test_an_archive_of_another_program_is_opened() -> None:
    """The sample was made by a program that has nothing to do with the portal."""
    parsed = read(read_file(SCHEMAS / "small.zip"))
    assert "pupil" in parsed.delivered
    assert not parsed.findings


@given(st.binary(max_size=300_000))
@settings(max_examples=20, deadline=None)
def test_an_encrypted_archive_gives_back_its_bytes(content: bytes) -> None:
    packed = encrypted_zip("export.xml", content, "geheim")
    assert read_zip(packed, ".xml", "geheim", MEGABYTE).content == content
    with pytest.raises(ZipRefused):
        read_zip(packed, ".xml", "falsch", MEGABYTE)


def plain_zip(**files: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(f"{name}.xml", content)
    return target.getvalue()


XML = export_xml(small_export([]), PERSONS)
WHOLE = encrypted_zip("export.xml", XML, PASSWORD)
REFUSED = {
    "cut off": (WHOLE[: len(WHOLE) // 2], "import-archive-broken"),
    "changed on the way": (WHOLE[:100] + bytes([WHOLE[100] ^ 1]) + WHOLE[101:], ""),
    "two files": (plain_zip(one=XML, two=XML), "import-archive-wrong"),
    "another content": (plain_zip(one=b"<letter/>"), "import-archive-wrong"),
    "no zip at all": (b"PK\x03\x04" + b"x" * 500, "import-archive-broken"),
    "not encrypted": (XML, "import-archive-plain"),
    "a bomb": (plain_zip(one=b" " * 160 * MEGABYTE), "import-archive-too-large"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_read_is_one_sentence(what: str) -> None:
    content, text_key = REFUSED[what]
    parsed = read(NamedFile.of("notenverwaltung.zip", content))
    assert not parsed.entries
    assert len(parsed.findings) == 1
    assert parsed.findings[0].sentence("de")
    assert not text_key or parsed.findings[0].text_key == text_key


def test_a_bomb_takes_no_more_than_the_limit() -> None:
    bomb = plain_zip(one=b" " * 160 * MEGABYTE)
    tracemalloc.start()
    try:
        with pytest.raises(ZipRefused):
            read_zip(bomb, ".xml", "", 5 * MEGABYTE)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 12 * MEGABYTE


def test_nothing_is_written_to_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("something was written")

    monkeypatch.setattr("builtins.open", refuse)
    monkeypatch.setattr("io.open", refuse)
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    assert read(archive(XML)).delivered
