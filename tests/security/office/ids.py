"""The office's mails and tasks; the evening of tests/security/small_school.py brings them."""

from tests.security.ids import NOBODYS

MISSING = {"mail": NOBODYS, "task": NOBODYS, "call": NOBODYS}
