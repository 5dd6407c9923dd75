"""Page states of the area school_info."""
