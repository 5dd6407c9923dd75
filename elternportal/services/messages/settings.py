"""What a school decides about messages."""

from elternportal.domain.messages import MESSAGES, NEW_MESSAGE
from elternportal.school_settings.kinds import SHORT_TEXT, WHOLE_NUMBER, YES_NO
from elternportal.school_settings.setting import Setting

FOR_BOTH = Setting(
    key="messages.for-both",
    kind=YES_NO,
    default=True,
    pages=(NEW_MESSAGE,),
)
READ_MARKS = Setting(
    key="messages.read-marks",
    kind=YES_NO,
    default=True,
    pages=(MESSAGES,),
)
WITHDRAW_MINUTES = Setting(
    key="messages.withdraw-minutes",
    kind=WHOLE_NUMBER,
    default=15,
    at_least=0,
    at_most=24 * 60,
    unit="minutes",
    pages=(MESSAGES,),
)
TO_HEAD = Setting(
    key="messages.to-head",
    kind=YES_NO,
    default=True,
    pages=(NEW_MESSAGE,),
)
COUNSELLORS = Setting(
    key="messages.counsellors",
    kind=SHORT_TEXT,
    default="",
    pages=(NEW_MESSAGE,),
)
SETTINGS = (FOR_BOTH, READ_MARKS, WITHDRAW_MINUTES, TO_HEAD, COUNSELLORS)
