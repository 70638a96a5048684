"""One palette for page, figure, QGIS and KML: style key -> fill, pattern, edge, symbol and legend text."""

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, TypeAlias

from geo.vocabulary import Actor, Evidence

Pattern: TypeAlias = Literal["none", "hatch45", "hatch135", "dots", "cross"]
Shape: TypeAlias = Literal[
    "circle_filled",
    "square_filled",
    "circle_half",
    "circle_hollow",
    "diamond",
    "cross",
    "bar",
    "star",
    "arrow",
    "dot",
]


PATTERN_GROUND: Final = 0.55
"""Share of the fill's opacity under a pattern, as on the page: the lines carry the meaning."""


class Text(NamedTuple):
    """The same words in English and Ukrainian."""

    en: str
    uk: str


@dataclass(frozen=True, slots=True)
class Style:
    """
    How one kind of thing looks on every backend.

    Colours are #RRGGBB, null draws nothing; `opacity` is that of the fill; `edge_width` and `dash` are CSS pixels.
    `shape` is a point symbol; an actor's colour replaces `edge` where the row has an actor.
    """

    key: str
    legend: Text
    fill: str | None = None
    opacity: float = 1.0
    pattern: Pattern = "none"
    edge: str | None = None
    edge_width: float = 1.0
    dash: tuple[float, ...] = ()
    shape: Shape | None = None


@dataclass(frozen=True, slots=True)
class Ink:
    """One colour on light and on dark ground, as #RRGGBB."""

    light: str
    dark: str


ACTOR_INK: Final[dict[Actor, Ink]] = {
    "russian": Ink("#B2182B", "#FF8A80"),
    "ukrainian": Ink("#1B5FAA", "#7FC1FF"),
}
"""Russian red, Ukrainian blue. A Ukrainian symbol also wears an outer ring, so that greyscale keeps them apart."""

BASE_INK: Final[dict[str, Ink]] = {
    "water": Ink("#D5E0E6", "#10161B"),
    "land": Ink("#ECEAE4", "#1B2126"),
    "home": Ink("#F8F7F3", "#242B31"),
    "country_edge": Ink("#7B776D", "#8B949B"),
    "region_edge": Ink("#CBC7BC", "#3A434A"),
    "oblast_edge": Ink("#9A958A", "#67727A"),
    "road": Ink("#8A6D3B", "#C9A66B"),
    "text": Ink("#22262A", "#E8ECEF"),
    "text_soft": Ink("#6B6A64", "#9AA4AB"),
    "halo": Ink("#FBFAF7", "#171C20"),
}
"""The calm ground everything lies on. `home` is Ukraine's land; no ground colour means control."""

GAIN_INK: Final = (
    Ink("#4B1150", "#F6E3F3"),
    Ink("#80437F", "#D3A6CF"),
    Ink("#B183AC", "#A56FA3"),
    Ink("#E0C8DC", "#6F3C74"),
)
"""
Ground a source's map newly shows as held, youngest first: plum to lilac, the youngest strongest against the page.

Apart from red control, paper and yellow claims in four kinds of vision and in greyscale.
"""

LOSS_INK: Final = (
    Ink("#0B4F8A", "#D8ECFA"),
    Ink("#3F84BD", "#8CC3E8"),
    Ink("#7FB2DA", "#4C92CB"),
    Ink("#C3DCEF", "#25639B"),
)
"""Ground it no longer shows as held, youngest first; drawn with bars, for some eyes take these for gains."""

_RUSSIAN_ADVANCE: Final = Text(
    "Russian advance supported by a geolocated claim",
    "Просування РФ, підтверджене геоприв’язаним повідомленням",
)

_AREAS: Final = (
    Style(
        "pre_2022",
        Text("Occupied before 24 February 2022", "Окуповано до 24 лютого 2022 року"),
        fill="#7B5EA7",
        opacity=0.85,
        pattern="cross",
        edge="#5B4383",
    ),
    Style(
        "assessed_control",
        Text("Assessed Russian control", "Оцінений контроль РФ"),
        fill="#C51B3A",
        opacity=0.85,
        edge="#8E1029",
    ),
    Style(
        "claimed_control",
        Text("Claimed by Russian sources, not confirmed", "Заявлено російськими джерелами, не підтверджено"),
        fill="#FEC44F",
        opacity=0.65,
        pattern="hatch45",
        edge="#A86F00",
        dash=(5, 4),
    ),
    Style(
        "assessed_advance",
        Text("Assessed Russian advance", "Оцінене просування РФ"),
        fill="#67001F",
        opacity=0.85,
        edge="#3D0012",
        edge_width=1.5,
    ),
    Style(
        "claimed_counteroffensive",
        Text("Claimed by Ukrainian sources, not confirmed", "Заявлено українськими джерелами, не підтверджено"),
        fill="#92C5DE",
        opacity=0.85,
        pattern="hatch135",
        edge="#2C6E91",
        dash=(5, 4),
    ),
    Style("liberated", Text("Liberated", "Звільнено"), fill="#4393C3", opacity=0.5, edge="#2B6C96"),
    Style(
        "unclear",
        Text("Contested or unclear", "Спірна територія або невідомо"),
        fill="#A8A29A",
        opacity=0.85,
        pattern="dots",
        edge="#6E6961",
        dash=(4, 4),
    ),
    Style(
        "partisan",
        Text("Reported partisan activity", "Повідомлення про партизанську діяльність"),
        edge="#A8A29A",
        edge_width=1.5,
        dash=(1, 4),
    ),
    Style(
        "claimed_change",
        Text(
            "Change on the source's map, claimed or reported only",
            "Зміна на карті джерела, лише заявлена чи повідомлена",
        ),
        fill="#969696",
        opacity=0.6,
        pattern="hatch45",
        edge="#4A4A4A",
        edge_width=0.8,
        dash=(5, 4),
    ),
    Style(
        "russian_change",
        _RUSSIAN_ADVANCE,
        fill="#67001F",
        opacity=0.85,
        edge="#3D0012",
        edge_width=1.5,
    ),
    Style(
        "ukrainian_change",
        Text(
            "Ukrainian advance supported by a geolocated claim",
            "Просування Сил оборони, підтверджене геоприв’язаним повідомленням",
        ),
        fill="#08306B",
        opacity=0.85,
        edge="#041B3D",
    ),
    Style(
        "unexplained_change",
        Text("Change on the source's map, no report found", "Зміна на карті джерела, повідомлення не знайдено"),
        fill="#969696",
        opacity=0.6,
        edge="#6A6A6A",
        edge_width=0.7,
    ),
)

_MARKS: Final = (
    Style(
        "mark_geolocated",
        Text("Geolocated: placed by footage or imagery", "Геоприв’язано: за відео чи знімками"),
        shape="circle_filled",
        dash=(12, 4),
        edge_width=4,
    ),
    Style(
        "mark_assessed",
        Text("Assessed: the report's own judgement", "Оцінено: власний висновок звіту"),
        shape="square_filled",
        dash=(7, 5),
        edge_width=3.5,
    ),
    Style(
        "mark_reported",
        Text(
            "Reported: Ukrainian, Western or unattributed",
            "Повідомлено: українські, західні або неназвані джерела",
        ),
        shape="circle_half",
        dash=(3, 5),
        edge_width=3,
    ),
    Style(
        "mark_claimed",
        Text("Claimed: asserted, not confirmed", "Заявлено: без підтвердження"),
        shape="circle_hollow",
        dash=(0.1, 6),
        edge_width=3,
    ),
    Style(
        "mark_denied",
        Text("Denied: the report contradicts it", "Спростовано: звіт це заперечує"),
        shape="diamond",
        dash=(0.1, 9),
        edge_width=2,
    ),
)

_EVENTS: Final = (
    Style("event_attack", Text("Attack", "Атака"), shape="cross", edge_width=1.6),
    Style(
        "event_attack_unsuccessful", Text("Attack without a gain", "Атака без просування"), shape="bar", edge_width=1.6
    ),
    Style("event_strike", Text("Strike, as reported", "Удар, за повідомленням"), shape="star", edge_width=1.6),
    Style("event_withdraw", Text("Withdrawal", "Відхід"), shape="arrow", edge_width=1.6),
    Style("event_other", Text("Other activity", "Інша діяльність"), shape="dot", edge_width=1.6),
)

_LINES: Final = (
    Style("country", Text("State borders", "Державні кордони"), edge="#7B776D", edge_width=1.6),
    Style("region", Text("Russian regions", "Регіони РФ"), edge="#CBC7BC", edge_width=0.8),
    Style("oblast", Text("Oblast borders", "Межі областей"), edge="#9A958A", edge_width=1, dash=(6, 3, 1, 3)),
    Style(
        "road_schematic",
        Text("Road, schematic: straight between settlements", "Дорога, схематично: пряма між населеними пунктами"),
        edge="#8A6D3B",
        edge_width=1.6,
        dash=(6, 4),
    ),
    Style("road_surveyed", Text("Road", "Дорога"), edge="#8A6D3B", edge_width=2),
    Style(
        "uncertainty",
        Text("Uncertainty: the place lies within this outline", "Невизначеність: місце в межах цього контуру"),
        edge="#6B6A64",
        edge_width=0.9,
        dash=(2, 3),
    ),
    Style(
        "open_end",
        Text("Open end: the text gives no start of the stretch", "Відкритий кінець: текст не називає початку"),
    ),
    Style("own", Text("Layer of the map's maker", "Шар автора карти"), edge="#0B6E69", edge_width=2, shape="dot"),
    Style("settlement", Text("Settlements", "Населені пункти"), shape="dot"),
)

STYLES: Final[dict[str, Style]] = {style.key: style for style in (*_LINES, *_AREAS, *_EVENTS, *_MARKS)}
"""Every style by its key, in drawing order within each family."""

CONTROL_ORDER: Final[tuple[str, ...]] = tuple(style.key for style in _AREAS)
"""Area styles from bottom to top; only polygons of a control source carry them."""


def mark_style(evidence: Evidence) -> Style:
    """
    Return the style of a mark with this evidence grade.

    Raises KeyError for a word outside the vocabulary.
    """
    return STYLES[f"mark_{evidence}"]
