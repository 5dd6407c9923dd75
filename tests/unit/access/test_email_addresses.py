"""One mailbox has one form; what cannot be an address is refused with the sign that is wrong."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import elternportal
from elternportal.auth.form_errors import error_number, named_sign, sign_number
from elternportal.domain.email_address import (
    MAX_TYPED,
    EmailMalformed,
    ascii_email,
    check_signs,
    parse_email,
)

BEGINNING = EmailMalformed.beginning
AROUND = ["\u200b", "\u202c", "\u202a", "\u00ad", "\ufeff", '"', "'", "„", "“", "<", ">", " ", "\n"]


@pytest.mark.parametrize(
    "typed",
    [
        "anna@web.example",
        "  Anna@WEB.example\t",
        "\u200banna@web.example\u202c",
        "\u00adanna@web.example\ufeff",
        "mailto:anna@web.example",
        '"MAILTO:anna@web.example"',
        "<anna@web.example>;",
        "„anna@web.example“",
        "\u200b'mailto:\u202aanna@web.example'",
        "mailto:anna@web.example?subject=Hallo",
        "Anna Amsel <anna@web.example>;",
    ],
)
def test_what_stands_around_an_address_is_taken_off(typed: str) -> None:
    assert parse_email(typed) == "anna@web.example"


@given(st.lists(st.sampled_from(AROUND)), st.lists(st.sampled_from(AROUND)))
def test_any_mixture_of_signs_around_an_address_is_taken_off(
    before: list[str], after: list[str]
) -> None:
    assert parse_email("".join([*before, "anna@web.example", *after])) == "anna@web.example"


@pytest.mark.parametrize(
    ("typed", "reason", "sign"),
    [
        ("an\u200bna@web.example", "invisible", "U+200B"),
        ("anna@we\u00adb.example", "invisible", "U+00AD"),
        ("anna@web\u202c.example", "invisible", "U+202C"),
        ("anna@web.exam\x00ple", "invisible", "U+0000"),
        ("an na@web.example", "blank", None),
        ("anna@web.\u00a0example", "blank", None),
        ("anna..amsel@web.example", "two-dots", None),
        ("anna@web..example", "two-dots", None),
        ("anna.@web.example", "dot", None),
        (".anna@web.example", "dot", None),
        ("anna@.web.example", "dot", None),
        ("müller@web.example", "before-at", "ü"),
        ("mu\u0308ller@web.example", "before-at", "ü"),
        ("аnna@web.example", "before-at", "а"),  # Cyrillic
        ("anna,ben@web.example", "sign", ","),
        ("anna@web.example;ben@web.example", "sign", ";"),
        ("anna(1)@web.example", "sign", "("),
        ('an"na@web.example', "sign", '"'),
        ("an<na@web.example", "sign", "<"),
        ("anna@we_b.example", "after-at", "_"),
        ("anna@web+b.example", "after-at", "+"),
    ],
)
def test_a_sign_inside_is_refused_by_name_while_one_types(
    typed: str, reason: str, sign: str | None
) -> None:
    for refuse in (check_signs, parse_email):
        with pytest.raises(EmailMalformed) as refused:
            refuse(typed)
        assert refused.value.text_key == BEGINNING + reason
        assert refused.value.args_for_text.get("sign") == sign
        assert error_number(refused.value) != "0", "a form without script says it, too"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "at"),
        ("anna", "at"),
        ("@web.example", "at"),
        ("anna@ben@web.example", "at"),
        ("anna@web", "domain"),
        ("anna@", "domain"),
        ("anna@web.example.", "malformed"),
        ("anna@-web.example", "malformed"),
        ("a" * 65 + "@web.example", "malformed"),
        ("anna@192.0.2.1", "domain"),
        ("anna@" + "ü" * 80 + ".example", "malformed"),
        ("a" * MAX_TYPED + "@web.example", "long"),
    ],
)
def test_what_is_not_finished_is_refused_when_it_is_sent(typed: str, reason: str) -> None:
    with pytest.raises(EmailMalformed) as refused:
        parse_email(typed)
    assert refused.value.text_key == BEGINNING + reason


@pytest.mark.parametrize("typed", ["", "an", "anna@", "anna@w", "anna@web.", "anna@weiß"])
def test_nothing_is_said_about_an_address_that_is_still_being_typed(typed: str) -> None:
    check_signs(typed)


@pytest.mark.parametrize(
    ("typed", "mailbox", "sent_to"),
    [
        ("anna@weiß.de", "anna@weiß.de", "anna@xn--wei-7ka.de"),
        ("anna@xn--wei-7ka.de", "anna@weiß.de", "anna@xn--wei-7ka.de"),
        ("anna@XN--WEI-7KA.DE", "anna@weiß.de", "anna@xn--wei-7ka.de"),
        ("anna@weiss.de", "anna@weiss.de", "anna@weiss.de"),
        ("anna@Tür.de", "anna@tür.de", "anna@xn--tr-xka.de"),
        ("anna@tu\u0308r.de", "anna@tür.de", "anna@xn--tr-xka.de"),
        ("anna@ｗｅｂ.de", "anna@web.de", "anna@web.de"),
    ],
)
def test_one_mailbox_has_one_form_and_mail_goes_to_no_other_domain(
    typed: str, mailbox: str, sent_to: str
) -> None:
    assert parse_email(typed) == mailbox
    assert ascii_email(mailbox) == sent_to
    assert parse_email(mailbox) == mailbox


def test_a_refused_form_carries_the_sign_as_a_number_that_can_name_nothing_else() -> None:
    with pytest.raises(EmailMalformed) as umlaut:
        parse_email("müller@web.example")
    assert (error_number(umlaut.value), sign_number(umlaut.value)) == ("19", "00FC")
    assert named_sign("00FC") == "ü"
    with pytest.raises(EmailMalformed) as invisible:
        parse_email("an\u200bna@web.example")
    assert (error_number(invisible.value), sign_number(invisible.value)) == ("16", "200B")
    assert named_sign("200B") == "U+200B"
    assert [named_sign(wrong) for wrong in ("", "<b>", "00fc", "1234567")] == ["?"] * 4


def test_no_field_lets_the_browser_make_another_address_of_the_one_that_was_typed() -> None:
    files = list(Path(elternportal.__file__).parent.rglob("*.py"))
    assert files
    assert [file.name for file in files if 'type="email"' in file.read_text("utf-8")] == []
