"""What handlers and routes are called with: ids that are own, foreign or missing."""

from dataclasses import dataclass

MISSING = 987_654
NO_UPLOAD = "x" * 43
NO_SLIP = "Z" * 16
SLIP = "0123456789ABCDEF"


@dataclass(frozen=True)
class Ids:
    """One of everything that handlers and routes take an id of."""

    evening: int = MISSING
    teacher: int = MISSING
    slot: int = MISSING
    taken_slot: int = MISSING
    blocked_slot: int = MISSING
    pupil: int = MISSING
    booking: int = MISSING
    session: int = MISSING
    mail: int = MISSING
    task: int = MISSING
    new_teacher: int = MISSING  # who has no account yet
    upload: str = NO_UPLOAD
    token: str = NO_UPLOAD
    draft: int = MISSING  # a letter that its author still writes
    sent: int = MISSING  # a letter of the same author that is out
    results: int = MISSING  # a letter whose results the person may see
    open_child: int = MISSING  # of that letter, without an answer yet
    slip: str = NO_SLIP  # the code on a return slip
    group: int = MISSING
    to_confirm: int = MISSING  # letters to a family, one of each kind
    to_answer: int = MISSING
    answered: int = MISSING
    option: int = MISSING  # of the letter that waits for an answer
    other_option: int = MISSING  # of the one that is answered
    answered_at: str = "2026-01-01T00:00:00+00:00"
    notice: int = MISSING
    poll: int = MISSING
    poll_option: int = MISSING
    poll_draft: int = MISSING
    contact: int = MISSING
    info_text: int = MISSING
    folder: int = MISSING  # of documents, with another one before it
    empty_folder: int = MISSING
    document: int = MISSING
    key: str = NO_UPLOAD  # of a file that the person may read
    unused_key: str = NO_UPLOAD  # of one that the person uploaded and has not attached yet
    found_item: int = MISSING
    claimed_item: int = MISSING  # that the person has said is theirs


NamedIds = dict[tuple[str, str], Ids]  # by person and kind, e.g. ("anna", "foreign")
