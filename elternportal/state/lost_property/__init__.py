"""Page states of the area lost_property."""
