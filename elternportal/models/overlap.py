"""The constraint "no two holds of one person overlap", in each database's own words.

PostgreSQL has exclusion constraints; ``int8range(id, id, '[]')`` makes the equality part of a GiST
index without the btree_gist extension. SQLite has one writer at a time, so a trigger is as strong.
"""

from typing import Any

from sqlalchemy import DDL, event

from elternportal.models.holds import FamilyHold

TEACHER_OVERLAP = "family_hold_teacher_overlap"
FAMILY_OVERLAPS = ("family_hold_guardian_overlap", "family_hold_pupil_overlap")
OVERLAP_NAMES = (*FAMILY_OVERLAPS, TEACHER_OVERLAP)
WHO = ("guardian", "pupil", "teacher")

POSTGRES = [
    f"""ALTER TABLE family_hold ADD CONSTRAINT family_hold_{who}_overlap EXCLUDE USING gist (
        int8range({who}_id, {who}_id, '[]') WITH &&, tstzrange(starts_at, ends_at) WITH &&)
        WHERE ({who}_id IS NOT NULL)"""
    for who in WHO
]
SQLITE = [
    f"""CREATE TRIGGER family_hold_{who}_overlap BEFORE INSERT ON family_hold
        WHEN NEW.{who}_id IS NOT NULL AND EXISTS (
            SELECT 1 FROM family_hold AS held WHERE held.{who}_id = NEW.{who}_id
            AND held.starts_at < NEW.ends_at AND NEW.starts_at < held.ends_at)
        BEGIN SELECT RAISE(ABORT, 'family_hold_{who}_overlap'); END"""
    for who in WHO
] + [
    """CREATE TRIGGER family_hold_never_changes BEFORE UPDATE ON family_hold
        BEGIN SELECT RAISE(ABORT, 'family_hold_never_changes'); END"""
]

_table: Any = FamilyHold.__table__  # type: ignore[attr-defined]
for _statement in POSTGRES:
    event.listen(_table, "after_create", DDL(_statement).execute_if(dialect="postgresql"))  # type: ignore[no-untyped-call]
for _statement in SQLITE:
    event.listen(_table, "after_create", DDL(_statement).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]
