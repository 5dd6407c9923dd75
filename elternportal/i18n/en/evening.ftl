evening-title-called-off = { $title } – does not take place
evening-title = Parents’ evening
evening-error-slot-taken =
    { $time } is no longer free. { $times ->
        [none] The overview shows what else is free.
       *[other] Next free times: { $times }.
    } Your other appointments are unchanged.
evening-error-staff-slot-taken =
    { $time } is no longer free. { $times ->
        [none] No other free time here fits this family.
       *[other] These fit this family: { $times }.
    }
evening-error-overlap =
    At { $time } you or the other parent already have an appointment. { $times ->
        [none] The overview shows what else is free.
       *[other] Next free times: { $times }.
    }
evening-error-staff-overlap =
    At { $time } the family already has another appointment. { $times ->
        [none] No other free time here fits this family.
       *[other] These fit this family: { $times }.
    }
evening-error-already-booked = This child already has an appointment with this teacher.
evening-error-not-open = Booking has not opened yet.
evening-error-invited-only = At the moment invited parents are booking. After that it opens for everybody.
evening-error-closed = Booking is closed. The school office will help you.
evening-error-called-off = This parents’ evening does not take place. No appointments can be booked.
evening-error-not-bookable = This time cannot be booked.
evening-error-own-family = This teacher belongs to the child's family. No appointment can be booked here.
evening-error-undo-too-late = Undo is possible for ten seconds only. Please choose the old time if it is still free.
evening-error-too-close = This is too close to another appointment of your family. You need time to walk.
evening-error-child-limit = All appointments allowed for this child are booked.
evening-error-family-limit = Your family has booked all appointments allowed.
evening-error-cancel-too-late = Cancelling and moving is no longer possible here. Please call the school office.

evening-none = No parents’ evening is planned at the moment. As soon as there is one, you book your appointments here.
evening-no-teachers = No teachers are entered for your children yet.
evening-choose = Choose a parents’ evening
evening-phase-setup = Booking opens on { $when }.
evening-phase-invited = Invited parents are booking now. Booking opens for everybody on { $when }.
evening-phase-open = You can book until { $when }.
evening-phase-called-off = This parents’ evening does not take place. Your appointments are off.
evening-phase-closed = Booking is closed. You can look at your plan and print it.
evening-children = Choose a child
evening-all-children = All children
evening-view = View
evening-view-book = Book times
evening-view-plan = My plan
evening-all-times = All times
evening-none-free = Nothing is free at the moment.
evening-grid-label = Free times of the teachers. The arrow keys change time and teacher.
evening-time = Time
evening-room = Room { $room }
evening-absent = not there
evening-invited = Please come
evening-not-needed = No talk needed
evening-booked = Booked: { $time }
evening-cancel = Cancel
evening-note-more = more
evening-cancel-question = Cancel the appointment at { $time } with { $teacher } for { $child }?
evening-cancel-yes = Yes, cancel it
evening-cancel-no = Keep it
evening-state-free = free
evening-state-mine = mine
evening-state-taken = taken
evening-state-blocked = blocked
evening-state-near = too close
evening-state-loading = loading
evening-near-hint = “Too close”: between two appointments of your family there is time to walk.
evening-what = { $time } with { $teacher }
evening-done-booked = Booked: { $what }.
evening-done-moved = Moved to { $what }.
evening-done-undone = As it was before: { $what }.
evening-done-cancelled = Cancelled: { $what }.
evening-move-hint = To move it, choose another free time of this teacher.
evening-search = Find a teacher
evening-search-hint = Teacher or subject
evening-no-hit = No teacher fits.
evening-legend = What the colours mean
evening-class-teacher = class teacher
evening-next-free = from
evening-row-none = nothing free

evening-plan-empty = No appointments yet. Book a free time with a teacher.
evening-plan-gap = { $minutes } minutes free
evening-plan-move = To move an appointment, choose another free time of the same teacher under “Book times”.
evening-plan-pdf = Plan as PDF
evening-plan-ics = Add to calendar
evening-lost = { $time } with { $teacher } is no longer free
evening-own = Mine
evening-not-booked = No appointment yet
