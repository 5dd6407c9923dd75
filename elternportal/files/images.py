"""Photos and scans: drawn anew, so that nothing but the picture itself is kept (security W3).

Drawing anew drops EXIF data with the place where a photo was taken, comments, colour profiles,
further frames, and whatever was hidden before, between or behind the picture's own bytes.
"""

from io import BytesIO
from struct import error as StructError  # noqa: N812 - a class in spite of its name
from typing import Any

from PIL import Image, ImageOps
from pillow_heif import register_heif_opener

from elternportal.files.refusals import FileBroken, FileTooCostly, ImageTooLarge

register_heif_opener(thumbnails=False)

MAX_SIDE = 2000  # pixels; enough to read a scanned page
MEGAPIXEL = 1_000_000
# A camera's JPEG is unpacked in a small size at once, and what the school allows holds for it. All
# others are unpacked in full, with four bytes and more per pixel.
MEGAPIXELS_IN_FULL = 36  # a page of A4 at 600 dpi has 35
# A camera of "50 megapixels" takes photos of 8192 × 6144 pixels, which are 50.3 millions.
ROUNDED_BY_MAKERS = 1.05
# Passes over the whole picture of a progressive JPEG; programs write about ten.
MAX_SCANS = 100
_SCAN = b"\xff\xda"  # begins a pass; within its data 0xff is followed by zero (ITU T.81, B.1.1.5)

SAVED_AS = {"HEIF": "JPEG"}

_MIXED = frozenset({"L", "LA", "RGB", "RGBA", "CMYK"})
_SAVED: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 85, "optimize": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 85},
}


def redraw(content: bytes, image_format: str, name: str, megapixels: int) -> bytes:
    """The picture upright, at most ``MAX_SIDE`` pixels on a side, in the same format, but what a
    phone takes in its own (``HEIF``) as a JPEG, which everybody can see.

    ``megapixels`` is what the school allows; see ``MEGAPIXELS_IN_FULL``.

    Raises:
        ImageTooLarge: it has more pixels than may be unpacked from this format.
        FileTooCostly: it comes in far more passes than a program writes.
        FileBroken: it cannot be read as this format.
    """
    if image_format == "JPEG" and content.count(_SCAN) > MAX_SCANS:
        raise FileTooCostly(name=name)
    try:
        with Image.open(BytesIO(content), formats=[image_format]) as image:
            _check_pixels(image, image_format, name, megapixels)
            return _drawn(image, SAVED_AS.get(image_format, image_format))
    except Image.DecompressionBombError as error:
        raise ImageTooLarge(name=name, megapixels=megapixels) from error
    # Whatever else Pillow stumbles over, it is the file that is broken: it raises OSError,
    # SyntaxError, ValueError and others for the same torn picture.
    except (
        OSError,
        SyntaxError,
        ValueError,
        TypeError,
        IndexError,
        EOFError,
        StructError,
    ) as error:
        raise FileBroken(name=name) from error


def _check_pixels(image: Image.Image, image_format: str, name: str, most: int) -> None:
    """Read from the head of the file, before a single pixel is unpacked."""
    # A progressive JPEG comes in several passes over the whole picture, so all of it is held.
    if image_format != "JPEG" or "progressive" in image.info:
        most = min(most, MEGAPIXELS_IN_FULL)
    if image.width * image.height > most * MEGAPIXEL * ROUNDED_BY_MAKERS:
        raise ImageTooLarge(name=name, megapixels=most)


def _drawn(image: Image.Image, image_format: str) -> bytes:
    image.draft("RGB", (MAX_SIDE, MAX_SIDE))  # a JPEG need not be unpacked in full size
    # Everything but making it smaller costs a copy, so that comes first. Colours that stand in a
    # palette, and one colour that means transparent, cannot be mixed and become real ones before.
    can_mix = image.mode in _MIXED and "transparency" not in image.info
    small = image if can_mix else _in_true_colours(image, image_format)
    small.thumbnail((MAX_SIDE, MAX_SIDE))
    plain = _in_true_colours(ImageOps.exif_transpose(small), image_format)
    plain.info.clear()  # Pillow would write comments and profiles again
    target = BytesIO()
    plain.save(target, image_format, **_SAVED[image_format])
    return target.getvalue()


def _in_true_colours(image: Image.Image, image_format: str) -> Image.Image:
    has_alpha = image.has_transparency_data and image_format != "JPEG"
    return image.convert("RGBA" if has_alpha else "RGB")
