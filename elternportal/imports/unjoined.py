"""What names lessons that are in no file and not in the school: nobody would see anything of it."""

from elternportal.imports.findings import Report
from elternportal.imports.school import (
    CourseChoiceRecord,
    ExamRecord,
    LessonRecord,
    School,
    SlotRecord,
)
from elternportal.imports.untis import ParsedFiles


def warn_of_unjoined(parsed: ParsedFiles, target: School, report: Report) -> None:
    """Name the exams and courses of the files that have lessons, but none that ``target`` knows."""
    known = {
        str(record.number)
        for kind in ("lesson", "slot")
        for record in target[kind].values()
        if isinstance(record, LessonRecord | SlotRecord)
    }
    for entry in parsed.entries:
        for record in entry.records:
            if isinstance(record, CourseChoiceRecord) and str(record.number) not in known:
                number = str(record.number)
                report.warning(entry.file, entry.line, "import-course-without-lesson", name=number)
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
