# Mails to parents and teachers. A mail never names a child, a class or a reason.
mail-greeting = Hello,
mail-button = Open in Elternportal
mail-footer =
    { $school }
    For questions please ask the school: { $contact }
    This mail was sent automatically by Elternportal. Please do not reply to it.

mail-evening-plan-subject = { $evening }: your current plan
mail-evening-plan-body =
    Your appointments for “{ $evening }” on { $day } have changed. This is your plan now:

    { $plan }

    In Elternportal you can book, move and cancel appointments.
mail-evening-plan-line = { $time } – { $teacher }, room { $room }
mail-evening-plan-line-no-room = { $time } – { $teacher }
mail-evening-plan-empty = You have no appointment at the moment.

mail-evening-cancelled-subject = { $evening }: an appointment was cancelled
mail-evening-cancelled-body =
    { $teacher } unfortunately has to cancel your appointment on { $time }.

    In Elternportal you can see which other times are free and book a new appointment straight away.
