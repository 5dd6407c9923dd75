"""PDF files: written anew without metadata, scripts and further files (security W3).

Only what the document's own tree reaches is written again, so older versions of its pages and
whatever was hidden around it are gone. Official forms stay forms: they lose what calculates in
them, and their second form in XML (XFA); an e-invoice loses the data that a program would read.
What starts a program, or has no pages but those that a program would draw, is refused.
"""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from elternportal.files.refusals import (
    FileActive,
    FileBroken,
    FileEncrypted,
    FileRefused,
    FormNeedsProgram,
)

# Keys and actions by which a PDF opens a program or plays what nobody has looked at (ISO 32000).
_REFUSED_KEYS = ("/RichMediaContent",)
_REFUSED_ACTIONS = frozenset(
    {"/Launch", "/ImportData", "/GoToE", "/Rendition", "/RichMediaExecute"}
)
# What runs by itself, sends the form somewhere, or carries another file is taken out.
_REMOVED_ACTIONS = frozenset({"/JavaScript", "/SubmitForm"})
_REMOVED_KEYS = ("/AA", "/JS", "/JavaScript", "/XFA", "/CO", "/EmbeddedFiles", "/AF", "/EF")
_PRIVATE_KEYS = ("/Metadata", "/PieceInfo")
_ATTACHMENT = Name("/FileAttachment")


def rewrite(content: bytes, name: str) -> bytes:
    """The same pages without metadata.

    Raises:
        FileEncrypted: it needs a password to be opened.
        FileActive, FormNeedsProgram
        FileBroken: qpdf cannot read it.
    """
    try:
        return _rewritten(content, name)
    except FileRefused:
        raise
    except pikepdf.PasswordError as error:
        raise FileEncrypted(name=name) from error
    # A hostile file makes the parser raise whatever Python can raise.
    except Exception as error:
        raise FileBroken(name=name) from error


def _rewritten(content: bytes, name: str) -> bytes:
    # Many official forms have only an owner's password, against changes: they open with none.
    with pikepdf.open(BytesIO(content), password="", suppress_warnings=True) as pdf:
        if not pdf.pages:
            raise FileBroken(name=name)
        _check_form(pdf, name)
        for part in _dictionaries(pdf):
            if _is_refused(part):
                raise FileActive(name=name)
        for part in _dictionaries(pdf):
            _clean(part)
        _finish_form(pdf)
        del pdf.docinfo
        target = BytesIO()
        pdf.save(target, encryption=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return target.getvalue()


def _check_form(pdf: Pdf, name: str) -> None:
    """A form that is drawn by a program alone has one page, which says "Please wait"."""
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, Dictionary) or "/XFA" not in form:
        return
    has_fields = len(form.get("/Fields", Array())) > 0
    if bool(pdf.Root.get("/NeedsRendering", False)) or not has_fields:
        raise FormNeedsProgram(name=name)


def _finish_form(pdf: Pdf) -> None:
    """Without its scripts a form's fields are drawn by whatever program shows them."""
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, Dictionary):
        form["/NeedAppearances"] = True
    if "/NeedsRendering" in pdf.Root:
        del pdf.Root["/NeedsRendering"]


def _is_refused(part: Dictionary | Stream) -> bool:
    return _action(part) in _REFUSED_ACTIONS or any(key in part for key in _REFUSED_KEYS)


def _action(part: Dictionary | Stream) -> str:
    kind = part.get("/S")
    return str(kind) if isinstance(kind, Name) else ""


def _clean(part: Dictionary | Stream) -> None:
    for key in (*_PRIVATE_KEYS, *_REMOVED_KEYS):
        if key in part:
            del part[key]
    for key in ("/A", "/OpenAction", "/Next"):
        action = part.get(key)
        if isinstance(action, Dictionary) and _action(action) in _REMOVED_ACTIONS:
            del part[key]
    notes = part.get("/Annots")
    if isinstance(notes, Array):
        part["/Annots"] = Array([note for note in notes if not _is_attachment(note)])


def _is_attachment(note: Object) -> bool:
    return isinstance(note, Dictionary) and note.get("/Subtype") == _ATTACHMENT


def _dictionaries(pdf: Pdf) -> Iterator[Dictionary | Stream]:
    """Every dictionary of the document, each once; streams have one, too.

    A stack instead of recursion: a file may nest as deep as it likes.
    """
    waiting: list[Object] = [*pdf.objects, pdf.trailer]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Dictionary | Stream):
            yield part
            waiting.extend(value for _, value in part.items() if _is_direct(value))
        elif isinstance(part, Array):
            waiting.extend(value for value in part if _is_direct(value))


def _is_direct(value: object) -> bool:
    """What is referred to stands in the document's own list of objects."""
    return isinstance(value, Object) and not value.is_indirect
