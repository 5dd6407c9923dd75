"""Rows of any table, for tests about all tables: what a constraint asks for is filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any

from sqlalchemy import Column, Table, insert
from sqlmodel import Session

from elternportal import clock
from elternportal.models import metadata
from elternportal.sealing import SealedText

SAME = timedelta()
_NUMBERS = count(1000)  # no two rows are alike, whoever plants them
# Where a column takes only certain words, or two have to fit; a time is counted from the planter's.
FITTING: Mapping[str, Mapping[str, Any]] = {
    "absence": {"source": "parent"},
    "by_hand": {"pupil_id": None},
    "consultation_appointment": {"state": "booked", "starts_at": timedelta(minutes=-10)},
    "holiday": {"kind": "own"},
    "job": {"state": "done"},
    "legal_text": {"kind": "imprint"},
    "exam": {"first_lesson": 1, "last_lesson": 1},
    "lesson_stamp": {"lesson": 1},
    "letter": {"state": "published", "demand": "none", "publish_at": SAME, "published_at": SAME},
    "mail_token": {"purpose": "reset"},
    "message_thread": {"desk": "office"},
    "outbox_mail": {"state": "sent"},
    "operation_run": {"kind": "backup"},
    "parents_evening": {
        "slot_minutes": 10,
        "starts_at": timedelta(hours=-3),
        "closed_from": timedelta(hours=-5),
        "open_from": timedelta(days=-9),
        "invited_from": timedelta(days=-9),
    },
    "substitution": {"lesson": 1},
    "teacher_lesson_stamp": {"lesson": 1},
}


def python_type(column: Column[Any]) -> type:
    """What the column holds; a type of our own says it by the one that it is built on."""
    if isinstance(column.type, SealedText):
        return str
    found: type = getattr(column.type, "impl", column.type).python_type
    return found


@dataclass
class Planter:
    """Plants rows in one session; one that another needs is planted once, or given in ``rows``."""

    session: Session
    when: datetime
    rows: dict[str, int] = field(default_factory=dict)

    def plant(self, name: str, **values: Any) -> int:
        """A new row of the table; returns its key."""
        table = metadata.tables[name]
        fitting = {
            column: self.when + value if isinstance(value, timedelta) else value
            for column, value in FITTING.get(name, {}).items()
        }
        given = {**fitting, **values}
        row = {
            column.name: given[column.name] if column.name in given else self._filled(column)
            for column in table.columns
            if column.name in given or self._is_needed(table, column)
        }
        key = self.session.connection().execute(insert(table), row).inserted_primary_key
        assert key is not None
        found: int = key[0]
        return found

    def row(self, name: str) -> int:
        """The row of the table that all others name."""
        if name not in self.rows:
            self.rows[name] = self.plant(name)
        return self.rows[name]

    def _is_needed(self, table: Table, column: Column[Any]) -> bool:
        if column.nullable or column.server_default is not None or column.default is not None:
            return False
        return bool(column.foreign_keys) or column is not table.autoincrement_column

    def _filled(self, column: Column[Any]) -> Any:
        for key in column.foreign_keys:
            if key.column.primary_key:
                return self.row(key.column.table.name)
        kind = python_type(column)
        number = next(_NUMBERS)
        filled: dict[type, Any] = {
            datetime: self.when,
            date: clock.to_school(self.when).date(),
            time: time(8),
            bool: False,
            int: number,
            float: 1.0,
            str: f"{number}"[: getattr(column.type, "length", None)],
            bytes: b"x",
            dict: {},
            list: [],
        }
        return filled[kind]
