"""Children and teachers who were entered by hand and now come by a file."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from elternportal.imports.by_hand import same_children, same_teachers
from elternportal.imports.entries import Entry
from elternportal.imports.findings import Finding, LineRef, Report
from elternportal.imports.kinds import PUPIL, TEACHER
from elternportal.imports.school import Key, PupilRecord, TeacherRecord
from elternportal.imports.store import Stored, StoredRecord
from elternportal.imports.untis import ParsedFiles

SAME, APART = "import-by-hand-same", "import-by-hand-apart"
Match = Callable[[Sequence[Any], Sequence[Any]], dict[Key, Key]]


def adopt(
    stored: Stored, parsed: ParsedFiles, apart: Collection[LineRef] = ()
) -> tuple[Stored, tuple[Finding, ...]]:
    """The school with such people under the keys of the file, and a finding for each.

    Their records still hold the old keys, so that the plan shows and writes the new ones. Nobody
    whom the school knows by a file already is taken for somebody who was entered by hand.

    Args:
        apart: rows of which somebody has said that they are another person.
    """
    report = Report()
    adopted = {
        PUPIL.name: _adopted(stored, parsed, apart, report, PupilRecord, same_children),
        TEACHER.name: _adopted(stored, parsed, apart, report, TeacherRecord, same_teachers),
    }
    return {**stored, **adopted}, tuple(report.findings)


def _adopted(
    stored: Stored,
    parsed: ParsedFiles,
    apart: Collection[LineRef],
    report: Report,
    record_type: type[PupilRecord] | type[TeacherRecord],
    match: Match,
) -> dict[Key, StoredRecord]:
    kind = PUPIL.name if record_type is PupilRecord else TEACHER.name
    people = stored[kind]
    rows: dict[Key, tuple[Entry, PupilRecord | TeacherRecord]] = {
        record.identity: (entry, record)
        for entry in parsed.entries
        if entry.kind == kind
        for record in entry.records
        if isinstance(record, record_type) and record.identity not in people
    }
    entered = [
        item.record
        for item in people.values()
        if item.is_active and item.note and item.note.decides_presence
        if isinstance(item.record, record_type)
    ]
    same = match(entered, [record for _, record in rows.values()])
    for hand, of_file in list(same.items()):
        entry, record = rows[of_file]
        is_apart = entry.ref in apart
        report.warning(entry.file, entry.line, APART if is_apart else SAME, name=record.label)
        if is_apart:
            del same[hand]
    return {same.get(key, key): item for key, item in people.items()}
