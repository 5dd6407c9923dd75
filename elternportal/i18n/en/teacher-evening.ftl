# A teacher's own evening
teacher-evening-title = My parents’ evening
teacher-evening-none = Your appointments appear here once the school has published a parents’ evening.
teacher-evening-choose = Choose a parents’ evening
teacher-evening-called-off = This parents’ evening does not take place. The families with appointments have been told.
teacher-evening-absent = Called off. Nothing can be booked.
teacher-evening-come-back = Can you come after all? Then open “Change presence” and save when you are there.
teacher-evening-present = Present
teacher-evening-room = Room
teacher-evening-now = Now
teacher-evening-now-nobody = No appointment right now
teacher-evening-next = Next
teacher-evening-next-nobody = No further appointment
teacher-evening-counts =
    { $booked } booked, { $free } free{ $breaks ->
        [0] { "" }
        [one] , one break
       *[other] , { $breaks } breaks
    }{ $blocked ->
        [0] { "" }
       *[other] , { $blocked } blocked
    }
teacher-evening-pdf = Plan as PDF
teacher-evening-slots = Appointments
teacher-evening-no-slots = Your appointments appear here while you are present.
teacher-evening-state-free = free
teacher-evening-state-booked = booked
teacher-evening-state-blocked = blocked
teacher-evening-state-break = break
teacher-evening-state-forced = required break
teacher-evening-state-elsewhere = you are with another teacher as a parent
teacher-evening-state-away = outside your presence
teacher-evening-block = Block
teacher-evening-unblock = Open
teacher-evening-book = Book for parents
teacher-evening-not-now = Cancel
teacher-evening-book-yes = Book appointment
teacher-evening-child = Child
teacher-evening-child-hint = Children of your classes who have no appointment with you yet
teacher-evening-move = Move
teacher-evening-move-yes = Move to this time
teacher-evening-new-time = New time
teacher-evening-cancel = Cancel
teacher-evening-cancel-question = Cancel this appointment?
teacher-evening-cancel-yes = Cancel appointment
teacher-evening-reason = Reason
teacher-evening-reason-hint = For the school only. The parents do not read it.
teacher-evening-arrange = Times and room
teacher-evening-presence = Change presence
teacher-evening-save-presence = Save presence
teacher-evening-break = Take a break
teacher-evening-take-break = Take a break
teacher-evening-no-break = Give up a break
teacher-evening-give-up-break = Give up the break
teacher-evening-save-room = Save room
teacher-evening-from = From
teacher-evening-to = To
teacher-evening-invitations = Invitations
teacher-evening-no-classes = The classes you teach appear here.
teacher-evening-children = Children
teacher-evening-whole-class = Whole class
teacher-evening-answer = Message to the parents
teacher-evening-answer-needed = Please come
teacher-evening-answer-not-needed = No need to come
teacher-evening-answer-nothing = Take the message back
teacher-evening-note = Note
teacher-evening-note-hint = Parents read it beside your name.
teacher-evening-tell = Save message
teacher-evening-told-needed = please come
teacher-evening-told-not-needed = no need
teacher-evening-call-off = Not there?
teacher-evening-call-off-explained = If you cannot come, cancel all appointments at once here.
teacher-evening-call-off-ask = Cancel all appointments
teacher-evening-call-off-question = Cancel all your appointments at this parents’ evening?
teacher-evening-call-off-yes = Cancel all appointments
teacher-evening-error-nobody = Please choose at least one child.
teacher-evening-ask-invite = This invitation goes to { $told } people by email. Send it?
teacher-evening-done-presence = Your presence is saved.
teacher-evening-done-break = The break is entered.
teacher-evening-done-no-break = The time is free again.
teacher-evening-done-room = The room is saved.
teacher-evening-done-invited = { $count ->
    [one] Saved for one child.
   *[other] Saved for { $count } children.
}
teacher-evening-done-booked =
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
teacher-evening-done-moved =
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
teacher-evening-done-cancelled =
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
teacher-evening-done-called-off =
    { $count ->
        [0] You are signed off. There were no appointments.
        [one] One appointment is cancelled.
       *[other] { $count } appointments are cancelled.
    }{ $mailed ->
        [0] { "" }
        [one] { " " }One parent gets an email.
       *[other] { " " }{ $mailed } parents get an email.
    }{ $calls ->
        [0] { "" }
        [one] { " " }One family cannot be reached by email. The school office calls it: there is a task for that.
       *[other] { " " }{ $calls } families cannot be reached by email. The school office calls them: there are tasks for that.
    }
