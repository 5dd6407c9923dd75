"""What may be uploaded is decided by content, and what is stored is written anew (W3)."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from elternportal.files import office_files
from elternportal.files.images import MAX_SIDE
from elternportal.files.inspection import check
from elternportal.files.names import MAX_NAME, clean_name, with_ending
from elternportal.files.refusals import (
    FileActive,
    FileBroken,
    FileEmpty,
    FileEncrypted,
    FileRefused,
    FileTooCostly,
    FileTooLarge,
    ImageTooLarge,
    KindRefused,
)
from elternportal.settings import MEGABYTE
from tests.support import uploads
from tests.support.uploads import AUTHOR

TAKEN = {
    "photo.jpg": (uploads.picture("JPEG"), "image/jpeg"),
    "scan.png": (uploads.picture("PNG"), "image/png"),
    "drawing.webp": (uploads.picture("WEBP"), "image/webp"),
    "letter.pdf": (uploads.pdf(), "application/pdf"),
    "own template.docx": (
        uploads.docx(**uploads.relation("attachedTemplate", "file:///S:/Brief.dotx")),
        f"{office_files._OOXML}wordprocessingml.document",
    ),
    "form.docx": (uploads.docx(), f"{office_files._OOXML}wordprocessingml.document"),
    "list.xlsx": (uploads.xlsx(), f"{office_files._OOXML}spreadsheetml.sheet"),
    "form.odt": (uploads.odf(), uploads.WRITER.decode()),
    "list.ods": (uploads.odf(uploads.CALC), uploads.CALC.decode()),
}
REFUSED = {
    "page.html": (b"<html><script>alert(1)</script>", KindRefused),
    "run.exe": (b"MZ\x90\x00", KindRefused),
    "drawing.svg": (b'<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>', KindRefused),
    "moving.gif": (b"GIF89a/*", KindRefused),
    "archive.zip": (uploads.archive(readme=b"x"), KindRefused),
    "macros.docm": (
        uploads.archive(**{"[Content_Types].xml": b"ms-word.document.macroEnabled.main+xml"}),
        KindRefused,
    ),
    "macros.docx": (uploads.docx(word__vbaProject=b"x"), FileActive),
    "objects.docx": (uploads.docx(word__embeddings__oleObject1=b"MZ"), FileActive),
    "renamed object.docx": (
        uploads.docx(word__photo=b"MZ", **uploads.relation("oleObject", "photo")),
        FileActive,
    ),
    "web template.docx": (
        uploads.docx(**uploads.relation("attachedTemplate", "https://evil.example/a.dotm")),
        FileActive,
    ),
    **{
        f"{number}. remote template.docx": (
            uploads.docx(**uploads.relation("attachedTemplate", target)),
            FileActive,
        )
        for number, target in enumerate(
            (
                "  https://evil.example/a.dotm",
                "file://evil.example/a.dotm",
                "file:////evil.example/a.dotm",
                "//evil.example/a.dotm",
                "\\\\evil.example\\a.dotm",
                "FTP://evil.example/a.dotm",
            )
        )
    },
    "huge relations.docx": (
        uploads.docx(**{"word___rels__document.xml.rels": b"<a/>" * 300_000}),
        FileBroken,
    ),
    "thousands of passes.jpg": (
        uploads.picture("JPEG", progressive=True)[:-2] + b"\xff\xda\0\0" * 3_000,
        FileTooCostly,
    ),
    "entity bomb.docx": (
        uploads.docx(**{"word__document.xml.rels": uploads.entity_bomb()}),
        FileBroken,
    ),
    "basic.odt": (uploads.odf(Basic__Standard=b"x"), FileActive),
    "empty.pdf": (b"", FileEmpty),
    "torn.jpg": (uploads.picture()[:200], FileBroken),
    "text for its width.jpg": (uploads.photo_with_text_for_its_width(), FileBroken),
    "torn.png": (uploads.picture("PNG")[:60], FileBroken),
    "torn.pdf": (uploads.pdf()[:100], FileBroken),
    "torn.docx": (uploads.docx()[:100], FileBroken),
    "locked.pdf": (uploads.encrypted_pdf(), FileEncrypted),
    "launch.pdf": (uploads.pdf(OpenAction=uploads.pdf_action("Launch", F="cmd.exe")), FileActive),
    "hidden launch.pdf": (uploads.pdf_with_hidden_action(), FileActive),
}


@pytest.mark.parametrize("name", TAKEN)
def test_W3_the_kinds_that_schools_use_are_taken(name: str) -> None:
    content, media_type = TAKEN[name]
    checked = check(name, content)
    assert (checked.name, checked.media_type) == (name, media_type)


@pytest.mark.parametrize("name", REFUSED)
def test_W3_everything_else_is_refused_with_a_reason(name: str) -> None:
    content, reason = REFUSED[name]
    with pytest.raises(reason) as refusal:
        check(name, content)
    assert refusal.value.args_for_text["name"] == name


def test_W3_the_name_says_nothing_about_the_kind() -> None:
    assert check("holiday.pdf", uploads.picture()).name == "holiday.jpg"
    assert check("photo.jpg.exe", uploads.picture()).name == "photo.jpg.jpg"
    with pytest.raises(KindRefused):
        check("photo.jpg", b"<script>alert(1)</script>")


def test_W3_a_file_that_is_also_a_script_or_an_archive_is_only_a_picture_afterwards() -> None:
    script, hidden = b"/*<script>alert(1)</script>*/", uploads.archive(evil=b"x" * 100)
    for image_format in ("JPEG", "PNG", "WEBP"):
        polyglot = uploads.picture(image_format) + script + hidden
        content = check("x", polyglot).content
        assert b"script" not in content
        assert b"PK\x03\x04" not in content


def test_W3_what_is_hidden_around_a_pdf_or_office_file_is_gone() -> None:
    script = b"<script>alert(1)</script>"
    assert b"script" not in check("x", uploads.pdf() + script + uploads.archive(evil=b"x")).content
    assert b"script" not in check("x", script + uploads.pdf()).content
    assert b"script" not in check("x", uploads.docx(word__x=b"1") + script).content


def test_W3_a_photo_loses_its_place_and_stands_upright() -> None:
    content = check("photo.jpg", uploads.photo_with_place()).content
    with Image.open(BytesIO(content)) as image:
        assert dict(image.getexif()) == {}
        assert not {"exif", "comment", "icc_profile"} & image.info.keys()
        assert image.size == (40, 60)
        red, _green, blue = image.convert("RGB").getpixel((38, 2))  # type: ignore[misc]
        assert red > 200 > 100 > blue
    assert AUTHOR.encode() not in content


def test_W3_a_large_photo_becomes_small_and_keeps_its_shape() -> None:
    with Image.open(BytesIO(check("x", uploads.picture(size=(5000, 2500))).content)) as image:
        assert image.size == (MAX_SIDE, MAX_SIDE // 2)


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "LA", "CMYK", "1"])
def test_pictures_of_every_colour_mode_are_taken(mode: str) -> None:
    image_format = "JPEG" if mode == "CMYK" else "PNG"
    image = Image.new(mode, (20, 20))
    target = BytesIO()
    image.save(target, image_format)
    assert check("x", target.getvalue()).media_type == f"image/{image_format.lower()}"


def test_W3_an_image_bomb_is_refused_before_it_is_unpacked() -> None:
    for side in (8_000, 30_000):
        with pytest.raises(ImageTooLarge):
            check("bomb.png", uploads.image_bomb(side))


def test_W3_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(KindRefused):
        check("bomb.docx", uploads.docx(word__media=bytes(office_files.MAX_UNPACKED_BYTES)))
    many = {f"word/{number}.xml": b"" for number in range(office_files.MAX_ENTRIES)}
    with pytest.raises(KindRefused):
        check("many.docx", uploads.docx(**many))


def test_W3_more_bytes_than_allowed_are_refused() -> None:
    with pytest.raises(FileTooLarge):
        check("x.pdf", b"%PDF-" + bytes(10 * MEGABYTE))


def test_W3_a_pdf_loses_its_metadata_and_keeps_its_pages() -> None:
    content = check("x.pdf", uploads.pdf()).content
    reader = PdfReader(BytesIO(content))
    assert (len(reader.pages), reader.metadata, reader.xmp_metadata) == (1, None, None)
    assert AUTHOR.encode() not in content


@pytest.mark.parametrize("content", [uploads.docx(), uploads.odf()], ids=["docx", "odt"])
def test_W3_an_office_file_loses_its_author_and_stays_complete(content: bytes) -> None:
    with ZipFile(BytesIO(check("x", content).content)) as archive:
        texts = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(BytesIO(content)) as before:
        assert set(before.namelist()) == texts.keys()
    assert not any(AUTHOR.encode() in text for text in texts.values())


def test_an_odf_file_begins_with_its_type_as_its_standard_asks() -> None:
    content = check("x", uploads.odf()).content
    assert content[30 : 38 + len(uploads.WRITER)] == b"mimetype" + uploads.WRITER


@given(st.binary(max_size=300), st.sampled_from([content for content, _ in TAKEN.values()]))
@settings(max_examples=60)
def test_Z6_no_torn_or_mixed_file_does_more_than_being_refused(rest: bytes, whole: bytes) -> None:
    middle = len(whole) // 2
    for content in (rest, whole[:middle] + rest, whole[:8] + rest, whole[:middle] + rest + whole):
        try:
            check("x", content)
        except FileRefused:
            continue


NAMES = {
    "../../etc/passwd": "passwd",
    "..\\..\\Brief.docx": "Brief.docx",
    "C:\\Users\\x\\Ausflug nach Übersee.pdf": "Ausflug nach Übersee.pdf",
    "photo\u202egpj.exe": "photogpj.exe",
    "a\0b\r\nContent-Type: x.pdf": "abContent-Type_ x.pdf",
    'a"; filename="b.pdf': "a__ filename=_b.pdf",
    "..": "_",
    "   .hidden": "hidden",
    "Лист 日本.pdf": "Лист 日本.pdf",
}


@pytest.mark.parametrize("name", NAMES)
def test_W3_a_name_keeps_its_words_and_loses_its_tricks(name: str) -> None:
    assert clean_name(name) == NAMES[name]


@given(st.text(), st.sampled_from([".pdf", ".docx"]))
def test_W3_whatever_a_file_is_called_its_name_is_plain_and_ends_as_it_must(
    name: str, ending: str
) -> None:
    shown = with_ending(name, ending)
    assert shown.endswith(ending)
    assert len(shown) <= MAX_NAME
    assert not set(shown) & set('/\\\0\r\n"')
    assert shown.isprintable()
