"""What a fresh school has to do first: bring in its data, and say who it is."""

from sqlalchemy import exists, select
from sqlmodel import Session, col

from elternportal.models.school import Pupil
from elternportal.models.school_settings import SchoolSetting
from elternportal.school_settings.identity import EMAIL, POSTAL, SCHOOL_NAME
from elternportal.school_settings.snapshot import school_settings


def is_brought_in(session: Session) -> bool:
    """Whether the school has any children."""
    return bool(session.scalar(select(select(col(Pupil.id)).exists())))


def is_named(session: Session) -> bool:
    """Whether somebody has said what the school is called and how it is reached."""
    settings = school_settings(session)
    # The default is a name, too: only what was saved is the school's.
    has_name = exists().where(col(SchoolSetting.key) == SCHOOL_NAME.key)
    return bool(settings[POSTAL] and settings[EMAIL] and session.scalar(select(has_name)))
