# What office and head do about accounts, and what people confirm by a mailed link
account-error-taken-off = The school has taken this child off your account. Please ask the school office. The PIN stays valid.

accounts-role-parent = Parent
accounts-role-teacher = Teacher
accounts-role-office = School office
accounts-role-head = Head of school
accounts-role-none = without a role
accounts-owner-children = { $roles }, responsible for { $children }

accounts-error-reason = Please write a reason of at most { $count } characters. It stays in the office.
accounts-error-own-account = This does not work for your own account. Please let somebody else do it.
accounts-error-last-head = This is the last account of the head of school. Without it nobody can change the school's settings. Make another one first.
accounts-error-last-administration = This is the last account of the administration. Make another one first.
accounts-error-head-only = Only the head of school changes accounts of the head.
accounts-error-already-locked = This account is locked already.
accounts-error-not-locked = This account is not locked.
accounts-error-same-email = This is the address of the account already.
accounts-error-has-role = This account has the role already.
accounts-error-has-not-role = This account does not have the role.
accounts-error-owner-unseen = This address belongs to an account already: { $owner }. Only that person can say whether they are the same.
accounts-error-join-nobody = Nobody else has an account with this address.
accounts-error-join-work = This account belongs to a teacher or to the administration and cannot become part of another one. Open it and join the other one to it, or take its role first.
accounts-error-join-closed = One of the two accounts is locked, or the one that stays has no password yet. Please mend that first.
accounts-error-join-voted = Both accounts have voted for themselves in the same poll; a person has one vote. Delete one of them instead. The child comes to the other one by a new PIN.
accounts-error-join-taken-off = A child of the one account was taken off the other. Put it back first, or take it off here as well.

confirm-title = Confirm
confirm-role-question = The e-mail names a role at the school. Is it yours? If yes, your account is for that as well, from your next sign-in on.
confirm-role-say-yes = Yes, that is me
confirm-role-say-no = No, that is not me
confirm-role-yes = Thank you. Your account is now for this role as well. Please sign in again.
confirm-role-no = Thank you. Your account stays as it is. Whoever asked hears that it is not you.
confirm-role-invalid = This link is no longer valid. It works for seven days and only once. Please ask the school office.
confirm-email-question = Shall this e-mail address be the one of your account from now on? Then you sign in with it, and all e-mails go there.
confirm-email-say-yes = Yes, that is my address
confirm-email-else = Is this not your address? Then close this page. Nothing changes.
confirm-email-yes = Thank you. From now on the new address counts. You sign in with it.
confirm-email-invalid = This link is no longer valid. It works for seven days and only once. In your settings you ask for a new one.

# What the command elternportal accounts prints
accounts-cli-page = { $found } found, page { $page } of { $pages }
accounts-cli-locked = locked
accounts-cli-done = Done: { $email }
accounts-cli-invited = An invitation is on its way to { $email }
accounts-cli-asked = An e-mail asks the person whether the role is theirs: { $email }
accounts-cli-ask-owner = This address belongs to an account already: { $owner }. Shall an e-mail ask the person?
accounts-cli-delete = { $email } is going to be deleted. This cannot be undone. Delete?
accounts-cli-join = { $goes } becomes part of { $stays }. This cannot be undone. Join them?
accounts-cli-unknown = There is no account with this address: { $email }

# The office's pages of accounts
menu-office-accounts = Accounts
accounts-title = Accounts
accounts-one = Account
accounts-tabs = View
accounts-tab-all = All accounts
accounts-tab-children = Children
accounts-filter = Which accounts
accounts-kind-all = All
accounts-kind-parents = Parents
accounts-kind-teachers = Teachers
accounts-kind-administration = Administration
accounts-kind-locked = Locked
accounts-kind-unreachable = E-mails do not arrive
accounts-kind-never = Never signed in
accounts-kind-nothing = Without a role
accounts-search = Name, e-mail address or child
accounts-empty = There is no such account.
accounts-head-person = Person
accounts-head-roles = What for
accounts-head-last = Last sign-in
accounts-never = never
accounts-state-locked = locked
accounts-state-not-open = no password yet
accounts-state-unreachable = e-mails do not arrive
accounts-state-open = open
accounts-new = Account for the office or the head
accounts-new-about = Parents come with a PIN, teachers with an invitation. Here you invite people for the administration.
accounts-new-name = First name and surname
accounts-new-role = Role
accounts-new-invite = Invite
accounts-reason = Reason
accounts-reason-hint = Stays in the office and stands beside the account, for example "asked for on the phone".
accounts-cancel = Cancel
accounts-owner-yes = Send an e-mail with the question
accounts-owner-question = { $email } belongs to this account: { $owner }. Shall the portal ask this person by e-mail whether they take on this role: { $role }?
accounts-told-invited = An invitation is on its way.
accounts-told-asked = An e-mail asks the person. Nothing changes until the answer.
accounts-back = To all accounts
accounts-missing = There is no such account. Perhaps it was deleted.
accounts-fact-email = E-mail address
accounts-fact-roles = What for
accounts-fact-teacher = Teacher
accounts-fact-state = State
accounts-fact-since = Made on
accounts-fact-last = Last sign-in
accounts-fact-sessions = Signed-in devices
accounts-fact-offers = Open questions
accounts-sessions = { $count }
accounts-offer = { $role }, asked on { $day }
accounts-children = Children
accounts-child-since = since { $day }
accounts-taken-off = Children taken off
accounts-child-taken-off = taken off on { $day }: { $reason }
accounts-events = What happened
accounts-no-events = Nothing yet.
accounts-event-head-when = When
accounts-event-head-what = What and who
accounts-event-head-reason = Reason
accounts-by-nameless = somebody without a name
accounts-by-portal = Portal
accounts-event-admin-created = Made
accounts-event-office-invited = Invited to the office
accounts-event-head-invited = Invited as head of school
accounts-event-teacher-invited = Invited as a teacher
accounts-event-teacher-linked = Linked to a teacher
accounts-event-address-freed = E-mails go to this address again
accounts-event-account-locked = Locked
accounts-event-account-unlocked = Unlocked
accounts-event-account-signed-out = Signed out everywhere
accounts-event-account-email-corrected = Address corrected
accounts-event-account-email-asked = Another address wanted
accounts-event-account-email-changed = Address changed
accounts-event-sign-on-linked = Other sign-in connected
accounts-event-sign-on-unlinked = Other sign-in disconnected
accounts-event-guardian-taken-off = Child taken off
accounts-event-guardian-put-back = Child put back
accounts-event-role-offered = Asked about a role
accounts-event-role-accepted = Role accepted
accounts-event-role-declined = Role declined
accounts-event-role-taken-teacher = Taken off the teacher
accounts-event-role-taken-office = Taken out of the office
accounts-event-role-taken-head = No longer head of school
accounts-act-email = Correct the address
accounts-act-sign-out = Sign out everywhere
accounts-act-lock = Lock
accounts-act-unlock = Unlock
accounts-act-role-teacher = Take off the teacher
accounts-act-role-office = Take out of the office
accounts-act-role-head = Take off the head's role
accounts-act-delete = Delete
accounts-act-take-off = Take off the child
accounts-act-put-back = Put back
accounts-new-email = Right e-mail address
accounts-do = Do it
accounts-ask-email = Correct the address of { $name }? It counts at once. Both addresses get an e-mail, and the person is signed out everywhere.
accounts-ask-sign-out = Sign { $name } out on all devices? The password stays. The person gets an e-mail.
accounts-ask-lock = Lock { $name }? The person is signed out everywhere at once, cannot sign in and gets no more e-mails. One e-mail says so. You can unlock again.
accounts-ask-unlock = Unlock { $name }? The person signs in as before and gets an e-mail.
accounts-ask-delete = Delete the account of { $name }? Name, address, password and the link to the children go. This cannot be undone. Appointments and answers of the children stay. If nobody shall get in, lock it instead.
accounts-ask-role-teacher = Take the account of { $name } off the teacher? The person is signed out everywhere and gets an e-mail. A new invitation links it again.
accounts-ask-role-office = Take { $name } out of the office? The person is signed out everywhere and gets an e-mail.
accounts-ask-role-head = Take the head's role off { $name }? The person is signed out everywhere and gets an e-mail.
accounts-ask-take-off = Take { $child } off { $name }? The person sees nothing of this child any more, is signed out everywhere and gets an e-mail without the name. Unused PINs of the child end, and no PIN brings it back. Appointments and answers stay. You can put it back.
accounts-ask-put-back = Put { $child } back to { $name }? The person then sees everything about the child again and gets an e-mail.
accounts-told-done = Done.
accounts-told-delete = The account is deleted.
accounts-told-deleted = This account is no longer there.
accounts-told-nobody-left = Done. The child has no account any more. "PINs" has a PIN for another parent.

guardians-title = Children and guardians
guardians-filter = Which children
guardians-all = All children
guardians-only-without = Only without account
guardians-class-told = Choose a class – { $named }
guardians-classes = Classes
guardians-classes-about = Each class says how many of its children have no account yet.
guardians-school = School
guardians-class = { $name }: { $without } of { $children } without
guardians-search = Name of the child
guardians-head-class = Class
guardians-head-child = Child
guardians-head-guardians = Guardians
guardians-none = no account yet
guardians-told = since { $since }, last sign-in: { $last }
guardians-empty = There is no such child.
guardians-to-pins = Print PIN letters

listing-told = { $found } found, page { $page } of { $pages }
listing-pages = Pages of the list
listing-before = Back
listing-after = Next
listing-search = Search
listing-search-end = End the search

account-email-title = E-mail address
account-email-about = To another address we first send a link. Only when you open it there does the address count. An e-mail about it goes to the present address.
account-email-new = New e-mail address
account-email-password = Your password
account-email-ask = Send a link to the new address
account-email-asked = An e-mail with a link is on its way to the new address.
account-email-pending = Not confirmed yet:
account-email-withdraw = Keep the present address after all
account-email-kept = The present address stays.

# Before something weighty the password is asked for again
error-not-confirmed = To be safe, please type your password again for this.
step-up-about = Please type your password again. It then counts for ten minutes of important changes.
step-up-password = Your password
step-up-confirm = Confirm
step-up-done = Thank you. You can go on now: what you typed is still in the form.
accounts-act-factor-off = Switch off the second factor
accounts-ask-factor-off = Switch off the second factor of { $name } because app and recovery codes are lost? See first that it is really this person who asks. They are signed out everywhere and get a mail.
accounts-event-factor-on = Second factor switched on
accounts-event-factor-off = Second factor switched off
accounts-event-factor-taken-off = Second factor switched off by the school
accounts-event-factor-codes-renewed = New recovery codes
accounts-event-factor-code-used = Signed in with a recovery code

# Two accounts of one person
accounts-join-link = Join with a second account
accounts-join-title = Join accounts
accounts-join-back = To the account
accounts-join-about = If a person has registered at two addresses, make one account of the two here. This one stays: { $owner }, { $email }.
accounts-join-email = E-mail address of the second account
accounts-join-email-hint = This account becomes part of the other one.
accounts-join-look = Look
accounts-join-question = The account { $goes }, { $goesmail }, becomes part of: { $stays }, { $staysmail }. Is it certainly the same person?
accounts-join-what = This comes along:
accounts-join-moves-children = Children: { $children }
accounts-join-moves-answers = { $count ->
    [one] one answer to letters
   *[other] { $count } answers to letters
}
accounts-join-moves-bookings = { $count ->
    [one] one booked appointment
   *[other] { $count } booked appointments
}
accounts-join-moves-absences = { $count ->
    [one] one report of illness
   *[other] { $count } reports of illness
}
accounts-join-moves-leave = { $count ->
    [one] one application for leave
   *[other] { $count } applications for leave
}
accounts-join-moves-messages = { $count ->
    [one] one message
   *[other] { $count } messages
}
accounts-join-moves-feeds = { $count ->
    [one] one calendar address
   *[other] { $count } calendar addresses
}
accounts-join-moves-nothing = Nothing. The second account is empty.
accounts-join-ends = { $count ->
    [0] Password and address of the second account end.
    [one] Password and address of the second account end. One device is signed out.
   *[other] Password and address of the second account end. { $count } devices are signed out.
} Both addresses get an e-mail. This cannot be undone.
accounts-join-do = Join
accounts-join-told = It is one account now.
accounts-event-account-joined = A second account has become part of this one
