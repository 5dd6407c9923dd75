"""Earlier versions read these settings from the environment; the school's database keeps them now.

``elternportal migrate`` takes each over once: if the setting was never set, the value of the old
variable becomes the school's. From then on only the database counts.
"""

from dataclasses import dataclass

from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlmodel import Session

from elternportal.models.school_settings import SchoolSetting
from elternportal.school_settings.declared import declared
from elternportal.school_settings.kinds import NO, YES, YES_NO, ValueRefused
from elternportal.school_settings.writing import change_setting


class _OldVariables(BaseSettings):
    """What the environment says, as it was typed; None where it says nothing."""

    model_config = SettingsConfigDict(
        env_prefix="ELTERNPORTAL_", env_file=".env", extra="ignore", frozen=True
    )

    school_name: str | None = None
    school_contact: str | None = None
    default_language: str | None = None
    mails_per_domain_minute: str | None = None
    teachers_write_letters: str | None = None
    file_megabytes: str | None = None
    image_megapixels: str | None = None
    upload_megabytes_a_day: str | None = None
    pin_valid_days: str | None = None


MOVED = {
    "school_name": "school.name",
    "school_contact": "school.contact",
    "default_language": "school.language",
    "mails_per_domain_minute": "notifications.mails-per-domain-minute",
    "teachers_write_letters": "letters.teachers-write",
    "file_megabytes": "files.file-megabytes",
    "image_megapixels": "files.image-megapixels",
    "upload_megabytes_a_day": "files.upload-megabytes-a-day",
    "pin_valid_days": "access.pin-valid-days",
}
STAYS = "default_language"  # a variable of the machine, too: the language of its commands
_YES = frozenset({"1", "true", "yes", "on", "t", "y"})


@dataclass(frozen=True, slots=True)
class Moved:
    """A variable that has moved; ``refused`` is why its value could not be taken over."""

    variable: str
    label_key: str
    is_taken_over: bool = False
    refused: ValueRefused | None = None


def take_over(session: Session) -> list[Moved]:
    """Take over what stands in the environment; returns all variables that have no use there."""
    old = _OldVariables()
    moved = []
    for name, key in MOVED.items():
        typed = getattr(old, name)
        if typed is None:
            continue
        is_new = session.get(SchoolSetting, key) is None
        result = _take_one(session, name, typed) if is_new else _moved(name)
        if name != STAYS or result.is_taken_over:
            moved.append(result)
    return moved


def _take_one(session: Session, name: str, typed: str) -> Moved:
    setting = declared()[MOVED[name]]
    if setting.kind == YES_NO:
        typed = YES if typed.lower() in _YES else NO
    try:
        change_setting(session, setting, setting.parse(typed))
    except ValueRefused as error:
        return _moved(name, refused=error)
    return _moved(name, is_taken_over=True)


def _moved(name: str, *, is_taken_over: bool = False, refused: ValueRefused | None = None) -> Moved:
    label_key = declared()[MOVED[name]].label_key
    return Moved(f"ELTERNPORTAL_{name.upper()}", label_key, is_taken_over, refused)
