"""Exams whose lessons are in no file and not in the school: no class would see them."""

from elternportal.imports.findings import Report
from elternportal.imports.school import ExamRecord, LessonRecord, School
from elternportal.imports.untis import ParsedFiles


def warn_of_unjoined(parsed: ParsedFiles, target: School, report: Report) -> None:
    """Name the exams of the files that have lessons, but none that ``target`` knows."""
    known = {
        str(record.number)
        for record in target["lesson"].values()
        if isinstance(record, LessonRecord)
    }
    for entry in parsed.entries:
        for record in entry.records:
            if isinstance(record, ExamRecord) and record.numbers:
                numbers = record.numbers.split("~")
                if known.isdisjoint(numbers):
                    report.warning(
                        entry.file,
                        entry.line,
                        "import-exam-without-lesson",
                        name=record.label,
                        numbers=", ".join(numbers),
                    )
