"""What the portal knows about a kind of mail; each area lists its own on its card.

A template ``x`` is the two sentences ``mail-x-subject`` and ``mail-x-body``; the office's mailbox
page calls it ``mailbox-kind-x``.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from elternportal.domain.notifications import NoticeKind
from elternportal.i18n import LANGUAGES, has_sentence, keys_of
from elternportal.models.mail import OutboxMail

Renderer = Callable[[Session, OutboxMail], Mapping[str, Any] | None]


class MailKindError(ValueError):
    """The kinds of mails on the cards do not fit together, or to the catalogues."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Where an area notes what became of its mails, in the transaction of the outbox row itself.

    ``id_param`` is the param of a mail that names what it tells of; ``kept_as`` is the param under
    which a sent mail keeps those ids, for a bounce that comes days later. The functions get the
    mail and the ids of what it told, which for a digest are several. ``topic`` is announced when a
    bounce has changed a line.
    """

    id_param: str
    kept_as: str
    accepted: Callable[[Session, OutboxMail, Sequence[int]], None]
    deferred: Callable[[Session, OutboxMail, Sequence[int], str], None]
    bounced: Callable[[Session, OutboxMail, Sequence[int], str], None]
    dropped: Callable[[Session, OutboxMail, Sequence[int]], None]
    retried: Callable[[Session, OutboxMail, Sequence[int]], None]
    topic: Callable[[int], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MailKind:
    """One template, and all that is particular about it.

    ``notice`` is the personal choice that decides about it; without one it comes always and at
    once. ``render`` reads the params of the sentences when the mail is sent, and returns None if
    there is nothing left to say; without it they are the params of the outbox row. ``page`` is the
    route that the mail's button leads to, unless ``render`` gives a ``link`` of its own. ``ledger``
    hears what became of it. ``is_urgent`` mails go before all others, because their link ends soon;
    ``begin`` runs, and is written, just before such a mail is rendered.
    """

    template: str
    notice: NoticeKind | None = None
    render: Renderer | None = None
    page: str = ""
    ledger: Ledger | None = None
    is_urgent: bool = False
    begin: Callable[[Session, OutboxMail], None] | None = None


@dataclass(frozen=True, slots=True)
class AddressWatch:
    """What an area does about addresses that fail.

    ``failed`` hears once of an account whose address no mail reaches, ``trusted`` that it is
    written to again (and which account said so, if not the person), and ``refused`` of each mail
    that a domain refused for who sent it. ``stopped`` hears once that the school's own mail server
    refuses all mails, and why; ``resumed`` that it takes them again.
    """

    failed: Callable[[Session, int, str], None]
    trusted: Callable[[Session, int, int | None], None]
    refused: Callable[[Session, str, str], None]
    stopped: Callable[[Session, str], None]
    resumed: Callable[[Session], None]


def check_kinds(kinds: Sequence[MailKind]) -> None:
    """Refuse kinds that would fail only when a mail is sent.

    Raises:
        MailKindError: a template or a notice's key stands for two things, or a sentence is missing.
    """
    templates = [kind.template for kind in kinds]
    if len(set(templates)) != len(templates):
        raise MailKindError(f"templates occur twice: {sorted(templates)}")
    notices = {kind.notice for kind in kinds if kind.notice}
    if len({notice.key for notice in notices}) != len(notices):
        raise MailKindError(f"one key for two kinds of notices: {sorted(n.key for n in notices)}")
    wanted = [key for template in templates for key in _sentences(template)]
    wanted += [f"notifications-kind-{notice.key}" for notice in notices]
    missing = [(key, lang) for key in wanted for lang in LANGUAGES if not has_sentence(key, lang)]
    if missing:
        raise MailKindError(f"sentences are missing: {missing}")


def check_templates(kinds: Iterable[MailKind]) -> None:
    """Refuse to start with a template in the catalogues that no card lists.

    Raises:
        MailKindError: nothing would say when its mails come and to whom.
    """
    known = {kind.template for kind in kinds}
    found = {
        key.removeprefix("mail-").removesuffix("-subject")
        for language in LANGUAGES
        for key in keys_of(language)
        if key.startswith("mail-") and key.endswith("-subject")
    }
    if found - known:
        raise MailKindError(f"templates that no card lists: {sorted(found - known)}")


def _sentences(template: str) -> tuple[str, ...]:
    return (f"mail-{template}-subject", f"mail-{template}-body", f"mailbox-kind-{template}")
