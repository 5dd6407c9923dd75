# Reporting an absence, who is away, and the office's morning
menu-report-absence = Report an absence
menu-class-absences = Who is away
menu-office-absences = Absences

absences-title = Report an absence
absences-hint-today = Please report your child by { $deadline }.
absences-hint-late = For today it is past { $deadline }, so the form begins with the next school day: { $day }. You can still report today: change the day.
absences-hint-next = The next school day is { $day }.
absences-hint-holidays = No school day is entered at the moment.
absences-field-children = Who is away?
absences-field-kind = Reason
absences-field-first-day = From when?
absences-field-last-day = Until when?
absences-field-first-lesson = From which lesson on the first day?
absences-field-last-lesson = Until which lesson on the last day?
absences-field-remark = Remark
absences-field-new-last-day = Last day on which your child is away
absences-last-day-hint = If you do not know yet, leave it empty. Then the report is for one day.
absences-remark-hint = Only what the school needs to know. No diagnosis, please.
absences-more = Only some lessons, remark
absences-whole-day = the whole day
absences-send = Report absence
absences-kind-ill = ill
absences-kind-appointment = an appointment, for instance at the doctor’s
absences-kind-other = another reason
absences-kind-school-event = school event
absences-kind-unexplained = not excused
absences-lessons = lessons { $first } to { $last }
absences-from-lesson = from lesson { $lesson }
absences-until-lesson = until lesson { $lesson }
absences-reported = Reported ({ $days }): { $children }.
absences-known = Reported before ({ $days }): { $children }.
absences-mails = { $count ->
        [0] No e-mail is sent.
        [one] One e-mail confirms it.
       *[other] { $count } e-mails confirm it, to other guardians, too.
    }
absences-was-late = The report came after the deadline. Please call if the school has not been in touch yet.
absences-own = Reported in this school year
absences-none = Nothing has been reported in this school year.
absences-told-by = Reported by { $who }, { $when }
absences-told-office = Entered by the office, { $when }
absences-state-reported = reported
absences-state-recorded = noted by the school
absences-withdraw = Withdraw
absences-withdraw-question = Is your child coming after all? The report will no longer hold.
absences-withdrawn = The report no longer holds.
absences-end = Back earlier
absences-end-send = Shorten
absences-ended = The absence is shortened.
absences-cancel = Cancel
absences-at-start = Reported away
absences-error-no-child = Please choose which child is away.
absences-error-no-school = There is no school on that day. Please choose a school day.
absences-error-not-forwards = The end comes before the beginning.
absences-error-too-long = More than { $count } days are not reported here. Please call the school.
absences-error-too-far-back = That is more than { $count } days ago. Please call the school.
absences-error-beyond-year = The school year does not last that long.
absences-error-recorded = The school has noted the report already. If your child is coming after all, please call.
error-cannot-open = This text cannot be opened. Please tell the office.

class-absences-title = Who is away today
class-absences-no-class = No class is entered for you.
class-absences-count = { $count ->
        [0] Nobody is reported away.
        [one] One person is away.
       *[other] { $count } are away.
    }
class-absences-excused = excused
class-absences-unexcused = not excused

office-absences-title = Absences
office-absences-count = { $waiting } still to note, { $recorded } noted
office-absences-no-school = There is no school on this day.
office-absences-before = Day before
office-absences-after = Day after
office-absences-table = Table (CSV)
office-absences-reasons = Show reasons
office-absences-classes = Class
office-absences-all-classes = all
office-absences-away = Who is away
office-absences-nobody = Nobody is reported away.
office-absences-record = Note
office-absences-recorded = Noted:
office-absences-undo = Undo
office-absences-late = after the deadline
office-absences-clear-remark = Delete remark
office-absences-remark-cleared = The remark is deleted.
office-absences-cancel = Strike out
office-absences-cancel-question = Does this absence not hold? Guardians with access get an e-mail.
office-absences-cancelled = The absence is struck out.
office-absences-phone = Enter a phone call
office-absences-search = Who is away?
office-absences-search-hint = A part of the name, or the class.
office-absences-nobody-found = No child here is called that.
office-absences-note = Enter
office-absences-noted = Entered: { $name }
absences-table-class = Class
absences-table-name = Name
absences-table-from = From
absences-table-to = Until
absences-table-first-lesson = From lesson
absences-table-last-lesson = Until lesson
absences-table-recorded = Noted
absences-table-yes = yes

setting-modules-absences = Absences
setting-modules-absences-help = Parents report children ill, the office sees who is away, and teachers see their classes.
school-settings-area-absences = Absences
setting-absences-deadline = Report absences by
setting-absences-deadline-help = By this time an absence of the same day should be reported. Later ones are accepted and shown as late.
setting-absences-longest-days = Longest report
setting-absences-longest-days-help = For more days at once, parents should call the school.

mail-absence-subject = { $what ->
        [reported] Absence reported: { $days }
        [shortened] Absence shortened: { $days }
       *[withdrawn] Absence no longer holds: { $days }
    }
mail-absence-body =
    { $what ->
        [reported] An absence was reported in the parent portal: { $days }.
        [shortened] An absence was shortened. It now holds for: { $days }.
       *[withdrawn] This report no longer holds: { $days }.
    }

    Whom it is about and who reported it you read in the portal. You cannot report an absence by answering this e-mail: use the portal or call the school.
mailbox-kind-absence = Absence
class-absences-open = Check who is there
class-absences-register-about = Tap who is missing and not reported. The office sees it at once.
class-absences-back = All classes
class-absences-mark = Missing
class-absences-unmark = Is here after all
class-absences-missing = Missing, not reported
absences-told-guardian = Reported, { $when }
absences-told-teacher = Noted by a teacher, { $when }
absences-explain = Ill, I forgot to say so
absences-want-call = Should be at school: please call
absences-call-wanted = The office knows and will call you.
office-call-absence-unexplained = Is missing today, and nobody has reported it. Please ask.
office-call-absence-worried = The family says: the child should be at school. Please call at once.
setting-absences-ask-after-minutes = Asking about a missing child
setting-absences-ask-after-minutes-help = So long after the teacher’s entry the portal asks the guardians if nobody has reported the child. 0 means that it does not ask.
mail-absence-asked-subject = A child is missing at school
mail-absence-asked-body =
    One of your children is missing at school today ({ $day }), and nobody has reported it.

    Please tell us the reason in the portal. If the child should be at school, please call at once.
mailbox-kind-absence-asked = Question about a missing child
class-absences-lesson = lesson { $lesson }
class-absences-late = Comes only now
office-absences-sort = Sort again: what is not noted to the top
office-absences-print = Print the list (PDF)
absences-table-surname = Surname
absences-table-first-name = First name
absences-table-kind = Reason
absences-table-excused = Excused
absences-table-when = Days and lessons
setting-absences-table-columns = Columns of the table
setting-absences-table-columns-help = As your school’s program needs them, separated by commas: class, name, surname, first-name, from, to, first-lesson, last-lesson, kind, excused, recorded. With kind, each download is written into the audit log.
setting-refused-column = There is no such column: { $name }
