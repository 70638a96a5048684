"""What is asked of a service, what it may lead to, and what can go wrong: values and rules without the network."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult

from layers.errors import LayersError

TOLD: Final[dict[int, str]] = {
    400: "the service does not understand the request; its form may have changed",
    401: "the key was not accepted; check the environment variable that holds it",
    403: "the service refuses; a key may be wrong, or this address blocked",
    404: "there is nothing at this address; the service may have moved it",
    410: "the service took it away",
    429: "too many requests; wait some minutes and fetch again",
}
"""What an answer's status means to the user."""


class FetchError(LayersError):
    """A source can't be fetched: the message says which, why and what to do. What was cached is kept."""


class Damaged(Exception):  # noqa: N818 - no error of the user's: another try may do
    """What came is not whole: it is asked for again."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a service is waited for, in seconds, and how often it is asked."""

    attempts: int = 4
    connect_s: float = 15.0
    silence_s: float = 30.0
    whole_s: float = 3600.0
    first_wait_s: float = 1.0
    most_wait_s: float = 60.0
    slowest_bytes_s: float = 500.0
    grace_s: float = 30.0


@dataclass(frozen=True, slots=True)
class Request:
    """
    One file to ask for.

    `name` is what it is called in the cache. `secrets` are texts in the address or headers that no message, manifest or
    file may show. `sites` are sites beside its own that it may lead to. `check` looks at the whole file and raises
    Damaged where another try may mend it, FetchError where none will. `sha256` is the hash of a file
    that never changes.
    """

    address: str
    name: str
    most_bytes: int
    headers: Mapping[str, str] = field(default_factory=dict)
    secrets: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    check: Callable[[Path], None] | None = None
    sha256: str | None = None

    @property
    def shown(self) -> str:
        """Return the address without its secrets."""
        return hide(self.address, self.secrets)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an earlier copy of the same address: its version as the service named it."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: `status` 200, or 304 where the known version is still the newest and no file was written."""

    status: int
    etag: str | None = None
    modified: str | None = None
    server_time: str | None = None


def hide(text: str, secrets: tuple[str, ...]) -> str:
    """
    Return a text with secrets replaced by stars.

    >>> hide("/api/area/csv/abc123/VIIRS", ("abc123",))
    '/api/area/csv/***/VIIRS'
    """
    for secret in secrets:
        if secret:
            text = text.replace(secret, "***")
    return text


def site_of(host: str) -> str:
    """
    Return the site a host belongs to: its last two labels.

    >>> site_of("download.geonames.org"), site_of("127.0.0.1")
    ('geonames.org', '127.0.0.1')
    """
    labels = host.lower().rstrip(".").split(".")
    return host if labels[-1].isdigit() else ".".join(labels[-2:])


def check_lead(first: SplitResult, lead: SplitResult, request: Request) -> None:
    """Refuse to be led off https or to a site that the source does not name."""
    shown = hide(f"{lead.scheme}://{lead.hostname or ''}", request.secrets)
    if lead.scheme != "https":
        raise FetchError(f"{request.shown}: leads to {shown}, which is no https address; it is not followed")
    if lead.port not in {None, 443} and lead.port != first.port:
        raise FetchError(f"{request.shown}: leads to another port of {shown}; it is not followed")
    allowed = {site_of(host) for host in (first.hostname or "", *request.sites)}
    if site_of(lead.hostname or "") not in allowed:
        raise FetchError(f"{request.shown}: leads to {shown}, another site; it is not followed")


def too_large(request: Request) -> FetchError:
    """Return the refusal of a file beyond its cap."""
    return FetchError(
        f"{request.shown}: is larger than the {request.most_bytes // 1_000_000} MB it may be; nothing was replaced"
    )
