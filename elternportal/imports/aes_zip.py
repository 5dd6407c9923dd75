"""A ZIP archive opened in memory, also one encrypted with AES (WinZip's AE-1 and AE-2).

The plain text exists only as the bytes that are given back: nothing is ever written. What comes out
is bounded, whatever the archive says of its size.
"""

import hashlib
import hmac
import io
import struct
import zipfile
import zlib
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import ECB

MAX_FILES = 20
ZIP_MARK = b"PK\x03\x04"

_AES_METHOD, _AES_FIELD, _STORED, _DEFLATED = 99, 0x9901, 0, 8
_ENCRYPTED = 0x1
_LOCAL_HEADER = struct.Struct("<4s22xHH")  # signature, lengths of name and extra field
_FIELD = struct.Struct("<HH")  # id and length
_AES_DATA = struct.Struct("<H2sBH")  # version, vendor, strength, real method
_KEY_BYTES = {1: 16, 2: 24, 3: 32}
_ROUNDS, _CHECK_BYTES, _MAC_BYTES = 1000, 2, 10
_BLOCK = 16
_BLOCKS_AT_ONCE = 4096


class ZipRefused(Exception):
    """The archive gives nothing; ``text_key`` says why."""

    def __init__(self, text_key: str) -> None:
        super().__init__(text_key)
        self.text_key = text_key


@dataclass(frozen=True, slots=True)
class ZipContent:
    name: str
    content: bytes


def read_zip(content: bytes, ending: str, password: str, limit: int) -> ZipContent:
    """The only file in the archive whose name ends so; at most ``limit`` bytes.

    Raises:
        ZipRefused: it is damaged, too large, holds another number of such files, or needs
            another password.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if len(archive.infolist()) > MAX_FILES:
                raise ZipRefused("import-archive-wrong")
            found = [one for one in archive.infolist() if one.filename.lower().endswith(ending)]
    except (zipfile.BadZipFile, ValueError, OverflowError, EOFError) as error:
        raise ZipRefused("import-archive-broken") from error
    if len(found) != 1:
        raise ZipRefused("import-archive-wrong")
    (info,) = found
    data, method = _data(content, info), info.compress_type
    if method == _AES_METHOD:
        data, method = _decrypted(data, info, password)
    elif info.flag_bits & _ENCRYPTED:
        raise ZipRefused("import-archive-weak")
    return ZipContent(info.filename, _inflated(data, method, limit))


def _data(content: bytes, info: zipfile.ZipInfo) -> bytes:
    """The bytes of a file as they stand in the archive."""
    start = info.header_offset + _LOCAL_HEADER.size
    try:
        mark, name, extra = _LOCAL_HEADER.unpack(content[info.header_offset : start])
    except struct.error as error:
        raise ZipRefused("import-archive-broken") from error
    data = content[start + name + extra : start + name + extra + info.compress_size]
    if mark != ZIP_MARK or len(data) != info.compress_size:
        raise ZipRefused("import-archive-broken")
    return data


def _decrypted(data: bytes, info: zipfile.ZipInfo, password: str) -> tuple[bytes, int]:
    """The compressed bytes, and how they are compressed."""
    strength, method = _aes_field(info.extra)
    key_bytes = _KEY_BYTES[strength]
    salt_bytes = key_bytes // 2
    start = salt_bytes + _CHECK_BYTES
    if len(data) < start + _MAC_BYTES:
        raise ZipRefused("import-archive-broken")
    keys = hashlib.pbkdf2_hmac(
        "sha1", password.encode(), data[:salt_bytes], _ROUNDS, 2 * key_bytes + _CHECK_BYTES
    )
    if not password or not hmac.compare_digest(keys[-_CHECK_BYTES:], data[salt_bytes:start]):
        raise ZipRefused("import-archive-password")
    secret, mac = data[start:-_MAC_BYTES], data[-_MAC_BYTES:]
    signed = hmac.new(keys[key_bytes:-_CHECK_BYTES], secret, hashlib.sha1).digest()
    if not hmac.compare_digest(signed[:_MAC_BYTES], mac):
        raise ZipRefused("import-archive-password")
    return _counter_mode(secret, keys[:key_bytes]), method


def _aes_field(extra: bytes) -> tuple[int, int]:
    """The strength of the key and the method of compression in the extra field for AES."""
    while len(extra) >= _FIELD.size:
        field_id, length = _FIELD.unpack_from(extra)
        if field_id == _AES_FIELD and len(extra) >= _FIELD.size + _AES_DATA.size:
            _version, _vendor, strength, method = _AES_DATA.unpack_from(extra, _FIELD.size)
            if strength in _KEY_BYTES:
                return strength, method
        extra = extra[_FIELD.size + length :]
    raise ZipRefused("import-archive-broken")


def _counter_mode(secret: bytes, key: bytes) -> bytes:
    """AES in counter mode as WinZip has it: the counter begins with 1, its lowest byte first."""
    # Single blocks are encrypted to make the counter mode, whose order of bytes is WinZip's own.
    encryptor = Cipher(AES(key), ECB()).encryptor()  # noqa: S305
    plain = bytearray()
    step = _BLOCK * _BLOCKS_AT_ONCE
    for start in range(0, len(secret), step):
        part = secret[start : start + step]
        first = start // _BLOCK + 1
        counters = range(first, first + -(-len(part) // _BLOCK))
        stream = encryptor.update(b"".join(n.to_bytes(_BLOCK, "little") for n in counters))
        mixed = int.from_bytes(part, "big") ^ int.from_bytes(stream[: len(part)], "big")
        plain += mixed.to_bytes(len(part), "big")
    return bytes(plain)


def _inflated(data: bytes, method: int, limit: int) -> bytes:
    if method == _STORED:
        plain, is_whole = data, True
    elif method == _DEFLATED:
        reader = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            plain = reader.decompress(data, limit + 1)
        except zlib.error as error:
            raise ZipRefused("import-archive-broken") from error
        is_whole = reader.eof or len(plain) > limit
    else:
        raise ZipRefused("import-archive-broken")
    if len(plain) > limit:
        raise ZipRefused("import-archive-too-large")
    if not is_whole:
        raise ZipRefused("import-archive-broken")
    return plain
