"""The error base of this room; all are mendable."""

from geo.errors import MendableError


class ReportsError(MendableError):
    """Base of every error about report text: the message says what, where, why and what to do."""
