"""Absences in words: the days and lessons that a child is away, and what it is exempted from."""

from elternportal.domain.absences import AwaySpan
from elternportal.i18n import t
from elternportal.i18n.dates import day


def span_text(span: AwaySpan, language: str) -> str:
    """Mo, 23.11. – Mi, 25.11. / Mo, 23.11., 3. bis 5. Stunde"""
    first, last = day(span.first_day, language), day(span.last_day, language)
    if span.first_day == span.last_day:
        return ", ".join(filter(None, (first, lessons_text(span, language))))
    begins = _from_lesson(span, language)
    ends = _until_lesson(span, language)
    return " – ".join(
        (", ".join(filter(None, (first, begins))), ", ".join(filter(None, (last, ends))))
    )


def lessons_text(span: AwaySpan, language: str) -> str:
    """The lessons of an absence of one day; empty for the whole day."""
    if span.first_lesson is not None and span.last_lesson is not None:
        return t(
            "absences-lessons", language, first=str(span.first_lesson), last=str(span.last_lesson)
        )
    return _from_lesson(span, language) or _until_lesson(span, language)


def subject_text(subject: str, language: str) -> str:
    """The subject of an exemption; it has none any more once the school teaches it no longer."""
    return subject or t("leave-former-subject", language)


def _from_lesson(span: AwaySpan, language: str) -> str:
    if span.first_lesson is None:
        return ""
    return t("absences-from-lesson", language, lesson=str(span.first_lesson))


def _until_lesson(span: AwaySpan, language: str) -> str:
    if span.last_lesson is None:
        return ""
    return t("absences-until-lesson", language, lesson=str(span.last_lesson))
