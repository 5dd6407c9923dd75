# Consultation hours: for families, teachers and the office.
menu-consultation = Consultation hours
menu-my-consultation = My consultation hours
menu-office-consultation = All teachers' consultation hours

consultation-title = Consultation hours
consultation-rules = You can book until { $days ->
        [0] { $until } on the same day
        [1] { $until } on the day before
       *[other] { $until }, { $days } days before
    }, at most { $weeks } weeks ahead. You can cancel or move until { $hours } hours before.
consultation-own = Your appointments
consultation-teachers = Book an appointment
consultation-none = No consultation hours have been entered for your children yet. Write to the teacher or phone the school office.
consultation-children = Choose a child
consultation-all-children = All children
consultation-class-teacher = Class teacher
consultation-next-free = from
consultation-row-none = nothing free
consultation-no-slots = no booking
consultation-state-free = free
consultation-state-mine = mine
consultation-state-taken = taken
consultation-state-near = you have another appointment then
consultation-lost = { $time } with { $teacher } is no longer free
consultation-form-on-site = at school
consultation-form-phone = by phone
consultation-form-video = video call
consultation-what = { $time } with { $teacher }
consultation-done-booked = Booked: { $what }. Would you like to say what it is about?
consultation-done-moved = Moved to { $what }.
consultation-done-undone = As it was before: { $what }.
consultation-done-cancelled = Cancelled: { $what }.
consultation-done-details = Saved. The teacher sees it in their list.
consultation-cancel = Cancel
consultation-cancel-question = Cancel the appointment { $time } with { $teacher } for { $child }?
consultation-cancel-yes = Yes, cancel
consultation-cancel-no = Keep it
consultation-move-hint = To move it: choose another free time of this teacher below.
consultation-details = Topic and form of the talk
consultation-details-form = How would you like to talk?
consultation-details-topic = What is it about?
consultation-details-topic-none = Not said
consultation-details-text = What would you like to add?
consultation-details-text-hint = Only the teacher reads it. Nothing about health, please.
consultation-details-save = Save
consultation-video = Open the video call
consultation-too-late = It is too late to cancel here. Please phone the school office.
consultation-ics = Add to calendar
consultation-declined = { $teacher } has cancelled the appointment { $time } for { $child }.
consultation-declined-reason = Reason: { $reason }
consultation-declined-offers = These are possible instead. One tap books:
consultation-declined-nothing = Nothing is free at the moment. Write to the teacher or phone the school office.
consultation-declined-dismiss = I have read this
consultation-hour-lesson = lesson { $lesson }
consultation-hour-lesson-times = lesson { $lesson } ({ $from }–{ $to })
consultation-hour-times = { $from }–{ $to }
consultation-hour-open = no appointment needed
consultation-hour-arranged = by arrangement
consultation-room = Room { $room }
consultation-weekday-1 = Monday
consultation-weekday-2 = Tuesday
consultation-weekday-3 = Wednesday
consultation-weekday-4 = Thursday
consultation-weekday-5 = Friday
consultation-weekday-6 = Saturday
consultation-weekday-7 = Sunday

consultation-error-taken =
    { $time } is no longer free. { $times ->
        [none] Nothing else is free with this teacher at the moment.
       *[other] Next free: { $times }.
    } Other appointments are unchanged.
consultation-error-overlap =
    The family has another appointment { $time }. { $times ->
        [none] Nothing else suits with this teacher at the moment.
       *[other] These suit: { $times }.
    }
consultation-error-that-day = This child already has an appointment with this teacher on that day.
consultation-error-booked = This time is booked. Cancel the appointment first.
consultation-error-no-time = This time is no longer offered.
consultation-error-too-late = Booking for this time is over. Please choose a later one.
consultation-error-own-family = This teacher belongs to the child's family. No appointment can be booked here.
consultation-error-cancel-too-late = You can cancel or move only until { $hours } hours before. Please phone the school office.
consultation-error-undo-too-late = Undo works for ten seconds only. Please choose the old time if it is still free.

consultation-calendar-name = Consultation hours
consultation-calendar-title = Consultation: { $teacher } – { $child }
consultation-calendar-own = Consultation: { $child }

start-consultation-teaching-title = Consultation hour, { $day }
start-consultation-teaching = { $count ->
        [one] One appointment.
       *[other] { $count } appointments.
    }
start-consultation-look = Have a look
start-consultation-declined-title = Consultation cancelled
start-consultation-declined = { $teacher } has cancelled { $time }. Choose another time.
start-consultation-choose = Choose another time

teacher-consultation-title = My consultation hours
teacher-consultation-of = Consultation hours: { $teacher }
teacher-consultation-none = No teacher belongs to your account.
teacher-consultation-coming = Appointments
teacher-consultation-past = The last two weeks
teacher-consultation-no-days = There are no times ahead. Enter your consultation hour below.
teacher-consultation-hours = Consultation hours
teacher-consultation-no-hours = No consultation hour has been entered yet.
teacher-consultation-new = Add a consultation hour
teacher-consultation-edit = Change the consultation hour
teacher-consultation-gaps = Days without consultation hours
teacher-consultation-gaps-explained = Enter when you hold no consultation hours. Families who have booked hear of it at once and choose another time. You need not give a reason.
teacher-consultation-gap-first = From
teacher-consultation-gap-last = To
teacher-consultation-gap-add = Enter
teacher-consultation-gap-remove = Hours after all
teacher-consultation-gap-done = Entered. Families who have booked will be told within the next minute.
teacher-consultation-gap-removed = There are consultation hours on these days again.
teacher-consultation-pdf = List as PDF
teacher-consultation-state-free = free
teacher-consultation-state-blocked = blocked
teacher-consultation-state-busy = other appointment
teacher-consultation-state-booked = booked
teacher-consultation-block = Block
teacher-consultation-unblock = Open
teacher-consultation-book = Enter
teacher-consultation-book-yes = Enter the appointment
teacher-consultation-search = Search for a child
teacher-consultation-search-hint = Name or class
teacher-consultation-child = Child
teacher-consultation-child-hint = For a family that phones. It gets a mail.
teacher-consultation-form = Form of the talk
teacher-consultation-text = Note
teacher-consultation-not-now = Not now
teacher-consultation-decline = Cancel
teacher-consultation-decline-question = Cancel this appointment?
teacher-consultation-reason = Reason for the family
teacher-consultation-reason-hint = It stands on the family's page, not in the mail.
teacher-consultation-offer = Propose instead (three at most)
teacher-consultation-decline-yes = Yes, cancel
teacher-consultation-missing = Did not come
teacher-consultation-came = Came after all
teacher-consultation-did-not-come = did not come
teacher-consultation-booked = Entered: { $time }. { $mailed ->
        [0] No mail reaches the family. The school office has the task to phone.
       *[other] The family gets a mail.
    }
teacher-consultation-declined = Cancelled: { $time }. { $mailed ->
        [0] No mail reaches the family. The school office has the task to phone.
       *[other] The family gets a mail and can choose another time at once.
    }
teacher-consultation-saved = Saved. Families see it at once.
teacher-consultation-deleted = The consultation hour is deleted.
teacher-consultation-save = Save
teacher-consultation-cancel = Cancel
teacher-consultation-delete = Delete the consultation hour
teacher-consultation-delete-ask = Delete this consultation hour? Families who have booked are told and choose another time.
teacher-consultation-field-kind = How families come
teacher-consultation-kind-slots = by appointment
teacher-consultation-kind-open = no appointment needed
teacher-consultation-kind-arranged = by arrangement
teacher-consultation-field-weekday = Weekday
teacher-consultation-field-lesson = Lesson
teacher-consultation-no-lesson = own times
teacher-consultation-field-starts-at = From
teacher-consultation-field-ends-at = To
teacher-consultation-times-hint = Only if no lesson is chosen above.
teacher-consultation-field-slot-minutes = Minutes per talk
teacher-consultation-field-first-day = Valid from
teacher-consultation-field-last-day = Valid until
teacher-consultation-last-day-hint = Empty: until further notice. The same day as “Valid from”: on that day only.
teacher-consultation-field-room = Room
teacher-consultation-field-on-site = Talk at school
teacher-consultation-field-by-phone = Talk by phone
teacher-consultation-field-by-video = Video call
teacher-consultation-field-video-link = Address of the video call
teacher-consultation-field-note = Note for families
teacher-consultation-field-is-for-all = Also for families whose children I do not teach (counselling, head)
consultation-hour-error-days = The last day is before the first one, or is over already.
consultation-hour-error-form = Choose at least one form of the talk.
consultation-hour-error-link = Video calls need an address that begins with https://.
consultation-hour-error-no-time = Choose a lesson, or enter beginning and end.
consultation-hour-error-times = The end is before the beginning.
consultation-paper-empty = No appointments.
consultation-paper-what = Talk

office-consultation-title = All teachers' consultation hours
office-consultation-missing = { $count ->
        [0] All teachers have entered a consultation hour.
        [one] One teacher has not entered a consultation hour yet.
       *[other] { $count } teachers have not entered a consultation hour yet.
    }
office-consultation-search = Search for a teacher
office-consultation-shown = Shown
office-consultation-shown-all = All
office-consultation-shown-without = Without consultation hour
office-consultation-teacher = Teacher
office-consultation-hours = Consultation hours
office-consultation-coming = Appointments
office-consultation-empty = No teacher fits.
office-consultation-no-hours = –
office-consultation-pdf = Notice as PDF
office-consultation-list = Consultation hours
office-consultation-no-list = No consultation hours have been entered yet.

mail-consultation-plan-subject = Your appointments in consultation hours
mail-consultation-plan-body =
    Your appointments are now:

    { $plan }

    In the parent portal you can move an appointment, cancel it or add it to your calendar.
mail-consultation-plan-empty = You have no appointments.
mail-consultation-line = { $time } – { $teacher }, { $form }, room { $room }
mail-consultation-line-no-room = { $time } – { $teacher }, { $form }
mail-consultation-cancelled-subject = { $teacher } has cancelled your appointment
mail-consultation-cancelled-body =
    The appointment { $time } with { $teacher } cannot take place.

    Next free:

    { $offers }

    In the parent portal you can book another time with one tap.
mail-consultation-no-offers = Nothing is free at the moment. Please phone the school office.
mail-consultation-reminder-subject = Reminder: consultation hour
mail-consultation-reminder-body =
    This is a reminder of your appointment:

    { $line }
mail-consultation-teacher-subject = Consultation hour: your appointments have changed
mail-consultation-teacher-body =
    Families have booked or cancelled appointments. Your appointments are now:

    { $lines }

    Who comes and what it is about stands in the parent portal.
mail-consultation-teacher-none = You have no appointments at the moment.
mailbox-kind-consultation-plan = Consultation: a family's appointments
mailbox-kind-consultation-cancelled = Consultation: cancelled by the school
mailbox-kind-consultation-reminder = Consultation: reminder
mailbox-kind-consultation-teacher = Consultation: a teacher's appointments
notifications-kind-talk-plan = Consultation hours: your appointments
notifications-kind-talk-cancelled = Consultation hours: cancelled by the school
notifications-kind-talk-reminder = Consultation hours: reminder on the day before
notifications-kind-talk-teacher = Consultation hours: new appointments with me
office-call-consultation-booked = Consultation hour: appointment booked with { $teacher }, { $day }, { $time }.
office-call-consultation-cancelled = Consultation hour: the appointment with { $teacher } on { $day }, { $time } is cancelled. Please offer another time.

setting-consultation-days-before = Booking ends so many days before the consultation hour
setting-consultation-days-before-help = 0 means: on the same day. The time of day is the next setting.
setting-consultation-until = Booking ends at
setting-consultation-until-help = Until this time of day families book an appointment in a consultation hour.
setting-consultation-weeks-ahead = Booking ahead
setting-consultation-weeks-ahead-help = So far ahead the portal offers appointments in consultation hours.
setting-consultation-cancel-hours = Cancelling until before
setting-consultation-cancel-hours-help = So long before the appointment families can cancel or move it themselves.
setting-consultation-topics = Topics to choose from
setting-consultation-topics-help = One a line. Families choose what the talk in the consultation hour is to be about.
setting-modules-consultation = Consultation hours
setting-modules-consultation-help = Off: consultation hours vanish from everybody's menu at once. Booked appointments stay stored, but nobody sees them.
school-settings-area-consultation = Consultation hours
