"""Parts of the area's pages lost_property."""
