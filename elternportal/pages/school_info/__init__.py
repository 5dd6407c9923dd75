"""Pages of the area school_info."""
