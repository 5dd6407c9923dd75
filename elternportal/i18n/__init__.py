"""Catalogues: every sentence a person reads, in German and English.

The sentences are Fluent files (``i18n/<language>/<area>.ftl``). :func:`t` looks one up in a given
language. Pages are built once per language, so at build time :func:`using` sets the language.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("de", "en")
CATALOGUES = Path(__file__).parent

LONGEST_ARG = 2500  # Fluent gives up a sentence with more in a placeholder
_VAR = "<reflex.Var>"  # of a page that is being built: to be kept whole, or not at all
_KEY = re.compile(r"^([a-z][\w-]*) *=", re.MULTILINE)
_language: ContextVar[str] = ContextVar("language", default="de")


def t(key: str, language: str | None = None, /, **args: Any) -> str:
    """The sentence ``key`` in ``language`` (or the language being built), placeholders filled.

    Args that are Reflex vars are passed as ``f"{var}"``, which a component reads back as the var;
    ``str(var)`` is program text and would stand on the page. A text of more than
    :data:`LONGEST_ARG` characters ends in "…".

    Raises:
        KeyError: no catalogue of this language has the key.
    """
    bundle = _bundle(language or _language.get())
    message = bundle.get_message(key)
    if message.value is None:
        raise KeyError(key)
    text, errors = bundle.format_pattern(message.value, {k: _fit(v) for k, v in args.items()})
    if errors:
        raise KeyError(f"{key}: {errors[0]}")
    return str(text)


def _fit(value: Any) -> Any:
    if isinstance(value, str) and len(value) > LONGEST_ARG and _VAR not in value:
        return value[: LONGEST_ARG - 1] + "…"
    return value


@lru_cache(maxsize=10_000, typed=True)
def remembered(key: str, language: str, /, **args: str | int) -> str:
    """Like :func:`t`, for what pages show over and over, e.g. the whole plan after each tap."""
    return t(key, language, **args)


def has_sentence(key: str, language: str) -> bool:
    """Whether a catalogue of this language has the key."""
    return bool(_bundle(language).has_message(key))


def keys_of(language: str) -> set[str]:
    """The keys of all sentences of a language."""
    paths = (CATALOGUES / language).glob("*.ftl")
    return {key for path in paths for key in _KEY.findall(path.read_text("utf-8"))}


def current_language() -> str:
    """The language set by :func:`using`."""
    return _language.get()


@contextmanager
def using(language: str) -> Iterator[None]:
    """Build pages, mails or documents in ``language`` inside this block."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


@lru_cache(maxsize=len(LANGUAGES))
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for path in sorted((CATALOGUES / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text("utf-8")))
    return bundle
