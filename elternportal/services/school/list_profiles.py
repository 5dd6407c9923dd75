"""Saved mappings: how the lists of the school's own are read, whoever brings them in.

A list that has all columns of a profile is read by it: on the import page, by command, from the
watched folder and from a program with a token.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints
from sqlalchemy import func, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from elternportal.db_errors import broken_constraint
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.duration import takes_long
from elternportal.errors import Conflict, InvalidInput, NotFound
from elternportal.i18n import t
from elternportal.imports.choices import ListProfile, ReadingChoices
from elternportal.imports.folder import NamedFile
from elternportal.imports.list_kinds import LIST_KINDS, ListKind, list_kind
from elternportal.imports.list_words import is_never_read
from elternportal.imports.lists import LONGEST_HEADING, MOST_COLUMNS, ListColumn, columns_of
from elternportal.imports.lists import suggested as suggested_field
from elternportal.models.base import id_of
from elternportal.models.import_profile import ImportProfile
from elternportal.models.import_source import ImportSource
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.audit import record
from elternportal.services.editing import begin_edit
from elternportal.services.school.import_settings import reading_choices

MOST_PROFILES = 50
_ONE_OF_A_NAME = "uq_import_profile_name"
Heading = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_HEADING)]


class ProfileNameTaken(Conflict):
    """There is a profile of this name."""

    key = "import-profiles-error-taken"
    field_name = "name"


class TooManyProfiles(Conflict):
    """The school has as many profiles as it may have."""

    key = "import-profiles-error-too-many"


class ColumnMissing(InvalidInput):
    """A list of this kind needs a column that no heading stands for."""

    key = "import-profiles-error-missing"
    field_name = "kind"


class ColumnTwice(InvalidInput):
    """Two columns are said to hold the same."""

    key = "import-profiles-error-twice"


class ProfileDraft(BaseModel):
    """A profile as the office says it: the field of each heading that is read."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
    kind: str
    columns: dict[Heading, str]


@dataclass(frozen=True, slots=True)
class SaveProfile:
    """``profile_id`` is 0 for a new one; ``revision`` is what the form began with."""

    profile_id: int
    draft: ProfileDraft
    revision: int = 0


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """A saved profile; ``columns`` are headings with their fields, in the order of the form."""

    profile_id: int
    name: str
    kind: str
    columns: tuple[tuple[str, str], ...]
    revision: int


@dataclass(frozen=True, slots=True)
class ProposalView:
    """What a list is probably of, and what stands in its columns.

    ``profile_id`` is the profile that reads it already, or 0.
    """

    kind: str
    columns: tuple[ListColumn, ...]
    profile_id: int = 0


def list_profiles(session: Session, actor: Actor) -> Sequence[ProfileRow]:
    """All profiles by name.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    rows = session.exec(
        select(ImportProfile).order_by(func.lower(ImportProfile.name), col(ImportProfile.id))
    )
    return [_row(each) for each in rows]


@takes_long
def propose(session: Session, actor: Actor, file: NamedFile) -> ProposalView:
    """What the columns of a list probably hold, by a profile, the usual headings and the settings.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: the file is no list that can be read.
    """
    actor.require(*ADMINISTRATION)
    choices = list_choices(session)
    kind, columns = columns_of(file, choices)
    if not columns:
        raise NotFound()
    profile = choices.profile_of([column.heading for column in columns])
    return ProposalView(
        kind=kind or LIST_KINDS[0].kind,
        columns=columns,
        profile_id=_id_of_name(session, profile.name) if profile else 0,
    )


def suggest(session: Session, actor: Actor, kind: str, headings: Sequence[str]) -> Sequence[str]:
    """What columns with these headings probably hold in a list of this kind.

    Raises:
        NotAllowed: the actor is neither office nor head.
        InvalidInput: there is no such kind.
    """
    actor.require(*ADMINISTRATION)
    found, own = _kind(kind), reading_choices(school_settings(session)).columns
    fields: list[str] = []
    for name in headings:
        field = suggested_field(name, found, own)
        fields.append("" if field in fields else field)
    return fields


def save_profile(session: Session, actor: Actor, command: SaveProfile) -> int:
    """Save a profile; returns its id.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: it was deleted meanwhile.
        EditedMeanwhile: somebody has changed it since the form was opened.
        ColumnMissing, ColumnTwice, ProfileNameTaken, TooManyProfiles
        InvalidInput: there is no such kind or field, or a column must not be read.
    """
    actor.require(*ADMINISTRATION)
    draft = command.draft
    _check(draft, actor.language)
    if command.profile_id:
        row = _find(session, command.profile_id)
        begin_edit(session, actor, row, command.revision)
    else:
        if (session.scalar(select(func.count()).select_from(ImportProfile)) or 0) >= MOST_PROFILES:
            raise TooManyProfiles(most=MOST_PROFILES)
        row = ImportProfile(name=draft.name, kind=draft.kind)
    try:
        with session.begin_nested():
            row.name, row.kind, row.columns = draft.name, draft.kind, dict(draft.columns)
            session.add(row)
            session.flush()
    except IntegrityError as error:
        if broken_constraint(error) != _ONE_OF_A_NAME:
            raise
        raise ProfileNameTaken(name=draft.name) from None
    _look_anew(session)
    record(session, actor.account_id, "import-profile-saved", "import_profile", row.id)
    return id_of(row)


def delete_profile(session: Session, actor: Actor, profile_id: int) -> None:
    """Forget a profile; what was imported by it stays.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: it was deleted meanwhile.
    """
    actor.require(*ADMINISTRATION)
    row = _find(session, profile_id)
    record(session, actor.account_id, "import-profile-deleted", "import_profile", row.id)
    session.delete(row)
    session.flush()


def list_choices(session: Session) -> ReadingChoices:
    """How the school wants its files to be read, with its profiles."""
    choices = reading_choices(school_settings(session))
    rows = session.exec(select(ImportProfile).order_by(col(ImportProfile.id)))
    profiles = tuple(ListProfile(row.name, row.kind, row.columns) for row in rows)
    return choices.with_profiles(profiles)


def column_label(field: str) -> str:
    """The key of what a column is called that holds this."""
    return f"import-column-{field.replace('_', '-')}"


def _check(draft: ProfileDraft, language: str) -> None:
    kind = _kind(draft.kind)
    fields = list(draft.columns.values())
    if len(fields) > MOST_COLUMNS or not set(fields) <= set(kind.fields):
        raise InvalidInput()
    if any(is_never_read(name) for name in draft.columns):
        raise InvalidInput()
    if missing := [name for name in kind.needs if name not in fields]:
        raise ColumnMissing(column=t(column_label(missing[0]), language))
    if twice := [name for name in fields if fields.count(name) > 1]:
        raise ColumnTwice(column=t(column_label(twice[0]), language))


def _look_anew(session: Session) -> None:
    """The same files may now say something else, so what comes by itself is read once more."""
    session.execute(update(ImportSource).values(digest=""))


def _kind(name: str) -> ListKind:
    found = list_kind(name)
    if found is None:
        raise InvalidInput()
    return found


def _find(session: Session, profile_id: int) -> ImportProfile:
    row = session.get(ImportProfile, profile_id, with_for_update=True)
    if row is None:
        raise NotFound()
    return row


def _id_of_name(session: Session, name: str) -> int:
    return session.exec(select(ImportProfile.id).where(ImportProfile.name == name)).one() or 0


def _row(row: ImportProfile) -> ProfileRow:
    return ProfileRow(id_of(row), row.name, row.kind, tuple(row.columns.items()), row.revision)
