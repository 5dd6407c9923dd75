# Mails about letters, notices, polls and documents, and the daily digest.
# A mail never names a child, a class or a reason.
mail-letter-name = letter no. { $number } “{ $title }”
mail-letter-name-confidential = a letter

mail-letter-subject =
    { $news ->
        [correction] Correction: { $letter }
       *[new] New: { $letter }
    }
mail-letter-body =
    { $news ->
        [correction] The school has corrected something it wrote to you: { $letter }.
       *[new] The school has written to you: { $letter }.
    }

    { $sentences }
mail-letter-confirm = Please confirm in Elternportal that you have read the letter.
mail-letter-confirm-until = Please confirm in Elternportal by { $day } that you have read the letter.
mail-letter-answer = Please answer in Elternportal.
mail-letter-answer-until = Please answer in Elternportal by { $day }.
mail-letter-asked-anew = What you answered or confirmed before no longer counts.
mail-letter-answer-counts = What you answered or confirmed before still counts.
mail-letter-files = There are files with this letter. You find them in Elternportal.
mail-letter-read-there = You can read the letter in Elternportal.

mail-letter-reminder-subject = Reminder: { $letter }
mail-letter-reminder-body =
    This is a reminder of { $letter }.

    { $task }
mail-letter-reminder-read = Please read the letter in Elternportal.

mail-board-notice-subject = Notice board: { $title }
mail-board-notice-body = There is something new on the notice board: “{ $title }”.

mail-poll-subject = Poll: { $title }
mail-poll-body = The school asks for your opinion: “{ $title }”. You can vote in Elternportal.

mail-document-subject = New document: { $title }
mail-document-body = There is something new under “Documents and forms”: “{ $title }”.

mail-digest-subject =
    { $count ->
        [one] One piece of news in Elternportal
       *[other] { $count } pieces of news in Elternportal
    }
mail-digest-body =
    This is new for you:

    { $lines }

    Under “Settings” you choose when mails come.

mail-test-subject = Test mail from Elternportal
mail-test-body = You asked for this mail yourself. It has arrived: mails from Elternportal reach you at this address.

mailbox-kind-letter = Letter to parents
mailbox-kind-letter-reminder = Letter to parents: reminder
mailbox-kind-board-notice = Notice board
mailbox-kind-poll = Poll
mailbox-kind-document = Document
mailbox-kind-digest = Daily digest
mailbox-kind-test = Test mail

mail-letter-withdrawn-subject = Withdrawn: { $letter }
mail-letter-withdrawn-body = The school has withdrawn: { $letter }. What it said no longer counts. You need not do anything.
mailbox-kind-letter-withdrawn = Letter to parents: withdrawn
mail-letter-reinstated-subject = Counts again: { $letter }
mail-letter-reinstated-body = The school had withdrawn: { $letter }. That has been undone: the letter counts. Please read it in the portal.
mailbox-kind-letter-reinstated = Letter to parents: counts again
