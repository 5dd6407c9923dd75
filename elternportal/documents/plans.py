"""What the plans of teachers and families share: the head with the "as of", and the table."""

from collections.abc import Sequence
from datetime import datetime

from elternportal.clock import to_school
from elternportal.documents.typeset import typeset
from elternportal.i18n import t
from elternportal.i18n.dates import clock_time, day_and_time, long_day


def typeset_plan(
    *,
    school: str,
    title: str,
    facts: Sequence[str],
    as_of: datetime,
    language: str,
    head: Sequence[str],
    widths: Sequence[int],
    rows: Sequence[Sequence[str]],
    empty: str,
) -> bytes:
    """A plan as PDF.

    Args:
        facts: lines under the title; the "as of" follows them.
        head: the columns' names, the first one for the time.
        widths: how the columns after the first share the width; 0 takes what it needs.
        empty: the sentence that stands there without rows.
    """
    stamp = t("documents-plan-as-of", language, time=day_and_time(as_of, language))
    data = {
        "school": school,
        "facts": [*(fact for fact in facts if fact), stamp],
        "head": list(head),
        "widths": list(widths),
        "rows": [list(row) for row in rows],
        "empty": empty,
    }
    return typeset("plan", language, title, data)


def time_span(starts_at: datetime, ends_at: datetime, language: str) -> str:
    """17:20–17:30"""
    return f"{clock_time(starts_at, language)}–{clock_time(ends_at, language)}"


def evening_line(name: str, starts_at: datetime, language: str) -> str:
    """Elternsprechtag, Montag, 23. November 2026"""
    return f"{name}, {long_day(to_school(starts_at).date(), language)}"
