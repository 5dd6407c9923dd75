"""The fields in which the office writes down an answer, on slips and for who phoned."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from elternportal.domain.letters import Demand
from elternportal.services.letters.options import option_text
from elternportal.services.letters.replies import Reply
from elternportal.state.arguments import number

OPTION_FIELD = "antwort-"


@dataclass
class ReplyOptionLine:
    """An answer to choose; ``place`` is the key that chooses it."""

    option_id: int
    place: str
    text: str
    name: str


def reply_options(
    demand: Demand, options: Mapping[int, str], language: str
) -> list[ReplyOptionLine]:
    """What can be chosen, in the letter's order."""
    return [
        ReplyOptionLine(
            key, str(place), option_text(demand, text, language), f"{OPTION_FIELD}{key}"
        )
        for place, (key, text) in enumerate(options.items(), start=1)
    ]


def reply_in(form: Mapping[str, Any]) -> Reply:
    """What was ticked or typed."""
    ticked = tuple(
        number(name.removeprefix(OPTION_FIELD)) for name in form if name.startswith(OPTION_FIELD)
    )
    text = form.get("text", "")
    return Reply(ticked, text if isinstance(text, str) else "")
