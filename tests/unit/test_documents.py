"""PDFs, read back: the letters with PINs and the plans of an evening."""

import io
from datetime import UTC, date, datetime, timedelta

import pytest
import segno
from pypdf import PdfReader

from elternportal.school_settings.snapshot import SchoolSettings
from elternportal.services.access.pin_letters import PinLetter, activation_qr, pin_letters
from elternportal.services.evening.printed_family_plan import (
    FamilyAppointment,
    FamilyPlan,
    family_plan,
)
from elternportal.services.evening.printed_teacher_plan import (
    TeacherPlan,
    TeacherSlot,
    teacher_plan,
)

STARTS = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)
SCHOOL = SchoolSettings()
SLOT = timedelta(minutes=10)
PIN = "7K3M-Q0ZT-9X4B-HW2C"
LETTER = PinLetter("Jörg Übermäßig", "7b", PIN, date(2026, 12, 23))
MARKUP = '*fett* #panic() $x$ = "a" \\ @b <c> // d'


def test_a_letter_has_address_pin_expiry_and_the_school() -> None:
    [text] = _pages(pin_letters([LETTER], SCHOOL))
    for expected in (
        "An die Erziehungsberechtigten von\nJörg Übermäßig\nKlasse 7b",
        PIN,
        "Gültig bis Mittwoch, 23. Dezember 2026",
        "http://localhost:3000/aktivieren",
        "Gymnasium Musterstadt",
        "sekretariat@gymnasium-musterstadt.example",
        "In English: with this PIN",
    ):
        assert expected in text


def test_A1_the_qr_code_carries_the_pin_in_the_fragment_only() -> None:
    same = segno.make(f"http://localhost:3000/aktivieren#{PIN}", error="m")
    assert activation_qr(PIN) == same.svg_inline(border=0)


def test_each_child_has_one_page_even_with_the_longest_names() -> None:
    long = PinLetter(
        "Maria-Magdalena " * 6 + "von und zu Hohenlohe", "Q12-Kunst", PIN, LETTER.expires_on
    )
    pages = _pages(pin_letters([LETTER, long, LETTER], SCHOOL))
    assert len(pages) == 3
    assert ["Jörg" in page for page in pages] == [True, False, True]


def test_letters_for_300_children_are_one_document() -> None:
    pdf = pin_letters([LETTER] * 300, SCHOOL)
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 300


def test_markup_in_names_stays_text() -> None:
    letter = PinLetter(MARKUP, MARKUP, PIN, LETTER.expires_on)
    slots = (TeacherSlot(STARTS, STARTS + SLOT, MARKUP),)
    plan = TeacherPlan(MARKUP, STARTS, MARKUP, MARKUP, STARTS, slots)
    for pdf in (pin_letters([letter], SCHOOL), teacher_plan(plan, "de", "Nord")):
        assert MARKUP in _pages(pdf)[0]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "de",
            (
                "Tagesplan Frau Huber",
                "Raum 104",
                "Stand: Mo, 30.11., 17:00 Uhr",
                "frei",
                "gesperrt",
            ),
        ),
        ("en", ("Day plan Frau Huber", "Room 104", "As of Mon 30 Nov, 17:00", "free", "blocked")),
    ],
)
def test_a_teachers_plan_shows_taken_free_and_blocked_times_and_its_age(
    language: str, expected: tuple[str, ...]
) -> None:
    slots = (
        TeacherSlot(STARTS, STARTS + SLOT, "Ada Ämsel (7b)"),
        TeacherSlot(STARTS + SLOT, STARTS + 2 * SLOT),
        TeacherSlot(STARTS + 2 * SLOT, STARTS + 3 * SLOT, is_blocked=True),
    )
    plan = TeacherPlan("Elternsprechtag", STARTS, "Frau Huber", "104", STARTS, slots)
    [text] = _pages(teacher_plan(plan, language, "Nord"))
    for part in (*expected, "17:00–17:10", "Ada Ämsel (7b)", "17:20–17:30"):
        assert part in text


def test_a_familys_plan_is_in_the_order_of_time() -> None:
    plan = FamilyPlan(
        "Elternsprechtag",
        STARTS,
        STARTS,
        (
            FamilyAppointment(
                STARTS + SLOT, STARTS + 2 * SLOT, "Herr Maier", "Englisch", "215", "Ben Amsel (9a)"
            ),
            FamilyAppointment(STARTS, STARTS + SLOT, "Frau Huber", "", "", "Ada Amsel (7b)"),
        ),
    )
    [text] = _pages(family_plan(plan, "de", "Nord"))
    assert text.index("Frau Huber") < text.index("Herr Maier (Englisch)")
    assert "215" in text
    assert "Ada Amsel (7b)" in text


@pytest.mark.parametrize("language", ["de", "en"])
def test_an_empty_plan_says_so(language: str) -> None:
    [text] = _pages(family_plan(FamilyPlan("Abend", STARTS, STARTS, ()), language, "Nord"))
    assert {"de": "noch keinen Termin", "en": "not booked an appointment"}[language] in text


def test_documents_are_tagged_for_screen_readers_and_name_language_and_title() -> None:
    reader = PdfReader(
        io.BytesIO(family_plan(FamilyPlan("Abend", STARTS, STARTS, ()), "en", "Nord"))
    )
    root = reader.root_object
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Your appointments"
    xmp = reader.xmp_metadata
    assert xmp is not None
    assert "pdfuaid" in xmp.stream.get_data().decode()
    assert "pdfaid" in xmp.stream.get_data().decode()


def _pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
