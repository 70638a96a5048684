"""The only network code: one file from one address, whole and within limits, or a line that says why not."""

import contextlib
import time
import urllib.request
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

import urllib3
from urllib3.exceptions import HTTPError

from layers.disk.cache import hash_file
from layers.fetch.network.parts import forget, read_state, state_of, write_state
from layers.fetch.network.request import (
    TOLD,
    Answer,
    Damaged,
    FetchError,
    Known,
    Patience,
    Request,
    check_lead,
    hide,
    site_of,
    too_large,
)

AGENT: Final = "frontline-mapper (https://pypi.org/project/frontline-mapper/)"
REDIRECTS: Final = 5
_PIECE: Final = 1 << 16
_TRANSIENT: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


class Client:
    """
    Fetches files one after the other.

    `base` is for tests alone: an address on this machine's loopback that every request goes to instead, the host as the
    first part of the path. `tell` takes a line about each wait; `move` bytes done and in all (0 for unknown).
    """

    def __init__(
        self,
        *,
        patience: Patience | None = None,
        base: str | None = None,
        tell: Callable[[str], None] | None = None,
        move: Callable[[int, int], None] | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Make a client; raises FetchError for a base that is not on this machine."""
        if base is not None and (urlsplit(base).scheme, urlsplit(base).hostname in _LOOPBACK) != ("http", True):
            raise FetchError(f"{base}: is no address on this machine; a base is for tests alone")
        self._base = base.rstrip("/") if base else None
        self._patience = patience or Patience()
        self._tell = tell or (lambda _line: None)
        self._move = move or (lambda _done, _total: None)
        self._sleep = sleep
        self._pools: dict[str, urllib3.PoolManager] = {}

    def fetch(self, request: Request, target: Path, *, known: Known | None = None) -> Answer:
        """
        Write the file of a request to `target`, or return status 304 where the `known` version is the newest.

        A part that an earlier try or run left beside `target` is gone on with where the service still has that version.
        Raises FetchError, one line, with the part kept; OSError where the disk is full.
        """
        part = target.with_name(f"{target.name}.part")
        wait = self._patience.first_wait_s
        for attempt in range(1, self._patience.attempts + 1):
            asked: float | None = None
            try:
                answer = self._try(request, part, known=known)
                if answer.status == 200:
                    _look_at(part, request)
                    part.replace(target)
                    state_of(part).unlink(missing_ok=True)
            except _Busy as busy:
                why, asked = str(busy), busy.wait_s
            except Damaged as damaged:
                why = str(damaged)
                forget(part)
            except HTTPError as error:  # the network's; an OSError is the disk's and goes up
                why = _explain(error)
            except FetchError:
                forget(part)
                raise
            else:
                return answer
            if attempt == self._patience.attempts:
                break
            pause = min(wait if asked is None else max(asked, wait), self._patience.most_wait_s)
            self._tell(f"{request.shown}: {hide(why, request.secrets)}; asking again in {pause:g} s")
            self._sleep(pause)
            wait *= 2
        told = f"{hide(why, request.secrets)}, {self._patience.attempts} times"
        raise FetchError(f"{request.shown}: {told}; nothing was replaced, fetch again later")

    def _try(self, request: Request, part: Path, *, known: Known | None) -> Answer:
        """Ask once; go on with a part where there is one."""
        state = read_state(part, request)
        done = part.stat().st_size if state is not None and part.exists() else 0
        headers = {"User-Agent": AGENT, "Accept-Encoding": "identity", **request.headers}
        if done and state is not None:
            headers |= {"Range": f"bytes={done}-", "If-Range": str(state["etag"] or state["modified"])}
        elif known is not None:
            headers |= {"If-None-Match": known.etag} if known.etag else {}
            headers |= {"If-Modified-Since": known.modified} if known.modified and not known.etag else {}
        response = self._open(request, headers)
        try:
            status = response.status
            version = {"etag": response.headers.get("ETag"), "modified": response.headers.get("Last-Modified")}
            answer = Answer(status, **version, server_time=response.headers.get("Date"))
            if status == 304 and known is not None and not done:
                return answer
            if status == 416:
                raise Damaged("the rest of it is no longer to be had")
            if status in _TRANSIENT:
                raise _Busy(f"the service answered {status} {response.reason or ''}".strip(), _wait_of(response))
            if status not in {200, 206}:
                told = TOLD.get(status, "the service does not give it")
                raise FetchError(f"{request.shown}: {told} (status {status})")
            start = _start_of(response, done, state) if status == 206 else 0
            write_state(part, request, version if "Content-Encoding" not in response.headers else {})
            self._receive(response, part, start=start, request=request)
            return Answer(200, **version, server_time=answer.server_time)
        finally:
            response.close()
            response.release_conn()

    def _open(self, request: Request, headers: Mapping[str, str]) -> urllib3.BaseHTTPResponse:
        """Return the answer of an address or of where it leads to; secrets in headers go to its own site alone."""
        address = request.address
        first = urlsplit(address)
        if first.scheme != "https":
            raise FetchError(f"{request.shown}: is no https address; only those are asked")
        for _ in range(REDIRECTS + 1):
            there = urlsplit(self._moved(address))
            response = self._pool(there).request(
                "GET",
                there.geturl(),
                headers=dict(headers),
                redirect=False,
                retries=False,
                preload_content=False,
                timeout=urllib3.Timeout(connect=self._patience.connect_s, read=self._patience.silence_s),
            )
            if response.status not in _MOVED:
                return response
            leads = response.headers.get("Location", "")
            response.close()
            address = self._home(urljoin(there.geturl(), leads))
            check_lead(first, urlsplit(address), request)
            if site_of(urlsplit(address).hostname or "") != site_of(first.hostname or ""):
                headers = {name: value for name, value in headers.items() if name not in request.headers}
        raise FetchError(f"{request.shown}: leads in a circle; the service may have moved")

    def _moved(self, address: str) -> str:
        """Return where an address is asked for: on the test's own base where there is one."""
        if self._base is None:
            return address
        parts = urlsplit(address)
        return f"{self._base}/{parts.netloc}{parts.path}" + (f"?{parts.query}" if parts.query else "")

    def _home(self, address: str) -> str:
        """Return the address that one on the test's base stands for."""
        if self._base is None or not address.startswith(f"{self._base}/"):
            return address
        return f"https://{address.removeprefix(f'{self._base}/')}"

    def _pool(self, there: SplitResult) -> urllib3.PoolManager:
        """Return the connections to a host, through the system's proxy where it has one."""
        host = there.hostname or ""
        if host not in self._pools:
            proxy = None if host in _LOOPBACK or urllib.request.proxy_bypass(host) else _proxy(there.scheme)
            self._pools[host] = urllib3.ProxyManager(proxy) if proxy else urllib3.PoolManager()
        return self._pools[host]

    def _receive(self, response: urllib3.BaseHTTPResponse, part: Path, *, start: int, request: Request) -> None:
        """Write what comes after `start` bytes, up to the cap and as fast as patience allows."""
        length = response.headers.get("Content-Length", "")
        total = start + int(length) if length.isdigit() else 0
        if total > request.most_bytes:
            raise too_large(request)
        began = time.monotonic()
        done = start
        with part.open("r+b" if start else "wb") as file:
            file.truncate(start)
            file.seek(start)
            while piece := response.read1(_PIECE):
                done += len(piece)
                if done > request.most_bytes:
                    raise too_large(request)
                file.write(piece)
                file.flush()  # what was told as done is there for the next run, even where this one is killed now
                self._move(done, total)
                self._check_pace(time.monotonic() - began, done - start)
        if total and done != total and "Content-Encoding" not in response.headers:
            raise _TooSlowError(f"{done:,} of {total:,} bytes came")

    def _check_pace(self, spent_s: float, got: int) -> None:
        if spent_s > self._patience.whole_s:
            raise _TooSlowError(f"it takes longer than {self._patience.whole_s:.0f} s, {got:,} bytes so far")
        if spent_s > self._patience.grace_s and got < self._patience.slowest_bytes_s * spent_s:
            raise _TooSlowError(f"it comes too slowly ({got:,} bytes in {spent_s:.0f} s)")


class _TooSlowError(HTTPError):
    """It comes, but not as fast or as much as it should."""


class _Busy(Exception):  # noqa: N818 - asked again, as it asks for
    """The service can't answer now; `wait_s` is how long it asks to wait, null where it does not say."""

    def __init__(self, told: str, wait_s: float | None) -> None:
        super().__init__(told)
        self.wait_s = wait_s


def _look_at(part: Path, request: Request) -> None:
    """Raise Damaged or FetchError where a whole file is not what was asked for."""
    if request.sha256 is not None and hash_file(part) != request.sha256:
        raise Damaged("what came is not the file that was asked for (its hash differs)")
    if request.check is None:
        return
    try:
        request.check(part)
    except FetchError as error:
        raise FetchError(f"{request.shown}: {hide(str(error), request.secrets)}; nothing was replaced") from error


def _start_of(response: urllib3.BaseHTTPResponse, asked: int, state: Mapping[str, str] | None) -> int:
    """Return where a part of a file begins; raises Damaged where it is not the part that was asked for."""
    told = response.headers.get("Content-Range", "")
    etag = response.headers.get("ETag")
    other = etag is not None and state is not None and bool(state["etag"]) and etag != state["etag"]
    if other or not told.startswith(f"bytes {asked}-"):
        raise Damaged("the service sent another part than the one asked for")
    return asked


def _wait_of(response: urllib3.BaseHTTPResponse) -> float | None:
    """Return how many seconds a service asks to wait, null where it does not say or says nonsense."""
    told = response.headers.get("Retry-After", "")
    if told.isdigit():
        return float(told)
    with contextlib.suppress(ValueError, TypeError):
        here = parsedate_to_datetime(response.headers.get("Date", ""))
        return max(0.0, (parsedate_to_datetime(told) - here).total_seconds())  # by its own clock, whatever ours says
    return None


_REASONS: Final = (
    ({"ReadTimeoutError"}, "the service fell silent"),
    ({"LocationParseError"}, "the service leads to no address"),
    ({"NameResolutionError"}, "the name of the host is not known; check the network"),
    ({"SSLError"}, "the connection is not safe (its certificate is not accepted)"),
    ({"ConnectTimeoutError", "NewConnectionError", "ConnectionRefusedError"}, "no connection; check the network"),
    ({"IncompleteRead", "ProtocolError", "DecodeError"}, "the connection was cut"),
)
"""What went wrong on the way, by the library's name of it, in our words."""


def _explain(error: Exception) -> str:
    """Say in our words what went wrong on the way."""
    if isinstance(error, _TooSlowError):
        return str(error)
    names = {type(one).__name__ for one in (error, getattr(error, "reason", None)) if one is not None}
    return next((told for known, told in _REASONS if names & known), "the connection failed")


def _proxy(scheme: str) -> str | None:
    return urllib.request.getproxies().get(scheme)
