"""Photos as phones take them, and scans as school offices make them."""

from io import BytesIO

import pytest
from PIL import Image

from elternportal.files.images import MAX_SIDE
from elternportal.files.inspection import check
from elternportal.files.limits import CAMERA_MEGABYTES
from elternportal.files.refusals import FileTooLarge, ImageTooLarge, PhotoFormatUnread
from elternportal.settings import MEGABYTE
from tests.support import uploads


def heic(size: tuple[int, int] = (64, 48)) -> bytes:
    target = BytesIO()
    Image.new("RGB", size, "red").save(target, "HEIF")
    return target.getvalue()


def test_fifty_megapixels_of_a_maker_are_a_little_more() -> None:
    content = uploads.picture("JPEG", (8192, 6144))
    with Image.open(BytesIO(check("x.jpg", content).content)) as image:
        assert image.size == (MAX_SIDE, MAX_SIDE * 3 // 4)


def test_W3_sixty_are_too_many() -> None:
    with pytest.raises(ImageTooLarge):
        check("x.jpg", uploads.picture("JPEG", (10_000, 6_000)))


@pytest.mark.parametrize("image_format", ["PNG", "JPEG"])
def test_a_page_of_a4_at_600_dpi_passes(image_format: str) -> None:
    page = uploads.picture(image_format, (4961, 7016), mode="L")
    assert check("scan", page).media_type == f"image/{image_format.lower()}"


def test_a_photo_of_an_iphone_becomes_a_jpeg() -> None:
    checked = check("IMG_0001.HEIC", heic())
    assert (checked.name, checked.media_type) == ("IMG_0001.jpg", "image/jpeg")
    with Image.open(BytesIO(checked.content)) as image:
        assert (image.format, image.size) == ("JPEG", (64, 48))


def test_one_that_cannot_be_read_is_named_with_where_to_switch_it_off() -> None:
    with pytest.raises(PhotoFormatUnread):
        check("IMG_0001.HEIC", heic()[:200])


def test_a_photo_may_be_as_large_as_cameras_make_them_and_other_files_may_not() -> None:
    photo = uploads.picture("JPEG") + bytes(20 * MEGABYTE)
    assert check("x.jpg", photo).media_type == "image/jpeg"
    with pytest.raises(FileTooLarge):
        check("x.jpg", uploads.picture("JPEG") + bytes(CAMERA_MEGABYTES * MEGABYTE))
    with pytest.raises(FileTooLarge):
        check("x.pdf", b"%PDF-" + bytes(11 * MEGABYTE))
