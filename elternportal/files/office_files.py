"""Word, Excel, Writer and Calc files: checked inside and packed anew (security W3).

They are zip archives. Packed anew they hold the entries that were looked at and nothing around
them. The entries with author, company and editing times are replaced by empty ones.
"""

import re
from dataclasses import dataclass
from io import BytesIO
from xml.etree.ElementTree import ParseError, fromstring
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812 - a class in spite of its name

from elternportal.files.refusals import FileActive, FileBroken, FileEncrypted, KindRefused

MAX_ENTRIES = 2_000
MAX_UNPACKED_BYTES = 80 * 1024 * 1024
MAX_RELATIONS_BYTES = 1024 * 1024  # of one part; as a tree it takes twenty times as much
ENCRYPTED_FLAG = 0x1

_PACKED_AS = (ZIP_STORED, ZIP_DEFLATED)  # what office programs use
CONTENT_TYPES, ODF_TYPE = "[Content_Types].xml", "mimetype"
# Parts of entries' names that hold macros or programs.
_ACTIVE = ("vbaproject", "vbadata", "activex/", "oleobject", "basic/", "scripts/")
# Office programs find a part by its relation, whatever its entry is called (ECMA-376, part 2).
_RELATIONS = ".rels"
_ACTIVE_RELATIONS = ("/vbaProject", "/oleObject", "/control", "/activeXControlBinary")
_DRIVE = re.compile("[a-z]:")
_TEMPLATE = "/attachedTemplate"  # from the web it can bring macros; a school's own folder is usual
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_EMPTIED = {
    "docProps/core.xml": f'{_HEAD}<p:coreProperties xmlns:p="{_CORE}"/>'.encode(),
    "docProps/app.xml": f'{_HEAD}<Properties xmlns="{_APP}"/>'.encode(),
    "docProps/custom.xml": f'{_HEAD}<Properties xmlns="{_CUSTOM}"/>'.encode(),
    "meta.xml": f'{_HEAD}<o:document-meta xmlns:o="{_ODF}" o:version="1.2"/>'.encode(),
}


@dataclass(frozen=True, slots=True)
class OfficeKind:
    """A kind of office file: its ending, and the media type that also stands inside ODF files."""

    ending: str
    media_type: str


_OOXML = "application/vnd.openxmlformats-officedocument."
_OASIS = "application/vnd.oasis.opendocument."
_MAIN_PARTS = {
    b"wordprocessingml.document.main+xml": OfficeKind(
        ".docx", f"{_OOXML}wordprocessingml.document"
    ),
    b"spreadsheetml.sheet.main+xml": OfficeKind(".xlsx", f"{_OOXML}spreadsheetml.sheet"),
}
_ODF_KINDS = {
    kind.media_type.encode(): kind
    for kind in (OfficeKind(".odt", f"{_OASIS}text"), OfficeKind(".ods", f"{_OASIS}spreadsheet"))
}


def repack(content: bytes, name: str) -> tuple[OfficeKind, bytes]:
    """What kind it is, and the file packed anew.

    Raises:
        KindRefused: another archive, or one that unpacks to far too much.
        FileActive: it holds macros or programs.
        FileEncrypted, FileBroken
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            _check_entries(archive, name)
            _check_relations(archive, name)
            kind = _kind_of(archive)
            if kind is None:
                raise KindRefused(name=name)
            return kind, _repacked(archive)
    # NotImplementedError and IndexError: strange versions and names in a damaged directory.
    except (BadZipFile, EOFError, ZlibError, ValueError, NotImplementedError, IndexError) as error:
        raise FileBroken(name=name) from error
    except ParseError as error:
        raise FileBroken(name=name) from error


def _check_entries(archive: ZipFile, name: str) -> None:
    """Read from the archive's directory; when unpacked, an entry ends at the size stated there."""
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES or sum(e.file_size for e in entries) > MAX_UNPACKED_BYTES:
        raise KindRefused(name=name)
    if any(entry.compress_type not in _PACKED_AS for entry in entries):
        raise FileBroken(name=name)
    if any(entry.flag_bits & ENCRYPTED_FLAG for entry in entries):
        raise FileEncrypted(name=name)
    if any(part in entry.filename.lower() for entry in entries for part in _ACTIVE):
        raise FileActive(name=name)


def _check_relations(archive: ZipFile, name: str) -> None:
    """Refuse programs under harmless names, and templates that are fetched from the web."""
    for entry in archive.infolist():
        if not entry.filename.lower().endswith(_RELATIONS):
            continue
        if entry.file_size > MAX_RELATIONS_BYTES:
            raise FileBroken(name=name)
        content = archive.read(entry)
        # The standard forbids document types here; they are how XML bombs are made. Without the
        # zeros of UTF-16 they are found in any encoding.
        if b"<!DOCTYPE" in content.replace(b"\0", b""):
            raise FileBroken(name=name)
        for relation in fromstring(content).iter():  # noqa: S314  (see above)
            kind, target = relation.get("Type", "").strip(), relation.get("Target", "")
            is_fetched = kind.endswith(_TEMPLATE) and _is_elsewhere(target)
            if kind.endswith(_ACTIVE_RELATIONS) or is_fetched:
                raise FileActive(name=name)


def _is_elsewhere(target: str) -> bool:
    """Whether a template is fetched from the web or from somebody's share.

    What a school's own document names is a path, with or without a drive: ``file:///S:/Brief.dotx``.
    """
    plain = target.strip().replace("\\", "/").lower()
    path = plain.removeprefix("file:")
    if path == plain:
        return "://" in plain or plain.startswith("//")
    return not _DRIVE.match(path.lstrip("/"))


def _kind_of(archive: ZipFile) -> OfficeKind | None:
    names = set(archive.namelist())
    if CONTENT_TYPES in names:
        types = archive.read(CONTENT_TYPES)
        return next((kind for part, kind in _MAIN_PARTS.items() if part in types), None)
    if ODF_TYPE in names:
        return _ODF_KINDS.get(archive.read(ODF_TYPE).strip())
    return None


def _repacked(archive: ZipFile) -> bytes:
    """Each entry once, without comments and times; ODF wants its type first and not packed."""
    names = sorted({entry.filename for entry in archive.infolist() if not entry.is_dir()})
    names.sort(key=lambda name: name not in {ODF_TYPE, CONTENT_TYPES})
    target = BytesIO()
    with ZipFile(target, "w") as packed:
        for name in names:
            entry = ZipInfo(name)
            entry.compress_type = ZIP_STORED if name == ODF_TYPE else ZIP_DEFLATED
            packed.writestr(entry, _EMPTIED.get(name) or archive.read(name))
    return target.getvalue()
