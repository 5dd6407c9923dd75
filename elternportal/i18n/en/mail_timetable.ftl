mail-substitutions-subject = Change in the substitution plan
mail-substitutions-body =
    Something that concerns your child has changed in the substitution plan: { $days }.

    Read in the portal what is different.

mail-tomorrow-subject = Your school day tomorrow
mail-tomorrow-body =
    { $day }: { $changes ->
        [0] Nothing that concerns you is in the substitution plan.
        [one] One lesson is different from the timetable.
       *[other] { $changes } lessons are different from the timetable.
    } { $notes ->
        [0] No exams or dates are ahead.
        [one] One exam or date is ahead.
       *[other] { $notes } exams or dates are ahead.
    }{ $said ->
        [yes] { " " }The school says something to everybody about this day.
       *[no] { "" }
    }

    The whole day you can read in the portal.
