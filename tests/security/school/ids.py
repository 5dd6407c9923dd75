"""Children, teachers, and what was uploaded for an import; the small school has them."""

from tests.security.ids import NO_UPLOAD, NOBODYS

MISSING = {"pupil": NOBODYS, "teacher": NOBODYS, "upload": NO_UPLOAD}
