# The office's mailbox page
mailbox-error-not-undeliverable = Diese Mail wurde nicht aufgegeben. Sie muss nicht noch einmal versendet werden.
