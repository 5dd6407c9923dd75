# Mails about accounts. A mail never names a child, a class or a reason.
mail-account-activate-subject = Your account at the parent portal
mail-account-activate-body =
    The link lets you choose a password. Then your account is open.

    The link works for 24 hours and only once. If you did not enter a PIN, please delete this e-mail.

mail-account-activate-again-subject = Another child at the parent portal
mail-account-activate-again-body =
    There already is an account for this e-mail address. The child is added when you open the link and choose a new password.

    Would you like to keep your password? Then sign in and enter the PIN under "Settings".

    The link works for 24 hours and only once. If you did not enter a PIN, please delete this e-mail.

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

mail-account-locked-subject = Your account is locked
mail-account-locked-body =
    The school has locked your account at the parent portal. You cannot sign in and get no more e-mails from the portal.

    Do you have questions? Then please ask the school office.

mail-account-unlocked-subject = Your account is open again
mail-account-unlocked-body =
    The school has opened your account at the parent portal again. You sign in as before. E-mails from the time it was locked are not sent later. What is new stands in the portal.

mail-account-signed-out-subject = You were signed out everywhere
mail-account-signed-out-body =
    The school has signed you out of the parent portal on all devices, for example because a device was lost. Your password stays as it is.

    Might somebody know your password? Then choose "Forgot your password" on the sign-in page.

mail-account-deleted-subject = Your account is deleted
mail-account-deleted-body =
    The school has deleted your account at the parent portal. This is the last e-mail to this address.

    Do you have questions? Then please ask the school office.

mail-account-ending-subject = Your account at the parent portal ends
mail-account-ending-body =
    You have no child at the school any more and do not work there. Your account at the parent portal will therefore be deleted on { $date }, with all that belongs to it alone. Until then you can sign in and keep what you still need.

    Is this wrong? Then please tell the school office.

mail-account-factor-on-subject = Your second factor is on
mail-account-factor-on-body =
    You now sign in to the parent portal with your password and a code from your app. All other devices were signed out.

    Was it not you? Then please tell the school office at once.

mail-account-factor-off-subject = Your second factor is off
mail-account-factor-off-body =
    You now sign in to the parent portal with the password alone. You can set up a new second factor in the settings.

    Was it not you, and did you not ask the school for it? Then please tell the school office at once.

mail-account-email-corrected-subject = Your new address at the parent portal
mail-account-email-corrected-body =
    The school has corrected your e-mail address at the parent portal. From now on you sign in with this address. Your password stays as it is.

    Did you forget it? Then choose "Forgot your password" on the sign-in page. If you have no account at the parent portal, please tell the school.

mail-account-email-left-subject = Your account has another address
mail-account-email-left-body =
    The account at the parent portal that belonged to this e-mail address has another address now. No more e-mails from the portal come here.

    Did you not want that? Then please tell the school at once.

mail-account-joined-subject = Your two accounts are one now
mail-account-joined-body =
    You had two accounts for the parent portal. The school has joined them. Everything stands in the account with this address now. Your password stays as it is.

    Did you have one account only, or do you see a child that is not yours? Then please tell the school at once.

mail-account-joined-away-subject = This account is part of your other one now
mail-account-joined-away-body =
    You had two accounts for the parent portal. The school has joined them. You cannot sign in with this address any more. Use the address of your other account; everything stands there. This is the last e-mail to this address.

    Did you have this account only? Then please tell the school at once.

mail-account-email-confirm-subject = Is this your new address?
mail-account-email-confirm-body =
    Somebody wants to use this e-mail address for their account at the parent portal. Is it you? Then open the link and confirm the address.

    The link works for seven days and only once. Until then the present address stays. If it was not you, please delete this e-mail.

mail-account-email-requested-subject = New address for your account
mail-account-email-requested-body =
    Another e-mail address was entered in your account at the parent portal. It counts as soon as it is confirmed there.

    Was it not you? Then somebody knows your password. Choose "Forgot your password" on the sign-in page and tell the school.

mail-account-sign-on-linked-subject = A new way to sign in to your account
mail-account-sign-on-linked-body =
    Your account at the parent portal is now connected with { $provider }. Whoever signs in there as you also gets into your account.

    Was it not you? Then somebody knows your password. Choose "Forgot your password" on the sign-in page, disconnect it in the settings, and tell the school.

mail-account-sign-on-unlinked-subject = A way to sign in was disconnected
mail-account-sign-on-unlinked-body =
    Your account at the parent portal is no longer connected with { $provider }. From now on, sign in with your e-mail address and password.

    Was it not you? Then choose "Forgot your password" on the sign-in page and tell the school.

mail-account-child-taken-off-subject = A child no longer belongs to your account
mail-account-child-taken-off-body =
    The school has taken a child off your account at the parent portal. You no longer see anything about this child there. You were signed out everywhere.

    Do you have questions? Then please ask the school office.

mail-account-child-put-back-subject = A child belongs to your account again
mail-account-child-put-back-body =
    The school has added a child to your account at the parent portal again. When you sign in, you see everything about this child.

mail-account-invite-staff-subject = Your account at the parent portal
mail-account-invite-staff-body =
    The school has set up an account for you at the parent portal. The link lets you choose a password. After that, sign in with this e-mail address.

    The link works for one hour and only once. Is the hour over? Then choose "Forgot your password" on the sign-in page. You will get a new link.

    If you have nothing to do with this school, please delete this e-mail.

mail-account-role-offered-subject = Is this you?
mail-account-role-offered-body =
    This e-mail address belongs to your account at the parent portal. The school asks whether you are this, too: { $role }{ $teacher ->
        [none] .
       *[other] {" "}({ $teacher }).
    }

    Open the link and answer yes or no. If yes, your account is for that as well, with the same password.

    The link works for seven days and only once. Until you answer, everything stays as it is.

mail-account-role-given-subject = Your account is for more now
mail-account-role-given-body =
    With your account at the parent portal you now also work in this role: { $role }. Your password stays as it is. Please sign in again. Who works for the school and does nothing for 30 minutes is signed out.

    Is that not right? Then please tell the school.

mail-account-role-taken-subject = Your account is no longer for a role
mail-account-role-taken-body =
    The school has taken a role off your account at the parent portal: { $role }. Everything else stays. You were signed out everywhere.

    Is that not right? Then please ask the school office.

mail-account-role-declined-subject = Somebody has declined a role
mail-account-role-declined-body =
    You asked somebody whether a role belongs to their account: { $role }. The answer is no. Please check the e-mail address under "Administration".
