"""Notes for families whom no mail reaches, to be handed to their children."""

from collections.abc import Sequence

from elternportal import clock
from elternportal.documents.typeset import typeset
from elternportal.i18n import t
from elternportal.i18n.dates import long_day
from elternportal.services.office.calls import CallNote


def printed_notes(notes: Sequence[CallNote], language: str, school: str) -> bytes:
    """The PDF with one page per child."""
    pages = [
        {
            "to": t("office-note-to", language, child=note.child),
            "sentences": list(note.sentences),
        }
        for note in notes
    ]
    data = {
        "school": school,
        "day": long_day(clock.today(), language),
        "greeting": t("office-note-greeting", language),
        "questions": t("office-note-questions", language),
        "pages": pages,
    }
    return typeset("notes", language, t("office-note-title", language), data)
