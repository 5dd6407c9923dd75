"""What may be uploaded: decided by content, never by name or by what the browser says (W3).

Every file that is taken is written anew by its kind's module. So what is stored is only ever a
picture, a PDF or an office document, even if what was sent could be read as something else, too.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from elternportal.files import images, office_files, pdfs
from elternportal.files.limits import FileLimits
from elternportal.files.names import clean_name, with_ending
from elternportal.files.refusals import FileEmpty, FileTooLarge, KindRefused
from elternportal.settings import MEGABYTE

IMAGE_TYPES = frozenset({"image/jpeg", "image/png", "image/webp"})
ACCEPTED = ".pdf,.jpg,.jpeg,.png,.webp,.docx,.xlsx,.odt,.ods"  # for file inputs
ACCEPTED_IMAGES = ".jpg,.jpeg,.png,.webp"

_DEFAULTS = FileLimits()
_PDF_HEAD_WITHIN = 1024  # bytes; readers look that far


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that may be stored: its shown name, real media type and rewritten bytes."""

    name: str
    media_type: str
    content: bytes


def check(name: str, content: bytes, limits: FileLimits = _DEFAULTS) -> CheckedFile:
    """Find out what a file is and write it anew.

    This works for up to a second; inside the event loop use :class:`Inspector`.

    Raises:
        FileRefused: one of its subclasses says why.
    """
    shown = clean_name(name)
    if not content:
        raise FileEmpty(name=shown)
    if len(content) > limits.megabytes * MEGABYTE:
        raise FileTooLarge(name=shown, megabytes=limits.megabytes)
    for fits, rewrite in _KINDS:
        if fits(content):
            return rewrite(name, content, limits)
    raise KindRefused(name=shown)


class Inspector:
    """Checks files one at a time: unpacking a picture takes a core and up to 300 MB."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="file-check")

    async def check(self, name: str, content: bytes, limits: FileLimits) -> CheckedFile:
        """Like :func:`check`, while others go on."""
        work = partial(check, name, content, limits)
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)


def _image(
    image_format: str, ending: str, name: str, content: bytes, limits: FileLimits
) -> CheckedFile:
    shown = with_ending(name, ending)
    media_type = f"image/{image_format.lower()}"
    drawn = images.redraw(content, image_format, shown, limits.megapixels)
    return CheckedFile(shown, media_type, drawn)


def _pdf(name: str, content: bytes, _limits: FileLimits) -> CheckedFile:
    shown = with_ending(name, ".pdf")
    return CheckedFile(shown, "application/pdf", pdfs.rewrite(content, shown))


def _office_file(name: str, content: bytes, _limits: FileLimits) -> CheckedFile:
    kind, packed = office_files.repack(content, clean_name(name))
    return CheckedFile(with_ending(name, kind.ending), kind.media_type, packed)


def _is_webp(content: bytes) -> bool:
    return content[:4] == b"RIFF" and content[8:12] == b"WEBP"


_KINDS: tuple[
    tuple[Callable[[bytes], bool], Callable[[str, bytes, FileLimits], CheckedFile]], ...
] = (
    (lambda content: content.startswith(b"\xff\xd8\xff"), partial(_image, "JPEG", ".jpg")),
    (lambda content: content.startswith(b"\x89PNG\r\n\x1a\n"), partial(_image, "PNG", ".png")),
    (_is_webp, partial(_image, "WEBP", ".webp")),
    (lambda content: content.startswith(b"PK\x03\x04"), _office_file),
    (lambda content: b"%PDF-" in content[:_PDF_HEAD_WITHIN], _pdf),
)
