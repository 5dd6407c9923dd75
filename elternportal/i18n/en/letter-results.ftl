# What came back to a letter: statistics, replies, ledger, print run
letter-results-title = Responses
letter-results-status-done = done
letter-results-status-paper = answered on paper
letter-results-status-printed = printed, slip missing
letter-results-status-read = read
letter-results-status-unreachable = not reachable
letter-results-status-open = open
letter-results-csv-class = Class
letter-results-csv-surname = Surname
letter-results-csv-first-name = First name
letter-results-csv-status = Status
letter-results-csv-text = Answer
letter-results-csv-file = File
letter-results-csv-at = answered at
letter-results-csv-by = by
letter-results-csv-paper = on paper
letter-results-csv-late = late
letter-results-csv-printed = printed at
letter-results-csv-yes = yes
letter-results-letter = Letter { $number }: { $title }
letter-results-demand-none = No answer is asked for.
letter-results-demand-confirmation = Parents confirm the letter.
letter-results-demand-yes-no = Parents answer yes or no.
letter-results-demand-one-choice = Parents choose one answer.
letter-results-demand-several-choices = Parents choose one or more answers.
letter-results-demand-text = Parents write an answer.
letter-results-demand-file = Parents hand in a file.
letter-results-deadline = Deadline: { $day }, late answers: { $late }
letter-results-reminded = Last reminder: { $time }
letter-results-mails = Mails: { $accepted } accepted, { $queued } waiting, { $deferred } deferred, { $bounced } bounced
letter-results-no-class = without a class
letter-results-all = All
letter-results-mail-none = no mail
letter-results-mail-queued = waiting since { $time }
letter-results-mail-accepted = accepted { $time }
letter-results-mail-deferred = deferred { $time }
letter-results-mail-bounced = bounced { $time }
letter-results-mail-reminded = Reminded { $time }.
letter-results-opened = { $time }
letter-results-opened-old = { $time }, not yet the new version
letter-results-unnamed = without a name
letter-results-no-guardian = no access
letter-results-answered-portal = { $person }, { $time }
letter-results-answered-paper = recorded by { $person }, { $time }
letter-results-printed-at = printed { $time }
letter-results-reminded-now = { $count } reminders are being sent.
letter-results-views = View
letter-results-answers = Answers
letter-results-ledger = Delivery
letter-results-again = Send mails that did not arrive again
letter-results-again-ask = { $count ->
    [one] One person did not get the mail although the address is not blocked. Send it again?
   *[other] { $count } people did not get the mail although their addresses are not blocked. Send it to them again?
}
letter-results-again-yes = Send again
letter-results-again-sent = { $count ->
    [one] One mail is being sent again.
   *[other] { $count } mails are being sent again.
}
letter-results-remind = Remind those open
letter-results-csv = Table (CSV)
letter-results-slips = Record return slips
letter-results-class = Class
letter-results-status = Status
letter-results-bar = Distribution
letter-results-sum = Children
letter-results-by-class = By class
letter-results-options = Chosen answers
letter-results-print = On paper
letter-results-print-hint = Letters are printed for children whose parents no mail reaches, and once more after a correction. If the letter asks for an answer, it ends with a return slip.
letter-results-print-corrected = { $count ->
    [one] Print one corrected letter
   *[other] Print { $count } corrected letters
}
letter-results-print-again = Also letters printed before that have no answer yet
letter-results-print-go = Print letters
letter-results-print-one = Print
letter-results-children = Children
letter-results-more = Only the first 200 are shown. Please choose more closely. In all there are:
letter-results-nobody = There is nobody here.
letter-results-late = late
letter-results-search = Search for a name
letter-results-search-go = Search
letter-results-head-child = Child
letter-results-head-status = Status
letter-results-head-answer = Answer
letter-results-head-printed = Printed
letter-results-head-paper = Paper
letter-results-head-guardian = Guardian
letter-results-head-mail = Mail
letter-results-head-opened = Opened
letter-results-head-children = Children

letter-results-record = Enter answer
letter-results-record-confirmed = Has taken note of it
letter-results-recorded = The answer for { $child } is entered.
letter-results-undo = Take back the last answer entered
letter-results-undone = The answer for { $child } has been taken back.
letter-results-remind-ask = { $count ->
    [one] One person now gets a mail that asks for an answer.
   *[other] { $count } people now get a mail that asks for an answer.
} { $unreached ->
    [0] { "" }
    [one] No mail reaches one child whose answer is missing.
   *[other] No mail reaches { $unreached } children whose answer is missing.
}
letter-results-remind-yes = Remind now
