# Mails about a parents' evening that was published, and about a teacher who asks parents to come.
# A mail never names a child, a class or a reason.
mail-evening-published-subject =
    { $booking ->
        [now] { $evening }: you can book
       *[later] { $evening }: booking from { $opens }
    }
mail-evening-published-body =
    “{ $evening }” is on { $day }.

    { $booking ->
        [now] In the parents’ portal you can book appointments now, until { $closes }.
       *[later] In the parents’ portal you book your appointments from { $opens } until { $closes }. If a teacher asks you to come, you may be able to book earlier.
    }

mail-evening-invited-subject = { $evening }: { $teacher } asks you to come
mail-evening-invited-body =
    { $teacher } asks to talk to you. Please come to “{ $evening }” on { $day }.

    { $booking ->
        [now] In the parents’ portal you can book an appointment now, until { $closes }.
       *[later] In the parents’ portal you book your appointment from { $opens } until { $closes }.
    }

mailbox-kind-evening-published = Parents’ evening: published
mailbox-kind-evening-invited = Parents’ evening: a teacher’s invitation

mail-evening-called-off-subject = { $evening } does not take place
mail-evening-called-off-body =
    “{ $evening }” on { $old } does not take place. Your appointments are off.

    If there is a new day, we write to you.
mail-evening-reinstated-subject = { $evening } takes place after all
mail-evening-reinstated-body =
    “{ $evening }” on { $new } takes place after all. Your appointments are valid again:

    { $plan }
mail-evening-rescheduled-subject = { $evening } has been moved
mail-evening-rescheduled-body =
    “{ $evening }” was planned for { $old } and now begins on { $new }. Your appointments have moved along:

    { $plan }

    If a time does not suit you: in the portal you can move or cancel it.
mailbox-kind-evening-called-off = Parents’ evening: does not take place
mailbox-kind-evening-reinstated = Parents’ evening: takes place after all
mailbox-kind-evening-rescheduled = Parents’ evening: moved
mail-evening-hidden-subject = { $evening }: not to be booked for now
mail-evening-hidden-body =
    “{ $evening }” on { $day } cannot be booked for now: the school is still changing something.

    When you can book, we write to you again.
mailbox-kind-evening-hidden = Parents’ evening: hidden
