# Second factor: an app beside the password
factor-title = Second factor
factor-link = Set up or change the second factor
factor-about = An app on your phone shows a new code of six digits every 30 seconds. Whoever signs in with your password then needs this code, too.
factor-none = You have no second factor.
factor-since = Set up { $when }.
factor-due = You have no second factor yet. From { $day } on you need one to work for the school in the portal.
factor-begin = Set up the app
factor-set-up = Set up the app
factor-scan = Choose “scan code” in your app, and point the camera at the picture.
factor-picture = QR code for the app
factor-type = Without a camera type this key there:
factor-code = Code
factor-code-hint = The six digits that the app shows now
factor-confirm = Switch on
factor-cancel = Cancel
factor-codes = Your recovery codes
factor-codes-about = Each of these codes lets you in once without the app. Print them now, or write them down: the portal does not show them again.
factor-codes-left = { $count ->
    [one] One recovery code is unused.
   *[other] { $count } recovery codes are unused.
}
factor-renew-codes = New recovery codes
factor-remove = Switch off
factor-told-on = The second factor is on. All other devices are signed out.
factor-told-off = The second factor is off.
factor-sign-in-title = Enter the code
factor-sign-in-about = Your password is right. Now the code is missing.
factor-sign-in-hint = Six digits from your app, or a recovery code
factor-back = Back to signing in
factor-step-up-code = Code from the app
factor-start = Please set up a second factor before { $day }. Without one you cannot work for the school in the portal from then on.
factor-start-over = For your work in the portal you need a second factor now. Then you see everything again.
factor-start-title = Second factor
factor-start-action = Set up
factor-error-code = This code is not right, or was used already. Take the one that the app shows now. After several attempts you have to wait a while.
factor-error-over = Please enter e-mail address and password first.
factor-error-already-on = A second factor is on already.
factor-error-not-on = No second factor is on.
