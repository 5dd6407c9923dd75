"""The print run: a letter on paper for children whose guardians no mail reaches.

Each child's letter ends with a slip whose code stays the same when it is printed again; a new round
makes new ones, so that a slip of the round before cannot be taken for an answer to this one.

A run is first prepared, then typeset, and only then written down: what stands as printed is on
paper, and typesetting a thousand letters keeps nobody else from writing.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.clock import to_school
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.codes import new_code
from elternportal.domain.letters import Demand, LetterState, PupilStatus
from elternportal.domain.people import Actor
from elternportal.errors import Conflict, NotFound
from elternportal.i18n import LANGUAGES
from elternportal.models.base import id_of
from elternportal.models.files import StoredFile
from elternportal.models.letters import Letter, LetterFile, LetterOption, LetterSlip, LetterVersion
from elternportal.models.school import Pupil
from elternportal.services.audit import record
from elternportal.services.letters.children import ChildResultRow, children_of
from elternportal.services.letters.letter_print import LetterPrint, PrintedChild
from elternportal.services.letters.options import option_text
from elternportal.services.letters.parts import options_of
from elternportal.services.letters.scope import current_version, find_letter
from elternportal.services.school import postal_addresses


@dataclass(frozen=True, slots=True)
class PrintRun:
    """For whom to print: all children out of reach, those of one class, or just one child.

    Whoever holds only a version that was corrected since is printed for again. ``again`` adds
    children whose slip has not come back; ``corrected`` leaves only those with an old version. A
    single child is printed in any case: its parents may have declined the portal.
    """

    letter_id: int
    class_id: int | None = None
    pupil_id: int | None = None
    again: bool = False
    corrected: bool = False


class ChangedMeanwhile(Conflict):
    """The letter was corrected, or printed for one of the children, while this run was typeset."""


@dataclass(frozen=True, slots=True)
class PreparedRun:
    """A run that nobody has heard of yet: what to print, and each child's code by its id."""

    command: PrintRun
    version: int
    round: int
    paper: LetterPrint
    codes: Mapping[int, str]


def prepare_print(session: Session, actor: Actor, command: PrintRun) -> PreparedRun:
    """What to print for these children; nothing is written. There may be no child to print for.

    Raises:
        NotAllowed: the actor writes no letters.
        NotFound: not the actor's letter, not published, or not for that child.
    """
    letter = _find_published(session, actor, command.letter_id)
    children = _chosen(session, letter, command)
    slips = _slips(session, letter, [child.pupil_id for child in children])
    codes = {
        child.pupil_id: slips[child.pupil_id].code if child.pupil_id in slips else new_code()
        for child in children
    }
    paper = _to_print(session, actor, letter, children, codes)
    return PreparedRun(command, letter.version, letter.round, paper, codes)


def note_printed(session: Session, actor: Actor, run: PreparedRun) -> None:
    """Write down that a run is on paper: its codes count from now on.

    Raises:
        NotAllowed, NotFound: see :func:`prepare_print`.
        ChangedMeanwhile: the paper is of no use, print anew.
    """
    command = run.command
    letter = _find_published(session, actor, command.letter_id)
    # Two runs at the same moment come one after the other, so that a child has one code.
    session.refresh(letter, with_for_update=True)
    if (letter.version, letter.round) != (run.version, run.round):
        raise ChangedMeanwhile()
    _keep_codes(session, letter, run.codes)
    record(
        session,
        actor.account_id,
        "letter-printed",
        "letter",
        letter.id,
        children=str(len(run.codes)),
        pupil=str(command.pupil_id or ""),
    )
    announce(session, topics.letter(command.letter_id))


def _find_published(session: Session, actor: Actor, letter_id: int) -> Letter:
    letter = find_letter(session, actor, letter_id)
    if letter.state != LetterState.PUBLISHED:
        raise NotFound()
    return letter


def _chosen(session: Session, letter: Letter, command: PrintRun) -> Sequence[ChildResultRow]:
    if command.pupil_id is not None:
        children = children_of(session, letter, col(Pupil.id) == command.pupil_id)
        if not children:
            raise NotFound()
        return children
    only = None if command.class_id is None else col(Pupil.class_id) == command.class_id
    return [child for child in children_of(session, letter, only) if _is_wanted(child, command)]


def _is_wanted(child: ChildResultRow, command: PrintRun) -> bool:
    if child.has_old_print or command.corrected:
        return child.has_old_print
    owes_slip = child.status is PupilStatus.PRINTED
    return child.status is PupilStatus.UNREACHABLE or (command.again and owes_slip)


def _slips(
    session: Session, letter: Letter, pupil_ids: Collection[int]
) -> Mapping[int, LetterSlip]:
    """The children's slips of this round, by child."""
    of_round = select(LetterSlip).where(
        col(LetterSlip.letter_id) == letter.id,
        col(LetterSlip.round) == letter.round,
        col(LetterSlip.pupil_id).in_(pupil_ids),
    )
    return {slip.pupil_id: slip for slip in session.scalars(of_round)}


def _keep_codes(session: Session, letter: Letter, codes: Mapping[int, str]) -> None:
    """New slips are written, old ones are printed once more."""
    now, slips = clock.now(), _slips(session, letter, codes.keys())
    for pupil_id, code in codes.items():
        slip = slips.get(pupil_id)
        if slip is None:
            session.add(
                LetterSlip(
                    letter_id=id_of(letter),
                    pupil_id=pupil_id,
                    round=letter.round,
                    version=letter.version,
                    code=code,
                    printed_at=now,
                )
            )
        elif slip.code == code:
            slip.version, slip.printed_at = letter.version, now
        else:
            raise ChangedMeanwhile()
    session.flush()


def _to_print(
    session: Session,
    actor: Actor,
    letter: Letter,
    children: Sequence[ChildResultRow],
    codes: Mapping[int, str],
) -> LetterPrint:
    version = current_version(session, letter)
    addresses = postal_addresses(session, actor, [child.pupil_id for child in children])
    return LetterPrint(
        number=letter.number,
        title=version.title,
        text=version.text,
        published_on=to_school(letter.published_at or clock.now()).date(),
        is_corrected=letter.version > 1,
        demand=Demand(letter.demand),
        question=letter.question,
        options=[_option(letter, option) for option in options_of(session, id_of(letter))],
        deadline=letter.deadline,
        files=_files(session, version),
        children=[
            PrintedChild(
                f"{child.first_name} {child.surname}",
                child.class_name,
                codes[child.pupil_id],
                addresses.get(child.pupil_id, ()),
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
