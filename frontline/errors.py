"""The error base of the shell; imports nothing."""


class FrontlineError(Exception):
    """Base of every error that the user can mend on the command line: what is wrong, where, why and what to do."""
