"""PDF files: written anew without metadata; those with programs inside are refused (security W3).

Only what the document's own tree reaches is written again, so older versions of its pages and
whatever was hidden around it are gone.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from elternportal.files.refusals import FileActive, FileBroken, FileEncrypted, FileRefused

# Keys and actions by which a PDF runs a program, opens one, or carries another file (ISO 32000).
_ACTIVE_KEYS = frozenset({"/JS", "/EF", "/XFA", "/RichMediaContent"})
_ACTIVE_ACTIONS = frozenset(
    {"/JavaScript", "/Launch", "/ImportData", "/GoToE", "/Rendition", "/RichMediaExecute"}
)
_PRIVATE_KEYS = ("/Metadata", "/PieceInfo")


def rewrite(content: bytes, name: str) -> bytes:
    """The same pages without metadata.

    Raises:
        FileEncrypted, FileActive
        FileBroken: pypdf cannot read it.
    """
    try:
        return _rewritten(content, name)
    except FileRefused:
        raise
    except Exception as error:  # a hostile file makes the parser raise whatever Python can raise
        raise FileBroken(name=name) from error


def _rewritten(content: bytes, name: str) -> bytes:
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted:
        raise FileEncrypted(name=name)
    for part in _dictionaries(reader.root_object):
        if _is_active(part):
            raise FileActive(name=name)
        for key in _PRIVATE_KEYS:
            part.pop(key, None)
    if not reader.pages:
        raise FileBroken(name=name)
    writer = PdfWriter()
    writer.clone_reader_document_root(reader)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def _is_active(part: DictionaryObject) -> bool:
    # Read with an index, because ``get`` would not follow a reference to the action's name.
    is_action = "/S" in part and str(part["/S"]) in _ACTIVE_ACTIONS
    return is_action or not _ACTIVE_KEYS.isdisjoint(part)


def _dictionaries(root: DictionaryObject) -> Iterator[DictionaryObject]:
    """Every dictionary that the document reaches, each once; streams are dictionaries, too.

    A stack instead of recursion: a file may nest as deep as it likes.
    """
    waiting: list[Any] = [root]
    seen: set[tuple[int, int]] = set()
    while waiting:
        part = waiting.pop()
        if isinstance(part, IndirectObject):
            place = (part.idnum, part.generation)
            if place in seen:
                continue
            seen.add(place)
            part = part.get_object()
        if isinstance(part, DictionaryObject):
            yield part
            waiting.extend(part.values())
        elif isinstance(part, ArrayObject):
            waiting.extend(part)
