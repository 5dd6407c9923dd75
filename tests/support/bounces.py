"""Bounces as mail servers write them (RFC 3464)."""

from textwrap import dedent


def bounce(
    to: str = "bounce@school.example",
    *,
    message_id: str = "",
    recipient: str = "anna.amsel@example.org",
    action: str = "failed",
    status: str = "5.1.1",
    words: str = "550 5.1.1 no such user",
) -> bytes:
    """A report to ``to`` that brings back the headers of the mail with this Message-ID."""
    return dedent(
        f"""\
        Return-Path: <>
        Delivered-To: {to}
        From: MAILER-DAEMON@mail.one.example
        To: {to}
        Subject: Undelivered Mail Returned to Sender
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="xyz"

        --xyz
        Content-Type: text/plain; charset=us-ascii

        I'm sorry to have to inform you that your message could not be delivered.

        --xyz
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.one.example

        Final-Recipient: rfc822; {recipient}
        Action: {action}
        Status: {status}
        Diagnostic-Code: smtp; {words}

        --xyz
        Content-Type: text/rfc822-headers

        From: portal@school.example
        To: {recipient}
        Subject: Elternbrief
        Message-ID: {message_id}

        --xyz--
        """
    ).encode()
