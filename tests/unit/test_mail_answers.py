"""What mail servers answer, and about whom."""

import pytest

from elternportal.mail.answers import Failure, read_answer, read_report, shape_of

NOBODY, MAILBOX, SERVER = Failure.NO_SUCH_ADDRESS, Failure.MAILBOX, Failure.SERVER


@pytest.mark.parametrize(
    ("answer", "command", "failure"),
    [
        ("550 5.1.1 <a@sender.example>: user unknown", "rcpt", NOBODY),
        ("550 No such user here", "rcpt", NOBODY),
        ("550 5.1.0 Address rejected", "rcpt", NOBODY),
        ("550 5.5.0 Requested action not taken: mailbox unavailable", "rcpt", NOBODY),
        ("550 5.1.10 RESOLVER.ADR.RecipientNotFound", "rcpt", NOBODY),
        ("552 5.2.2 mailbox full", "rcpt", MAILBOX),
        ("552 5.2.2 mailbox full", "data", MAILBOX),
        ("550 5.1.1 this account is over quota", "rcpt", MAILBOX),
        ("550 5.4.1 Recipient address rejected: Access denied", "rcpt", MAILBOX),
        ("550 5.2.1 mailbox disabled", "rcpt", MAILBOX),
        ("451 4.4.1 connection timed out", "rcpt", MAILBOX),
        ("450 4.1.1 user unknown for now", "rcpt", MAILBOX),
        ("450 4.7.1 Greylisted, try again in 5 minutes", "rcpt", MAILBOX),
        ("550 Sender rejected", "mail", SERVER),
        ("550 Sender rejected", "rcpt", SERVER),
        ("550 5.1.7 bad address", "rcpt", SERVER),
        ("553 5.1.8 no such domain", "rcpt", SERVER),
        ("550 5.1.0 <p@school.example>: sender address rejected", "rcpt", SERVER),
        ("452 4.3.1 insufficient storage", "rcpt", SERVER),
        ("552 5.3.4 message too big", "data", SERVER),
        ("550 5.4.6 loop", "rcpt", SERVER),
        ("554 5.7.1 <a@b.example>: Relay access denied", "rcpt", SERVER),
        ("550 relay not permitted", "rcpt", SERVER),
        ("421 4.7.0 slow down", "rcpt", SERVER),
        ("535 5.7.8 bad credentials", "auth", SERVER),
        ("554 transaction failed", "data", SERVER),
        ("550 192.0.2.1 is on a blacklist", "rcpt", SERVER),
        ("550 Administrative prohibition", "rcpt", SERVER),
        ("550 your IP is not welcome here", "rcpt", SERVER),
        ("550 mail from 192.0.2.1 refused", "rcpt", SERVER),
        ("550 Hourly limit exceeded", "rcpt", SERVER),
        ("554 this user doesn't have an account", "data", NOBODY),
    ],
)
def test_an_answer_is_about_the_address_the_mailbox_or_us(
    answer: str, command: str, failure: Failure
) -> None:
    code, _, text = answer.partition(" ")
    assert read_answer(int(code), text, command) is failure


@pytest.mark.parametrize(
    ("status", "words", "failure"),
    [
        ("5.1.1", "550 5.1.1 no such user", NOBODY),
        ("5.2.2", "552 mailbox full", MAILBOX),
        ("4.4.1", "connection timed out", MAILBOX),
        ("4.4.7", "delivery time expired", MAILBOX),
        ("5.4.1", "no answer from host", MAILBOX),
        ("5.7.1", "554 looks like spam", SERVER),
        ("5.3.0", "mail system full", SERVER),
        ("", "", NOBODY),
    ],
)
def test_a_report_says_the_same_after_days(status: str, words: str, failure: Failure) -> None:
    assert read_report(status, words) is failure


def test_equal_answers_are_known_whoever_they_name() -> None:
    one = shape_of("550 5.1.1 <a@one.example>: unknown user (q17x)")
    assert one == shape_of("550 5.1.1 <bb@two.example>: unknown user (q18y)")
    assert one != shape_of("550 5.1.1 <a@one.example>: closed")
