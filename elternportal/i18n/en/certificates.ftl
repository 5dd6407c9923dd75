# Medical certificates
menu-certificates = Certificates
certificates-title = Certificates
certificates-owed = Not handed in yet
certificates-none = No certificate is missing.
certificates-settled = Settled lately
certificates-duties = Always with a certificate
certificates-no-duties = This holds for no child at present.
certificates-oblige = Always ask for a certificate
certificates-oblige-about = On these days the child needs a certificate for each absence. The guardians are told.
certificates-find = For which child?
certificate-owed = Certificate needed by { $due }
certificate-due = by { $due }
certificate-overdue = overdue
certificate-hand-in = Handed in
certificate-waive = Not needed
certificate-take-back = Needed after all
certificate-release = End
certificate-ask = Ask for a certificate
certificate-asked-now = The certificate is asked for. The family is told.
certificate-oblige = Ask
certificate-obliged = This holds now. The family is told.
certificate-released = This holds no more.
certificate-field-first-day = From
certificate-field-last-day = Until
certificate-why-duty = The head asks for it for each absence
certificate-why-exam = Exam missed
certificate-why-long = Long absence
certificate-why-asked = Asked for by the school
certificate-state-owed = missing
certificate-state-handed-in = handed in
certificate-state-waived = not needed
setting-absences-certificate-after-days = Certificate for more than
setting-absences-certificate-after-days-help = If a child is away for more school days, the school needs a certificate. 0 means: never for the length alone.
setting-absences-certificate-at-exams = Certificate at exams
setting-absences-certificate-at-exams-help = If a child misses an announced exam, the school needs a certificate.
setting-absences-certificate-within-days = Hand in certificates within
setting-absences-certificate-within-days-help = So long families have time. Afterwards the portal reminds once.
mail-certificate-subject = { $what ->
        [reminded] The certificate is still missing
       *[owed] The school needs a medical certificate
    }
mail-certificate-body =
    { $what ->
        [reminded] For an absence ({ $days }) the certificate is still missing. It should have been there by { $due }. Please hand it in now.
       *[owed] For an absence ({ $days }) the school needs a medical certificate. Please hand it in by { $due }.
    }

    Without it the absence counts as not excused. Whom it is about you read in the portal.
mailbox-kind-certificate = Certificate
mail-certificate-duty-subject = A certificate for each absence
mail-certificate-duty-body =
    The head has decided: from { $first } until { $last } one of your children needs a certificate for each absence.

    The school tells you whom it is about.
mailbox-kind-certificate-duty = Duty of certificates
office-call-certificate-owed = The school needs a certificate for the absence, by { $day }.
office-call-certificate-reminded = The certificate is still missing. It should be there by { $day }.
office-call-certificate-duty = From { $day } on the child needs a certificate for each absence.

# What was missed
menu-missed = Time missed
missed-title = Time missed
missed-no-class = No class is entered that you lead.
missed-no-children = There is nobody in this class.
missed-nothing = The child has missed nothing in this school year.
missed-time = { $days ->
        [one] 1 day
       *[other] { $days } days
    }, { $lessons ->
        [one] 1 lesson
       *[other] { $lessons } lessons
    }
missed-all = Missed in this school year: { $time }
missed-unexcused = Of that not excused: { $time }
missed-paper = Time missed (PDF)
missed-head-name = Name
missed-head-time = Missed
missed-head-when = When
missed-head-excused = Excused?
missed-head-unexcused = Not excused
missed-head-hint = Striking
missed-head-paper = Overview
missed-head-days = Days
missed-head-lessons = Lessons
missed-head-unexcused-days = Days not excused
missed-head-unexcused-lessons = Lessons not excused
missed-weekday-1 = often on Mondays
missed-weekday-2 = often on Tuesdays
missed-weekday-3 = often on Wednesdays
missed-weekday-4 = often on Thursdays
missed-weekday-5 = often on Fridays
missed-weekday-6 = often on Saturdays
