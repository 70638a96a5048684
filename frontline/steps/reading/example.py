"""Where the packaged example text is."""

from pathlib import Path

from frontline.errors import FrontlineError

NAME = "2025-06-12.txt"


def example_path() -> Path:
    """
    Return the example's path: inside the installed package, or beside it in a checkout.

    Raises FrontlineError when neither is there.
    """
    here = Path(__file__).parent.parent.parent
    for path in (here / "examples" / NAME, here.parent / "examples" / NAME):
        if path.is_file():
            return path
    raise FrontlineError(f"{here / 'examples' / NAME}: the packaged example is missing; install the project again")
