"""The error base of the shell; all are mendable."""

from geo.errors import MendableError


class FrontlineError(MendableError):
    """Base of every error that the user can mend on the command line: what is wrong, where, why and what to do."""
