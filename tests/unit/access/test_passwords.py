"""Passwords (security A6, A7)."""

import unicodedata
from typing import Literal

import pytest
from argon2 import PasswordHasher, Type, extract_parameters

from elternportal.auth.passwords import (
    MAX_TYPED,
    PasswordTooCommon,
    PasswordTooLong,
    PasswordTooShort,
    check_strength,
    hash_password,
    needs_rehash,
    verify_password,
)

CONTEXT = ["Gymnasium Musterstadt", "anna.amsel@example.org", "Anna Amsel"]


@pytest.mark.parametrize(
    "password",
    [
        "vier bunte ballons fliegen",
        "correct horse battery",
        "aaaaabbbbbcdefgh9x!k",
        "äöüß" * 3 + "xyz qrst",
        "Geheimer Sommer mit Hund",
        "x7" + "ab9kq2mwzt" * 12,
    ],
)
def test_A6_long_passwords_of_any_characters_are_accepted(password: str) -> None:
    check_strength(password, CONTEXT)


@pytest.mark.parametrize(
    ("password", "error"),
    [
        ("", PasswordTooShort),
        ("Kurz!2345678ab", PasswordTooShort),
        ("ab9kq2mwzt" * 13, PasswordTooLong),
        ("passwortpasswort", PasswordTooCommon),
        ("Passwort123456789", PasswordTooCommon),
        ("aaaaaaaaaaaaaaaa", PasswordTooCommon),
        ("1234567890123456", PasswordTooCommon),
        ("qwertzuiop12345", PasswordTooCommon),
        ("abcabcabcabcabcabc", PasswordTooCommon),
        ("Elternportal2026!", PasswordTooCommon),
        ("Gymnasium-Musterstadt-1", PasswordTooCommon),
        ("Anna.Amsel.1984!", PasswordTooCommon),
    ],
)
def test_A6_short_or_easily_guessed_passwords_are_refused(
    password: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        check_strength(password, CONTEXT)


def test_A6_exactly_15_and_exactly_128_characters_are_accepted() -> None:
    check_strength("xk9 mzq7 wtb4 h", CONTEXT)
    check_strength("xk9mzq7w" * 16, [])


def test_A7_stored_hashes_are_argon2id_with_at_least_the_required_cost() -> None:
    parameters = extract_parameters(hash_password("irgendwas"))
    assert parameters.type is Type.ID
    assert parameters.memory_cost >= 19_456
    assert parameters.time_cost >= 2
    assert parameters.parallelism == 1


def test_A7_the_same_password_has_another_hash_each_time() -> None:
    first, second = hash_password("irgendwas"), hash_password("irgendwas")
    assert first != second
    assert verify_password(first, "irgendwas")
    assert not verify_password(first, "irgendwas anderes")


def test_A7_a_hash_with_old_parameters_wants_to_be_renewed() -> None:
    assert needs_rehash(PasswordHasher(time_cost=1, memory_cost=8_192).hash("irgendwas"))
    assert not needs_rehash(hash_password("irgendwas"))


def test_an_account_without_password_opens_with_none() -> None:
    assert not verify_password("", "")
    assert not verify_password("", "no account has this password")


def test_umlauts_fit_however_the_keyboard_composes_them() -> None:
    assert verify_password(hash_password("M\u00fcller"), "Mu\u0308ller")


def test_T8_what_is_far_too_long_for_a_password_is_never_put_in_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Putting thousands of accents in order takes seconds, and anybody may send them."""
    lengths, really = [], unicodedata.normalize

    def normalize(form: Literal["NFC"], text: str) -> str:
        lengths.append(len(text))
        return really(form, text)

    monkeypatch.setattr("elternportal.auth.passwords.unicodedata.normalize", normalize)
    monster = "a" + "\u0315\u0300" * 30_000
    assert not verify_password(hash_password("a password of fifteen"), monster)
    with pytest.raises(PasswordTooLong):
        check_strength(monster)
    assert max(lengths) <= MAX_TYPED
