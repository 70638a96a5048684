"""Notes for people, on stderr: data never becomes markup."""

import typer


def note(text: str) -> None:
    """Print one line for people on stderr."""
    typer.echo(text, err=True)
