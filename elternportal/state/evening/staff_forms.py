"""Reading the addresses and forms of the staff's evening pages."""

from collections.abc import Iterable, Mapping
from typing import Any

from elternportal.services.evening.setup import EveningDraft
from elternportal.services.evening.telling import ToldView
from elternportal.state.arguments import number
from elternportal.state.evening.teacher_views import ClassInvitationsLine
from elternportal.state.labelled_forms import parse_labelled_form

FORM_WORDS = "evening-form"  # begins the keys of the labels of an evening's form


def chosen_children(
    form: Mapping[str, Any], classes: Iterable[ClassInvitationsLine]
) -> tuple[int, ...]:
    """The children ticked in a form: fields "kind-ID", or "klasse-ID" for a whole class."""
    fields = {name for name in form if name.startswith("kind-")}
    for each in classes:
        if f"klasse-{each.class_id}" in form:
            fields |= {child.field for child in each.children}
    return tuple(sorted({number(name.removeprefix("kind-")) for name in fields} - {0}))


def told_args(told: ToldView) -> dict[str, int]:
    """Whom a change reaches, as the sentences about it want it."""
    return {"mailed": told.mailed, "calls": told.calls, "later": told.later}


def parse_draft(form: Mapping[str, Any], language: str) -> EveningDraft:
    """The form of an evening.

    Raises:
        InvalidInput: naming, in the person's language, the first field that does not fit.
    """
    return parse_labelled_form(EveningDraft, form, FORM_WORDS, language)
