"""
The map services of the Institute for the Study of War: its layers of control, advances and claims, page by page.

Known shape (ArcGIS feature services): FeatureServer/N?f=json tells of the layer (editingInfo, maxRecordCount);
query?where=1=1&returnCountOnly=true&f=json gives {count}; query?...&f=geojson&resultOffset=K gives a page, with
exceededTransferLimit while there are more. A refusal comes with status 200 and {"error": {code, message}}. The names of
the services change with the source's needs and could not be looked at when this was written: one that is gone is an
error, and so are a count that does not fit, an object that comes twice, and a layer that does not say when it was
last edited. A layer's day is that of its last edit where ISW sits (Washington), unless a day is given.
"""

import json
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote
from zoneinfo import ZoneInfo

from layers.fetch.network.request import Damaged, FetchError
from layers.fetch.services.content import need, read_json
from layers.fetch.services.control_checks import describe_control
from layers.fetch.wish import Errand, Made

SERVICES: Final[tuple[tuple[str, int], ...]] = (
    ("VIEW_RussiaCoTinUkraine_V3", 49),
    ("AssessedRussianAdvanceInUkraine_V2_view", 0),
    ("View_AssessedRussianInfiltrationAreasinUkraine_V4", 0),
    ("ClaimedRussianTerritoryinUkraine_V2_view", 0),
    ("VIEW_ClaimedUkrainianCounteroffensives_V2", 51),
    ("VIEW_Reported_Ukrainian_Partisan_Warfare_V2", 53),
)
WASHINGTON: Final = ZoneInfo("America/New_York")
PAGES: Final = 200
"""More pages than any layer has: a service that never ends is left."""

_ASK: Final = "where=1%3D1&outFields=*&outSR=4326&orderByFields=OBJECTID&f=geojson"
_BUSY: Final = frozenset({429, 500, 502, 503, 504})


def gather(errand: Errand) -> Sequence[Path]:
    """Return a file for each layer, named by its service and day, its pages put together."""
    return [_gather_layer(errand, service, number) for service, number in SERVICES]


def make(paths: Sequence[Path], _folder: Path) -> Made:
    """Return what the layers hold; raises FetchError where the control can't be that of the whole country."""
    return Made(notes=describe_control(paths, source="ISW", whole=("assessed_control",)))


def _gather_layer(errand: Errand, service: str, number: int) -> Path:
    layer = f"{errand.way.address}/{quote(service)}/FeatureServer/{number}"
    about = errand.get(f"{layer}?f=json", f"{service}.about.json", check=_check_answer)
    day = errand.wish.day or _day_of(read_json(about), service)
    asked = errand.get(
        f"{layer}/query?where=1%3D1&returnCountOnly=true&f=json", f"{service}.count.json", check=_check_answer
    )
    count = need(read_json(asked), ["count"], what=f"the count of {service}")["count"]
    features: list[Any] = []
    pages: list[Path] = [about, asked]
    for page in range(PAGES):
        name = f"{service}.{page}.geojson"
        path = errand.get(f"{layer}/query?{_ASK}&resultOffset={len(features)}", name, check=_check_answer)
        whole = need(read_json(path), ["features"], what=f"a page of {service}")
        pages.append(path)
        features += whole["features"]
        if len(features) >= count or not whole["features"]:
            break
    if len(features) != count:
        raise FetchError(f"{service}: {len(features)} areas came and it has {count}; fetch again later")
    _check_once(features, service)
    data = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode("utf-8")
    return errand.put(f"{service}_{day:%Y%m%d}.geojson", data, address=layer, parts=pages)


def _check_answer(path: Path) -> None:
    """Raise FetchError for a refusal that comes as an answer, Damaged where it will pass."""
    whole = read_json(path)
    error = whole.get("error") if isinstance(whole, dict) else None
    if isinstance(error, dict):
        told = f"{error.get('code', '')} {error.get('message', '')}".strip()[:120]
        if error.get("code") in _BUSY:
            raise Damaged(f"the service answered {told}")
        raise FetchError(f"the service refuses: {told}")


def _day_of(about: Any, service: str) -> date:
    """Return the day of a layer's last edit; raises FetchError where it does not say."""
    edits = need(about, ["editingInfo"], what=f"the layer {service}")["editingInfo"]
    known = edits if isinstance(edits, dict) else {}
    moment = known.get("dataLastEditDate", known.get("lastEditDate"))
    if isinstance(moment, bool) or not isinstance(moment, int) or not 1.6e12 < moment < 4e12:
        raise FetchError(f"{service} does not say when it was last edited; give its day with --date YYYY-MM-DD")
    return datetime.fromtimestamp(moment / 1000, WASHINGTON).date()


def _check_once(features: Sequence[Any], service: str) -> None:
    """Refuse pages that overlap: an object that comes twice means that another is missing."""
    seen: set[Any] = set()
    for feature in features:
        row = need(feature, ["properties", "geometry"], what=f"an area of {service}")
        number = row.get("id", (row["properties"] or {}).get("OBJECTID"))
        if number is None:
            raise FetchError(f"an area of {service} has no number; the service changed its form")
        if number in seen:
            raise FetchError(f"{service}: area {number} came twice, so another is missing; fetch again later")
        seen.add(number)
