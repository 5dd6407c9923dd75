# Sign in, activate, passwords, own settings
account-error-sign-in = The e-mail address or password is wrong. After several attempts you have to wait for a while. "Forgot your password" gets you in at once.
account-error-password-too-short = The password is too short. Please use at least { $count } characters, for example four words.
account-error-password-too-long = The password is too long. At most { $count } characters are possible.
account-error-password-too-common = This password is easy to guess. Please use, for example, four words that have nothing to do with each other or with the school.
account-error-pin-malformed = This is not a complete PIN. It has 16 characters, for example 7K3M-Q0ZT-9X4B-HW2C.
account-error-pin-wrong = This PIN is wrong. Please compare it with the letter from the school.
account-error-pin-no-longer-valid = This PIN is no longer valid. It has been used, has expired or was replaced. The school office will give you a new one.
account-error-email-malformed = This is not a valid e-mail address. Please check it.
account-error-email-taken = There already is an account for this e-mail address.
account-error-name = Please enter your first name and surname and no e-mail address.
account-error-link-invalid = This link is no longer valid. It works for one hour and only once. Please ask for a new one.
account-error-old-password-wrong = The current password is wrong.
account-error-already-guardian = This child already belongs to your account. The PIN stays valid.
account-error-teacher-is-busy = As a parent this person has an appointment at the same time as one as a teacher. Please move one of them first.
account-error-guardian-is-busy = The child has an appointment at the same time as you have one for another child. Please move one of them first. The PIN stays valid.

account-sign-in-title = Sign in
account-email = E-mail address
account-password = Password
account-sign-in = Sign in
account-to-forgot = Forgot your password?
account-to-activate = Do you have a letter with a PIN? Open your account

account-activate-title = Open your account
account-activate-intro = The PIN is in the letter from the school. We will send you an e-mail with a link. There you choose your password.
account-pin = PIN
account-pin-hint = 16 characters, for example 7K3M-Q0ZT-9X4B-HW2C
account-activate = Send me the link
account-mail-sent = We have sent you an e-mail. The link in it works for one hour. Please look into your spam folder as well.
account-to-sign-in = To the sign-in page

account-set-password-title = Choose a password
account-set-password-intro = Four or more words that have nothing to do with each other are best. Digits and special characters are not needed.
account-new-password = New password
account-new-password-hint = At least { $count } characters
account-show-password = Show password
account-set-password = Save password and sign in

account-forgot-title = Forgot your password
account-forgot-intro = We will send you a link. There you choose a new password.
account-forgot = Send me a link
account-forgot-sent = If there is an account for this address, an e-mail is on its way. The link in it works for one hour. Please look into your spam folder as well.

account-settings-title = Settings
account-own-data = Your data
account-name = Your name
account-name-hint = The school and the other guardians of your child see this name.
account-save = Save
account-saved = Saved.
account-language = Language of e-mails
account-language-de = German
account-language-en = English
account-children = Your children
account-no-children = No child belongs to your account yet.
account-add-child = Add a child
account-add-child-intro = Every child has its own PIN. It is in the letter from the school.
account-child-added = The child now belongs to your account.
account-change-password = Change password
account-old-password = Current password
account-password-changed = Your password is changed. All other devices have been signed out.
account-sessions = Signed-in devices
account-this-browser = This device
account-unknown-browser = Unknown device
account-last-seen = Last used: { $when }
account-end-session = Sign out
account-session-ended = The device is signed out.
account-session-over = Your session has expired or was ended. Please sign in again.
