"""Keys of files, which tests/security/documents/ids.py uploads."""

from tests.security.ids import NO_UPLOAD

MISSING = {
    "key": NO_UPLOAD,  # of a file that the person may read
    "unused_key": NO_UPLOAD,  # of one that the person uploaded and has not attached yet
}
