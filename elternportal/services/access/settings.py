"""What the school decides about how people get in."""

from elternportal import routes
from elternportal.auth.factor_settings import FACTOR_SETTINGS
from elternportal.school_settings.kinds import WHOLE_NUMBER
from elternportal.school_settings.setting import Setting

PIN_VALID_DAYS = Setting(
    key="access.pin-valid-days",
    kind=WHOLE_NUMBER,
    default=30,
    at_least=1,
    at_most=365,
    unit="days",
    pages=(routes.ACTIVATE, routes.SETTINGS, routes.OFFICE_PINS),
)
ACCESS_SETTINGS = (PIN_VALID_DAYS, *FACTOR_SETTINGS)
