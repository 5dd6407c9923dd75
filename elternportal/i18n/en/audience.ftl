audience-nobody = Please choose whom this is for.
audience-title = For whom?
audience-for = For:
audience-chosen = Chosen
audience-nobody-yet = Nobody chosen yet.
audience-count = { $pupils ->
        [one] 1 child
       *[other] { $pupils } children
    }, { $guardians } { $guardians ->
        [one] guardian
       *[other] guardians
    }, { $unreached } not reachable by e-mail
audience-remove = Remove:
audience-whole-school = Whole school
audience-grade = Year { $grade }
audience-grades = Years
audience-classes = Classes
audience-groups = Saved groups
audience-manage-groups = Manage groups
audience-search = Find a course or child
audience-search-hint = At least two letters: the child’s name, subject, teacher or class. A course reaches all children of its classes: no imported file says who is in a course.
audience-found = Found
audience-nothing-found = Nothing was found for this.
