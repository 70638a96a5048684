"""frontline sources: where the data comes from."""


def sources() -> None:
    """
    List where the data comes from, under which licence, and the notice that outputs must carry.

    For example:

      frontline sources
    """
    from frontline.console import print_sources
    from layers.sources import SOURCES

    print_sources(SOURCES)
