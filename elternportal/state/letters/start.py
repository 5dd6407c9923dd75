"""Letters on the start page, in words."""

from elternportal.i18n import t
from elternportal.i18n.dates import day
from elternportal.services.letters.inbox import InboxRow
from elternportal.services.letters.overdue import OverdueLetterRow
from elternportal.services.letters.start import LettersAtStartView
from elternportal.state.letters.inbox_views import letter_address, letter_row
from elternportal.state.letters.office_letter_views import results_address
from elternportal.state.letters.sentences import wish
from elternportal.state.start_lines import AreaStartLine, NewsChildLine, NewsLine, StartTaskLine


def start_lines(view: LettersAtStartView, language: str) -> AreaStartLine:
    """Letters that wait for an answer, those that ask for nothing, and what the office follows up.

    News are what has not been read in its current version.
    """
    return AreaStartLine(
        tasks=[
            *(_letter_task(letter, language) for letter in view.waiting if letter.waits),
            *(_overdue_task(letter, language) for letter in view.overdue),
        ],
        news=[_news(letter, language) for letter in view.waiting if not letter.waits],
    )


def _letter_task(letter: InboxRow, language: str) -> StartTaskLine:
    sentence, _ = wish(letter.demand, letter.deadline, language)
    return StartTaskLine(
        key=f"letter-{letter.letter_id}",
        position=10,
        group="news",
        title=letter.title,
        is_by_school=True,
        text=sentence,
        action=t("start-letter", language),
        href=letter_address(letter.letter_id, language),
        children=[state.child.label for state in letter.children if state.waits],
    )


def _overdue_task(letter: OverdueLetterRow, language: str) -> StartTaskLine:
    deadline = day(letter.deadline, language)
    return StartTaskLine(
        key=f"overdue-{letter.letter_id}",
        position=60,
        group="news",
        title=letter.title,
        is_by_school=True,
        text=t("start-overdue", language, day=deadline, count=letter.missing),
        action=t("start-overdue-action", language),
        href=results_address(letter.letter_id, language),
    )


def _news(letter: InboxRow, language: str) -> NewsLine:
    row = letter_row(letter, language)
    return NewsLine(
        key=f"letter-{row.key}",
        href=row.href,
        title=row.title,
        about=row.about,
        news=row.news,
        children=[NewsChildLine(it.key, it.name, it.sentence, it.tone) for it in row.children],
    )
