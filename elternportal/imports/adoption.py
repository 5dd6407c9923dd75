"""Children who were entered by hand and now come by a file."""

from elternportal.imports.by_hand import same_children
from elternportal.imports.findings import Finding, Report
from elternportal.imports.kinds import PUPIL
from elternportal.imports.school import PupilRecord
from elternportal.imports.store import Stored
from elternportal.imports.untis import ParsedFiles


def adopt(stored: Stored, parsed: ParsedFiles) -> tuple[Stored, tuple[Finding, ...]]:
    """The school with such children under the keys of the file, and a finding for each.

    Their records still hold the old keys, so that the plan shows and writes the new ones. Nobody
    whom the school knows by a file already is taken for a child that was entered by hand.
    """
    children = stored[PUPIL.name]
    lines = {
        record.identity: (entry, record)
        for entry in parsed.entries
        if entry.kind == PUPIL.name
        for record in entry.records
        if isinstance(record, PupilRecord) and record.identity not in children
    }
    entered = [
        item.record
        for item in children.values()
        if item.is_active and item.note and item.note.decides_presence
        if isinstance(item.record, PupilRecord)
    ]
    same = same_children(entered, [record for _, record in lines.values()])
    report = Report()
    for key in same.values():
        entry, record = lines[key]
        report.warning(entry.file, entry.line, "import-by-hand-same", name=record.label)
    renamed = {same.get(key, key): item for key, item in children.items()}
    return {**stored, PUPIL.name: renamed}, tuple(report.findings)
