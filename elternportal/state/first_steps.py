"""The first steps of a fresh school, as lines to show."""

from collections.abc import Iterable
from dataclasses import dataclass

from elternportal import routes
from elternportal.i18n import t
from elternportal.services.first_steps import FirstStepRow


@dataclass
class FirstStepLine:
    """One step, with the page where it is done."""

    key: str
    title: str
    text: str
    href: str
    is_done: bool


def first_step_lines(rows: Iterable[FirstStepRow], language: str) -> list[FirstStepLine]:
    """The steps in words, in the same order."""
    return [
        FirstStepLine(
            key=row.name,
            title=t(f"first-step-{row.name}", language),
            text=t(f"first-step-{row.name}-text", language),
            href=routes.localized(row.route, language),
            is_done=row.is_done,
        )
        for row in rows
    ]
