"""Use cases of the area notifications."""
