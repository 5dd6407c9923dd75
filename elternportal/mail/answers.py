"""What a mail server's answer says, and about whom: the recipient, or us and its own system.

Servers are free in what they write. The enhanced status (RFC 3463, "5.1.1") counts if there is one
and it is precise, then the words, then the command that was answered (RFC 5321).
"""

import re
from enum import StrEnum


class Failure(StrEnum):
    """Why a mail was not accepted, which decides what happens to it and to the others."""

    NO_SUCH_ADDRESS = "no-such-address"  # final: nobody has this address
    MAILBOX = "mailbox"  # the recipient's mailbox or server, not now: tried again for days
    SERVER = "server"  # who sends, or the mail system itself: no mail goes until it is well again
    UNKNOWN = "unknown"  # the whole mail was handed over, and no answer came
    IMPOSSIBLE = "impossible"  # final: an address or a subject that no mail can carry
    TEXT = "text"  # the portal could not write it


_STATUS = re.compile(r"(?<![\d.])[245]\.(\d{1,3})\.(\d{1,3})(?![\d]|\.\d)")
_ADDRESS = re.compile(r"<[^<>\s]*>|\S+@\S+")
# Digits differ from recipient to recipient: queue ids, times.
_VARIABLE = re.compile(r"\S*\d\S*")

_NOBODY = re.compile(
    r"(user|recipient|address|mailbox|account|empf\w+|adresse|postfach)\b.{0,40}"
    r"(unknown|not found|not exist|no longer|disabled|inactive|invalid|unbekannt|existiert nicht"
    r"|unavailable)"
    r"|(unknown|no such|invalid|nonexistent|non-existent|unbekannt\w*)\b.{0,20}"
    r"(user|recipient|address|mailbox|account|person|empf\w+|adresse|here)"
    r"|((does|do) not|doesn'?t) (exist|have)|no mailbox|existiert nicht",
    re.IGNORECASE | re.DOTALL,
)
_FULL = re.compile(
    r"(mailbox|inbox|postfach|quota|account|user)\b.{0,40}(full|exceeded|over|voll)"
    r"|over ?quota|quota exceeded|out of quota|gr[ae]ylist",
    re.IGNORECASE | re.DOTALL,
)
_OURS = re.compile(
    r"\bsender|\brelay|\bstorage|disk|\bspam|block(ed|list| list)|black ?list|reputation|\brate\b"
    r"|too (many|much)|polic(y|ies)|authent|not (allowed|permitted|authori[sz]ed)|\bspf\b|\bdkim\b"
    r"|\bdmarc\b|access denied|(local|internal|server|system|configuration) (error|problem|failure)"
    r"|insufficient|try later|shutting down|not available|unavailable for|absender|\btls\b"
    r"|prohibit|banned|not welcome|your ip\b|ip[ -]address|dnsbl|\brbl\b|reverse dns"
    r"|\b(helo|ehlo|mail from)\b|(hourly|daily|sending|message) (limit|quota)|limit exceeded"
    r"|verboten|zu viele",
    re.IGNORECASE,
)
# Status subjects, RFC 3463 3: mail system, network and routing, protocol, content, security.
_ABOUT_US = {3, 4, 5, 6, 7}
_SENDER_DETAILS = {7, 8}  # x.1.7, x.1.8: the sender's address
_NO_ANSWER = (4, 1)  # x.4.1: the recipient's host does not answer
_NO_ADDRESS_DETAILS = {1, 2, 3, 6, 10}


def read_answer(code: int, text: str, command: str) -> Failure:
    """What an answer of 400 or more to a command ("mail", "rcpt", "data" …) says."""
    if code == 421 or command not in {"rcpt", "data"}:
        return Failure.SERVER
    words = _ADDRESS.sub(" ", text)
    status = _STATUS.search(words)
    if status is not None:
        precise = _by_status(int(status[1]), int(status[2]), words)
        if precise is not None:
            return precise if code >= 500 else _for_now(precise)
    failure = _by_words(words) or _by_command(code, command)
    return failure if code >= 500 else _for_now(failure)


def read_report(status: str, words: str) -> Failure:
    """What a report of a mail that came back says (RFC 3464); its network is the recipient's."""
    found = _STATUS.search(status) or _STATUS.search(words)
    if found is not None and (found[0].startswith("4") or found[1] == "4"):
        return Failure.MAILBOX
    return read_answer(550, f"{found[0] if found else ''} {words}", "rcpt")


def shape_of(reason: str) -> str:
    """The answer without what is particular about its recipient, to recognise equal ones."""
    return (
        " ".join(_VARIABLE.sub(" ", _ADDRESS.sub(" ", reason.partition(" ")[2])).split())
        + (reason.partition(" ")[0])
    )


def _by_status(subject: int, detail: int, words: str) -> Failure | None:
    """None if the status says too little, such as 5.0.0 or 5.5.0."""
    if subject == 1 and detail in _SENDER_DETAILS:
        return Failure.SERVER
    if subject == 1 and detail in _NO_ADDRESS_DETAILS:
        return Failure.MAILBOX if _FULL.search(words) else Failure.NO_SUCH_ADDRESS
    if subject == 2 or (subject, detail) == _NO_ANSWER:
        return Failure.MAILBOX
    if subject == 7 and _FULL.search(words):  # greylisting
        return Failure.MAILBOX
    if subject in _ABOUT_US and detail:
        return Failure.SERVER
    return None if subject in {0, 1, 5} else Failure.SERVER


def _by_words(words: str) -> Failure | None:
    if _FULL.search(words):
        return Failure.MAILBOX
    if _OURS.search(words):
        return Failure.SERVER
    return Failure.NO_SUCH_ADDRESS if _NOBODY.search(words) else None


def _by_command(code: int, command: str) -> Failure:
    """What RFC 5321 4.2.3 says of a bare code after RCPT: 550, 551, 553 and 501 are about it."""
    if command == "rcpt" and code in {501, 550, 551, 553}:
        return Failure.NO_SUCH_ADDRESS
    return Failure.MAILBOX if command == "rcpt" and code in {450, 451, 452, 552} else Failure.SERVER


def _for_now(failure: Failure) -> Failure:
    """A 4xx answer is never final."""
    return Failure.MAILBOX if failure is Failure.NO_SUCH_ADDRESS else failure
