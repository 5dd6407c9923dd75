"""The texts of mails: sentences from the catalogues in one plain layout.

A template ``x`` is the two sentences ``mail-x-subject`` and ``mail-x-body``. They take the params
of the outbox row, or what the renderer of their kind reads at the moment of sending, which may find
that there is nothing left to say. Three params have a place of their own:
``link`` becomes the mail's one button, ``markdown`` is a text to read, below the body, and
``templates`` names what a digest tells, for the button with which it is switched off.

No mail names a child, a class or a reason: mails pass through many hands.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from sqlmodel import Session

from elternportal import routes
from elternportal.i18n import t
from elternportal.mail.registry import kind_of
from elternportal.mail.unsubscribe import unsubscribe_headers
from elternportal.models.mail import OutboxMail
from elternportal.school_settings.identity import CONTACT, EMAIL, SCHOOL_NAME
from elternportal.school_settings.snapshot import SchoolSettings, school_settings
from elternportal.settings import get_settings
from elternportal.texts.markdown import to_blocks, to_html

_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+[A-Za-z0-9]")
_LAYOUT = Template((Path(__file__).parent / "layout.html").read_text("utf-8"))


def subject_of(session: Session, mail: OutboxMail) -> str | None:
    """The mail's subject as of now, or None if there is nothing left to say.

    Raises:
        KeyError: the sentence or one of its params is missing.
        UnknownTemplate: no card lists the template.
    """
    params = _params(session, mail)
    return None if params is None else _subject(mail, params)


@dataclass(frozen=True, slots=True)
class RenderedMail:
    """A mail as it is sent; ``school`` is whom it comes from."""

    subject: str
    text: str
    html: str
    headers: Mapping[str, str] = field(default_factory=dict)
    school: str = SCHOOL_NAME.default


def render(session: Session, mail: OutboxMail) -> RenderedMail | None:
    """The mail's text as of now, or None if there is nothing left to say.

    Raises:
        KeyError: a sentence or one of its params is missing.
        UnknownTemplate: no card lists the template.
    """
    params = _params(session, mail)
    if params is None:
        return None
    body = t(f"mail-{mail.template}-body", mail.language, **params).strip()
    content = _Content(
        subject=_subject(mail, params),
        body=body,
        markdown=str(params.get("markdown", "")),
        link=str(params.get("link", "")),
        headers=unsubscribe_headers(mail.account_id, params.get("templates", [mail.template])),
    )
    return _lay_out(content, mail.language, school_settings(session))


@dataclass(frozen=True, slots=True)
class _Content:
    """What one mail says, between the greeting and the footer that all mails have."""

    subject: str
    body: str
    markdown: str
    link: str
    headers: Mapping[str, str]


def _params(session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
    """What the sentences need; the way to the kind's page is given to all that have one."""
    kind = kind_of(mail.template)
    params = kind.render(session, mail) if kind.render else mail.params
    if params is None or not kind.page:
        return params
    return {"link": get_settings().url + routes.localized(kind.page, mail.language), **params}


def _subject(mail: OutboxMail, params: Mapping[str, Any]) -> str:
    return " ".join(t(f"mail-{mail.template}-subject", mail.language, **params).split())


def _lay_out(content: _Content, language: str, settings: SchoolSettings) -> RenderedMail:
    school = settings[SCHOOL_NAME]
    greeting = t("mail-greeting", language)
    label = t("mail-button", language)
    footer = t("mail-footer", language, school=school, contact=settings[CONTACT])
    headers = {**_reply_to(settings), **content.headers}
    button = f"{label}:\n{content.link}" if content.link else ""
    reading = _plain(content.markdown)
    paragraphs = [p for p in (greeting, content.body, reading, button, f"-- \n{footer}") if p]
    html = _LAYOUT.substitute(
        language=language,
        subject=escape(content.subject),
        school=escape(school),
        body=_paragraphs(f"{greeting}\n\n{content.body}"),
        reading=_reading(content.markdown),
        button=_button(label, content.link) if content.link else "",
        footer=_paragraphs(footer),
    )
    text = "\n\n".join(paragraphs) + "\n"
    return RenderedMail(content.subject, text, html, headers, school)


def _reply_to(settings: SchoolSettings) -> Mapping[str, str]:
    """Whoever answers reaches the school: its contact, as the mail's foot names it, or its address.

    The sender of mails is a machine's address, which nobody reads.
    """
    found = _ADDRESS.search(settings[CONTACT]) or _ADDRESS.search(settings[EMAIL])
    return {"Reply-To": found[0]} if found else {}


def _plain(markdown: str) -> str:
    """Paragraphs apart, the lines of a list or table together."""
    text, before = "", ""
    for block in to_blocks(markdown):
        is_next_line = block.kind == before and block.kind in {"item", "row"}
        text += ("\n" if is_next_line else "\n\n") + f"{block.marker} {block.text}".strip()
        before = block.kind
    return text.strip()


def _reading(markdown: str) -> str:
    return f'<div class="reading">\n{to_html(markdown)}</div>' if markdown else ""


def _paragraphs(text: str) -> str:
    blocks = (escape(block).replace("\n", "<br>\n") for block in text.split("\n\n"))
    return "\n".join(f"<p>{block}</p>" for block in blocks)


def _button(label: str, link: str) -> str:
    return f'<p><a class="button" href="{escape(link)}">{escape(label)}</a></p>'
