"""What a guardian's list of letters shows, as plain rows of strings in the page's language."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from elternportal import clock, routes
from elternportal.domain.school_year import school_year_name, school_year_of
from elternportal.i18n import t
from elternportal.i18n.dates import day
from elternportal.services.letters.inbox import InboxRow, LetterQuery, LettersView, Shown
from elternportal.state.arguments import number
from elternportal.state.letters.sentences import SentenceLine, child_line
from elternportal.state.listing import ChoiceLine

# Names of the query parameters, which hold all that the person has chosen.
YEAR, CHILD, SHOWN, WORDS = "jahr", "kind", "zeige", "suche"
_SHOWN = {"offen": Shown.TO_DO, "ungelesen": Shown.UNREAD}
LONGEST_SEARCH = 100


@dataclass
class InboxLine:
    """One letter; ``news`` says that it is new or was corrected, "" once this version was read."""

    key: str
    href: str
    title: str
    about: str
    news: str
    children: list[SentenceLine]


def query_of(parameters: Mapping[str, str]) -> LetterQuery:
    """What the address asks for; what is not understood asks for nothing."""
    return LetterQuery(
        school_year=number(parameters.get(YEAR)) or None,
        child_id=number(parameters.get(CHILD)),
        shown=_SHOWN.get(parameters.get(SHOWN, ""), Shown.ALL),
        words=parameters.get(WORDS, "")[:LONGEST_SEARCH],
    )


def address(query: LetterQuery, language: str) -> str:
    """The address of the list that shows what the query asks for."""
    names = {shown: name for name, shown in _SHOWN.items()}
    chosen = {
        YEAR: query.school_year,
        CHILD: query.child_id,
        SHOWN: names.get(query.shown),
        WORDS: query.words,
    }
    page = routes.localized(routes.LETTERS, language)
    parameters = urlencode({name: value for name, value in chosen.items() if value})
    return f"{page}?{parameters}" if parameters else page


def rows(view: LettersView, language: str) -> list[InboxLine]:
    """The letters in the order of the list."""
    return [letter_row(line, language) for line in view.letters]


def letter_row(line: InboxRow, language: str) -> InboxLine:
    """One letter with all children whom it concerns."""
    return InboxLine(
        key=str(line.letter_id),
        href=letter_address(line.letter_id, language),
        title=line.title,
        about=t(
            "letter-about",
            language,
            number=line.number,
            day=day(clock.to_school(line.published_at).date(), language),
        ),
        news=_news(line, language),
        children=[
            child_line(state, line.demand, line.deadline, language) for state in line.children
        ],
    )


def letter_address(letter_id: int, language: str) -> str:
    """Where a guardian reads a letter."""
    return f"{routes.localized(routes.LETTER, language)}?{routes.LETTER_ID}={letter_id}"


def shown_choices(view: LettersView, query: LetterQuery, language: str) -> list[ChoiceLine]:
    """All, to do, unread: with how many of the year there are."""
    labels = {
        Shown.ALL: t("letters-all", language),
        Shown.TO_DO: t("letters-to-do", language, count=view.to_do),
        Shown.UNREAD: t("letters-unread", language, count=view.unread),
    }
    return [
        ChoiceLine(
            shown, label, address(replace(query, shown=shown), language), query.shown is shown
        )
        for shown, label in labels.items()
    ]


def child_choices(view: LettersView, query: LetterQuery, language: str) -> list[ChoiceLine]:
    """All children or one of them; nothing to choose for an only child."""
    if len(view.children) < 2:
        return []
    children = [(0, t("letters-all-children", language))]
    children += [(child.id, child.label) for child in view.children]
    return [
        ChoiceLine(
            str(child_id),
            label,
            address(replace(query, child_id=child_id), language),
            view.child_id == child_id,
        )
        for child_id, label in children
    ]


def year_choices(view: LettersView, language: str) -> list[ChoiceLine]:
    """The school years with letters; choosing one forgets what else was chosen."""
    if view.years == (view.school_year,):
        return []
    this_year = school_year_of(clock.today())
    return [
        ChoiceLine(
            str(year),
            school_year_name(year),
            address(LetterQuery(school_year=None if year == this_year else year), language),
            view.school_year == year,
        )
        for year in view.years
    ]


def empty_sentence(query: LetterQuery, language: str) -> str:
    """Why nothing is shown."""
    if query.words.strip():
        return t("letters-empty-words", language)
    if query.shown is not Shown.ALL:
        return t("letters-empty-shown", language)
    return t("letters-empty", language)


def _news(line: InboxRow, language: str) -> str:
    if not line.is_unread:
        return ""
    return t("letter-corrected" if line.is_corrected else "letter-new", language)
