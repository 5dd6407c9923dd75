"""Pages of the area lost_property."""
