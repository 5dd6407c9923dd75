"""An applied plan taken back: what it did is kept as JSON, and made into a plan backwards.

Only what is still as the plan left it is taken back. What somebody has changed since, or what
others need by now, stays and is named.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, get_type_hints

from elternportal.imports.kinds import KindSpec, all_kinds
from elternportal.imports.plan import Plan, RowChange, compare
from elternportal.imports.school import Key, Record, Records, School

Changes = dict[str, dict[str, list[Any]]]
"""By kind: the records that were ``added``, ``removed`` and ``changed`` (each old and new)."""


@dataclass(frozen=True, slots=True)
class Undo:
    """The plan that takes back, and the labels of what stays although the import brought it."""

    plan: Plan
    stays: tuple[str, ...]


def changes_of(plan: Plan) -> Changes:
    """What a plan does, as JSON values; kinds without a difference are left out."""
    return {
        kind.kind: {
            "added": [_encoded(record) for record in kind.added],
            "changed": [[_encoded(one.old), _encoded(one.new)] for one in kind.changed],
            "removed": [_encoded(record) for record in kind.removed],
        }
        for kind in plan.kinds
        if kind.size
    }


def undo_plan(changes: Changes, current: School) -> Undo:
    """The plan that brings the school back to what it was before these changes."""
    current = {kind.name: current.get(kind.name, {}) for kind in all_kinds()}
    target = {kind: dict(records) for kind, records in current.items()}
    stays: dict[tuple[str, Key], str] = {}
    for kind in all_kinds():
        if done := changes.get(kind.name):
            _take_back(kind, done, target[kind.name], stays)
    _keep_whole(current, target, stays)
    kinds = tuple(
        compare(kind, current[kind.name], target[kind.name], None) for kind in all_kinds()
    )
    return Undo(Plan(kinds, (), delivered=frozenset(changes)), tuple(stays.values()))


def _take_back(
    kind: KindSpec,
    done: Mapping[str, Sequence[Any]],
    target: Records,
    stays: dict[tuple[str, Key], str],
) -> None:
    """Undo in ``target`` what is still as the import left it."""
    for values in done["added"]:
        record = _decoded(kind, values)
        if target.get(record.identity) == record:
            del target[record.identity]
        elif record.identity in target:
            stays[kind.name, record.identity] = record.label
    for old_values, new_values in done["changed"]:
        change = RowChange(_decoded(kind, old_values), _decoded(kind, new_values))
        if target.get(change.new.identity) == change.new:
            target[change.old.identity] = change.old
        elif target.get(change.new.identity) != change.old:
            stays[kind.name, change.new.identity] = change.new.label
    for values in done["removed"]:
        record = _decoded(kind, values)
        if target.setdefault(record.identity, record) != record:
            stays[kind.name, record.identity] = record.label


def _keep_whole(current: School, target: School, stays: dict[tuple[str, Key], str]) -> None:
    """Nothing refers to what is not there: what is needed stays, what cannot come back does not."""
    is_whole = False
    while not is_whole:
        is_whole = True
        for kind in all_kinds():
            for key, record in [*target[kind.name].items()]:
                for other, name in kind.needs(record):
                    if (name,) in target[other]:
                        continue
                    is_whole = False
                    _mend(kind.name, key, record, (other, (name,)), current, target, stays)
                    break
                else:
                    target[kind.name][key] = _without_gone(kind, record, current, target)


def _mend(
    kind: str,
    key: Key,
    record: Record,
    needed: tuple[str, Key],
    current: School,
    target: School,
    stays: dict[tuple[str, Key], str],
) -> None:
    other, name = needed
    if name in current[other]:
        target[other][name] = current[other][name]
        stays[needed] = current[other][name].label
    elif key in current[kind] and current[kind][key] != record:
        target[kind][key] = current[kind][key]
        stays[kind, key] = record.label
    else:
        del target[kind][key]
        stays[kind, key] = record.label


def _without_gone(kind: KindSpec, record: Record, current: School, target: School) -> Record:
    """A record that comes back, without names that may be unknown and are."""
    if current[kind.name].get(record.identity) == record:
        return record
    for reference in kind.references:
        name = getattr(record, reference.field)
        if reference.may_be_unknown and name and (name,) not in target[reference.kind.name]:
            record = replace(record, **{reference.field: ""})
    return record


def _encoded(record: Record) -> dict[str, Any]:
    return {
        one.name: value.isoformat() if isinstance(value, date) else value
        for one in fields(record)
        for value in (getattr(record, one.name),)
    }


def _decoded(kind: KindSpec, values: Mapping[str, Any]) -> Record:
    """The record; a field that it had and has no more is passed over."""
    days = set(_days(kind.record))
    return kind.record(
        **{
            one.name: date.fromisoformat(value) if one.name in days and value else value
            for one in fields(kind.record)
            if one.name in values
            for value in (values[one.name],)
        }
    )


def _days(record: type[Record]) -> Iterable[str]:
    """The names of the fields that hold days."""
    for name, hint in get_type_hints(record).items():
        if hint is date or hint == date | None:
            yield name
