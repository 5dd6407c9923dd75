"""Reading the addresses and forms of the staff's evening pages."""

from collections.abc import Iterable, Mapping
from typing import Any

from elternportal.errors import InvalidInput
from elternportal.i18n import t
from elternportal.services.evening_setup import EveningDraft
from elternportal.state.arguments import number, parse_form
from elternportal.state.teacher_evening_views import ClassList


def id_in(form: Mapping[str, Any], name: str) -> int:
    """The id in a form's field; 0 if there is none."""
    return number(form.get(name))


def chosen_children(form: Mapping[str, Any], classes: Iterable[ClassList]) -> tuple[int, ...]:
    """The children ticked in a form: fields "kind-ID", or "klasse-ID" for a whole class."""
    fields = {name for name in form if name.startswith("kind-")}
    for each in classes:
        if f"klasse-{each.class_id}" in form:
            fields |= {child.field for child in each.children}
    return tuple(sorted({number(name.removeprefix("kind-")) for name in fields} - {0}))


def parse_draft(form: Mapping[str, Any], language: str) -> EveningDraft:
    """The form of an evening.

    Raises:
        InvalidInput: naming, in the person's language, the first field that does not fit.
    """
    try:
        return parse_form(EveningDraft, form)
    except InvalidInput as error:
        field = str(error.args_for_text["field"]).replace("_", "-")
        label = t(f"evening-form-{field}", language)
        raise InvalidInput("evening-setup-error-field", field=label) from error
