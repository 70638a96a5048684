"""The error base of this room; imports nothing."""


class GeoError(Exception):
    """Base of every error about geometry or vocabulary: the message says what, where, why and what to do."""
