# Messages between families and school
menu-messages = Messages
menu-answer-hours = Answering hours
menu-reported-messages = Reported messages

messages-title = Messages
messages-write = New message
messages-search = Search subjects and names
messages-shown = Which conversations
messages-shown-open = Current
messages-shown-closed = Ended
messages-shown-rounds = To classes
messages-list = Conversations
messages-new = new
messages-empty = Your conversations with the school will stand here.
messages-empty-school = Your conversations with families will stand here.
messages-empty-closed = Conversations that have ended will stand here.
messages-empty-rounds = What you have written to whole classes will stand here.
messages-empty-words = No conversation with these words.
messages-choose = Choose a conversation on the left.
messages-back = All conversations
messages-desk-office = School office
messages-desk-head = Head of school
messages-family-of = Family of { $child }
messages-earlier = { $count ->
        [one] Show one earlier message
       *[other] Show { $count } earlier messages
    }
messages-you = You
messages-unknown = No longer known
messages-withdrawn = This message was taken back.
messages-waits = Will be delivered: { $when }
messages-read = read
messages-field-text = Your message
messages-send = Send
messages-field-files = Attach files
messages-more = Attachment, deliver later
messages-field-deliver-at = Deliver later
messages-deliver-at-hint = Empty means: at once.
messages-sent-later = The message will be delivered: { $when }.
messages-withdraw = Take back
messages-withdraw-question = Take this message back? Its text and files will be gone for everybody; that there was a message stays visible.
messages-withdrawn-done = The message was taken back.
messages-cancel = Cancel
messages-report = Report to the head
messages-report-about = The head of school gets to read exactly this message, and nothing else of the conversation.
messages-field-reason = Why do you report it?
messages-report-send = Report
messages-reported = The head of school sees the message now.
messages-close = End conversation
messages-open-again = Open again
messages-closed = The conversation has ended.
messages-opened = The conversation is open again.
messages-pdf = As PDF
messages-note = Print a note
messages-hand-over = Hand over
messages-hand-over-about = The whole conversation goes to your colleague, and you will not read it any more. The family is told.
messages-field-successor = To whom?
messages-hand-over-send = Hand over conversation
messages-handed-over = The conversation was handed over.
messages-was-handed-over = Held with { $teacher } until { $day }.
messages-for-one = Only one parent reads this.
messages-for-all = All guardians with access read this.
messages-unreached = Nobody has access to the portal for this child yet. Print the message as a note.
messages-obstacle-closed = This conversation has ended. For something new please begin another one.
messages-obstacle-child-left = The child is not at this school any more. The conversation can only be read.
messages-obstacle-no-guardian = The person you wrote to here has no access to this child any more.
messages-obstacle-teacher-gone = This teacher does not read here any more. Please write to somebody else.
messages-answers = { $days ->
        [none] Answers { $times }.
       *[other] { $times ->
            [none] Answers { $days }.
           *[other] Answers { $days }, { $times }.
        }
    }
messages-answers-now-not = Not right now: you can write, the answer will come later.
messages-answers-times = { $begins } to { $ends }
messages-away = Cannot be reached until { $day }.
messages-urgent = Urgent? Then please call the school.

messages-error-closed = This conversation has ended.
messages-error-child-left = The child is not at this school any more.
messages-error-no-guardian = Nobody reads messages for this child. Please call, or send a note.
messages-error-teacher-gone = This teacher does not read here any more. Please write to somebody else.
messages-error-empty = Please write something, or attach a file.
messages-error-later = Please choose a time within the next 60 days.
messages-error-withdraw = It is too late for that. Please write another message.
messages-error-subject = What is it about? Please write a few words.
messages-error-recipient = Please choose whom the message is for.
messages-error-hours = Please fill in both times, the later one second.
messages-error-reported = You have reported this message before.

new-message-title = New message
new-message-about = Whom is it about?
new-message-search = Find a child
new-message-search-hint = A part of the name or the class is enough.
new-message-nobody-found = No child has such a name here.
new-message-nothing = Choose above whom it is about.
new-message-no-recipient = Nobody can read a message for this child here. Please call the school.
messages-field-recipient = To whom?
new-message-recipient-choose = Please choose
messages-field-request = What is it about?
messages-field-subject = Subject
new-message-subject-hint = A few words. With one of the requests above you can leave it empty.
messages-field-is-for-both = Other guardians read it, too
new-message-all-guardians = All guardians of { $child }
new-message-one-guardian = Only { $name }
new-message-no-access = { $child } – no access yet
new-message-whole-class = { $count ->
        [one] The family of { $name }, in a conversation of its own
       *[other] All { $count } families of { $name }, each in a conversation of its own
    }
new-message-leads = class teacher
new-message-counsels = counselling
new-message-send = Send message
new-message-class-question = { $count ->
        [one] Send to one family of { $name }?
       *[other] Send to { $count } families of { $name }?
    }
new-message-class-mails = { $count ->
        [0] Nobody gets an e-mail.
        [one] One e-mail goes out.
       *[other] { $count } e-mails go out.
    }
new-message-class-yes = Send to all

messages-request-none = Something else
messages-request-appointment = I would like an appointment
messages-request-marks = I would like to know about marks
messages-request-call = Please call me back

class-message-title = Message to a class
class-message-about = To { $class }, { $when }
class-message-sent = Sent: { $count ->
        [one] one conversation
       *[other] { $count } conversations
    }. { $mails ->
        [0] No e-mail goes out.
        [one] One e-mail goes out.
       *[other] { $mails } e-mails go out.
    }
class-message-unreached = { $count ->
        [one] One family has no access. Give the note to the child.
       *[other] { $count } families have no access. Give the notes to the children.
    }
class-message-notes = { $count ->
        [one] Print the note
       *[other] Print { $count } notes
    }
class-message-families = Families
class-message-counts = { $read } read, { $answers } answered, { $all } in all
class-message-counts-plain = { $answers } answered, { $all } in all
class-message-read = read
class-message-unread = not read yet
class-message-sent-badge = delivered
class-message-answered = has answered
class-message-no-access = no access
class-message-withdraw = Take back from all
class-message-withdraw-question = Take the message back from all { $count } families? Its text and files will be gone.
class-message-withdrawn = { $count ->
        [one] Taken back in one conversation.
       *[other] Taken back in { $count } conversations.
    }
class-message-is-withdrawn = This message was taken back.

answer-hours-title = Answering hours
answer-hours-about = Families read this when they write to you. They can always write.
answer-hours-days = On which days do you answer?
answer-hours-field-begins = From
answer-hours-field-ends = Until
answer-hours-field-away-until = Cannot be reached until
answer-hours-field-away-note = Note for that time
answer-hours-field-weekdays = Days
answer-hours-away-hint = The last day on which you are away.
answer-hours-note-hint = For example whom families can ask. Please give no reason.
answer-hours-save = Save
answer-hours-saved = Saved. Families read it from now on.

reported-messages-title = Reported messages
reported-messages-about = What somebody shows you of a conversation stands here. You do not read the rest of it. Which message you have read is in the audit log.
reported-messages-read = Read message
reported-messages-none = Nobody has reported a message.
reported-messages-by = Written by { $author }, { $written }. Reported by { $reporter }, { $reported }.
reported-messages-reason = Reason: { $reason }
reported-messages-done = Done
reported-messages-is-done = done
reported-messages-closed = Noted as done.

messages-paper-title = Conversation: { $subject }
messages-paper-child = Child: { $child }
messages-paper-with = With: { $who }
messages-paper-when = When
messages-paper-who = Who
messages-paper-text = Message
messages-paper-files = Files: { $names }
messages-paper-empty = There is nothing in this conversation.
messages-note-title = Message from school
messages-note-from = { $who } writes to you: { $subject }

messages-at-start = New messages

setting-modules-messages = Messages
setting-modules-messages-help = Families and school write to each other. Only the two sides read what is written.
school-settings-area-messages = Messages
setting-messages-for-both = Other guardians read it, too
setting-messages-for-both-help = How the box is set when parents begin a conversation. They can change it each time.
setting-messages-read-marks = Read marks
setting-messages-read-marks-help = Both sides see whether their last message was read. Nobody else does.
setting-messages-withdraw-minutes = Taking messages back
setting-messages-withdraw-minutes-help = So long after it was delivered one can take back an own message. 0 means: not at all.
setting-messages-to-head = Messages to the head
setting-messages-to-head-help = Parents can write to the head of school, too.
setting-messages-counsellors = Counsellors
setting-messages-counsellors-help = Short names of teachers to whom all families can write, with commas between. Unknown ones do not count.

import-hangs-messages = { $count ->
    [one] one open conversation
   *[other] { $count } open conversations
}

mail-message-subject = New message in the parent portal
mail-message-body =
    There is a new message for you in the parent portal.

    What it says and who wrote it you read in the portal only. Please answer there, and not to this e-mail.
mailbox-kind-message = New message
notifications-kind-messages = Messages
