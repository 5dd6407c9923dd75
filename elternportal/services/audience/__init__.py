"""Use cases of the area audience."""
