"""Use cases by area: each checks what the actor may, and answers with a view."""
