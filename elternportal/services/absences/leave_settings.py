"""What a school decides about leave: when one applies, for what, and who decides."""

from elternportal.domain.leave import LEAVE, STAFF_LEAVE
from elternportal.school_settings.kinds import SHORT_TEXT, WHOLE_NUMBER, YES_NO
from elternportal.school_settings.setting import Setting

SEPARATOR = ";"

LEAVE_DEADLINE_DAYS = Setting(
    key="absences.leave-deadline-days",
    kind=WHOLE_NUMBER,
    default=3,
    at_least=0,
    at_most=30,
    unit="days",
    pages=(LEAVE,),
)
LEAVE_REASONS = Setting(
    key="absences.leave-reasons",
    kind=SHORT_TEXT,
    default="Familienfeier; religiöses Fest; Trauerfall; Termin bei einer Behörde; "
    "Untersuchung oder Behandlung; Wettkampf oder Auftritt; anderer dringender Grund",
    max_length=1000,
    is_required=True,
    pages=(LEAVE,),
)
LEAVE_PROOFS = Setting(
    key="absences.leave-proofs",
    kind=YES_NO,
    default=True,
    pages=(LEAVE,),
)
LEAVE_BY_CLASS_TEACHER = Setting(
    key="absences.leave-class-teacher-days",
    kind=WHOLE_NUMBER,
    default=1,
    at_least=0,
    at_most=30,
    unit="days",
    pages=(LEAVE, STAFF_LEAVE),
)
LEAVE_BY_OFFICE = Setting(
    key="absences.leave-by-office",
    kind=YES_NO,
    default=False,
    pages=(STAFF_LEAVE,),
)
LEAVE_HOLIDAYS_BY_HEAD = Setting(
    key="absences.leave-holidays-by-head",
    kind=YES_NO,
    default=True,
    pages=(LEAVE, STAFF_LEAVE),
)
LEAVE_SETTINGS = (
    LEAVE_DEADLINE_DAYS,
    LEAVE_REASONS,
    LEAVE_PROOFS,
    LEAVE_BY_CLASS_TEACHER,
    LEAVE_BY_OFFICE,
    LEAVE_HOLIDAYS_BY_HEAD,
)
