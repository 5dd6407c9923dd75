"""What keeps the portal in order: by command and by the clock, by nobody's page (security Z4)."""
