"""What each direct test of a page state begins with."""

import pytest

from elternportal.auth.limits import email_attempts, old_password_attempts, pin_attempts


@pytest.fixture(autouse=True)
def _nothing_tried_yet() -> None:
    """The accounts of all tests have the same ids, and attempts are counted for the process."""
    for attempts in (pin_attempts, email_attempts, old_password_attempts):
        attempts.cache_clear()
