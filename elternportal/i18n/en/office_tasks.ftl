# The office's tasks
office-tasks-title = Tasks
office-tasks-open = Open tasks
office-tasks-about = If an address cannot be reached, ask the family. If the address is right and the mailbox can be reached again, release the address. If the person has a new address, issue a new PIN. After “Done” the address stays blocked: children without another address get every parent letter on paper.
office-tasks-empty = There are no tasks at the moment. When an e-mail address can no longer be reached, a mail provider refuses the school’s mails, or a scheduled letter was not published, it will be listed here.
office-tasks-address = Address
office-tasks-children = Children
office-tasks-reason = Answer of the mail server
office-tasks-since = Since
office-tasks-account = To the account
office-tasks-free = Release the address
office-tasks-finish = Done
office-tasks-freed = The address is released. New mails will go there again.
office-tasks-finished = The task is done.
office-tasks-without-access = { $count ->
    [one] Nobody has registered for one child yet.
   *[other] Nobody has registered for { $count } children yet.
}
office-tasks-pins = Open PINs
office-tasks-done = Finished tasks

office-tasks-kind-mail-unreachable = Mails to { $name } do not arrive
office-tasks-kind-mail-refused = Mails to { $name } are refused
office-tasks-kind-letter-stopped = A scheduled letter was not published: { $name }
office-tasks-kind-mail-stopped = The school’s mail server does not accept mails
office-tasks-kind-activation-failed = The mail that opens an account did not arrive: { $name }
office-tasks-hint-activation-failed = Somebody entered this child’s PIN, but the address takes no mail. Call the family: the PIN is still valid. With it the family can open the account with the right address.
office-tasks-hint-mail-stopped = The families’ addresses are not the reason. All mails wait, none is lost. Pass the answer on to the person who looks after the mail server. Elternportal keeps trying, or tries at once if you choose “Try now” in the mailbox. As soon as a mail goes out again, this task is done by itself.
office-tasks-hint-letter-stopped = Its author may no longer write to these families: the account is closed, or the teacher no longer teaches these classes. The letter is a draft again. Check it under “Write letters” and publish it yourself, or delete it.
office-tasks-hint-mail-refused = The families’ addresses are not the reason: this provider does not accept mails from the school. Pass the mail server’s answer on to the person who looks after the school’s mail server: they check SPF, DKIM and DMARC. After that you can send the mails again from the mailbox.

# Families whom no mail reaches
office-call-title = Please call
office-call-about = No email reaches these families, or they want to be called. Call them, or give the child the note.
office-call-all-notes = Print all notes
office-call-note = Note
office-call-finished = Done: the family knows.
office-call-more = There are { $count } more. They stand here as soon as others are done, and on the printed notes.
office-call-evening-booked = { $evening }: appointment booked with { $teacher }, { $day }, { $time }.
office-call-evening-moved = { $evening }: appointment with { $teacher } moved from { $old_day }, { $old_time } to { $day }, { $time }.
office-call-evening-cancelled = { $evening }: the appointment with { $teacher } on { $day }, { $time } is cancelled.
office-call-evening-left = { $evening }: the appointment with { $teacher } on { $day }, { $time } is cancelled. The teacher or the child is no longer at the school.
office-call-evening-called-off = { $evening } on { $day }, { $time } does not take place. Your appointments are off.
office-call-evening-reinstated = { $evening } on { $day }, { $time } takes place after all. Your appointments are valid again.
office-call-evening-rescheduled = { $evening } has been moved: instead of { $old_day }, { $old_time } it is now { $day }, { $time }. All appointments have moved along by the same time.
office-note-title = Message to the parents
office-note-to = To the parents of { $child }
office-note-greeting = Dear parents, the school would like you to know:
office-note-questions = If you have questions, please call the school office.
office-call-letter-withdrawn = Letter no. { $number }, which you have on paper, has been withdrawn. What it says no longer counts.
office-call-letter-reinstated = Letter no. { $number } counts after all. It had been withdrawn; that has been undone.
