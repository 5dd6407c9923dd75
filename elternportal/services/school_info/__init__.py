"""Use cases of the area school_info."""
