# Leave and exemptions
menu-leave = Leave
menu-staff-leave = Applications for leave

leave-title = Leave
leave-rule-deadline = { $count ->
        [0] Apply before the leave begins.
        [one] Apply at least one day before.
       *[other] Apply at least { $count } days before.
    }
leave-rule-decides = { $count ->
        [0] The head decides about the application.
        [one] The class teacher may decide about a single day, the head about more.
       *[other] The class teacher may decide about up to { $count } school days, the head about more.
    }
leave-rule-holidays = Directly before and after holidays only the head decides, and only for an urgent reason.
leave-rule-pending = As long as nobody has decided, your child has to come to school.
leave-field-children = For whom?
leave-field-first-day = First day
leave-field-last-day = Last day
leave-field-first-lesson = From which lesson on the first day?
leave-field-last-lesson = Until which lesson on the last day?
leave-field-subject-id = Exemption from a subject
leave-field-reason = Reason
leave-field-text = Explanation
leave-field-files = Proof
leave-field-is-approved = Decision
leave-field-answer = Answer to the family
leave-field-comment = Comment
leave-last-day-hint = Empty means: the first day only.
leave-text-hint = Why is it urgent? No diagnosis, please.
leave-files-hint = For example an invitation or a certificate. Only those who decide can open it.
leave-no-files = Please hand in proofs at the office.
leave-more = Single lessons only, or an exemption from a subject
leave-no-exemption = none, my child is away
leave-subject-hint = For example sports after an injury: your child comes to school and is exempted from this subject only.
leave-send = Apply
leave-applied-now = Applied for ({ $days }): { $children }.
leave-was-late = The application is late. Please call the school.
leave-is-beside-holidays = These days lie directly beside holidays: the school is especially strict about them.
leave-own = Applications of this school year
leave-none = Nothing has been applied for in this school year.
leave-told-by = Applied for by { $who }, { $when }
leave-told-guardian = Applied for, { $when }
leave-told-office = Applied for on paper, entered { $when }
leave-state-applied = not decided yet
leave-state-approved = approved
leave-state-refused = refused
leave-state-withdrawn = withdrawn
leave-late = late
leave-decided = Decided: { $when }
leave-paper = Decision (PDF)
leave-withdraw = Withdraw
leave-withdraw-question = Does your child come to school after all? The application then holds no more.
leave-withdrawn-now = The application is withdrawn.
leave-exempted = Exempted: { $subject }
leave-former-subject = lessons in a former subject
leave-exemption-days = Exemption from { $subject }, { $days }
leave-error-no-child = Please choose for whom you apply.
leave-error-began = This day is over. One applies for leave before; please tell the school about an absence.
leave-error-reason = This reason does not exist any more. Please choose again.
leave-error-applied = There is an application for these days.
leave-error-begun = The leave has begun. If your child comes after all, please tell the office.
leave-error-over = This application does not hold any more.
leave-error-subject = The class does not have this subject.
leave-error-not-yours = At your school somebody else decides about these days. You can write a comment.
leave-error-decided-so = It has been decided like this before.
leave-error-answer = Please tell the family why you refuse.
leave-error-comment = Please write something.

staff-leave-title = Applications for leave
leave-shown = Which applications
leave-shown-open = not decided yet
leave-shown-all = all
leave-search = Name or class
staff-leave-none = There is no application here.
leave-open = Open
leave-back = All applications
leave-school-days = { $count ->
        [one] One school day
       *[other] { $count } school days
    }
leave-fact-late = The application was late.
leave-fact-holidays = The days lie directly beside holidays.
leave-fact-deciders = Who may decide: { $who }
leave-decider-class-teacher = class teacher
leave-decider-office = office
leave-decider-head = head
leave-steps = What was done so far
leave-step-comment = Comment by { $who }, { $when }
leave-step-approved = Approved by { $who }, { $when }
leave-step-refused = Refused by { $who }, { $when }
leave-step-withdrawn = Withdrawn by { $who }, { $when }
leave-decide = Decide
leave-approve = approve
leave-refuse = refuse
leave-answer-hint = If you refuse: why. The family reads it, and it stands in the decision.
leave-decide-send = Save the decision
leave-decided-now = { $count ->
        [one] Decided. An e-mail tells the family.
       *[other] Decided. { $count } e-mails tell the family.
    }
leave-decided-on-paper = Decided. No e-mail reaches the family: the call stands among the tasks, and you can print the decision.
leave-comment = Write a comment
leave-comment-hint = For the head. The family does not read it.
leave-comment-send = Save the comment
leave-commented = The comment is saved.
leave-withdraw-for = Withdraw for the family
leave-on-paper = Application on paper
leave-on-paper-about = For families without access: print the form and hand it out, enter the filled-in application here.
leave-form = Print the form (PDF)
leave-find = For which child?
leave-enter = Enter the application

leave-paper-title = Decision about leave
leave-paper-about = You have applied for leave or an exemption for { $child }: { $days }.
leave-paper-approved = The application is approved. Please make up for what is missed at school.
leave-paper-refused = The application is refused. Your child has to come to school.
leave-paper-decided = Decided on { $day } by: { $who }
leave-paper-without-signature = This decision was made in the parent portal and holds without a signature.
leave-form-title = Application for leave or an exemption
leave-form-child = Name and class of the child:
leave-form-from = First day:
leave-form-until = Last day:
leave-form-lessons = Only from lesson to lesson:
leave-form-subject = Only exemption from the subject:
leave-form-text = Explanation (no diagnosis, please):
leave-form-signature = Place, date, signature:

absences-kind-leave = on leave
absences-told-leave = Leave approved, applied for { $when }
absences-note-leave = On leave
absences-note-missing = Missing, not reported
absences-note-reported = Reported away

mail-leave-subject = { $what ->
        [applied] Application for leave: { $days }
        [approved] Leave approved: { $days }
        [refused] Leave refused: { $days }
       *[withdrawn] Application for leave withdrawn: { $days }
    }
mail-leave-body =
    { $what ->
        [applied] Leave or an exemption was applied for in the parent portal ({ $days }). As long as nobody has decided, your child has to come to school.
        [approved] The school has approved your application ({ $days }).
        [refused] The school has refused your application ({ $days }). You read in the portal why.
       *[withdrawn] This application does not hold any more ({ $days }). Your child comes to school.
    }

    Whom it is about you read in the portal. After the decision it is there as a PDF, too.
mailbox-kind-leave = Leave
office-call-leave-approved = The leave or exemption from { $day } on is approved.
office-call-leave-refused = The leave or exemption from { $day } on is refused. The child has to come to school.

setting-absences-leave-deadline-days = Apply for leave at least
setting-absences-leave-deadline-days-help = So long before, the application should be there. Later ones are accepted and shown as late.
setting-absences-leave-reasons = Reasons for leave
setting-absences-leave-reasons-help = Parents choose from these. Separate the reasons by semicolons.
setting-absences-leave-proofs = Upload proofs
setting-absences-leave-proofs-help = Parents can add a file to the application. Otherwise they hand in proofs at the office.
setting-absences-leave-class-teacher-days = The class teacher decides up to
setting-absences-leave-class-teacher-days-help = About so many school days the class teacher may decide. 0 means: only comments.
setting-absences-leave-by-office = The office decides about leave
setting-absences-leave-by-office-help = Yes means: the office may approve and refuse, too.
setting-absences-leave-holidays-by-head = Beside holidays only the head decides
setting-absences-leave-holidays-by-head-help = About days directly before or after holidays only the head may decide.
class-absences-exempted = { $name }: exempted from { $subject } until { $until }
absences-error-is-leave = This is approved leave. Change the decision at the application.
