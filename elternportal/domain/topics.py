"""Names of what can change, for the live updates. Services announce them after a change.

``column`` is common to all who look at a teacher's evening and is pushed as it is (free, taken or
blocked per slot, never a name). All other topics only tell a page to ask again for its own data.
"""


def column(evening_id: int, teacher_id: int) -> str:
    """The free and taken times of one teacher at one evening."""
    return f"column:{evening_id}:{teacher_id}"


def parse_column(topic: str) -> tuple[int, int]:
    """The ids of evening and teacher in a column topic."""
    _, evening_id, teacher_id = topic.split(":")
    return int(evening_id), int(teacher_id)


def schedule(evening_id: int) -> str:
    """Times, rooms, presence or phases of an evening: who looks must read its frame anew."""
    return f"schedule:{evening_id}"


def family(account_id: int) -> str:
    """The bookings that one guardian sees."""
    return f"family:{account_id}"


def teacher_evening(evening_id: int, teacher_id: int) -> str:
    """The named list of one teacher at one evening."""
    return f"teacher:{evening_id}:{teacher_id}"


def evening(evening_id: int) -> str:
    """Anything about one evening, for the office."""
    return f"evening:{evening_id}"


def evenings() -> str:
    """A new evening, for the office's list."""
    return "evenings"


def pins() -> str:
    """PINs and guardians of any child, for the office."""
    return "pins"


def teacher_accounts() -> str:
    """Which teachers are invited or have an account, for the office."""
    return "teacher-accounts"


def accounts() -> str:
    """Accounts of all people, for the office."""
    return "accounts"


def outbox() -> str:
    """The state of the mail outbox."""
    return "outbox"


def news() -> str:
    """Something was published or changed for many: letters, notices, polls, documents."""
    return "news"


def polls() -> str:
    """Votes in any poll, and polls that were opened or moved their end."""
    return "polls"


def school_info() -> str:
    """The school's contacts and texts."""
    return "school-info"


def letter(letter_id: int) -> str:
    """What came back to one letter, for its statistics and for the other guardian."""
    return f"letter:{letter_id}"


def tasks() -> str:
    """The office's tasks."""
    return "tasks"


def found_things() -> str:
    """What was found at school and waits for its owner."""
    return "found-things"


def found_claims() -> str:
    """Who says that something found is theirs, for the office."""
    return "found-claims"


def school_calendar() -> str:
    """School years, lesson times and days off."""
    return "school-calendar"


def school_settings() -> str:
    """The school's settings, modules on and off included."""
    return "school-settings"


def legal_texts() -> str:
    """Imprint, privacy policy and accessibility statement, for the head and the office."""
    return "legal-texts"


def jobs(account_id: int) -> str:
    """The long work that one person has begun."""
    return f"jobs:{account_id}"
