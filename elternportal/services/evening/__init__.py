"""Use cases of the area evening."""

from elternportal.module import Module
from elternportal.services.evening.new_guardians import hold_appointments

MODULE = Module(name="evening", guardian_added=hold_appointments)
