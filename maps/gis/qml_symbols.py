"""The palette as QGIS symbols: fills with hatches and dots, dashed lines, the evidence symbols of marks."""

from typing import Final
from xml.etree.ElementTree import Element, SubElement

from maps.style.palette import ACTOR_INK, BASE_INK, PATTERN_GROUND, Pattern, Style

MM_PER_PIXEL: Final = 0.265
MARK_MM: Final = 3.6
RING_MM: Final = MARK_MM + 2.4
"""Of a Ukrainian mark, the widest of all."""

DOT_MM: Final = 1.3
HATCH_MM: Final = 2.1
CASING_PX: Final = 2.5

_ANGLES: Final[dict[Pattern, tuple[int, ...]]] = {"hatch45": (45,), "hatch135": (135,), "cross": (45, 135)}
_MARKERS: Final = {
    "circle_filled": "circle",
    "square_filled": "square",
    "circle_half": "circle",
    "circle_hollow": "circle",
    "diamond": "diamond",
    "cross": "cross2",
    "bar": "line",
    "star": "star",
    "arrow": "arrow",
    "dot": "circle",
}
_STROKED: Final = frozenset({"cross", "bar", "star", "arrow"})


def area_symbol(style: Style, *, name: str) -> Element:
    """Return a fill symbol: ground, pattern, edge; a style without a fill gives the edge alone, on a light casing."""
    symbol = _symbol("fill", name)
    if style.fill:
        share = PATTERN_GROUND if style.pattern != "none" else 1.0
        ground = {"color": rgba(style.fill, style.opacity * share), "style": "solid", "outline_style": "no"}
        _layer(symbol, "SimpleFill", ground)
        for angle in _ANGLES.get(style.pattern, ()):
            _hatch(symbol, style, angle=angle)
        if style.pattern == "dots":
            _dots(symbol, style)
    elif style.edge:
        _line_layer(symbol, BASE_INK["halo"].light, style.edge_width + CASING_PX, ())
    if style.edge:
        _line_layer(symbol, style.edge, style.edge_width, style.dash)
    return symbol


def line_symbol(style: Style, *, name: str, actor: str | None = None) -> Element:
    """Return a line symbol in the style's edge colour or an actor's, on a light casing: it may run over control."""
    symbol = _symbol("line", name)
    _line_layer(symbol, BASE_INK["halo"].light, style.edge_width + CASING_PX, ())
    colour = ACTOR_INK[actor].light if actor is not None else style.edge  # type: ignore[index]
    _line_layer(symbol, colour or BASE_INK["text"].light, style.edge_width, style.dash)
    return symbol


def point_symbol(style: Style, *, name: str, actor: str | None = None, size_mm: float | None = None) -> Element:
    """
    Return a marker symbol: the shape says the evidence or event, the colour the actor, a ring that it is Ukrainian.

    Size never encodes certainty: all grades have the same.
    """
    symbol = _symbol("marker", name)
    ink = ACTOR_INK[actor].light if actor is not None else BASE_INK["text"].light  # type: ignore[index]
    halo = BASE_INK["halo"].light
    shape = style.shape or "dot"
    size = size_mm or (DOT_MM if shape == "dot" else MARK_MM)
    if actor == "ukrainian":
        _marker(symbol, "circle", size=size + RING_MM - MARK_MM, fill=halo, edge=ink, width=0.4)
    elif shape != "dot":
        _marker(symbol, _MARKERS[shape], size=size + 0.9, fill=halo, edge=halo, width=0.9)
    if shape in _STROKED:
        _marker(symbol, _MARKERS[shape], size=size, fill=ink, edge=ink, width=0.6)
        return symbol
    hollow = shape in {"circle_hollow", "circle_half", "diamond"}
    _marker(symbol, _MARKERS[shape], size=size, fill=halo if hollow else ink, edge=ink, width=0.5)
    if shape == "circle_half":
        _marker(symbol, "semi_circle", size=size, fill=ink, edge=ink, width=0.1, angle=270)
    return symbol


def rgba(colour: str, opacity: float = 1.0) -> str:
    """
    Return #RRGGBB as QGIS writes a colour.

    >>> rgba("#FEC44F", 0.65)
    '254,196,79,166'
    """
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"{red},{green},{blue},{round(255 * opacity)}"


def add_options(parent: Element, values: dict[str, str]) -> None:
    """Add QGIS's property map to an element."""
    options = SubElement(parent, "Option", {"type": "Map"})
    for key, value in values.items():
        SubElement(options, "Option", {"type": "QString", "name": key, "value": value})


def _symbol(kind: str, name: str) -> Element:
    return Element("symbol", {"type": kind, "name": name, "alpha": "1", "clip_to_extent": "1", "force_rhr": "0"})


def _layer(symbol: Element, kind: str, values: dict[str, str]) -> Element:
    layer = SubElement(symbol, "layer", {"class": kind, "enabled": "1", "locked": "0", "pass": "0"})
    add_options(layer, values)
    return layer


def _line_layer(symbol: Element, colour: str, width_px: float, dash: tuple[float, ...]) -> None:
    width = max(0.1, width_px * MM_PER_PIXEL)
    values = {
        "line_color": rgba(colour),
        "line_style": "solid",
        "line_width": f"{width:.2f}",
        "line_width_unit": "MM",
        "joinstyle": "round",
        "capstyle": "flat" if dash and dash[0] >= 1 else "round",  # a dash shorter than that is a dot
        "use_custom_dash": "1" if dash else "0",
    }
    if dash:
        even = dash if len(dash) % 2 == 0 else dash * 2
        values["customdash"] = ";".join(f"{part * MM_PER_PIXEL:.2f}" for part in even)
        values["customdash_unit"] = "MM"
    _layer(symbol, "SimpleLine", values)


def _hatch(symbol: Element, style: Style, *, angle: int) -> None:
    values = {
        "angle": str(angle),
        "distance": str(HATCH_MM),
        "distance_unit": "MM",
        "line_width": "0.35",
        "line_width_unit": "MM",
    }
    layer = _layer(symbol, "LinePatternFill", values)
    within = _symbol("line", f"@{symbol.get('name')}@{len(symbol) - 1}")
    _line_layer(within, style.edge or BASE_INK["text"].light, 1.3, ())
    layer.append(within)


def _dots(symbol: Element, style: Style) -> None:
    spacing = {"distance_x": "2", "distance_y": "2", "displacement_x": "1"}
    units = {f"{key}_unit": "MM" for key in spacing}
    layer = _layer(symbol, "PointPatternFill", spacing | units)
    within = _symbol("marker", f"@{symbol.get('name')}@{len(symbol) - 1}")
    edge = style.edge or BASE_INK["text"].light
    _marker(within, "circle", size=0.7, fill=edge, edge=edge, width=0)
    layer.append(within)


def _marker(symbol: Element, shape: str, *, size: float, fill: str, edge: str, width: float, angle: int = 0) -> None:
    values = {
        "name": shape,
        "angle": str(angle),
        "color": rgba(fill),
        "outline_color": rgba(edge),
        "outline_style": "solid" if width else "no",
        "outline_width": f"{width:g}",
        "outline_width_unit": "MM",
        "size": f"{size:g}",
        "size_unit": "MM",
        "scale_method": "diameter",
    }
    _layer(symbol, "SimpleMarker", values)
