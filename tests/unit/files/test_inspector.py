"""Files are looked into where their cost has an end (security W3, T8)."""

import asyncio
import sys
from collections.abc import Iterator

import pytest

from elternportal.files import inspector as inspecting
from elternportal.files.inspection import CheckedFile, check
from elternportal.files.inspector import Inspector
from elternportal.files.limits import FileLimits
from elternportal.files.refusals import FileRefused, FileTooCostly, FileTooLarge, KindRefused
from elternportal.settings import MEGABYTE
from tests.support import uploads

TINY = FileLimits(megabytes=1)
ENDLESS = "inspecting.MOST_SECONDS = 1; inspecting.check = lambda *_: [0 for _ in iter(int, 1)]"
GREEDY = "inspecting.MOST_MEMORY = 2**26; inspecting.check = lambda *_: bytearray(2**28)"


@pytest.fixture
def inspector() -> Iterator[Inspector]:
    inspector = Inspector()
    yield inspector
    inspector.close()


def look(inspector: Inspector, content: bytes, limits: FileLimits = TINY) -> CheckedFile:
    return asyncio.run(inspector.check("a file", content, limits))


def test_what_comes_back_is_what_was_found(inspector: Inspector) -> None:
    for content in (uploads.picture(), uploads.docx()):
        assert look(inspector, content) == check("a file", content, TINY)


@pytest.mark.parametrize(
    ("content", "refusal"), [(b"MZ", KindRefused), (b"%PDF-1.7" + bytes(MEGABYTE), FileTooLarge)]
)
def test_a_refusal_comes_back_with_its_sentence(
    inspector: Inspector, content: bytes, refusal: type[FileRefused]
) -> None:
    with pytest.raises(refusal) as there:
        look(inspector, content)
    with pytest.raises(refusal) as here:
        check("a file", content, TINY)
    assert there.value.args_for_text == here.value.args_for_text


@pytest.mark.parametrize("work", [ENDLESS, GREEDY], ids=["work", "memory"])
def test_T8_a_file_that_costs_too_much_is_refused_and_the_next_is_taken(
    inspector: Inspector, work: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = f"from elternportal.files import inspecting; {work}; inspecting.main()"
    with monkeypatch.context() as patched:
        patched.setattr(inspecting, "COMMAND", (sys.executable, "-c", code))
        with pytest.raises(FileTooCostly):
            look(inspector, b"x")
    assert look(inspector, uploads.picture()).media_type == "image/jpeg"


def test_T8_difficult_files_do_not_keep_another_persons_waiting(inspector: Inspector) -> None:
    async def upload() -> list[CheckedFile]:
        looks = [inspector.check("a file", uploads.picture(), TINY) for _ in range(6)]
        return await asyncio.gather(*looks)

    assert len(asyncio.run(upload())) == 6
