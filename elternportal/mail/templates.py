"""The texts of mails: sentences from the catalogues in one plain layout.

A template ``x`` is the two sentences ``mail-x-subject`` and ``mail-x-body``. Most take the params
of the outbox row as they are. Those in :data:`RENDERERS` read what is true at the moment of
sending instead, or find that there is nothing left to say. If there is a param ``link``, it
becomes the mail's one button.

No mail names a child, a class or a reason: mails pass through many hands.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from sqlmodel import Session

from elternportal.i18n import t
from elternportal.mail import account, evening
from elternportal.models.mail import OutboxMail
from elternportal.settings import get_settings

Renderer = Callable[[Session, OutboxMail], Mapping[str, Any] | None]

RENDERERS: dict[str, Renderer] = {
    evening.PLAN: evening.plan_params,
    evening.CANCELLED: evening.cancelled_params,
    **dict.fromkeys(account.WITH_LINK, account.link_params),
}

_LAYOUT = Template((Path(__file__).parent / "layout.html").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class RenderedMail:
    subject: str
    text: str
    html: str


def render(session: Session, mail: OutboxMail) -> RenderedMail | None:
    """The mail's text as of now, or None if there is nothing left to say.

    Raises:
        KeyError: a sentence or one of its params is missing.
    """
    renderer = RENDERERS.get(mail.template)
    params = renderer(session, mail) if renderer else mail.params
    if params is None:
        return None
    subject = t(f"mail-{mail.template}-subject", mail.language, **params)
    body = t(f"mail-{mail.template}-body", mail.language, **params)
    return _lay_out(" ".join(subject.split()), body, str(params.get("link", "")), mail.language)


def _lay_out(subject: str, body: str, link: str, language: str) -> RenderedMail:
    settings = get_settings()
    greeting = t("mail-greeting", language)
    label = t("mail-button", language)
    footer = t(
        "mail-footer", language, school=settings.school_name, contact=settings.school_contact
    )
    button = f"{label}:\n{link}" if link else ""
    paragraphs = [p for p in (greeting, body, button, f"-- \n{footer}") if p]
    html = _LAYOUT.substitute(
        language=language,
        subject=escape(subject),
        school=escape(settings.school_name),
        body=_paragraphs(f"{greeting}\n\n{body}"),
        button=_button(label, link) if link else "",
        footer=_paragraphs(footer),
    )
    return RenderedMail(subject, "\n\n".join(paragraphs) + "\n", html)


def _paragraphs(text: str) -> str:
    blocks = (escape(block).replace("\n", "<br>\n") for block in text.split("\n\n"))
    return "\n".join(f"<p>{block}</p>" for block in blocks)


def _button(label: str, link: str) -> str:
    return f'<p><a class="button" href="{escape(link)}">{escape(label)}</a></p>'
