"""What the areas that give the office a task and the office itself both know of it."""

LETTER_STOPPED = "letter-stopped"  # the kind of the task about a letter that did not go out
IMPORT_FAILED = "import-failed"  # of the one about files that came by themselves
ACTIVATION_FAILED = "activation-failed"  # of the one about a link that no mailbox took
