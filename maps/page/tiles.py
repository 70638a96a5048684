"""Background tiles by their xyzservices name; off until the reader switches them on."""

import re
from dataclasses import asdict, dataclass
from typing import Any

import xyzservices.providers

from maps.errors import PageError


@dataclass(frozen=True, slots=True)
class TileSource:
    """One provider: the address pattern, its host for the page's policy, and its credit as plain text."""

    name: str
    url: str
    origin: str
    attribution: str
    max_zoom: int
    subdomains: str

    def describe(self) -> dict[str, Any]:
        """Return the values as JSON can hold them."""
        return asdict(self)


def find_tiles(name: str) -> TileSource:
    """
    Return the provider with this xyzservices name, such as "OpenTopoMap".

    Raises PageError for an unknown name, one that needs a key, or one not served over https.
    """
    try:
        provider = xyzservices.providers.query_name(name)
    except ValueError:
        raise PageError(f"tiles {name!r}: no such provider in xyzservices; try OpenTopoMap") from None
    if provider.requires_token():
        raise PageError(f"tiles {name!r}: needs a key of your own, and a page must not carry one; try OpenTopoMap")
    url = provider.build_url(fill_subdomain=False)
    match = re.match(r"https://([\w.{}-]+)/", url)
    if match is None:
        raise PageError(f"tiles {name!r}: is not served over https, so its pictures could be changed on the way")
    return TileSource(
        name=str(provider.name),
        url=url,
        origin="https://" + match.group(1).replace("{s}", "*"),
        attribution=str(provider.attribution),
        max_zoom=int(provider.get("max_zoom", 18)),
        subdomains=str("".join(provider.get("subdomains", "abc"))),
    )
