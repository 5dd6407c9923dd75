"""Texts that nobody reads in the database file: somebody's health, what people write to each other.

They are sealed with AES-GCM before they reach the database and opened when a service reads them
(security, *encryption at rest*). The name of the key stands in front of each sealed text, so that
keys can be changed: new texts get the first key, ``elternportal keys rotate`` seals the old ones
anew, and a key that no text names any more can be thrown away.
"""

import os
from collections.abc import Iterator, Mapping
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Column, Dialect, LargeBinary, select, update
from sqlalchemy.types import TypeDecorator
from sqlmodel import Session, SQLModel

from elternportal.errors import PortalError
from elternportal.sealing_keys import FROM_SECRET, KEY_BYTES, parse_keys
from elternportal.settings import get_settings

NONCE_BYTES = 12


class CannotOpen(PortalError):
    """The key that a text was sealed with is not among the settings' keys, or it was changed."""

    key = "error-cannot-open"
    status = 500


class Sealer:
    """Seals with the first of its keys and opens with any of them."""

    def __init__(self, keys: Mapping[str, bytes]) -> None:
        self._keys = {name: AESGCM(key) for name, key in keys.items()}
        self._newest = next(iter(keys))

    def seal(self, text: str, place: str) -> bytes:
        """Seal a text; it can be opened at the same ``place`` only, e.g. "absence.remark"."""
        nonce = os.urandom(NONCE_BYTES)
        sealed = self._keys[self._newest].encrypt(nonce, text.encode(), place.encode())
        name = self._newest.encode()
        return bytes([len(name)]) + name + nonce + sealed

    def open(self, sealed: bytes, place: str) -> str:
        """The text that was sealed.

        Raises:
            CannotOpen: its key is unknown, or it was sealed for another place.
        """
        name, rest = _split(sealed)
        key = self._keys.get(name)
        if key is None:
            raise CannotOpen()
        try:
            opened = key.decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], place.encode())
        except InvalidTag as error:
            raise CannotOpen() from error
        return opened.decode()

    def is_newest(self, sealed: bytes) -> bool:
        """Whether a text is sealed with the key that new ones get."""
        return _split(sealed)[0] == self._newest


class SealedText(TypeDecorator[str]):
    """A column whose text is sealed; ``place`` is its table and name. It cannot be searched."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        return None if value is None else sealer().seal(value, self.place)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        return None if value is None else sealer().open(value, self.place)


@lru_cache(maxsize=1)
def sealer() -> Sealer:
    """What this process seals with.

    Without keys of their own texts are sealed with one that is made of the portal's secret.
    """
    settings = get_settings()
    keys = parse_keys(settings.sealing_keys.get_secret_value())
    return Sealer({**keys, FROM_SECRET: _derived(settings.secret.get_secret_value())})


def seal_anew(session: Session) -> int:
    """Seal all texts that are not sealed with the newest key with it; returns how many."""
    done = 0
    for column, place in _sealed_columns():
        (own_id,) = column.table.primary_key.columns
        raw = select(own_id, column.cast(LargeBinary)).where(column.is_not(None))
        for row_id, sealed in session.execute(raw).all():
            if not sealer().is_newest(sealed):
                text = sealer().open(sealed, place)
                changed = update(column.table).where(own_id == row_id).values({column.name: text})
                session.execute(changed)
                done += 1
    return done


def _sealed_columns() -> Iterator[tuple[Column[str], str]]:
    """Every column of sealed texts, with the place that its texts are sealed for."""
    for table in SQLModel.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, SealedText):
                yield column, column.type.place


def _split(sealed: bytes) -> tuple[str, bytes]:
    end = 1 + sealed[0]
    return sealed[1:end].decode(), sealed[end:]


def _derived(secret: str) -> bytes:
    derivation = HKDF(SHA256(), length=KEY_BYTES, salt=None, info=b"elternportal sealed texts")
    return derivation.derive(secret.encode())
