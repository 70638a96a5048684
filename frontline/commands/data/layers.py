"""frontline layers: the packaged layers."""


def layers() -> None:
    """
    List the packaged layers: columns, rows, licence and date, and which fetched copies take their place.

    For example:

      frontline layers
    """
    from frontline.screen.notes import note
    from frontline.tables.layers import print_layers
    from layers.disk.cache import open_cache
    from layers.fetch.cached_layers import find_layer
    from layers.sources.notices import describe_layers

    described = describe_layers()
    print_layers(described)
    for layer in described:
        fetched = find_layer(layer.name, open_cache())
        if fetched is not None:
            note(f"{layer.name}: {fetched.origin}, in place of the packaged layer")
