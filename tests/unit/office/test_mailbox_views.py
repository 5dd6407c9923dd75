"""The rows of the office's mailbox page."""

import re
from datetime import UTC, datetime

import pytest

from elternportal.i18n import CATALOGUES, LANGUAGES, t
from elternportal.models.mail import MailState
from elternportal.services.office.mailbox import MailRow, MailTextView
from elternportal.state.office.mailbox_views import mail_line, open_mail

ROW = MailRow(
    id=1,
    state=MailState.SENT,
    recipient="a@one.example",
    template="evening-plan",
    subject="",
    at=datetime(2026, 11, 23, 11, 0, tzinfo=UTC),
    attempts=1,
    last_error="",
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_mail_has_a_name_and_the_same_sentences(language: str) -> None:
    sentences = "".join(
        path.read_text("utf-8") for path in (CATALOGUES / language).glob("mail*.ftl")
    )
    templates = re.findall(r"^mail-(.+)-subject =", sentences, re.MULTILINE)
    assert "evening-plan" in templates
    assert "account-reset" in templates
    for template in templates:
        assert f"mail-{template}-body =" in sentences
        assert t(f"mailbox-kind-{template}", language)


def test_the_kind_of_mail_stands_in_for_a_subject_that_is_not_kept() -> None:
    line = mail_line(ROW, "de")
    assert line.subject == "Elternsprechtag: Plan der Familie"
    assert line.when == "Mo, 23.11., 12:00"


def test_only_addresses_of_the_portal_itself_become_links() -> None:
    body = (
        "Guten Tag,\n\nhttp://localhost:3000/passwort#x\n"
        "http://localhost:3000.evil.example/\n-- \njavascript:alert(1)\n"
    )
    lines = open_mail(MailTextView(ROW, body), "de").lines
    assert [line.href for line in lines] == ["", "http://localhost:3000/passwort#x", "", ""]
    assert [line.text for line in lines][-1] == "javascript:alert(1)"
