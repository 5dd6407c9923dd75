"""Files as people upload them, and as attackers would."""

import struct
import zlib
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

WORD = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
WRITER = b"application/vnd.oasis.opendocument.text"
CALC = b"application/vnd.oasis.opendocument.spreadsheet"
AUTHOR = "Geheime Verfasserin"


def picture(
    image_format: str = "JPEG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **saved: Any
) -> bytes:
    """A picture whose upper left corner is red."""
    image = Image.new(mode, size, "white")
    image.paste("red", (0, 0, size[0] // 2, size[1] // 2))
    target = BytesIO()
    image.save(target, image_format, **saved)
    return target.getvalue()


def photo_with_place() -> bytes:
    """A photo lying on its side, with the place where it was taken, a comment and a profile."""
    exif = Image.Exif()
    exif[0x0112] = 6  # orientation: turn by 90 degrees
    exif[0x010F] = AUTHOR
    exif.get_ifd(0x8825)[1] = "N"  # GPS latitude
    return picture("JPEG", exif=exif, comment=AUTHOR.encode(), icc_profile=AUTHOR.encode())


def photo_with_text_for_its_width() -> bytes:
    """A photo whose EXIF data calls its camera's maker the width of the picture."""
    maker, width = b"\x01\x0f\x00\x02", b"\x01\x00\x00\x02"
    return photo_with_place().replace(maker, width)


def image_bomb(side: int = 30_000) -> bytes:
    """A PNG of a few kilobytes that unpacks to gigabytes."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + checksum

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    packed = zlib.compress(bytes(1_000_000), 9)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    )


def pdf(text: str = "", **root: Any) -> bytes:
    """One page with metadata in both places; ``root`` adds entries to the document's root."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    writer.add_metadata({"/Author": AUTHOR})
    metadata = DecodedStreamObject()
    metadata.set_data(f"<xmp>{AUTHOR}</xmp>".encode())
    for holder in (writer.root_object, page):
        holder[NameObject("/Metadata")] = writer._add_object(metadata)
    for key, value in root.items():
        writer.root_object[NameObject(f"/{key}")] = value
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def pdf_action(kind: str, **entries: str) -> DictionaryObject:
    """An action, e.g. one that runs a script or starts a program."""
    texts = {NameObject(f"/{key}"): TextStringObject(text) for key, text in entries.items()}
    return DictionaryObject({NameObject("/S"): NameObject(f"/{kind}"), **texts})


def pdf_form(action: DictionaryObject) -> DictionaryObject:
    """A form with a field that runs an action, several levels deep."""
    when = DictionaryObject({NameObject("/K"): action})
    field = DictionaryObject({NameObject("/AA"): when})
    return DictionaryObject({NameObject("/Fields"): ArrayObject([field])})


def pdf_with_hidden_action() -> bytes:
    """A PDF that starts a program; what kind of action it is stands behind a reference."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    action = pdf_action("Launch", F="cmd.exe")
    action[NameObject("/S")] = writer._add_object(NameObject("/Launch"))
    writer.root_object[NameObject("/OpenAction")] = action
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def encrypted_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret", algorithm="RC4-128")
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def pdf_with_file() -> bytes:
    """A PDF that carries another file inside."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_attachment("run.exe", b"MZ")
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def archive(**entries: bytes) -> bytes:
    """A zip with these entries; names are written with ``__`` for a slash."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as packed:
        for name, content in entries.items():
            packed.writestr(name.replace("__", "/"), content)
    return target.getvalue()


def docx(**more: bytes) -> bytes:
    """A Word file as far as the portal looks."""
    return _ooxml(WORD, word__document=b"<document/>", **more)


def relation(kind: str, target: str) -> dict[str, bytes]:
    """The entry of a Word file that ties a part to it."""
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    line = f'<Relationship Id="r1" Type="{kinds}/{kind}" Target="{target}"/>'
    xml = f'<?xml version="1.0"?><Relationships>{line}</Relationships>'
    return {"word___rels__document.xml.rels": xml.encode()}


def entity_bomb() -> bytes:
    """A few lines of XML that unpack to gigabytes."""
    lines = [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 11)]
    return f'<!DOCTYPE x [<!ENTITY a0 "lol">{"".join(lines)}]><x>&a10;</x>'.encode()


def xlsx(**more: bytes) -> bytes:
    return _ooxml(EXCEL, xl__workbook=b"<workbook/>", **more)


def odf(kind: bytes = WRITER, **more: bytes) -> bytes:
    meta = {"meta.xml": f"<meta>{AUTHOR}</meta>".encode()}
    return archive(mimetype=kind, **meta, **{"content.xml": b"<content/>"}, **more)


def _ooxml(kind: bytes, **entries: bytes) -> bytes:
    fixed = {
        "[Content_Types].xml": b'<Types><Override ContentType="' + kind + b'"/></Types>',
        "docProps/core.xml": f"<author>{AUTHOR}</author>".encode(),
    }
    return archive(**fixed, **entries)
