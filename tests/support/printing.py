"""Letters on paper for tests, without the paper."""

from sqlmodel import Session

from elternportal.domain.people import Actor
from elternportal.services.letters.letter_print import LetterPrint
from elternportal.services.letters.prints import PrintRun, note_printed, prepare_print


def print_run(session: Session, actor: Actor, command: PrintRun) -> LetterPrint:
    """Print a letter as its author does; returns what would be typeset."""
    run = prepare_print(session, actor, command)
    if run.codes:
        note_printed(session, actor, run)
    return run.paper
