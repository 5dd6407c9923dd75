# Words and sentences of more than one area
app-name = Elternportal
menu-news = News
menu-bookings = Bookings
menu-reports = Reports
menu-settings = Settings
menu-office = Administration
skip-to-content = Skip to content
language-switch = Deutsch
sign-out = Sign out
connection-lost = Connection lost. The page reconnects by itself.
dead-end-missing-title = This page does not exist
dead-end-missing-text = The link may be incomplete or no longer valid.
dead-end-missing-to-start = To the start page
dead-end-broken-title = This page got stuck
dead-end-broken-text = What you saved is still there. Please load the page again.
dead-end-broken-to-start = To the start page

error-unexpected = That did not work. What you typed is still here. Please try again.
error-not-found = This does not exist or does not belong to your access.
error-not-allowed = Your access does not permit this.
error-not-signed-in = You have been signed out. Please sign in again.
error-invalid-input = This entry does not fit. Please check it.
error-conflict = This has just changed. Please look again.
error-edited-meanwhile = { $person } has changed this in the meantime ({ $time }).
error-edited-meanwhile-by-you = You have changed this in another window in the meantime ({ $time }).
error-edited-meanwhile-by-somebody = Somebody has changed this in the meantime.
error-too-many-requests = That was a lot at once. Please wait a moment.
