"""The version of the program, as files and the command line state it."""

from typing import Final

VERSION: Final = "0.1.0"
