"""From where files come in by themselves: programs with a token, and the watched folder.

A token is shown once, when it is made; only its hash is kept. It opens nothing but the upload.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.auth.sessions import hash_token
from elternportal.db_errors import broken_constraint
from elternportal.domain.people import ADMINISTRATION, SYSTEM, Actor
from elternportal.errors import Conflict, InvalidInput, NotFound
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.import_source import ImportSource
from elternportal.services.audit import record

FOLDER = "Ordner"  # the name of the source that stands for the watched folder
TOKEN_BYTES = 32
LONGEST_NAME = 60
MOST_SOURCES = 20
_ONE_OF_A_NAME = "uq_import_source_name"


class SourceNameMissing(InvalidInput):
    """A program needs a name of at most ``LONGEST_NAME`` characters."""

    key = "import-sources-error-name"
    field_name = "name"

    def __init__(self) -> None:
        super().__init__(most=LONGEST_NAME)


class SourceNameTaken(Conflict):
    """There is a program, or the folder, of this name."""

    key = "import-sources-error-taken"
    field_name = "name"


class TooManySources(Conflict):
    """The school has as many tokens as it may have."""

    key = "import-sources-error-too-many"

    def __init__(self) -> None:
        super().__init__(most=MOST_SOURCES)


@dataclass(frozen=True, slots=True)
class ImportSourceRow:
    """A source as the office sees it; ``who`` made it, ``used_at`` is when files last came."""

    source_id: int
    name: str
    has_token: bool
    who: str
    created_at: datetime
    used_at: datetime | None


def list_sources(session: Session, actor: Actor) -> Sequence[ImportSourceRow]:
    """All sources by name.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    rows = session.exec(
        select(ImportSource, Account.name, Account.email)
        .join(Account, col(Account.id) == col(ImportSource.account_id))
        .order_by(func.lower(ImportSource.name), col(ImportSource.id))
    )
    return [
        ImportSourceRow(
            source_id=id_of(source),
            name=source.name,
            has_token=source.token_hash is not None,
            who=name or email,
            created_at=source.created_at,
            used_at=source.used_at,
        )
        for source, name, email in rows
    ]


def create_source(session: Session, actor: Actor, name: str) -> str:
    """Let a program upload files; returns its token, which is shown only now.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotConfirmed: the password was typed too long ago (security S4).
        SourceNameMissing, SourceNameTaken, TooManySources
        NotFound: the actor has no account, and the school has no head.
    """
    _require(actor)
    plain = " ".join(name.split())
    if not plain or len(plain) > LONGEST_NAME:
        raise SourceNameMissing()
    if plain.casefold() == FOLDER.casefold():
        raise SourceNameTaken(name=plain)
    if (session.scalar(select(func.count()).select_from(ImportSource)) or 0) >= MOST_SOURCES:
        raise TooManySources()
    row = _new_source(session, actor, plain)
    try:
        with session.begin_nested():
            session.add(row)
            session.flush()
    except IntegrityError as error:
        if broken_constraint(error) != _ONE_OF_A_NAME:
            raise
        raise SourceNameTaken(name=plain) from None
    return _give_token(session, actor, row)


def renew_token(session: Session, actor: Actor, source_id: int) -> str:
    """Give a program a new token; its old one is void. The new one is shown only now.

    Raises:
        NotAllowed, NotConfirmed: as :func:`create_source`.
        NotFound: there is no such program.
    """
    _require(actor)
    return _give_token(session, actor, _program(session, source_id))


def revoke_source(session: Session, actor: Actor, source_id: int) -> None:
    """Make a program's token void, and forget the program.

    Raises:
        NotAllowed, NotConfirmed: as :func:`create_source`.
        NotFound: there is no such program.
    """
    _require(actor)
    row = _program(session, source_id)
    record(session, actor.account_id, "import-token-revoked", "import_source", row.id)
    session.delete(row)
    session.flush()


def source_named(session: Session, name: str) -> int | None:
    """The id of the program of this name; None if there is none."""
    row = _named(session, name)
    return row.id if row else None


def source_of_token(session: Session, token: str) -> int:
    """The id of the source with this token.

    Raises:
        NotFound: there is none, or it was revoked.
    """
    query = select(ImportSource.id).where(ImportSource.token_hash == hash_token(token))
    found = session.exec(query).first()
    if found is None:
        raise NotFound()
    return found


def folder_source(session: Session) -> ImportSource | None:
    """The source that stands for the watched folder; None while the school has no head."""
    row = _named(session, FOLDER)
    if row is None and _head(session):
        row = _new_source(session, SYSTEM, FOLDER)
        session.add(row)
        session.flush()
    return row


def _require(actor: Actor) -> None:
    """Who has a token changes what all families see."""
    actor.require(*ADMINISTRATION)
    actor.require_confirmed()


def _program(session: Session, source_id: int) -> ImportSource:
    row = session.get(ImportSource, source_id, with_for_update=True)
    if row is None or row.token_hash is None:
        raise NotFound()
    return row


def _give_token(session: Session, actor: Actor, row: ImportSource) -> str:
    token = secrets.token_urlsafe(TOKEN_BYTES)
    row.token_hash, row.digest = hash_token(token), ""
    session.add(row)
    session.flush()
    record(session, actor.account_id, "import-token-created", "import_source", row.id)
    return token


def _named(session: Session, name: str) -> ImportSource | None:
    return session.exec(
        select(ImportSource).where(ImportSource.name == name).with_for_update()
    ).first()


def _new_source(session: Session, actor: Actor, name: str) -> ImportSource:
    account_id = actor.account_id or _head(session)
    if not account_id:
        raise NotFound()
    return ImportSource(name=name, account_id=account_id, created_at=clock.now())


def _head(session: Session) -> int | None:
    """The account of the head; the first, if there are several."""
    heads = select(Account.id).where(col(Account.is_head), ~col(Account.is_disabled))
    return session.exec(heads.order_by(col(Account.id))).first()
