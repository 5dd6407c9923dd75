"""Use cases of the area evening."""
