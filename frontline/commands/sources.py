"""frontline sources: where the data comes from."""


def sources() -> None:
    """
    List where the data comes from, under which licence, and the notice that outputs must carry.

    For example:

      frontline sources
    """
    from frontline.tables.layers import print_sources
    from layers.sources.notices import SOURCES

    print_sources(SOURCES)
