"""Sealed texts: unreadable without their key, at another place, or changed."""

from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr, ValidationError

from elternportal.sealing import CannotOpen, Sealer
from elternportal.sealing_keys import parse_keys
from elternportal.settings import Settings

OLD, NEW = bytes(range(32)), bytes(range(32, 64))
PLACE = "absence.remark"


@given(st.text())
def test_what_is_sealed_is_opened_as_it_was_and_stands_nowhere(text: str) -> None:
    sealed = Sealer({"a": OLD}).seal(text, PLACE)
    assert Sealer({"b": NEW, "a": OLD}).open(sealed, PLACE) == text
    assert len(text) < 4 or text.encode() not in sealed


def test_the_same_text_is_never_sealed_alike() -> None:
    sealer = Sealer({"a": OLD})
    assert sealer.seal("krank", PLACE) != sealer.seal("krank", PLACE)


def test_without_its_key_elsewhere_or_changed_it_stays_shut() -> None:
    sealed = Sealer({"a": OLD}).seal("krank", PLACE)
    changed = sealed[:-1] + bytes([sealed[-1] ^ 1])
    for sealer, text, place in (
        (Sealer({"b": NEW}), sealed, PLACE),
        (Sealer({"a": NEW}), sealed, PLACE),
        (Sealer({"a": OLD}), sealed, "absence.kind"),
        (Sealer({"a": OLD}), changed, PLACE),
    ):
        with pytest.raises(CannotOpen):
            sealer.open(text, place)


def test_new_texts_get_the_first_key() -> None:
    both = Sealer({"b": NEW, "a": OLD})
    assert both.is_newest(both.seal("krank", PLACE))
    assert not both.is_newest(Sealer({"a": OLD}).seal("krank", PLACE))


def test_keys_are_read_in_their_order() -> None:
    text = f"neu:{b64encode(NEW).decode()}, alt:{b64encode(OLD).decode()}"
    assert list(parse_keys(text).items()) == [("neu", NEW), ("alt", OLD)]
    assert parse_keys("") == {}


@pytest.mark.parametrize(
    "text",
    [
        "neu",
        "neu:kurz",
        f"neu:{b64encode(OLD[:16]).decode()}",
        f":{b64encode(OLD).decode()}",
        f"secret:{b64encode(OLD).decode()}",
        f"a:{b64encode(OLD).decode()},a:{b64encode(NEW).decode()}",
    ],
)
def test_keys_that_cannot_be_meant_are_refused_at_the_start(text: str) -> None:
    with pytest.raises(ValidationError, match="ELTERNPORTAL_SEALING_KEYS"):
        Settings(sealing_keys=SecretStr(text))
