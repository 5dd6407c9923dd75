"""Use cases of the area school_info."""

from elternportal.module import Module

MODULE = Module(name="school_info")
