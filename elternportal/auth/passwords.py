"""Passwords: Argon2id hashes (security A7) and what makes a password good enough (A6)."""

import asyncio
import unicodedata
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import ClassVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from elternportal.auth.common_passwords import is_common
from elternportal.errors import InvalidInput

MIN_LENGTH, MAX_LENGTH = 15, 128
# Before accents are put together (at most four signs for one); more is no password, and putting
# thousands of them in order takes seconds.
MAX_TYPED = 4 * MAX_LENGTH

# OWASP Password Storage: at least m = 19456 KiB, t = 2, p = 1.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)

# Two at a time: a flood of logins waits in this queue instead of taking every core and the memory.
_THREADS = ThreadPoolExecutor(2, thread_name_prefix="argon2")


class PasswordTooShort(InvalidInput):
    key: ClassVar[str] = "account-error-password-too-short"
    field_name = "password"


class PasswordTooLong(InvalidInput):
    key: ClassVar[str] = "account-error-password-too-long"
    field_name = "password"


class PasswordTooCommon(InvalidInput):
    key: ClassVar[str] = "account-error-password-too-common"
    field_name = "password"


def hash_password(password: str) -> str:
    """Argon2id with its parameters and a random salt in one string; about 20 ms of work."""
    return _HASHER.hash(_normalize(password))


def verify_password(password_hash: str, password: str) -> bool:
    """Whether the password fits. An empty hash never fits, but costs the same time (A9)."""
    can_fit = bool(password_hash) and len(password) <= MAX_TYPED
    try:
        fits = _HASHER.verify(password_hash or _dummy_hash(), _normalize(password[:MAX_TYPED]))
    except (VerificationError, InvalidHashError):
        return False
    return fits and can_fit


async def hash_in_thread(password: str) -> str:
    """:func:`hash_password` off the event loop."""
    return await asyncio.get_running_loop().run_in_executor(_THREADS, hash_password, password)


async def verify_in_thread(password_hash: str, password: str) -> bool:
    """:func:`verify_password` off the event loop."""
    return await asyncio.get_running_loop().run_in_executor(
        _THREADS, verify_password, password_hash, password
    )


def needs_rehash(password_hash: str) -> bool:
    """Whether the hash was made with other parameters than today's."""
    return _HASHER.check_needs_rehash(password_hash)


def check_strength(password: str, context: Sequence[str] = ()) -> None:
    """Refuse what is guessed first. There are no rules about kinds of characters (A6).

    ``context`` names the school and the person: name, e-mail address, names of the children.

    Raises:
        PasswordTooShort, PasswordTooLong, PasswordTooCommon
    """
    if len(password) > MAX_TYPED:
        raise PasswordTooLong(count=MAX_LENGTH)
    length = len(_normalize(password))
    if length < MIN_LENGTH:
        raise PasswordTooShort(count=MIN_LENGTH)
    if length > MAX_LENGTH:
        raise PasswordTooLong(count=MAX_LENGTH)
    if is_common(_normalize(password), context):
        raise PasswordTooCommon()


def _normalize(password: str) -> str:
    """The same password however a keyboard composes an "ä"."""
    return unicodedata.normalize("NFC", password)


@lru_cache(maxsize=1)
def _dummy_hash() -> str:
    return _HASHER.hash("no account has this password")
