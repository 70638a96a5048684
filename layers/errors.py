"""The error base of this room; all are mendable."""

from geo.errors import MendableError


class LayersError(MendableError):
    """Base of every error about tables, files and sources: the message says what, where, why and what to do."""


class ControlError(LayersError):
    """A control file can't be used: the message says what, where, why and what to do."""
