# The office records return slips of parent letters
slips-error-malformed = This is not the code of a return slip. A code has 16 characters.
slips-error-unknown = There is no return slip with this code.
slips-error-outdated = { $child }: letter { $letter } was changed after printing and asks anew. This slip is no longer valid. Please print the letter for the child again.
slips-error-recorded = { $child }: the slip of letter { $letter } was already recorded by { $person } on { $time }.
slips-error-answered = { $child }: letter { $letter } was already answered in the portal by { $person } on { $time }.
