"""Families that no mail reaches hear by telephone or on paper that an exam has moved or is off."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal.models.exams import Exam
from elternportal.models.school import Pupil, Subject
from elternportal.services.school import ask_to_call, children_without_mail

EXAMS_CHANGED_CALL = "exams-changed"
Seen = Mapping[str, Any]
"""What a family sees of one exam of one class; see ``telling.py``."""
_WHICH = ("id", "class_id", "subject_id")
_WHEN = ("day", "first_lesson", "last_lesson")


def call_families(session: Session, before: Iterable[Seen], after: Iterable[Seen]) -> None:
    """Ask for one call to each such family, whatever the number of exams that moved, were called
    off or take place after all. A new exam is none of these, and neither is another room.
    """
    old, new = ({_key(seen): seen for seen in them} for them in (before, after))
    changed = {key for key in old if key not in new or _when(old[key]) != _when(new[key])}
    known = _changed_before(session, {key[0] for key in new.keys() - old.keys()})
    changed |= {key for key in new.keys() - old.keys() if key[0] in known}
    names = _subjects(session, {key[2] for key in changed})
    of_class: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for key in sorted(changed, key=lambda key: (_when(old.get(key) or new[key]), str(key))):
        was, now = old.get(key), new.get(key)
        params = _params(was, now)
        params["name"] = names.get(key[2]) or (now or was or {})["title"]
        of_class[key[1]].append(params)
    for class_id, exams in of_class.items():
        in_class = select(col(Pupil.id)).where(col(Pupil.class_id) == class_id)
        for pupil_id in children_without_mail(session, in_class):
            ask_to_call(session, pupil_id, EXAMS_CHANGED_CALL, each=exams)


def _params(was: Seen | None, now: Seen | None) -> dict[str, Any]:
    """What the sentence about one exam needs."""
    if was is None or now is None:
        change, seen = ("off", was) if now is None else ("on", now)
        assert seen is not None
        return {"change": change, "on": seen["day"].isoformat(), "lesson": seen["first_lesson"]}
    return {
        "change": "moved",
        "old_on": was["day"].isoformat(),
        "on": now["day"].isoformat(),
        "lesson": now["first_lesson"],
    }


def _key(seen: Seen) -> tuple[Any, ...]:
    return tuple(seen[name] for name in _WHICH)


def _when(seen: Seen) -> tuple[Any, ...]:
    return tuple(seen[name] for name in _WHEN)


def _changed_before(session: Session, exam_ids: Collection[int]) -> set[int]:
    """The exams that families may have known in another way: a new one has its first number."""
    rows = session.scalars(
        select(col(Exam.id)).where(col(Exam.id).in_(exam_ids), col(Exam.revision) > 1)
    )
    return {exam_id for exam_id in rows if exam_id is not None}


def _subjects(session: Session, subject_ids: Collection[int | None]) -> dict[int | None, str]:
    rows = session.execute(
        select(col(Subject.id), col(Subject.long_name), col(Subject.short_name)).where(
            col(Subject.id).in_(subject_ids)
        )
    )
    return {row.id: row.long_name or row.short_name for row in rows}
