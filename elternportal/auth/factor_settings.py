"""What the school decides about the second factor."""

from elternportal import routes
from elternportal.school_settings.kinds import WHOLE_NUMBER, YES_NO
from elternportal.school_settings.setting import Setting

STAFF_NEED_FACTOR = Setting(
    key="access.staff-need-second-factor",
    kind=YES_NO,
    default=True,
    pages=(routes.SECOND_FACTOR,),
)
GRACE_DAYS = Setting(
    key="access.second-factor-grace-days",
    kind=WHOLE_NUMBER,
    default=14,
    at_least=0,
    at_most=90,
    unit="days",
    pages=(routes.SECOND_FACTOR,),
)
FACTOR_SETTINGS = (STAFF_NEED_FACTOR, GRACE_DAYS)
