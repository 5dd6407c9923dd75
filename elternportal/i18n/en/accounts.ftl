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

confirm-title = Confirm
confirm-role-question = The e-mail names a role at the school. Is it yours? If yes, your account is for that as well, from your next sign-in on.
confirm-role-say-yes = Yes, that is me
confirm-role-say-no = No, that is not me
confirm-role-yes = Thank you. Your account is now for this role as well. Please sign in again.
confirm-role-no = Thank you. Your account stays as it is. Whoever asked hears that it is not you.
confirm-role-invalid = This link is no longer valid. It works for seven days and only once. Please ask the school office.
confirm-role-too-often = These were too many attempts. Please wait a few minutes and open the link again.
confirm-email-question = Shall this e-mail address be the one of your account from now on? Then you sign in with it, and all e-mails go there.
confirm-email-say-yes = Yes, that is my address
confirm-email-else = Is this not your address? Then close this page. Nothing changes.
confirm-email-yes = Thank you. From now on the new address counts. You sign in with it.
confirm-email-invalid = This link is no longer valid. It works for seven days and only once. In your settings you ask for a new one.
confirm-email-too-often = These were too many attempts. Please wait a few minutes and open the link again.

# What the command elternportal accounts prints
accounts-cli-page = { $found } found, page { $page } of { $pages }
accounts-cli-locked = locked
accounts-cli-done = Done: { $email }
accounts-cli-invited = An invitation is on its way to { $email }
accounts-cli-asked = An e-mail asks the person whether the role is theirs: { $email }
accounts-cli-ask-owner = This address belongs to an account already: { $owner }. Shall an e-mail ask the person?
accounts-cli-delete = { $email } is going to be deleted. This cannot be undone. Delete?
accounts-cli-unknown = There is no account with this address: { $email }
