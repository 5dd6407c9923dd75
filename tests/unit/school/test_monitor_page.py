"""Monitor pages: what they say of lessons is read, who is absent is not; no day is guessed."""

from dataclasses import replace
from datetime import date

import pytest

from elternportal.imports.choices import ReadingChoices
from elternportal.imports.folder import NamedFile, read_file
from elternportal.imports.monitor_words import heading, lessons_of
from elternportal.imports.school import DayTextRecord, Record, SubstitutionRecord
from elternportal.imports.suggestions import classes_in
from elternportal.imports.untis import ParsedFiles, parse
from tests.support.untis import SAMPLES

PAGES = SAMPLES.parent / "untis-html"
TITLE = "23.11.2026 Montag, Woche A"
HEADS = ("Vtr-Nr.", "Stunde", "Klasse(n)", "(Lehrer)", "Vertreter", "Fach", "Raum", "Art", "Text")
ROW = ("7", "3", "7b", "Hub", "Mai", "M", "R1", "Vertretung", "Buch")


def page(
    *rows: tuple[str, ...],
    title: str = TITLE,
    heads: tuple[str, ...] = HEADS,
    messages: str = "",
    name: str = "subst_001.htm",
    encoding: str = "utf-8",
) -> NamedFile:
    head = "".join(f"<th class='list'>{one}</th>" for one in heads)
    body = "".join(
        "<tr class='list odd'>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n"
        for row in rows
    )
    html = (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'
        f"</head><body><div class='mon_title'>{title}</div>"
        f"<table class='info'>{messages}</table></p>\n"
        f"<table class='mon_list'><tr class='list'>{head}</tr>\n{body}</table></body></html>"
    )
    return NamedFile.of(name, html.encode(encoding))


def records(parsed: ParsedFiles) -> list[Record]:
    return [record for entry in parsed.entries for record in entry.records]


def one(*cells: str, heads: tuple[str, ...] = HEADS) -> SubstitutionRecord:
    (record,) = records(parse([page(cells, heads=heads)]))
    assert isinstance(record, SubstitutionRecord)
    return record


def test_a_row_says_what_differs() -> None:
    assert one(*ROW) == SubstitutionRecord(
        day=date(2026, 11, 23),
        key="7",
        class_name="7b",
        lesson=3,
        number=0,
        kind="substitution",
        teacher="Hub",
        substitute="Mai",
        subject="M",
        room="R1",
        text="Buch",
    )


def test_the_sample_gives_its_rows_with_their_kinds() -> None:
    found = records(parse([read_file(PAGES / "test.htm")]))
    changes = [one for one in found if isinstance(one, SubstitutionRecord)]
    kinds = [(one.lesson, one.class_name, one.kind) for one in changes]
    assert len(kinds) == 27
    assert (1, "", "break-duty") in kinds
    assert (1, "EF", "room") in kinds
    assert (8, "08A", "cancelled") in kinds
    assert (9, "EF", "event") in kinds
    assert {one.day for one in changes} == {date(2019, 6, 10)}


def test_who_is_absent_is_never_read_even_if_the_school_allows_it() -> None:
    choices = ReadingChoices(messages=frozenset({"abwesende lehrer", "unterrichtsfrei"}))
    parsed = parse([read_file(PAGES / "test_absence.htm")], choices=choices)
    (said,) = (one for one in records(parsed) if isinstance(one, DayTextRecord))
    assert said.text == "Unterrichtsfrei: 1-3 Std."
    assert "CD (1-5)" not in repr(parsed)


def test_without_an_allowed_heading_no_message_is_read() -> None:
    parsed = parse([read_file(PAGES / "test.htm")])
    assert "Infotext" not in repr(parsed)
    assert set(parsed.delivered) == {"substitution"}


def test_an_empty_page_says_that_nothing_is_different_on_its_day() -> None:
    parsed = parse([read_file(PAGES / "test_empty.htm")])
    assert parsed.only_days == {"substitution": frozenset({date(2019, 6, 10)})}
    assert not records(parsed)


@pytest.mark.parametrize("title", ["XX.Y.2026 Freitag", "23.11. Montag", "Montag", "31.2.2026"])
def test_a_page_whose_day_cannot_be_read_is_refused(title: str) -> None:
    parsed = parse([page(ROW, title=title)])
    assert [one.text_key for one in parsed.findings] == ["import-monitor-no-day"]
    assert not parsed.delivered


def test_a_page_of_the_sample_without_a_day_is_refused() -> None:
    parsed = parse([read_file(PAGES / "test_invaliddate.htm")])
    assert [one.text_key for one in parsed.findings] == ["import-monitor-no-day"]


def test_the_charset_that_a_page_names_may_be_wrong() -> None:
    row = (*ROW[:-1], "Übung für Größen")
    for encoding in ("utf-8", "cp1252"):
        (record,) = records(parse([page(row, encoding=encoding)]))
        assert isinstance(record, SubstitutionRecord)
        assert record.text == "Übung für Größen"


def test_pages_of_one_plan_are_read_together() -> None:
    other = page(("8", *ROW[1:]), name="subst_002.htm", title="25.11.2026 Mittwoch")
    parsed = parse([page(ROW), other])
    assert [one.kind for one in parsed.entries] == ["substitution"] * 2
    assert parsed.only_days["substitution"] == {date(2026, 11, 23), date(2026, 11, 25)}


def test_what_is_struck_through_was_planned() -> None:
    heads = ("Nr.", "Stunde", "Klasse(n)", "Lehrer", "Vertreter", "Fach", "Raum", "Art", "Text")
    row = ("7", "3", "7b", "<s>Hub</s>", "Mai", "M", "<strike>248</strike>?236", "Raum-Vtr.", "")
    record = one(*row, heads=heads)
    assert (record.teacher, record.substitute) == ("Hub", "Mai")
    assert (record.room, record.new_room) == ("248", "236")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Ver-/treter", "vertreter"),
        ("Ver- treter", "vertreter"),
        ("Klasse(n)", "klasse"),
        ("(Klasse(n))", "(klasse)"),
        ("statt Lehrer", "stattlehrer"),
    ],
)
def test_headings_may_be_broken(written: str, meant: str) -> None:
    assert heading(written) == meant


def test_a_school_says_what_its_own_heading_means_and_others_are_named() -> None:
    heads = tuple(replace_one(HEADS, "Vertreter", "Ersatz"))
    parsed = parse([page(ROW, heads=heads)])
    assert [one.args["name"] for one in parsed.findings] == ["Ersatz"]
    choices = ReadingChoices(headings={"Ersatz": "teacher"})
    assert records(parse([page(ROW, heads=heads)], choices=choices)) == [one(*ROW)]


def replace_one(heads: tuple[str, ...], old: str, new: str) -> list[str]:
    return [new if name == old else name for name in heads]


@pytest.mark.parametrize(
    ("written", "lessons"),
    [
        ("3", [3]),
        ("1 - 2", [1, 2]),
        ("1-9", [*range(1, 10)]),
        ("0/1", [1]),
        ("x", []),
        ("7-99", []),
    ],
)
def test_lessons_are_single_spans_or_breaks(written: str, lessons: list[int]) -> None:
    assert [*lessons_of(written)] == lessons


@pytest.mark.parametrize(
    ("written", "classes"),
    [
        ("11abc12b", ["11a", "11b", "11c", "12b"]),
        ("1112", ["11", "12"]),
        ("11ax", []),
        ("EF", []),
    ],
)
def test_classes_may_be_written_together(written: str, classes: list[str]) -> None:
    assert classes_in(written, ["11a", "11b", "11c", "12b", "11", "12"]) == classes


def test_dashes_mean_that_the_lesson_is_not_held() -> None:
    row = ("7", "3", "7b", "Hub", "---", "---", "---", "", "")
    assert one(*row).kind == "cancelled"
    assert one(*row).substitute == ""


def test_the_same_lesson_under_the_absent_teacher_is_no_row() -> None:
    assert not records(parse([page((*ROW[:7], "Absenz", ""))]))


def test_rows_without_a_number_keep_their_key() -> None:
    rows = [("0", *ROW[1:]), ("0", "4", *ROW[2:])]
    first, second = (record.identity for record in records(parse([page(*rows)])))
    again = [record.identity for record in records(parse([page(*reversed(rows))]))]
    assert again == [second, first]


def test_a_table_without_lessons_is_refused() -> None:
    parsed = parse([page(ROW, heads=("a", "b"))])
    assert "import-monitor-headings" in [one.text_key for one in parsed.findings]
    assert not parsed.delivered


def test_a_row_of_another_day_waits_for_its_own_page() -> None:
    heads = (*HEADS, "Datum")
    parsed = parse([page((*ROW, "26.11."), (*replace_one(ROW, "7", "8"), "23.11."), heads=heads)])
    assert [one.text_key for one in parsed.findings] == ["import-monitor-other-day"]
    assert [record.day for record in records(parsed) if isinstance(record, SubstitutionRecord)] == [
        date(2026, 11, 23)
    ]


def test_a_class_stands_over_its_rows_if_there_is_no_column_for_it() -> None:
    heads = ("Stunde", "Vertreter", "Fach")
    group = "<tr class='list'><td class='list inline_header' colspan='3'>7b</td></tr>"
    file = page(("3", "Mai", "M"), heads=heads)
    html = file.content.decode().replace("<tr class='list odd'>", group + "<tr class='list odd'>")
    (record,) = records(parse([replace(file, content=html.encode(), size=len(html))]))
    assert isinstance(record, SubstitutionRecord)
    assert record.class_name == "7b"
