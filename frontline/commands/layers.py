"""frontline layers: the packaged layers."""


def layers() -> None:
    """
    List the packaged layers with their columns, rows, licence and date.

    For example:

      frontline layers
    """
    from frontline.tables.layers import print_layers
    from layers.sources.notices import describe_layers

    print_layers(describe_layers())
