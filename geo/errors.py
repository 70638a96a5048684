"""The error bases of the program and of this room; imports nothing."""


class MendableError(Exception):
    """Base of every error that a person can mend: the message says what is wrong, where, why and what to do."""


class GeoError(MendableError):
    """Base of every error about geometry or vocabulary: the message says what, where, why and what to do."""
