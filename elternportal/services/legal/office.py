"""The head writes the legal texts, version by version; the office reads along."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.db_errors import broken_constraint
from elternportal.domain import topics
from elternportal.domain.legal import MOST_CHARACTERS, LegalKind, gaps_in
from elternportal.domain.people import ADMINISTRATION, Actor, Role
from elternportal.errors import Conflict, InvalidInput, NotFound
from elternportal.i18n import LANGUAGES
from elternportal.models.access import Account
from elternportal.models.legal import LegalText
from elternportal.school_settings.identity import EMAIL, PHONE, POSTAL, SCHOOL_NAME
from elternportal.school_settings.snapshot import SchoolSettings, school_settings
from elternportal.services.audit import record
from elternportal.services.legal.reading import current_version, unfinished_kinds
from elternportal.services.typed_fields import Day
from elternportal.texts.changes import ChangePiece, changes

_TEMPLATES = Path(__file__).parent / "templates"
_KNOWN_GAP = re.compile(r"\[\[(school\.\w+): ([^\[\]]+)\]\]")  # what the settings may know
_ONE_PER_NUMBER = "uq_legal_text_kind_language_version"


class TextChangedMeanwhile(Conflict):
    """Somebody else has saved a version since this one was begun; what was typed is kept."""

    key = "office-legal-error-changed-meanwhile"


class NothingChanged(InvalidInput):
    """The text is already so."""

    key = "office-legal-error-nothing-changed"


class LegalDraft(BaseModel):
    """A text as the head types it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MOST_CHARACTERS)
    ]
    valid_from: Day


@dataclass(frozen=True, slots=True)
class WhichText:
    """A text in one language."""

    kind: LegalKind
    language: str


@dataclass(frozen=True, slots=True)
class SaveLegalText:
    """``based_on`` is the version that the draft was begun from; 0 for the first."""

    which: WhichText
    based_on: int
    draft: LegalDraft


@dataclass(frozen=True, slots=True)
class LegalRow:
    """How it stands with a text: ``version`` is the one that holds, 0 for none."""

    which: WhichText
    version: int
    valid_from: date | None
    gaps: int


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version; ``by`` is empty for the portal itself."""

    version: int
    valid_from: date
    changed_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class LegalTextView:
    """A text for its editor: the last version, or the start text with ``version`` 0."""

    which: WhichText
    version: int
    text: str
    valid_from: date
    gaps: tuple[str, ...]
    versions: tuple[VersionRow, ...]


def list_legal_texts(session: Session, actor: Actor) -> tuple[LegalRow, ...]:
    """All texts in all languages.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    return tuple(
        _row(session, WhichText(kind, language)) for kind in LegalKind for language in LANGUAGES
    )


def count_unfinished(session: Session, actor: Actor) -> int:
    """How many texts the school still has to publish or to complete, in German.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    return len(unfinished_kinds(session))


def open_legal_text(session: Session, actor: Actor, which: WhichText) -> LegalTextView:
    """One text with its history, the last version first.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is no such language.
    """
    actor.require(*ADMINISTRATION)
    if which.language not in LANGUAGES:
        raise NotFound()
    rows = session.execute(
        select(LegalText, col(Account.name))
        .outerjoin(Account, col(Account.id) == col(LegalText.changed_by))
        .where(col(LegalText.kind) == which.kind, col(LegalText.language) == which.language)
        .order_by(col(LegalText.version).desc())
    ).all()
    versions = tuple(
        VersionRow(row.version, row.valid_from, row.changed_at, name or "") for row, name in rows
    )
    last = rows[0][0] if rows else None
    text = last.text if last else start_text(which, school_settings(session))
    return LegalTextView(
        which=which,
        version=last.version if last else 0,
        text=text,
        valid_from=max(last.valid_from, clock.today()) if last else clock.today(),
        gaps=gaps_in(text),
        versions=versions,
    )


def save_legal_text(session: Session, actor: Actor, command: SaveLegalText) -> int:
    """Add a version; returns its number.

    Raises:
        NotAllowed: the actor is not the head.
        NotFound: there is no such language.
        TextChangedMeanwhile: there is a newer version than ``based_on``.
        NothingChanged: the last version is just so.
    """
    actor.require(Role.HEAD)
    before = open_legal_text(session, actor, command.which)
    if before.version != command.based_on:
        raise TextChangedMeanwhile()
    draft = command.draft
    if before.version and (before.text, before.versions[0].valid_from) == (
        draft.text,
        draft.valid_from,
    ):
        raise NothingChanged()
    return _add(session, actor, command.which, before.version + 1, draft)


def restore_legal_text(
    session: Session, actor: Actor, which: WhichText, version: int, based_on: int
) -> int:
    """Make an older version hold again from today: it becomes the next version.

    Raises:
        NotAllowed, TextChangedMeanwhile, NothingChanged: see :func:`save_legal_text`.
        NotFound: there is no such version.
    """
    actor.require(Role.HEAD)
    text = _version(session, which, version).text
    draft = LegalDraft(text=text, valid_from=clock.today())
    return save_legal_text(session, actor, SaveLegalText(which, based_on, draft))


def compare_with_before(
    session: Session, actor: Actor, which: WhichText, version: int
) -> tuple[ChangePiece, ...]:
    """What a version changed in the one before; all of it for the first.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is no such version.
    """
    actor.require(*ADMINISTRATION)
    after = _version(session, which, version).text
    before = _version(session, which, version - 1).text if version > 1 else ""
    return tuple(changes(before, after))


def start_text(which: WhichText, settings: SchoolSettings) -> str:
    """What a first version can be begun from; every claim that only the school can make is a gap.

    Markdown files beside this module. ``[[school.phone: Telefonnummer]]`` becomes the school's
    number, or the gap ``[[Telefonnummer]]`` while the settings have none.
    """
    template = (_TEMPLATES / which.language / f"{which.kind}.md").read_text("utf-8").strip()
    known = {it.key: settings[it] for it in (SCHOOL_NAME, PHONE, EMAIL)}
    # An address as on a letter begins with the name, which stands above it already.
    known[POSTAL.key] = settings[POSTAL].removeprefix(settings[SCHOOL_NAME]).strip()
    return _KNOWN_GAP.sub(lambda gap: known[gap[1]] or f"[[{gap[2]}]]", template)


def _row(session: Session, which: WhichText) -> LegalRow:
    current = current_version(session, which.kind, which.language)
    if current is None:
        return LegalRow(which, 0, None, 0)
    return LegalRow(which, current.version, current.valid_from, len(gaps_in(current.text)))


def _version(session: Session, which: WhichText, version: int) -> LegalText:
    row = session.scalars(
        select(LegalText).where(
            col(LegalText.kind) == which.kind,
            col(LegalText.language) == which.language,
            col(LegalText.version) == version,
        )
    ).first()
    if row is None:
        raise NotFound()
    return row


def _add(session: Session, actor: Actor, which: WhichText, version: int, draft: LegalDraft) -> int:
    row = LegalText(
        kind=which.kind,
        language=which.language,
        version=version,
        text=draft.text,
        valid_from=draft.valid_from,
        changed_at=clock.now(),
        changed_by=actor.account_id or None,
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError as error:
        if broken_constraint(error) == _ONE_PER_NUMBER:
            raise TextChangedMeanwhile() from error
        raise
    record(session, actor.account_id, "legal-text-changed", "legal-text", row.id, **_what(row))
    announce(session, topics.legal_texts())
    return version


def _what(row: LegalText) -> Mapping[str, str]:
    return {"kind": row.kind, "language": row.language, "version": str(row.version)}
