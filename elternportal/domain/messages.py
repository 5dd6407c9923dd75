"""Messages: addresses, topics, who the two sides are, and how long texts may be.

A conversation is about one child, between its guardians and one side of the school: a teacher, the
office or the head (absences.md, *Messages*).
"""

from enum import StrEnum

MESSAGES = "/nachrichten"
NEW_MESSAGE = "/nachrichten/neu"
ANSWER_HOURS = "/nachrichten/zeiten"
CLASS_MESSAGE = "/nachrichten/klasse"
REPORTED_MESSAGES = "/nachrichten/hinweise"

# Query parameters of the pages.
CONVERSATION, ROUND, CLASS = "gespraech", "rundschreiben", "klasse"
EARLIER, WHOLE = "frueher", "alle"

LONGEST_SUBJECT = 160
LONGEST_MESSAGE = 10_000
LONGEST_REASON = 500
LONGEST_NOTE = 200
PAGE_SIZE = 25  # conversations in a list
SHOWN_MESSAGES = 50  # of one conversation, the newest


class Desk(StrEnum):
    """Who of the school a conversation is with."""

    TEACHER = "teacher"
    OFFICE = "office"
    HEAD = "head"


class Request(StrEnum):
    """What guardians often want of a teacher: then nobody has to think of a subject."""

    NONE = ""
    APPOINTMENT = "appointment"
    MARKS = "marks"
    CALL = "call"


class ThreadsShown(StrEnum):
    """Which conversations a list shows."""

    OPEN = ""
    CLOSED = "beendet"
    ROUNDS = "klassen"  # what the teacher has written to whole classes


class Obstacle(StrEnum):
    """Why nobody can write in a conversation."""

    NONE = ""
    CLOSED = "closed"
    CHILD_LEFT = "child-left"
    NO_GUARDIAN = "no-guardian"  # who can read it
    TEACHER_GONE = "teacher-gone"


def messages_topic(account_id: int) -> str:
    """The conversations that one person sees."""
    return f"messages:{account_id}"


def desk_topic(desk: Desk) -> str:
    """The conversations with the office or the head."""
    return f"messages-desk:{desk}"


REPORTS_TOPIC = "message-reports"
