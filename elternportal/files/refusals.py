"""Why a file is not taken, each with a sentence for whoever sent it (security W3)."""

from elternportal.errors import InvalidInput


class FileRefused(InvalidInput):
    """Base of all reasons; ``name`` is the file's name as it would be shown."""


class FileEmpty(FileRefused):
    key = "files-error-empty"


class FileTooLarge(FileRefused):
    """More bytes than the setting ``FILE_MEGABYTES`` allows."""

    key = "files-error-too-large"


class ImageTooLarge(FileRefused):
    """More pixels than may be unpacked; see ``images.py``."""

    key = "files-error-image-too-large"


class KindRefused(FileRefused):
    """Its content is none of the kinds that are taken, whatever its name says."""

    key = "files-error-kind"


class FileBroken(FileRefused):
    """It begins like a kind that is taken, but cannot be read."""

    key = "files-error-broken"


class FileTooCostly(FileRefused):
    """Looking into it took more memory or work than any useful file does."""

    key = "files-error-too-costly"


class FileEncrypted(FileRefused):
    key = "files-error-encrypted"


class FormNeedsProgram(FileRefused):
    """A form of which there is nothing to see without a program of its maker (dynamic XFA)."""

    key = "files-error-form-needs-program"


class PhotoFormatUnread(FileRefused):
    """A photo in a phone's own format (HEIC) that could not be turned into a JPEG."""

    key = "files-error-heic"


class FileActive(FileRefused):
    """It holds a program, or other files that nobody has looked at."""

    key = "files-error-active"
