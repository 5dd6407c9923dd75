"""The school decides something, for tests."""

from typing import TypeVar

from sqlmodel import Session

from elternportal.school_settings.setting import Setting
from elternportal.school_settings.writing import change_setting

T = TypeVar("T")


def decide(session: Session, setting: Setting[T], value: T) -> None:
    """The school sets ``setting`` to ``value``."""
    change_setting(session, setting, value)
