"""A conversation on paper for its sides, and notes for families without access."""

from collections.abc import Sequence

from elternportal import clock
from elternportal.documents.plans import typeset_plan
from elternportal.documents.typeset import typeset
from elternportal.domain.messages import Desk
from elternportal.i18n import t
from elternportal.i18n.dates import day_and_time, long_day
from elternportal.services.messages.threads import MessageRow, ThreadView


def printed_thread(view: ThreadView, language: str, school: str) -> bytes:
    """All messages of a conversation as a PDF."""
    row = view.row
    other = row.guardian if row.is_school else side_of_school(view, language)
    return typeset_plan(
        school=school,
        title=t("messages-paper-title", language, subject=row.subject),
        facts=[
            t("messages-paper-child", language, child=row.child.label),
            t("messages-paper-with", language, who=other) if other else "",
        ],
        as_of=clock.now(),
        language=language,
        head=[t(f"messages-paper-{name}", language) for name in ("when", "who", "text")],
        widths=[1, 4],
        rows=[_cells(message, view, language) for message in view.messages if message.number],
        empty=t("messages-paper-empty", language),
    )


def printed_notes(views: Sequence[ThreadView], language: str, school: str) -> bytes:
    """A note for each conversation: what the school has written in it, one page each."""
    pages = [
        {
            "to": t("office-note-to", language, child=view.row.child.label),
            "sentences": [
                t(
                    "messages-note-from",
                    language,
                    who=side_of_school(view, language),
                    subject=view.row.subject,
                ),
                *(
                    message.text
                    for message in view.messages
                    if message.is_from_own_side and message.number and message.text
                ),
            ],
        }
        for view in views
    ]
    data = {
        "school": school,
        "day": long_day(clock.today(), language),
        "greeting": t("office-note-greeting", language),
        "questions": t("office-note-questions", language),
        "pages": pages,
    }
    return typeset("notes", language, t("messages-note-title", language), data)


def side_of_school(view: ThreadView, language: str) -> str:
    """Frau Huber, Sekretariat or Schulleitung."""
    if view.row.desk is Desk.TEACHER and view.row.teacher is not None:
        return view.row.teacher.text(language)
    return t(f"messages-desk-{view.row.desk}", language)


def _cells(message: MessageRow, view: ThreadView, language: str) -> list[str]:
    is_by_family = message.is_from_own_side != view.row.is_school
    who = message.author if is_by_family else message.author or side_of_school(view, language)
    text = t("messages-withdrawn", language) if message.is_withdrawn else message.text
    names = ", ".join(file.name for file in message.files)
    files = t("messages-paper-files", language, names=names) if names else ""
    return [
        day_and_time(message.at, language),
        who or t("messages-unknown", language),
        "\n".join(filter(None, (text, files))),
    ]
