"""Use cases of the area board."""
