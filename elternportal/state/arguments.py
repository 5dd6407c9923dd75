"""Strict parsing of what a client sends (security W1): Reflex does not enforce annotations."""

import inspect
from collections.abc import Callable, Mapping
from functools import cache
from typing import Annotated, Any, TypeVar, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from elternportal.domain.letters_and_signs import composed
from elternportal.errors import InvalidInput

M = TypeVar("M", bound=BaseModel)

# What a whole-number column of PostgreSQL can hold; beyond it a query fails instead of finding
# nothing.
_BOUND = 2**31
_Int = Annotated[int, Field(ge=-_BOUND, lt=_BOUND)]
LONGEST_TEXT = 20_000
_STRICT = ConfigDict(strict=True, extra="forbid", str_max_length=LONGEST_TEXT)


def accepts(handler: Callable[..., Any], payload: Mapping[str, Any]) -> bool:
    """Whether ``payload`` holds exactly the handler's arguments, each of its annotated type."""
    try:
        _argument_model(handler).model_validate(dict(payload))
    except ValidationError:
        return False
    return True


def with_composed_texts(value: Any) -> Any:
    """What a client sent, with its texts in NFC: a name from a Mac is the name from elsewhere.

    A text that is too long for all that is typed stays as it is, and is refused where it is read.
    """
    if isinstance(value, str):
        return composed(value) if len(value) <= LONGEST_TEXT else value
    if isinstance(value, Mapping):
        return {name: with_composed_texts(each) for name, each in value.items()}
    if isinstance(value, list):
        return [with_composed_texts(each) for each in value]
    return value


def parse_form(command: type[M], form: Mapping[str, Any]) -> M:
    """Read a submitted form into a command; unknown fields are refused.

    Raises:
        InvalidInput: with ``field`` naming the first field that does not fit.
    """
    try:
        return command.model_validate(dict(form))
    except ValidationError as error:
        where = error.errors()[0]["loc"]
        name = str(where[0]) if where else ""
        refused = InvalidInput(field=name)
        refused.field_name = name
        raise refused from error


def number(text: object) -> int:
    """An id typed into an address or form; 0, which nothing has, for anything else."""
    if not isinstance(text, str) or not text.isascii() or not text.isdigit():
        return 0
    value = int(text[:11])
    return value if value < _BOUND else 0


@cache
def _argument_model(handler: Callable[..., Any]) -> type[BaseModel]:
    hints = get_type_hints(handler)
    fields: dict[str, Any] = {}
    for name, parameter in list(inspect.signature(handler).parameters.items())[1:]:
        default = ... if parameter.default is inspect.Parameter.empty else parameter.default
        hint = hints.get(name, Any)
        fields[name] = (_Int if hint is int else hint, default)
    return create_model("Arguments", __config__=_STRICT, **fields)


def id_in(form: Mapping[str, Any], name: str) -> int:
    """The id in a form's field; 0 if there is none."""
    return number(form.get(name))
