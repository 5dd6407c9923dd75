# The office's mailbox page
mailbox-error-not-undeliverable = This mail was not given up. It does not need to be sent again.
