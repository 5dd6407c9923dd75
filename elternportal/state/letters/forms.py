"""Reading the reply form of a letter's page."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from elternportal.errors import InvalidInput
from elternportal.services.letters.answers import AnswerLetter, ChangeAnswer
from elternportal.services.letters.replies import AnswerDoesNotFit, Reply
from elternportal.state.arguments import id_in, number

NONE = "none-of-these"  # the field that says that no option applies
CHILD, SEVERAL = "kind-", "option-"  # the fields of children and of several options, with an id


def parse_answer(form: Mapping[str, Any], letter_id: int) -> AnswerLetter:
    """A first reply, for the children ticked in the form.

    Raises:
        AnswerDoesNotFit: no child is ticked.
    """
    pupil_ids = _ids(form, CHILD)
    if not pupil_ids:
        raise AnswerDoesNotFit("letter-error-no-child")
    return AnswerLetter(letter_id, pupil_ids, id_in(form, "version"), _reply(form))


def parse_change(form: Mapping[str, Any], letter_id: int, pupil_id: int) -> ChangeAnswer:
    """Another reply for one child.

    Raises:
        InvalidInput: the form does not name the reply that it changes.
    """
    try:
        seen_at = datetime.fromisoformat(str(form.get("seen")))
    except ValueError as error:
        raise InvalidInput() from error
    return ChangeAnswer(letter_id, pupil_id, id_in(form, "version"), seen_at, _reply(form))


def _reply(form: Mapping[str, Any]) -> Reply:
    one = id_in(form, "option")
    return Reply(
        option_ids=(one,) if one else _ids(form, SEVERAL),
        text=_text(form, "text"),
        files=_text(form, "files"),
        is_none=NONE in form,
    )


def _ids(form: Mapping[str, Any], prefix: str) -> tuple[int, ...]:
    """The ids in the names of the ticked fields that begin like this."""
    names = (name.removeprefix(prefix) for name in form if name.startswith(prefix))
    return tuple(sorted({number(name) for name in names} - {0}))


def _text(form: Mapping[str, Any], name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""
