"""Use cases of the area documents."""
