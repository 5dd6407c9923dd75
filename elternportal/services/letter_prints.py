"""The print run: a letter on paper for children whose guardians no mail reaches.

Each child's letter ends with a slip whose code stays the same when it is printed again; a new round
makes new ones, so that a slip of the round before cannot be taken for an answer to this one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.clock import to_school
from elternportal.db import announce
from elternportal.documents.letter_print import LetterPrint, PrintedChild
from elternportal.domain import topics
from elternportal.domain.codes import new_code
from elternportal.domain.letters import Demand, LetterState, PupilStatus
from elternportal.domain.people import Actor
from elternportal.errors import NotFound
from elternportal.i18n import LANGUAGES
from elternportal.models.files import StoredFile
from elternportal.models.letters import Letter, LetterFile, LetterOption, LetterSlip, LetterVersion
from elternportal.models.school import Pupil
from elternportal.services.audit import record
from elternportal.services.letter_children import ChildResult, children_of
from elternportal.services.letter_options import option_text
from elternportal.services.letter_parts import options_of
from elternportal.services.letter_scope import current_version, find_letter


@dataclass(frozen=True, slots=True)
class PrintRun:
    """For whom to print: all children out of reach, those of one class, or just one child.

    ``again`` adds children whose letter was printed and who have not answered yet. A single child
    is printed in any case: its parents may have declined the portal.
    """

    letter_id: int
    class_id: int | None = None
    pupil_id: int | None = None
    again: bool = False


def print_run(session: Session, actor: Actor, command: PrintRun) -> LetterPrint:
    """Write down that the letter is printed for these children; returns what to print.

    There may be no child to print for.

    Raises:
        NotAllowed: the actor writes no letters.
        NotFound: not the actor's letter, not published, or not for that child.
    """
    letter = find_letter(session, actor, command.letter_id)
    if letter.state != LetterState.PUBLISHED:
        raise NotFound()
    # Two runs at the same moment come one after the other, so that a child has one code.
    session.refresh(letter, with_for_update=True)
    children = _chosen(session, letter, command)
    codes = _codes(session, letter, children)
    if children:
        record(
            session,
            actor.account_id,
            "letter-printed",
            "letter",
            letter.id,
            children=str(len(children)),
            pupil=str(command.pupil_id or ""),
        )
        announce(session, topics.letter(command.letter_id))
    return _to_print(session, letter, children, codes)


def _chosen(session: Session, letter: Letter, command: PrintRun) -> Sequence[ChildResult]:
    if command.pupil_id is not None:
        children = children_of(session, letter, col(Pupil.id) == command.pupil_id)
        if not children:
            raise NotFound()
        return children
    only = None if command.class_id is None else col(Pupil.class_id) == command.class_id
    return [
        child
        for child in children_of(session, letter, only)
        if child.status is PupilStatus.UNREACHABLE or (command.again and awaits_slip(child))
    ]


def awaits_slip(child: ChildResult) -> bool:
    """Whether the letter went out on paper and nothing has come back."""
    return child.status is PupilStatus.PAPER and child.answer is None


def _codes(session: Session, letter: Letter, children: Iterable[ChildResult]) -> Mapping[int, str]:
    """The slip's code of each child; new slips are written, old ones are printed once more."""
    now, pupil_ids = clock.now(), [child.pupil_id for child in children]
    slips = {
        slip.pupil_id: slip
        for slip in session.scalars(
            select(LetterSlip).where(
                col(LetterSlip.letter_id) == letter.id,
                col(LetterSlip.round) == letter.round,
                col(LetterSlip.pupil_id).in_(pupil_ids),
            )
        )
    }
    for pupil_id in pupil_ids:
        slip = slips.get(pupil_id)
        if slip is None:
            slips[pupil_id] = LetterSlip(
                letter_id=letter.id or 0,
                pupil_id=pupil_id,
                round=letter.round,
                code=new_code(),
                printed_at=now,
            )
        else:
            slip.printed_at = now
    session.add_all(slips.values())
    session.flush()
    return {pupil_id: slip.code for pupil_id, slip in slips.items()}


def _to_print(
    session: Session,
    letter: Letter,
    children: Sequence[ChildResult],
    codes: Mapping[int, str],
) -> LetterPrint:
    version = current_version(session, letter)
    return LetterPrint(
        number=letter.number,
        title=version.title,
        text=version.text,
        published_on=to_school(letter.published_at or clock.now()).date(),
        demand=Demand(letter.demand),
        question=letter.question,
        options=[_option(letter, option) for option in options_of(session, letter.id or 0)],
        deadline=letter.deadline,
        files=_files(session, version),
        children=[
            PrintedChild(
                f"{child.first_name} {child.surname}", child.class_name, codes[child.pupil_id]
            )
            for child in children
        ],
    )


def _option(letter: Letter, option: LetterOption) -> str:
    """Paper has no language switch, so yes and no stand there in all of them."""
    texts = (option_text(Demand(letter.demand), option.text, language) for language in LANGUAGES)
    return " / ".join(dict.fromkeys(texts))


def _files(session: Session, version: LetterVersion) -> Sequence[str]:
    return session.scalars(
        select(col(StoredFile.name))
        .join(LetterFile, col(LetterFile.file_id) == col(StoredFile.id))
        .where(col(LetterFile.version_id) == version.id)
        .order_by(col(LetterFile.id))
    ).all()
