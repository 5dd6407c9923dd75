"""What a school decides about medical certificates."""

from elternportal.domain.absences import REPORT
from elternportal.domain.certificates import CERTIFICATES
from elternportal.school_settings.kinds import WHOLE_NUMBER, YES_NO
from elternportal.school_settings.setting import Setting

CERTIFICATE_AFTER_DAYS = Setting(
    key="absences.certificate-after-days",
    kind=WHOLE_NUMBER,
    default=3,  # BaySchO § 20: on more than three days of school
    at_least=0,
    at_most=30,
    unit="days",
    pages=(REPORT, CERTIFICATES),
)
CERTIFICATE_AT_EXAMS = Setting(
    key="absences.certificate-at-exams",
    kind=YES_NO,
    default=True,
    pages=(REPORT, CERTIFICATES),
)
CERTIFICATE_WITHIN_DAYS = Setting(
    key="absences.certificate-within-days",
    kind=WHOLE_NUMBER,
    default=10,
    at_least=1,
    at_most=60,
    unit="days",
    pages=(CERTIFICATES,),
)
CERTIFICATE_SETTINGS = (CERTIFICATE_AFTER_DAYS, CERTIFICATE_AT_EXAMS, CERTIFICATE_WITHIN_DAYS)
