"""PIN letters for many children: first the question with its numbers, then a job.

Hashing takes about 20 ms a PIN, so 1,700 of them take minutes. PINs and letters come into being in
one commit: what is revoked is printed, and what fails has revoked nothing.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import Session, col

from elternportal.clock import to_school
from elternportal.db import Database
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.errors import NotFound
from elternportal.jobs.kinds import JobKind, JobRun
from elternportal.models.access import ActivationPin
from elternportal.models.school import Pupil, SchoolClass
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.access.pin_letters import PinLetter, pin_letters
from elternportal.services.access.pins import (
    MAX_COPIES,
    IssuedPin,
    IssuePins,
    TooManyCopies,
    has_valid_pin,
    is_valid,
    issue_pins,
)
from elternportal.services.jobs import start_job
from elternportal.services.school import has_guardian


@dataclass(frozen=True, slots=True)
class PinLettersView:
    """What letters for all children without access would do, of the school or of one class.

    ``with_valid`` of these ``children`` have ``valid_pins`` in the post, issued at
    ``last_issued_at`` at the latest and valid until ``valid_until`` at the longest.
    """

    class_name: str
    children: int
    with_valid: int
    valid_pins: int
    last_issued_at: datetime | None
    valid_until: datetime | None

    @property
    def without_valid(self) -> int:
        return self.children - self.with_valid


@dataclass(frozen=True, slots=True)
class StartPinLetters:
    """``class_id`` None is the whole school; see :class:`IssuePins` for the rest."""

    class_id: int | None = None
    copies: int = 1
    replaces_valid: bool = False


def plan_pin_letters(session: Session, actor: Actor, class_id: int | None = None) -> PinLettersView:
    """The numbers to ask with before PIN letters for many are printed.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is no such class.
    """
    actor.require(*ADMINISTRATION)
    class_name = _class_name(session, class_id)
    waiting = [col(Pupil.is_active), ~has_guardian(col(Pupil.id))]
    if class_id is not None:
        waiting.append(col(Pupil.class_id) == class_id)
    count = select(func.count()).select_from(Pupil).where(*waiting)
    pins, issued_at, until = session.execute(
        select(
            func.count(),
            func.max(col(ActivationPin.issued_at)),
            func.max(col(ActivationPin.expires_at)),
        )
        .select_from(ActivationPin)
        .join(Pupil, col(Pupil.id) == col(ActivationPin.pupil_id))
        .where(is_valid(), *waiting)
    ).one()
    return PinLettersView(
        class_name=class_name,
        children=session.scalar(count) or 0,
        with_valid=session.scalar(count.where(has_valid_pin(col(Pupil.id)))) or 0,
        valid_pins=pins,
        last_issued_at=issued_at,
        valid_until=until,
    )


def start_pin_letters(session: Session, actor: Actor, command: StartPinLetters) -> int:
    """Begin to issue PINs and print their letters; returns the job's id.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is no such class.
        TooManyCopies, JobRunsAlready
    """
    actor.require(*ADMINISTRATION)
    if not 1 <= command.copies <= MAX_COPIES:
        raise TooManyCopies(count=MAX_COPIES)
    label = _class_name(session, command.class_id)
    return start_job(session, actor, PIN_LETTERS, asdict(command), label)


def letter_of(issued: IssuedPin) -> PinLetter:
    """The letter that carries a PIN."""
    return PinLetter(
        child=issued.pupil_name,
        class_name=issued.class_name,
        pin=str(issued.pin),
        expires_on=to_school(issued.expires_at).date(),
        address=issued.address,
    )


async def _print(database: Database, actor: Actor, run: JobRun) -> None:
    settings = await database.read(school_settings)
    paper: list[bytes] = []

    def keep(issued: Sequence[IssuedPin]) -> None:
        paper.append(pin_letters([letter_of(pin) for pin in issued], settings))

    def finish(session: Session, issued: Sequence[IssuedPin]) -> None:
        run.finish(session, len(issued), paper[0] if paper else None)

    command = StartPinLetters(**run.params)
    await issue_pins(
        database,
        actor,
        IssuePins(
            class_id=command.class_id,
            copies=command.copies,
            replaces_valid=command.replaces_valid,
        ),
        run.note,
        keep,
        finish,
    )


def _class_name(session: Session, class_id: int | None) -> str:
    if class_id is None:
        return ""
    school_class = session.get(SchoolClass, class_id)
    if school_class is None:
        raise NotFound()
    return school_class.short_name


PIN_LETTERS = JobKind("pin-letters", _print, "pin-briefe.pdf")
