"""Consultation hours in words, as all its pages say them."""

from dataclasses import dataclass

from elternportal.domain.consultation import TalkForm
from elternportal.i18n import t
from elternportal.services.consultation.papers import hour_text

__all__ = ["TalkOptionLine", "form_text", "hour_text"]


@dataclass
class TalkOptionLine:
    """An entry of a choice."""

    value: str
    text: str


def form_text(form: TalkForm, language: str) -> str:
    """in der Schule | am Telefon | Videogespräch"""
    return t(f"consultation-form-{form}", language)
