# Settings: which mails come and when; the page behind a mail's "unsubscribe"
notifications-title = Notifications
notifications-intro = Choose when you get mails. Letters to parents and cancellations always come.
notifications-kind-letter = Letters to parents
notifications-kind-evening-published = Parents’ evening: new
notifications-kind-evening-invited = Parents’ evening: invitations
notifications-kind-evening-plan = Parents’ evening: your plan
notifications-kind-evening-cancelled = Parents’ evening: cancellations
notifications-kind-board = Notice board
notifications-kind-poll = Polls
notifications-kind-document = Documents and forms
notifications-channel-now = at once
notifications-channel-digest = collected, once a day
notifications-channel-off = no mail
notifications-digest-at = Time of the collected mail
notifications-digest-at-hint = It comes only on days with something new.
notifications-alarm = Reminder of appointments in the calendar
notifications-alarm-hint = Counts for calendar files that you download from now on.
notifications-alarm-before = { $minutes ->
    [0] none
    [60] one hour before
    [1440] one day before
   *[other] { $minutes } minutes before
}
notifications-full-text = Letters to parents with their full text in the mail
notifications-full-text-hint = Confidential letters are always read in the portal.
notifications-save = Save notifications
notifications-saved = Saved.
notifications-test = Send a test mail
notifications-test-title = Do the mails arrive?
notifications-test-intro = The portal sends a mail to your own address.
notifications-test-sent = The test mail is on its way to { $address }. If it is not there in five minutes, please look into your spam folder.
notifications-test-kept = This school has no mail server set up. The test mail to { $address } is in the administration’s mailbox.
notifications-test-queued = Last test mail ({ $when }): waiting to be sent.
notifications-test-delivered = Last test mail ({ $when }): your mail provider has accepted it.
notifications-test-failed = Last test mail ({ $when }): did not arrive. The mail server says: { $reason }
start-mails-come-back = The school’s mails do not reach you
start-mails-come-back-text = Mails to { $address } came back, for example because the mailbox is full. That is why the school no longer sends any there. If this is mended, or you have a new address, please tell the school office.
start-mails-come-back-action = Open settings
notifications-unreachable = Mails from the school to your address came back. Please tell the school office.
notifications-error-test-too-soon = You have just asked for a test mail. Please wait a minute.

unsubscribe-ask = Unsubscribe from mails
unsubscribe-ask-sentence = Do you want no more mails about { $kinds }? You will still see everything in the portal.
unsubscribe-kind = “{ $kind }”
unsubscribe-button = Unsubscribe
unsubscribe-done = Unsubscribed
unsubscribe-done-sentence = You will get no more mails about { $kinds }. You can change this in the settings at any time.
unsubscribe-to-settings = To the settings of Elternportal
