"""What the school decides about its imports. On the card of ``school``."""

from elternportal import routes
from elternportal.school_settings.kinds import WHOLE_NUMBER
from elternportal.school_settings.setting import Setting

MISSING_SHARE = Setting(
    key="school.import-missing-share",
    kind=WHOLE_NUMBER,
    default=10,
    at_least=0,
    at_most=100,
    unit="percent",
    pages=(routes.OFFICE_IMPORT,),
)
IMPORT_SETTINGS = (MISSING_SHARE,)
