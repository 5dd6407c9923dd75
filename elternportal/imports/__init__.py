"""The school's own files: parse, compare with the school (plan), write."""
