"""How large a file may be: what the school decides, and the limits of one moment."""

from dataclasses import dataclass

from elternportal import routes
from elternportal.school_settings.kinds import WHOLE_NUMBER
from elternportal.school_settings.setting import Setting
from elternportal.school_settings.snapshot import SchoolSettings

# The pages on which somebody attaches files.
_WITH_FILES = (
    routes.LETTER,
    routes.OFFICE_LETTER,
    routes.OFFICE_BOARD,
    routes.OFFICE_DATES,
    routes.OFFICE_DOCUMENTS,
    routes.OFFICE_LOST_PROPERTY,
    routes.SCHOOL_SETTINGS,  # the logo
)
FILE_MEGABYTES = Setting(
    key="files.file-megabytes",
    kind=WHOLE_NUMBER,
    default=10,
    at_least=1,
    at_most=100,
    unit="megabytes",
    pages=_WITH_FILES,
)
IMAGE_MEGAPIXELS = Setting(
    key="files.image-megapixels",
    kind=WHOLE_NUMBER,
    default=50,
    at_least=1,
    at_most=200,
    unit="megapixels",
    pages=_WITH_FILES,
)
UPLOAD_MEGABYTES_A_DAY = Setting(
    key="files.upload-megabytes-a-day",
    kind=WHOLE_NUMBER,
    default=200,
    at_least=1,
    at_most=100_000,
    unit="megabytes",
    pages=_WITH_FILES,
)
CAMERA_MEGABYTES = 25  # the largest JPEG of today's phones

FILE_SETTINGS = (FILE_MEGABYTES, IMAGE_MEGAPIXELS, UPLOAD_MEGABYTES_A_DAY)


@dataclass(frozen=True, slots=True)
class FileLimits:
    """The limits that one upload is looked into with."""

    megabytes: int = FILE_MEGABYTES.default
    megapixels: int = IMAGE_MEGAPIXELS.default

    @property
    def megabytes_of_photos(self) -> int:
        """A photo may come as its camera made it: it becomes small before it is kept."""
        return max(self.megabytes, CAMERA_MEGABYTES)


def file_limits(settings: SchoolSettings) -> FileLimits:
    """The limits as the school has set them."""
    return FileLimits(settings[FILE_MEGABYTES], settings[IMAGE_MEGAPIXELS])
