"""How people are called, and in which order they and classes stand."""

import unicodedata
from dataclasses import dataclass

import pytest

from elternportal.domain.letters_and_signs import composed
from elternportal.domain.names import (
    NotAName,
    name_order,
    natural_order,
    parse_person_name,
    pupil_order,
    teacher_name,
)
from elternportal.state.arguments import LONGEST_TEXT, with_composed_texts


@dataclass(frozen=True)
class Called:
    surname: str = "Huber"
    short_name: str = "Hub"
    title: str = ""
    gender: str = "F"


@pytest.mark.parametrize(
    ("teacher", "language", "name"),
    [
        (Called(), "de", "Frau Huber"),
        (Called(title="Dr.", gender="M"), "en", "Mr Dr. Huber"),
        (Called(gender=""), "de", "Huber"),
        (Called(surname=""), "de", "Frau Hub"),
        (Called(surname="", gender=""), "de", "Hub"),
    ],
)
def test_a_teacher_is_never_without_a_name(teacher: Called, language: str, name: str) -> None:
    assert teacher_name(teacher, language) == name


def test_names_stand_as_in_a_german_list() -> None:
    names = ["Zander", "Özdemir", "bauer", "Bäumler", "Weiß", "Weisser", "Bauer", "Ochs", "Çelik"]
    in_order = [
        "bauer",
        "Bauer",
        "Bäumler",
        "Çelik",
        "Ochs",
        "Özdemir",
        "Weiß",
        "Weisser",
        "Zander",
    ]
    assert sorted(names, key=name_order) == in_order


def test_an_umlaut_sorts_alike_however_it_is_composed() -> None:
    assert name_order("Bäumler") == name_order("Ba\u0308umler") == ("baumler",)


def test_classes_stand_by_grade_and_those_without_a_number_last() -> None:
    classes = ["Q12", "10a", "5c", "5b", "", "10B"]
    assert sorted(classes, key=natural_order) == ["5b", "5c", "10a", "10B", "", "Q12"]


def test_children_stand_by_class_and_then_by_surname_and_first_name() -> None:
    children = [
        ("10a", "Amsel", "Ada"),
        ("5c", "Öl", "Ben"),
        ("5c", "Ober", "Cem"),
        (None, "A", "B"),
    ]
    in_order = sorted(children, key=lambda child: pupil_order(*child))
    assert in_order == [children[2], children[1], children[0], children[3]]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ben   Bär ", "Ben Bär"),
        ("Ben Ba\u0308r", "Ben Bär"),
        ("Nguye\u0302\u0303n Va\u0306n An", "Nguyễn Văn An"),
        ("علی\u200cرضا", "علی\u200cرضا"),  # a joiner inside a Persian name
        ("\u200cAnna\u200c", "Anna"),
        ("An\u00adna\u200b Am\u202csel\ufeff", "Anna Amsel"),
        ("王小明", "王小明"),
    ],
)
def test_a_name_is_composed_and_without_signs_that_nobody_sees(typed: str, kept: str) -> None:
    assert parse_person_name(typed) == kept


@pytest.mark.parametrize("typed", ["", " \u200b ", "anna@web.example", "An\x07na", "n" * 101])
def test_what_is_no_name_is_refused(typed: str) -> None:
    with pytest.raises(NotAName):
        parse_person_name(typed)


def test_a_name_is_cut_before_its_marks_are_put_into_order() -> None:
    with pytest.raises(NotAName):
        parse_person_name("a" + "\u0316\u0301" * 1_000_000)


def test_long_text_is_composed_piece_by_piece_as_short_text_is() -> None:
    text = "Gru\u0308\u00dfe aus der Scha\u0308ferstra\u00dfe\n" * 200
    assert composed(text) == unicodedata.normalize("NFC", text)
    row_of_marks = "a" + "\u0316\u0301" * 9_000  # as a whole it would take a second
    assert len(composed(row_of_marks)) <= len(row_of_marks)


def test_texts_of_a_form_are_composed_wherever_they_stand() -> None:
    typed = {"form": {"name": "Ba\u0308r", "tags": ["A\u0308", 3]}, "id": 7, "is_on": True}
    assert with_composed_texts(typed) == {
        "form": {"name": "Bär", "tags": ["Ä", 3]},
        "id": 7,
        "is_on": True,
    }
    too_long = "A\u0308" * LONGEST_TEXT
    assert with_composed_texts(too_long) == too_long
