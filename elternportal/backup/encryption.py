"""How a backup is encrypted: in chunks, each with its number, by the construction that *age* uses.

A backup is :data:`MAGIC`, the name of the key (one byte of length before it), 16 random bytes, and
chunks of 64 KiB, each sealed with AES-256-GCM. The key of each backup is made of the named key and
the random bytes (HKDF with SHA-256). The nonce of a chunk is its number in 11 bytes and a byte that
is 1 for the last chunk and 0 for all others. This is STREAM (Hoang, Reyhanitabar, Rogaway, Vizár:
*Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance*, 2015): a chunk that was
changed, left out, exchanged or cut off at the end is noticed.
"""

import io
import os
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from elternportal.errors import PortalError
from elternportal.sealing_keys import FROM_SECRET, KEY_BYTES, parse_keys
from elternportal.settings import Settings, get_settings

MAGIC = b"elternportal-backup/1\n"
SALT_BYTES, TAG_BYTES, COUNTER_BYTES = 16, 16, 11
CHUNK = 64 * 1024  # bytes of plain text
SEALED_CHUNK = CHUNK + TAG_BYTES


class NoBackup(PortalError):
    """The file is none of our backups."""

    key = "backup-error-no-backup"


class UnknownKey(PortalError):
    """The key that the backup was made with is not among the settings' keys."""

    key = "backup-error-unknown-key"


class Damaged(PortalError):
    """The backup ends too early, or something in it was changed."""

    key = "backup-error-damaged"


class EncryptingWriter(io.RawIOBase):
    """Encrypts what is written into ``target``. Only :meth:`finish` makes it a whole backup."""

    def __init__(self, target: BinaryIO) -> None:
        name, key = next(iter(_keys(get_settings()).items()))
        salt = os.urandom(SALT_BYTES)
        target.write(_header(name) + salt)
        self._target = target
        self._cipher = _cipher(key, salt)
        self._rest = bytearray()
        self._number = 0

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._rest += data
        while len(self._rest) > CHUNK:  # a full chunk is kept back: it may be the last one
            self._seal(bytes(self._rest[:CHUNK]), is_last=False)
            del self._rest[:CHUNK]
        return len(data)

    def finish(self) -> None:
        """Write the last chunk, which says that it is the last."""
        self._seal(bytes(self._rest), is_last=True)
        self._rest.clear()

    def _seal(self, chunk: bytes, *, is_last: bool) -> None:
        nonce = _nonce(self._number, is_last=is_last)
        self._target.write(self._cipher.encrypt(nonce, chunk, None))
        self._number += 1


class DecryptingReader(io.RawIOBase):
    """What was encrypted into ``source``; each read gives only what has proved to be unchanged.

    Raises:
        NoBackup, UnknownKey
        Damaged: while reading; whoever needs all of it reads until the end.
    """

    def __init__(self, source: BinaryIO) -> None:
        if source.read(len(MAGIC)) != MAGIC:
            raise NoBackup()
        name = source.read(source.read(1)[0]).decode(errors="replace")
        key = _keys(get_settings()).get(name)
        if key is None:
            raise UnknownKey(name=name)
        self._source = source
        self._cipher = _cipher(key, source.read(SALT_BYTES))
        self._next = source.read(SEALED_CHUNK)
        self._opened = b""
        self._number = 0
        self._is_over = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        if not self._opened and not self._is_over:
            self._open_next()
        part = self._opened[: len(buffer)]
        self._opened = self._opened[len(part) :]
        buffer[: len(part)] = part
        return len(part)

    def _open_next(self) -> None:
        sealed, self._next = self._next, self._source.read(SEALED_CHUNK)
        self._is_over = not self._next
        nonce = _nonce(self._number, is_last=self._is_over)
        try:
            self._opened = self._cipher.decrypt(nonce, sealed, None)
        except InvalidTag as error:
            raise Damaged() from error
        self._number += 1


def _keys(settings: Settings) -> dict[str, bytes]:
    """The backup keys by name, the newest first; the last is made of the portal's secret."""
    secret = settings.secret.get_secret_value().encode()
    derivation = HKDF(SHA256(), KEY_BYTES, salt=None, info=b"elternportal backup keys")
    return {
        **parse_keys(settings.backup_keys.get_secret_value()),
        FROM_SECRET: derivation.derive(secret),
    }


def _header(name: str) -> bytes:
    return MAGIC + bytes([len(name)]) + name.encode()


def _cipher(key: bytes, salt: bytes) -> AESGCM:
    derivation = HKDF(SHA256(), KEY_BYTES, salt=salt, info=b"elternportal backup")
    return AESGCM(derivation.derive(key))


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(COUNTER_BYTES, "big") + bytes([is_last])
