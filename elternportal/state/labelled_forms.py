"""Reading a form so that an error names the field as the person sees it."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from elternportal.errors import InvalidInput
from elternportal.i18n import t
from elternportal.state.arguments import parse_form

M = TypeVar("M", bound=BaseModel)


def parse_labelled_form(command: type[M], form: Mapping[str, Any], labels: str, language: str) -> M:
    """The form as a command; ``labels`` begins the keys of the fields' labels.

    Raises:
        InvalidInput: naming the first field that does not fit.
    """
    try:
        return parse_form(command, form)
    except InvalidInput as error:
        field = error.field_name.replace("_", "-")
        refused = InvalidInput("ui-error-field", field=t(f"{labels}-{field}", language))
        refused.field_name = error.field_name
        raise refused from error
