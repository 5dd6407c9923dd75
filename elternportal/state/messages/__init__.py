"""States of the area messages."""
