"""Addresses and forms of the staff's evening pages are read without trust."""

import pytest

from elternportal.errors import InvalidInput
from elternportal.state.arguments import id_in, number
from elternportal.state.evening.staff_forms import chosen_children, parse_draft
from elternportal.state.evening.teacher_views import ClassInvitationsLine, InvitedChildLine

CLASSES = [
    ClassInvitationsLine(
        1, "7b", [InvitedChildLine(f"kind-{n}", "", "", "", False) for n in (11, 12)]
    ),
    ClassInvitationsLine(2, "9a", [InvitedChildLine("kind-21", "", "", "", False)]),
]


@pytest.mark.parametrize(
    "text", ["", "-1", "1.5", "²", "٣", "abc", "9" * 30, str(2**31), None, 7, ["7"], {"a": 1}]
)
def test_W1_what_is_no_id_is_nobodys_id(text: object) -> None:
    assert number(text) == 0
    assert id_in({"pupil_id": text}, "pupil_id") == 0


def test_an_id_is_read_as_it_stands_there() -> None:
    assert (number("17"), id_in({"slot_id": "3"}, "slot_id"), id_in({}, "slot_id")) == (17, 3, 0)


def test_children_are_chosen_one_by_one_or_as_a_whole_class() -> None:
    assert chosen_children({"kind-12": "on", "note": "x"}, CLASSES) == (12,)
    assert chosen_children({"klasse-1": "on", "kind-21": "on"}, CLASSES) == (11, 12, 21)
    assert chosen_children({"kind-x": "on", "klasse-9": "on"}, CLASSES) == ()


@pytest.mark.parametrize(
    ("form", "label"),
    [({}, "Name"), ({"title": "E", "day": "morgen"}, "Tag")],
)
def test_a_field_that_does_not_fit_is_named_as_on_the_page(
    form: dict[str, str], label: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse_draft(form, "de")
    assert refused.value.args_for_text == {"field": label}
