"""Use cases of the area lost_property."""
