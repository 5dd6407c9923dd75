"""Open pages stay up to date: what changed, who looks at it, how they hear of it."""
