"""When a letter's reminders go out by themselves."""

from datetime import date, datetime, time, timedelta

# The clock at school between which reminders go out by themselves.
REMIND_FROM, REMIND_UNTIL = time(15), time(20)


def is_reminder_due(
    wall_time: datetime, deadline: date, days_before: int, reminded_on: date | None
) -> bool:
    """Whether those who have not answered are reminded by themselves at this moment.

    That is in the afternoon, N days before the deadline; on the next day if the portal stood still
    then; and not if they have been reminded (or told of the letter) in these last days.

    Args:
        wall_time: now, as the clock at school shows it.
        reminded_on: the last day on which a mail about the letter went out.
    """
    first_day = deadline - timedelta(days=days_before)
    is_hour = REMIND_FROM <= wall_time.time() < REMIND_UNTIL
    is_told = reminded_on is not None and reminded_on >= first_day
    return is_hour and first_day <= wall_time.date() <= deadline and not is_told
