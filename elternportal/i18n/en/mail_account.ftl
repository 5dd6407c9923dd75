# Mails about accounts. A mail never names a child, a class or a reason.
mail-account-activate-subject = Your account at the parent portal
mail-account-activate-body =
    The link lets you choose a password. Then your account is open.

    The link works for one hour and only once. If you did not enter a PIN, please delete this e-mail.

mail-account-activate-again-subject = Another child at the parent portal
mail-account-activate-again-body =
    There already is an account for this e-mail address. The child is added when you open the link and choose a new password.

    Would you like to keep your password? Then sign in and enter the PIN under "Settings".

    The link works for one hour and only once. If you did not enter a PIN, please delete this e-mail.

mail-account-reset-subject = New password for the parent portal
mail-account-reset-body =
    The link lets you choose a new password. It works for one hour and only once.

    If you did not ask for this, please delete this e-mail. Your password stays as it is.

mail-account-password-changed-subject = Your password was changed
mail-account-password-changed-body =
    The password of your account at the parent portal has just been changed. All other devices are signed out.

    Was it not you? Then choose "Forgot your password" on the sign-in page and tell the school.

mail-account-pin-killed-subject = A PIN was locked
mail-account-pin-killed-body =
    A PIN was entered wrongly ten times and is locked now. Under "Administration", "PINs" you see for which child. There you can issue a new one.

mail-account-invite-teacher-subject = Your teacher account at the parent portal
mail-account-invite-teacher-body =
    The school has set up an account for you at the parent portal. The link lets you choose a password. After that, sign in with this e-mail address.

    The link works for one hour and only once. Is the hour over? Then choose "Forgot your password" on the sign-in page. You will get a new link.

    If you are not a teacher of this school, please delete this e-mail.

mail-account-teacher-linked-subject = Your account is now a teacher account, too
mail-account-teacher-linked-body =
    You can now use your account at the parent portal as a teacher, too. Your password stays as it is. Please sign in again. Teachers are signed out after 30 minutes without doing anything.

    If you are not a teacher of this school, please tell the school.
