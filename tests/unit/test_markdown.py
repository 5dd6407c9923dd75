"""Markdown becomes safe HTML, and plain words for paper, mails and search."""

import pytest

from elternportal.texts.markdown import MAX_BRACKETS, MAX_CELLS, Block, to_blocks, to_html, to_plain


def test_lines_end_on_paper_where_they_end_on_the_page() -> None:
    assert to_plain("Wann: Freitag\nWo: Aula  \nWer: alle") == "Wann: Freitag\nWo: Aula\nWer: alle"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("[hier](https://schule.example/a)", "hier (https://schule.example/a)"),
        ("[**hier**, bitte](https://a.example) ja", "hier, bitte (https://a.example) ja"),
        ("[Frau Huber](mailto:huber@schule.example)", "Frau Huber (huber@schule.example)"),
        ("[Büro](tel:0123)", "Büro (0123)"),
        ("<https://schule.example/ä>", "https://schule.example/ä"),
        ("<huber@schule.example>", "huber@schule.example"),
        ("[https://a.example](https://a.example)", "https://a.example"),
        ("[huber@a.example](mailto:huber@a.example)", "huber@a.example"),
        ("[x](javascript:alert)", "[x](javascript:alert)"),
    ],
)
def test_an_address_that_a_link_hides_stands_behind_it(written: str, words: str) -> None:
    assert to_plain(written) == words


def test_a_table_becomes_rows() -> None:
    assert to_blocks("|Tag|Ort|\n|-|-|\n|Mo|[Aula](https://a.example)|") == [
        Block("row", "Tag | Ort"),
        Block("row", "Mo | Aula (https://a.example)"),
    ]


def test_a_table_that_would_grow_huge_stays_text() -> None:
    columns = 1300
    huge = f"{'|a' * columns}|\n{'|-' * columns}|\n" + "|\n" * 6000
    assert len(huge) < 20_000
    assert to_html(huge).count("<td>") == 0
    assert len(to_html(huge)) < 4 * len(huge)
    usual = "|Tag|Ort|\n|-|-|\n" + "|Mo|Aula|\n" * 200
    assert to_html(usual).count("<td>") == 400 < MAX_CELLS


def test_a_text_that_many_read_becomes_html_once() -> None:
    to_html.cache_clear()
    assert to_html("# Liebe Eltern") == to_html("# Liebe Eltern")
    assert to_html.cache_info().misses == 1


def test_more_brackets_than_anybody_writes_are_no_links() -> None:
    link = "[a](https://b.example)"
    assert "<a " in to_html(link + "[" * (MAX_BRACKETS - 1))
    assert "<a " not in to_html(link + "[" * MAX_BRACKETS)
