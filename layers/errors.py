"""The error base of this room; imports nothing."""


class LayersError(Exception):
    """Base of every error about tables, files and sources: the message says what, where, why and what to do."""


class ControlError(LayersError):
    """A control file can't be used: the message says what, where, why and what to do."""
