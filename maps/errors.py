"""The error base of this room; imports nothing."""


class MapsError(Exception):
    """Base of every error about drawing: the message says what, where, why and what to do."""
