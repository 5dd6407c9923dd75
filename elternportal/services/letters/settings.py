"""What the school decides about letters to parents."""

from elternportal import routes
from elternportal.school_settings.kinds import YES_NO
from elternportal.school_settings.setting import Setting

TEACHERS_WRITE = Setting(
    key="letters.teachers-write", kind=YES_NO, default=True, pages=(routes.OFFICE_LETTERS,)
)
LETTER_SETTINGS = (TEACHERS_WRITE,)
