"""Consultation hours in words, as all its pages say them."""

from elternportal.domain.consultation import TalkForm
from elternportal.i18n import t
from elternportal.services.consultation.papers import hour_text

__all__ = ["form_text", "hour_text"]


def form_text(form: TalkForm, language: str) -> str:
    """in der Schule | am Telefon | Videogespräch"""
    return t(f"consultation-form-{form}", language)
