"""What may be uploaded: decided by content, never by name or by what the browser says (W3).

Every file that is taken is written anew by its kind's module. So what is stored is only ever a
picture, a PDF or an office document, even if what was sent could be read as something else, too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from elternportal.files import images, office_files, pdfs
from elternportal.files.limits import FileLimits
from elternportal.files.names import clean_name, with_ending
from elternportal.files.refusals import (
    FileBroken,
    FileEmpty,
    FileTooLarge,
    KindRefused,
    PhotoFormatUnread,
)
from elternportal.settings import MEGABYTE

IMAGE_TYPES = frozenset({"image/jpeg", "image/png", "image/webp"})
ACCEPTED = ".pdf,.jpg,.jpeg,.png,.webp,.heic,.heif,.docx,.xlsx,.odt,.ods"  # for file inputs
ACCEPTED_IMAGES = ".jpg,.jpeg,.png,.webp,.heic,.heif"

_DEFAULTS = FileLimits()
# What cameras write there (ISO/IEC 23008-12).
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_PDF_HEAD_WITHIN = 1024  # bytes; readers look that far


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that may be stored: its shown name, real media type and rewritten bytes."""

    name: str
    media_type: str
    content: bytes


def check(name: str, content: bytes, limits: FileLimits = _DEFAULTS) -> CheckedFile:
    """Find out what a file is and write it anew.

    Inside the portal use :class:`elternportal.files.inspector.Inspector`: only a process of its
    own bounds what a file costs.

    Raises:
        FileRefused: one of its subclasses says why.
    """
    shown = clean_name(name)
    if not content:
        raise FileEmpty(name=shown)
    most = limits.megabytes_of_photos if _is_picture(content) else limits.megabytes
    if len(content) > most * MEGABYTE:
        raise FileTooLarge(name=shown, megabytes=most)
    for fits, rewrite in _KINDS:
        if fits(content):
            return rewrite(name, content, limits)
    raise KindRefused(name=shown)


def _image(
    image_format: str, ending: str, name: str, content: bytes, limits: FileLimits
) -> CheckedFile:
    shown = with_ending(name, ending)
    media_type = f"image/{images.SAVED_AS.get(image_format, image_format).lower()}"
    drawn = images.redraw(content, image_format, shown, limits.megapixels)
    return CheckedFile(shown, media_type, drawn)


def _heif(name: str, content: bytes, limits: FileLimits) -> CheckedFile:
    """An iPhone's photo, as a JPEG."""
    try:
        return _image("HEIF", ".jpg", name, content, limits)
    except FileBroken as error:
        raise PhotoFormatUnread(name=clean_name(name)) from error


def _pdf(name: str, content: bytes, _limits: FileLimits) -> CheckedFile:
    shown = with_ending(name, ".pdf")
    return CheckedFile(shown, "application/pdf", pdfs.rewrite(content, shown))


def _office_file(name: str, content: bytes, _limits: FileLimits) -> CheckedFile:
    kind, packed = office_files.repack(content, clean_name(name))
    return CheckedFile(with_ending(name, kind.ending), kind.media_type, packed)


def _is_webp(content: bytes) -> bool:
    return content[:4] == b"RIFF" and content[8:12] == b"WEBP"


def _is_heif(content: bytes) -> bool:
    return content[4:8] == b"ftyp" and content[8:12] in _HEIF_BRANDS


def _is_picture(content: bytes) -> bool:
    return (
        content.startswith((b"\xff\xd8\xff", b"\x89PNG")) or _is_webp(content) or _is_heif(content)
    )


_KINDS: tuple[
    tuple[Callable[[bytes], bool], Callable[[str, bytes, FileLimits], CheckedFile]], ...
] = (
    (lambda content: content.startswith(b"\xff\xd8\xff"), partial(_image, "JPEG", ".jpg")),
    (lambda content: content.startswith(b"\x89PNG\r\n\x1a\n"), partial(_image, "PNG", ".png")),
    (_is_webp, partial(_image, "WEBP", ".webp")),
    (_is_heif, _heif),
    (lambda content: content.startswith(b"PK\x03\x04"), _office_file),
    (lambda content: b"%PDF-" in content[:_PDF_HEAD_WITHIN], _pdf),
)
