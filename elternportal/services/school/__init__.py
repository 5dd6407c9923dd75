"""Use cases of the area school."""
