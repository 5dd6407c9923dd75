# The office's evenings
office-evenings-title = Parents’ evenings
office-evenings-empty = The parents’ evenings appear here. Create the first one below.
office-evenings-head-title = Name
office-evenings-head-when = Time
office-evenings-head-state = State
office-evenings-head-teachers = Teachers
office-evenings-head-booked = Bookings
office-evenings-new = New parents’ evening
office-evenings-create = Create parents’ evening

office-evening-title = Parents’ evening
office-evening-draft = not published yet
office-evening-phase-setup = teachers prepare
office-evening-phase-invited = invited parents book
office-evening-phase-open = all parents book
office-evening-phase-closed = booking closed
office-evening-draft-hint = Only the school office and the head see this draft. You can already book for families on the phone: the parents see the appointment and get their email only when you publish.
office-evening-is-called-off = does not take place
office-evening-call-off = Call the evening off
office-evening-reinstate = Takes place after all
office-evening-reschedule = Move to another time
office-evening-delete = Delete the draft
office-evening-ask-publish =
    Show this parents’ evening to teachers and parents? { $told ->
        [0] Nobody gets an email.
        [one] One person gets an email.
       *[other] { $told } people get an email.
    } Whoever gets no email hears of it from the school only.
office-evening-ask-unpublish = Hide this parents’ evening from parents and teachers? { $told ->
    [0] Nobody has had a mail yet; waiting ones are not sent.
    [one] One person has already had a mail and hears by mail that it cannot be booked for now.
   *[other] { $told } people have already had a mail and hear by mail that it cannot be booked for now.
}
office-evening-ask-call-off =
    Does this parents’ evening not take place?{ $bookings ->
        [0] { " " }There are no appointments yet.
        [one] { " " }There is one appointment.
       *[other] { " " }There are { $bookings } appointments.
    }{ $mailed ->
        [0] { "" }
        [one] { " " }One person gets an email.
       *[other] { " " }{ $mailed } people get an email.
    }{ $calls ->
        [0] { "" }
        [one] { " " }The office has to call one family.
       *[other] { " " }The office has to call { $calls } families.
    } The appointments stay stored: afterwards you can move it or let it take place after all.
office-evening-ask-reinstate =
    Does this parents’ evening take place after all?{ $bookings ->
        [0] { " " }There are no appointments yet.
        [one] { " " }There is one appointment.
       *[other] { " " }There are { $bookings } appointments.
    }{ $mailed ->
        [0] { "" }
        [one] { " " }One person gets an email.
       *[other] { " " }{ $mailed } people get an email.
    }{ $calls ->
        [0] { "" }
        [one] { " " }The office has to call one family.
       *[other] { " " }The office has to call { $calls } families.
    }
office-evening-ask-delete = Delete this draft? The teachers’ times, rooms and invitations are lost.
office-evening-ask-reschedule =
    When does the parents’ evening take place? All appointments, breaks and the end of booking move by the same time.{ $bookings ->
        [0] { " " }There are no appointments yet.
        [one] { " " }There is one appointment.
       *[other] { " " }There are { $bookings } appointments.
    }{ $mailed ->
        [0] { "" }
        [one] { " " }One person gets an email.
       *[other] { " " }{ $mailed } people get an email.
    }{ $calls ->
        [0] { "" }
        [one] { " " }The office has to call one family.
       *[other] { " " }The office has to call { $calls } families.
    }
office-evening-done-called-off =
    The parents’ evening does not take place.{ $mailed ->
        [0] { " " }Nobody gets an email.
        [one] { " " }One person gets an email.
       *[other] { " " }{ $mailed } people get an email.
    }{ $calls ->
        [0] { "" }
        [one] { " " }One family cannot be reached by email and stands under “Tasks”.
       *[other] { " " }{ $calls } families cannot be reached by email and stand under “Tasks”.
    }
office-evening-done-reinstated =
    The parents’ evening takes place after all.{ $mailed ->
        [0] { " " }Nobody gets an email.
        [one] { " " }One person gets an email.
       *[other] { " " }{ $mailed } people get an email.
    }{ $calls ->
        [0] { "" }
        [one] { " " }One family cannot be reached by email and stands under “Tasks”.
       *[other] { " " }{ $calls } families cannot be reached by email and stand under “Tasks”.
    }
office-evening-done-rescheduled =
    The parents’ evening has been moved.{ $mailed ->
        [0] { " " }Nobody gets an email.
        [one] { " " }One person gets an email.
       *[other] { " " }{ $mailed } people get an email.
    }{ $calls ->
        [0] { "" }
        [one] { " " }One family cannot be reached by email and stands under “Tasks”.
       *[other] { " " }{ $calls } families cannot be reached by email and stand under “Tasks”.
    }
office-evening-publish = Publish
office-evening-unpublish = Take back publication
office-evening-settings = Settings
office-evening-edit = Change settings
office-evening-save = Save settings
office-evening-teachers = Teachers
office-evening-head-teacher = Teacher
office-evening-head-room = Room
office-evening-head-booked = booked
office-evening-head-free = free
office-evening-head-blocked = break, blocked
office-evening-head-state = State
office-evening-head-plan = Plan
office-evening-present = present
office-evening-absent = called off
office-evening-pdf = PDF
office-evening-family = Family on the phone
office-evening-search = Find a child
office-evening-search-hint = Child’s name, class, a parent’s name or e-mail address
office-evening-search-go = Search
office-evening-nobody-found = No child fits this search.
office-evening-bookings = { $count ->
    [0] no appointments
    [one] one appointment
   *[other] { $count } appointments
}
office-evening-siblings = Siblings
office-evening-sibling-apart = Not on the printed plan: does not have the same guardians
office-evening-family-plan = Plan of the family
office-evening-family-none = The family has no appointment yet.
office-evening-family-paper = Print plan (PDF)
office-evening-guardians = Parents:
office-evening-no-guardians = nobody has signed up yet
office-evening-room = Room
office-evening-booked-at = Booked at
office-evening-free = Free times
office-evening-nothing-free = No free time that fits this family
office-evening-exceeds-pause = { $time } – too close to another appointment
office-evening-exceeds-break = { $time } – the teacher’s prescribed break
office-evening-book = Book
office-evening-move = Move
office-evening-cancel = Cancel appointment
office-evening-cancel-question = Cancel this appointment?
office-evening-close-desk = Back to the search
office-evening-done-saved = The settings are saved.
office-evening-done-published =
    The parents’ evening is published. { $told ->
        [0] { "" }
        [one] One parent is told by mail.
       *[other] { $told } parents are told by mail.
    }
office-evening-done-unpublished = The parents’ evening cannot be seen any more. { $told ->
    [0] { "" }
    [one] One person gets a mail.
   *[other] { $told } people get a mail.
}
office-evening-done-booked =
    The appointment is booked. { $mailed ->
        [0] { $calls ->
            [0] { $later ->
                [0] There was nobody to be told.
               *[other] The family is told once the parents’ evening is published.
            }
           *[other] Nobody gets an email.
        }
        [one] One parent gets an email.
       *[other] { $mailed } parents get an email.
    }{ $calls ->
        [0] { "" }
        [one] { " " }One family cannot be reached by email. The school office calls it: there is a task for that.
       *[other] { " " }{ $calls } families cannot be reached by email. The school office calls them: there are tasks for that.
    }
office-evening-done-moved =
    The appointment is moved. { $mailed ->
        [0] { $calls ->
            [0] { $later ->
                [0] There was nobody to be told.
               *[other] The family is told once the parents’ evening is published.
            }
           *[other] Nobody gets an email.
        }
        [one] One parent gets an email.
       *[other] { $mailed } parents get an email.
    }{ $calls ->
        [0] { "" }
        [one] { " " }One family cannot be reached by email. The school office calls it: there is a task for that.
       *[other] { " " }{ $calls } families cannot be reached by email. The school office calls them: there are tasks for that.
    }
office-evening-done-cancelled =
    The appointment is cancelled. { $mailed ->
        [0] { $calls ->
            [0] { $later ->
                [0] There was nobody to be told.
               *[other] The family is told once the parents’ evening is published.
            }
           *[other] Nobody gets an email.
        }
        [one] One parent gets an email.
       *[other] { $mailed } parents get an email.
    }{ $calls ->
        [0] { "" }
        [one] { " " }One family cannot be reached by email. The school office calls it: there is a task for that.
       *[other] { " " }{ $calls } families cannot be reached by email. The school office calls them: there are tasks for that.
    }

evening-form-title = Name
evening-form-times = Times
evening-form-frozen = There are bookings already. These times can no longer be changed.
evening-form-day = Day
evening-form-starts = Start
evening-form-ends = End
evening-form-slot-minutes = Minutes per appointment
evening-form-phases = Booking
evening-form-invited-from = Invited parents from
evening-form-open-from = All parents from
evening-form-closed-from = Booking closes
evening-form-cancel-until = Cancelling until
evening-form-limits = Limits
evening-form-max-per-child = Appointments per child
evening-form-max-per-family = Appointments per family
evening-form-pause-slots = Pause between two appointments of a family
evening-form-max-consecutive = Appointments in a row per teacher
evening-form-limits-hint = The pause counts in appointments. 0 in a row means: no required break.
evening-form-all-teachers-bookable = Parents see all teachers
evening-form-all-teachers-bookable-hint = Also counsellors and the head, who do not teach the child.
office-evening-papers = Print all plans and door sheets
office-evening-rooms = Enter the rooms of all teachers
office-evening-rooms-table = Table
office-evening-rooms-hint = One line per teacher: short name or surname; room. You can paste two columns of a spreadsheet or the content of a CSV file.
office-evening-rooms-propose = Propose rooms from the timetable
office-evening-rooms-none = The timetable gives no further room.
office-evening-rooms-save = Save the rooms
office-evening-done-rooms = { $count ->
    [one] One room is saved.
   *[other] { $count } rooms are saved.
}
