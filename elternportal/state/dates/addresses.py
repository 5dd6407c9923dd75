"""What the addresses of the dates' pages say: everything that a person has chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from elternportal import routes
from elternportal.domain.dates import DateCategory, month_of
from elternportal.i18n import t
from elternportal.services.dates.reading import DateQuery
from elternportal.services.school import ChildView
from elternportal.services.typed_fields import FIRST_DAY, LAST_DAY
from elternportal.state.arguments import number
from elternportal.state.listing import LONGEST_SEARCH, PAGE, SHOWN, WORDS, ChoiceLine, list_address

CHILD, CATEGORY, MONTH = "kind", "art", "monat"
PAST = "vergangen"
_CATEGORIES = {
    "veranstaltung": DateCategory.EVENT,
    "treffen": DateCategory.MEETING,
    "ausflug": DateCategory.TRIP,
    "frist": DateCategory.DEADLINE,
    "frei": DateCategory.FREE,
    "sonstiges": DateCategory.OTHER,
}
_NAMES = {category: name for name, category in _CATEGORIES.items()}


def query_of(parameters: Mapping[str, str]) -> DateQuery:
    """What the address asks for; what is not understood asks for nothing."""
    return DateQuery(
        child_id=number(parameters.get(CHILD)),
        category=_CATEGORIES.get(parameters.get(CATEGORY, "")),
        words=parameters.get(WORDS, "")[:LONGEST_SEARCH],
        past=parameters.get(SHOWN) == PAST,
        month=_month(parameters.get(MONTH, "")),
        page=number(parameters.get(PAGE)) or 1,
    )


def chosen_of(query: DateQuery) -> dict[str, str | int]:
    """The parameters of an address but for the number of the list's page."""
    return {
        SHOWN: PAST if query.past else "",
        MONTH: f"{query.month:%Y-%m}" if query.month else "",
        CHILD: query.child_id,
        CATEGORY: _NAMES[query.category] if query.category else "",
        WORDS: query.words,
    }


def address(query: DateQuery, language: str) -> str:
    """The address of what is asked for, from the first page on."""
    return list_address(routes.DATES, language, chosen_of(query))


def view_choices(query: DateQuery, today: date, language: str) -> list[ChoiceLine]:
    """What is to come, what was, and the month."""
    choices = {
        "coming": replace(query, past=False, month=None),
        "month": replace(query, past=False, month=query.month or month_of(today)),
        "past": replace(query, past=True, month=None),
    }
    current = "month" if query.month else "past" if query.past else "coming"
    return [
        ChoiceLine(key, t(f"dates-shown-{key}", language), address(it, language), key == current)
        for key, it in choices.items()
    ]


def child_choices(
    query: DateQuery, children: Sequence[ChildView], language: str
) -> list[ChoiceLine]:
    """All children, or one; nothing to choose for whoever has not several."""
    if len(children) < 2:
        return []
    named = [(0, t("dates-all-children", language)), *((it.id, it.label) for it in children)]
    return [
        ChoiceLine(
            key=str(child_id),
            label=label,
            href=address(replace(query, child_id=child_id), language),
            is_current=child_id == query.child_id,
        )
        for child_id, label in named
    ]


def category_choices(query: DateQuery, language: str) -> list[ChoiceLine]:
    """All categories, or one."""
    return [
        ChoiceLine(
            key=one or "all",
            label=t(f"dates-category-{one}" if one else "dates-all-categories", language),
            href=address(replace(query, category=one), language),
            is_current=one == query.category,
        )
        for one in (None, *DateCategory)
    ]


def _month(text: str) -> date | None:
    """The first day of a month typed as 2026-11; None for anything else."""
    try:
        found = date.fromisoformat(f"{text}-01") if len(text) == len("2026-11") else None
    except ValueError:
        return None
    return found if found and FIRST_DAY <= found <= LAST_DAY else None
