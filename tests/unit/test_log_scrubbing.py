"""The log holds no secrets (security W4)."""

import logging
from collections.abc import Iterator
from io import StringIO

import pytest

from elternportal.auth.log_scrubbing import LONGEST_TEXT, install, scrub
from elternportal.auth.mail_links import new_seed, token_of
from elternportal.auth.passwords import hash_password
from elternportal.auth.pins import generate_pin


@pytest.fixture
def log() -> Iterator[StringIO]:
    before = logging.getLogRecordFactory()
    install()
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    logger = logging.getLogger("test.canary")
    logger.addHandler(handler)
    yield stream
    logger.removeHandler(handler)
    logging.setLogRecordFactory(before)


PIN = generate_pin()
TOKEN = token_of(new_seed())
HASH = hash_password("irgendwas")
CANARIES = [
    str(PIN),
    str(PIN).lower(),
    PIN.selector + PIN.verifier,
    TOKEN,
    HASH,
    "anna.amsel@example.org",
    "3f2b8c1e-9d4a-4f6b-8a7c-1e2d3c4b5a69",
]


@pytest.mark.parametrize("canary", CANARIES, ids=range(len(CANARIES)))
def test_W4_no_canary_reaches_the_log_in_message_argument_or_traceback(
    log: StringIO, canary: str
) -> None:
    logger = logging.getLogger("test.canary")
    logger.warning("PIN " + canary + " failed")
    logger.warning("%s failed, %d times: %r", canary, 3, {"typed": canary})
    logger.warning("%(what)s", {"what": canary})
    try:
        raise ValueError(canary)
    except ValueError:
        logger.exception("failed")
    assert canary not in log.getvalue()
    assert canary.replace("-", "") not in log.getvalue()
    assert "3 times" in log.getvalue()


def test_T4_queries_of_addresses_are_cut_off(log: StringIO) -> None:
    logging.getLogger("test.canary").warning('"GET /_event/?token=abc&x=%s" 101', "y")
    assert log.getvalue() == '"GET /_event/?…" 101\n'


def test_arguments_that_do_not_fit_never_break_the_caller(log: StringIO) -> None:
    logging.getLogger("test.canary").warning("%d", "no number")
    assert "no number" in log.getvalue()


@pytest.mark.parametrize("typed", ["A", "-", "a.", "/", "/a", "a@", "ab-", "?/", "$argon2"])
def test_T8_however_long_a_text_is_it_is_looked_through_once(typed: str) -> None:
    # Rules that begin anew at every letter would be busy with this for hours.
    text = f"Event data: {typed * 300_000} anna@example.org"
    assert scrub(text).endswith("‹e-mail›")


@pytest.mark.parametrize("typed", ["A", "/a", "word "])
def test_T8_of_a_long_text_only_the_beginning_is_logged(log: StringIO, typed: str) -> None:
    logger = logging.getLogger("test.canary")
    logger.warning("begin %s", typed * 10_000)
    message = log.getvalue()
    assert message.startswith("begin")
    assert len(message) <= LONGEST_TEXT + 10
    try:
        raise ValueError(typed * 10_000)
    except ValueError:
        logger.exception("failed")
    assert len(log.getvalue()) <= len(message) + LONGEST_TEXT + 20


def test_W4_a_secret_on_the_cut_is_not_logged_by_half(log: StringIO) -> None:
    filling = "x" * (LONGEST_TEXT - len(TOKEN))
    logging.getLogger("test.canary").warning("%s %s", filling, TOKEN)
    assert TOKEN[:-1] not in log.getvalue()


@pytest.mark.parametrize("address", ["/a?token", "https://x.example/a/b?token", "a?b/c?token"])
def test_T4_a_query_is_cut_off_wherever_it_begins(address: str) -> None:
    assert scrub(f"at {address} it failed") == f"at {address.removesuffix('token')}… it failed"
