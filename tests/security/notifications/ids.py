"""The token in every mail; tests/security/small_school.py names it."""

from tests.security.ids import NO_UPLOAD

MISSING = {"token": NO_UPLOAD}
