"""Each kind of mails is complete before the portal starts."""

from dataclasses import replace

import pytest

from elternportal.domain.notifications import NoticeKind
from elternportal.i18n import LANGUAGES, has_sentence
from elternportal.mail.kinds import MailKind, MailKindError, check_kinds, check_templates
from elternportal.mail.registry import UnknownTemplate, kind_of, notice_kinds
from elternportal.models.notifications import NotificationChoice
from elternportal.module import Module, install, installed
from elternportal.modules import MODULES

KINDS = [kind for module in MODULES for kind in module.mails]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.template)
def test_each_kind_has_its_sentences_in_every_language(kind: MailKind, language: str) -> None:
    for name in ("mail-{}-subject", "mail-{}-body", "mailbox-kind-{}"):
        assert has_sentence(name.format(kind.template), language)
    if kind.notice:
        assert has_sentence(f"notifications-kind-{kind.notice.key}", language)


def test_the_keys_of_choices_that_are_stored_and_mailed_stay_the_same() -> None:
    assert {notice.key for notice in notice_kinds()} >= {
        "letter",
        "evening-published",
        "evening-invited",
        "evening-plan",
        "evening-cancelled",
        "board",
        "poll",
        "document",
    }


def test_what_may_never_be_off_is_known_to_the_database_too() -> None:
    constraints = NotificationChoice.__table__.constraints  # type: ignore[attr-defined]
    (never_off,) = (
        str(each.sqltext) for each in constraints if str(each.name).endswith("never_off")
    )
    for notice in notice_kinds():
        assert (f"'{notice.key}'" in never_off) != notice.may_be_off


def test_a_template_without_a_kind_stops_the_start() -> None:
    with pytest.raises(MailKindError, match="evening-plan"):
        check_templates(kind for kind in KINDS if kind.template != "evening-plan")
    with pytest.raises(UnknownTemplate):
        kind_of("no-such-template")


@pytest.mark.parametrize(
    "wrong",
    [
        MailKind(template="poll"),  # a second kind for one template
        MailKind(template="no-sentences"),
        MailKind(template="test", notice=NoticeKind("no-sentence")),
        MailKind(template="test", notice=NoticeKind("poll", may_be_off=False)),
    ],
)
def test_a_kind_that_does_not_fit_stops_the_start(wrong: MailKind) -> None:
    others = [kind for kind in KINDS if kind.template != "test"]
    check_kinds(others)
    before = installed()
    with pytest.raises(MailKindError):
        install([Module(name="all", mails=(*others, wrong))])
    assert installed() == before


def test_a_kind_is_found_by_its_template() -> None:
    for kind in KINDS:
        assert kind_of(kind.template) == replace(kind)
