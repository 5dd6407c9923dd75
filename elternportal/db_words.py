"""Looking for words in columns: without case, accents and marks, alike on both databases.

"Nguyen" finds Nguyễn, "Dordevic" Đorđević, and "oezdemir" Özdemir as "Özdemir" finds Oezdemir.
SQLite asks Python's own :func:`~elternportal.domain.search.fold`; PostgreSQL does the same in its
own words, and a test compares the two.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Text, and_, func, or_
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from elternportal.domain.search import (
    SPELT_OUT,
    TRANSCRIBED,
    fold,
    without_transcription,
)

SQLITE_NAME = "portal_fold"
_ESCAPE = "\\"
# The marks that NFKD takes off Latin, Greek and Cyrillic letters, and signs that nobody sees.
_UNSEEN = r"[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]"


class folded(FunctionElement[str]):  # noqa: N801  (stands among SQL functions)
    """The text of a column as :func:`~elternportal.domain.search.fold` makes it."""

    type = Text()
    inherit_cache = True
    name = "folded"


@compiles(folded, "sqlite")
def _by_python(element: Any, compiler: Any, **kwargs: Any) -> str:
    return f"{SQLITE_NAME}({compiler.process(element.clauses, **kwargs)})"


@compiles(folded, "postgresql")
def _by_postgres(element: Any, compiler: Any, **kwargs: Any) -> str:
    text = compiler.process(element.clauses, **kwargs)
    text = f"lower(regexp_replace(normalize({text}, NFKD), '{_UNSEEN}', '', 'g'))"
    for letter, plain in SPELT_OUT.items():
        for case in (letter, letter.upper()):
            quoted = plain.replace("'", "''")
            text = f"replace({text}, '{case}', '{quoted}')"
    return text


@lru_cache(maxsize=16_384)
def fold_for_sqlite(text: str | None) -> str | None:
    """What the connection of SQLite knows by :data:`SQLITE_NAME`."""
    return None if text is None else fold(text)


def holds_words(words: Sequence[str], *columns: Any) -> ColumnElement[bool]:
    """The SQL condition that each of the folded ``words`` stands in one of these columns."""
    return and_(*(or_(*(holds(word, folded(column)) for column in columns)) for word in words))


def holds(word: str, text: Any, rest: str = "%") -> ColumnElement[bool]:
    """The SQL condition that a folded word stands in a folded text, followed by ``rest``.

    Args:
        rest: the end of a LIKE pattern.
    """
    plain = text
    for transcribed, letter in TRANSCRIBED:
        plain = func.replace(plain, transcribed, letter)
    return or_(
        text.like(f"%{_literal(word)}{rest}", escape=_ESCAPE),
        plain.like(f"%{_literal(without_transcription(word))}{rest}", escape=_ESCAPE),
    )


def _literal(word: str) -> str:
    for special in (_ESCAPE, "%", "_"):
        word = word.replace(special, _ESCAPE + special)
    return word
