"""Whatever people type or paste can be printed."""

import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from elternportal.documents import typeset as typesetting
from elternportal.documents.printable import STAND_IN
from elternportal.documents.typeset import CannotTypeset
from elternportal.domain.letters import Demand
from elternportal.school_settings.snapshot import SchoolSettings
from elternportal.services.letters.letter_print import LetterPrint, PrintedChild, letter_print

DAY = date(2026, 11, 30)
# Letters of scripts with and without fonts of ours, marks, signs, controls and private use.
TYPED = st.text(
    st.sampled_from('aß🎉明ไგخ□\u0301\u20dd\u0488\u200d\ufe0f\U0001f468\u202e`"\\\n\x00\ue000')
    | st.characters(),
    max_size=30,
)


def printed(title: str, text: str = "Text", name: str = "Ada Amsel", option: str = "Ja") -> str:
    child = PrintedChild(name, "7b", "AAAABBBBCCCC")
    letter = LetterPrint(
        1, title, text, DAY, Demand.YES_NO, "Frage?", [option], DAY, ["a.pdf"], [child]
    )
    pages = PdfReader(io.BytesIO(letter_print(letter, SchoolSettings()))).pages
    return "\n".join(page.extract_text() for page in pages)


@settings(max_examples=60)
@given(TYPED, TYPED, TYPED, TYPED)
def test_any_text_can_be_printed(title: str, text: str, name: str, option: str) -> None:
    assert "Klasse 7b" in printed(title, text, name, option)


def test_a_sign_stands_in_for_what_no_font_of_ours_has() -> None:
    assert f"Sommerfest {STAND_IN}" in printed("Sommerfest 🎉")


@pytest.mark.parametrize(
    "name",
    [
        "王小明",
        "山田 太郎",
        "김민준",
        "𠮷野",
        "Nguyễn Văn An",
        "Łukasiewicz",
        "Đorđević",
        "Şahin",
        "Їжак",
    ],
)
def test_a_name_is_printed_in_its_own_letters(name: str) -> None:
    assert name in printed("Fest", name=name)


@pytest.mark.parametrize(
    ("name", "on_paper"), [("สมชาย", "smchay"), ("አበበ", "abebe"), ("Zoe\u20dd", "Zoe")]
)
def test_a_name_that_no_font_of_ours_has_is_printed_in_latin_and_never_as_boxes(
    name: str, on_paper: str
) -> None:
    text = printed("Fest", name=name)
    assert on_paper in text
    assert STAND_IN not in text


@pytest.mark.parametrize("name", ["علی\u200cرضا", "राम", "ნინო", "שרה", "தமிழ்"])
def test_no_name_is_printed_as_boxes(name: str) -> None:
    assert STAND_IN not in printed("Fest", name=name)


def test_what_word_and_forms_put_between_the_words_leaves_no_trace() -> None:
    assert "Bitte mitbringen" in printed("Fest", "\ufeffBitte\x07 mit\ue000bringen")
    assert "• Bus" in printed("Fest", "\uf0b7 Bus")


def test_lines_and_addresses_of_links_come_onto_paper() -> None:
    text = printed("Fest", "Wann: Freitag\nWo: [Aula](https://schule.example/aula)")
    assert "Wann: Freitag\nWo: Aula (https://schule.example/aula)" in text


def test_an_invisible_title_is_printed_as_a_sign() -> None:
    assert STAND_IN in printed("\x07")


@pytest.mark.parametrize("text", ["#", "# \x07", "# \u200b", "- ", "|a|\n|-|\n||", "```\n```"])
def test_a_letter_with_an_empty_part_is_printed(text: str) -> None:
    assert "Klasse 7b" in printed("Fest", text)


def test_what_cannot_be_typeset_at_all_is_an_error_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(typesetting, "_with_stand_ins", lambda content, _diagnostic: content)
    with pytest.raises(CannotTypeset):
        printed("🎉")
