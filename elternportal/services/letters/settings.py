"""What the school decides about letters to parents."""

from elternportal.school_settings.kinds import YES_NO
from elternportal.school_settings.setting import Setting

TEACHERS_WRITE = Setting(key="letters.teachers-write", kind=YES_NO, default=True)
LETTER_SETTINGS = (TEACHERS_WRITE,)
