"""A small file may unpack to a huge picture: what is kept in memory stays bounded (W3)."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from elternportal.files import images
from elternportal.files.images import MAX_SIDE
from elternportal.files.inspection import check
from elternportal.files.refusals import ImageTooLarge
from tests.support import uploads

WIDE = (1100, 1000)  # above one megapixel


@pytest.fixture
def one_megapixel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "MEGAPIXELS_IN_FULL", 1)


@pytest.mark.usefixtures("one_megapixel")
@pytest.mark.parametrize(
    "content",
    [
        uploads.picture("PNG", WIDE),
        uploads.picture("WEBP", WIDE),
        uploads.picture("JPEG", WIDE, progressive=True),
    ],
    ids=["PNG", "WebP", "progressive JPEG"],
)
def test_W3_what_is_unpacked_in_full_has_a_limit_of_its_own(content: bytes) -> None:
    with pytest.raises(ImageTooLarge) as refusal:
        check("x", content)
    assert refusal.value.args_for_text["megapixels"] == 1


@pytest.mark.usefixtures("one_megapixel")
def test_W3_a_cameras_photo_may_be_larger() -> None:
    assert check("x", uploads.picture("JPEG", WIDE)).media_type == "image/jpeg"


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP"])
def test_W3_nothing_is_copied_before_the_picture_is_small(
    image_format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # orientation: turn by 90 degrees
    content = uploads.picture(image_format, (3000, 2400), exif=exif)
    sizes: list[tuple[int, int]] = []
    for method in ("convert", "transpose"):
        plain = getattr(Image.Image, method)

        def noted(self: Image.Image, *args: Any, _plain: Any = plain, **named: Any) -> Image.Image:
            sizes.append(self.size)
            copied: Image.Image = _plain(self, *args, **named)
            return copied

        monkeypatch.setattr(Image.Image, method, noted)
    check("x", content)
    assert sizes
    assert max(max(size) for size in sizes) <= MAX_SIDE


def test_a_transparent_colour_stays_transparent_when_the_picture_becomes_small() -> None:
    white = (255, 255, 255)
    small = check("x", uploads.picture("PNG", (3000, 20), transparency=white)).content
    with Image.open(BytesIO(small)) as image:
        assert (image.mode, image.width) == ("RGBA", MAX_SIDE)
