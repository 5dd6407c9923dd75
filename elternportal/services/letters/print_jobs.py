"""Printing a letter for many children is a job: what is noted as printed is there to be fetched.

One commit makes the codes of the slips count and keeps the file, so a closed page loses neither.
"""

import asyncio
from dataclasses import asdict

from sqlmodel import Session

from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.jobs.kinds import JobKind, JobRun
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.jobs import start_job
from elternportal.services.letters.letter_print import letter_print
from elternportal.services.letters.prints import PrintRun, note_printed, prepare_print
from elternportal.services.letters.scope import current_version, find_letter


def start_print(session: Session, actor: Actor, command: PrintRun) -> int:
    """Begin a print run; returns the job's id.

    Raises:
        NotAllowed, NotFound: see ``find_letter``.
        JobRunsAlready
    """
    letter = find_letter(session, actor, command.letter_id)
    title = current_version(session, letter).title
    return start_job(session, actor, LETTER_PRINT, asdict(command), title)


async def _print(database: Database, actor: Actor, run: JobRun) -> None:
    command = PrintRun(**run.params)
    prepared = await database.read_long(lambda session: prepare_print(session, actor, command))
    count, settings = len(prepared.codes), await database.read(school_settings)
    run.note(0, count)
    content = await asyncio.to_thread(letter_print, prepared.paper, settings) if count else None
    run.note(count, count)

    def store(session: Session) -> None:
        if count:
            note_printed(session, actor, prepared)
        run.finish(session, count, content)

    await database.write_long(store)


LETTER_PRINT = JobKind("letter-print", _print, "elternbrief-druck.pdf")
