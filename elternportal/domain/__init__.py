"""Pure rules and value objects. No Reflex, no SQL, no input or output."""
