"""The error base of this room; imports nothing."""


class ReportsError(Exception):
    """Base of every error about report text: the message says what, where, why and what to do."""
