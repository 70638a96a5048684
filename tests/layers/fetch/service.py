"""A service on this machine's loopback that plays others from made-up replies, and misbehaves as it is told."""

import contextlib
import socket
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Reply:
    """
    One reply: its body, and what goes wrong with it.

    `cut_at` closes the connection after so many bytes; `says` is the length it claims; `pace` sends so many bytes and
    then waits `pause_s`; `silent_at` says nothing more after so many bytes. `ranges` is whether parts can be asked for.
    """

    body: bytes = b""
    status: int = 200
    etag: str | None = None
    modified: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    cut_at: int | None = None
    says: int | None = None
    pace: int | None = None
    pause_s: float = 0.0
    silent_at: int | None = None
    ranges: bool = True
    lengthless: bool = False
    wrong_part: bool = False

    def but(self, **changes: Any) -> "Reply":
        """Return the reply with something changed."""
        return replace(self, **changes)


@dataclass
class Service:
    """What is played: replies by path in turn, the last of them for good; and what was asked."""

    base: str = ""
    replies: dict[str, list[Reply]] = field(default_factory=lambda: defaultdict(list))
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def play(self, address: str, *replies: Reply) -> None:
        """Give the replies to an address, its query left out or with it."""
        self.replies[address.removeprefix("https://")] = list(replies)

    def paths(self) -> list[str]:
        """Return the addresses that were asked for, in order."""
        return [path for path, _ in self.asked]

    def next(self, path: str) -> Reply:
        """Return the next reply to an address."""
        bare = path.split("?", 1)[0]
        for known in (path, bare):
            queue = self.replies.get(known)
            if queue:
                return queue.pop(0) if len(queue) > 1 else queue[0]
        return Reply(b"no such thing", status=404)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    @property
    def _service(self) -> Service:
        return self.server.service  # type: ignore[attr-defined,no-any-return]

    def log_message(self, *_arguments: Any) -> None:
        return

    def do_GET(self) -> None:
        path = self.path.lstrip("/")
        self._service.asked.append((path, {name.lower(): value for name, value in self.headers.items()}))
        reply = self._service.next(path)
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self._answer(reply)

    def _answer(self, reply: Reply) -> None:
        same = reply.etag is not None and self.headers.get("If-None-Match") == reply.etag
        same |= reply.modified is not None and self.headers.get("If-Modified-Since") == reply.modified
        if same and reply.status == 200:
            self._head(reply.but(status=304), 0, body=False)
            return
        start = self._start(reply)
        body = reply.body[start:]
        self._head(reply.but(status=206) if start else reply, len(body), start=start)
        self._send(reply, body)

    def _start(self, reply: Reply) -> int:
        asked = self.headers.get("Range")
        if not reply.ranges or reply.status != 200 or asked is None:
            return 0
        if self.headers.get("If-Range") not in {reply.etag, reply.modified}:
            return 0
        return int(asked.removeprefix("bytes=").split("-")[0])

    def _head(self, reply: Reply, length: int, *, start: int = 0, body: bool = True) -> None:
        self.send_response_only(reply.status)
        if body and not reply.lengthless:
            self.send_header("Content-Length", str(length if reply.says is None else reply.says))
        if reply.lengthless or reply.cut_at is not None or reply.says is not None:
            self.send_header("Connection", "close")
            self.close_connection = True
        if start:
            shown = start + 1 if reply.wrong_part else start
            self.send_header("Content-Range", f"bytes {shown}-{start + length - 1}/{start + length}")
        for name, value in (("ETag", reply.etag), ("Last-Modified", reply.modified), *reply.headers):
            if value is not None:
                self.send_header(name, value)
        self.end_headers()

    def _send(self, reply: Reply, body: bytes) -> None:
        size = reply.pace or max(1, len(body))
        sent = 0
        while sent < len(body):
            stop = min(value for value in (reply.cut_at, reply.silent_at, len(body)) if value is not None)
            piece = body[sent : min(sent + size, stop)]
            self.wfile.write(piece)
            self.wfile.flush()
            sent += len(piece)
            if sent >= stop and stop < len(body):
                if reply.silent_at is not None:
                    time.sleep(reply.pause_s)
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            if reply.pause_s:
                time.sleep(reply.pause_s)


class Server(ThreadingHTTPServer):
    """A server that does not tell of clients that go away: they are meant to."""

    daemon_threads = True

    def handle_error(self, *_arguments: Any) -> None:
        return


@contextlib.contextmanager
def serve(replies: Sequence[tuple[str, Reply]] = ()) -> Iterator[Service]:
    """Run a service while the block runs."""
    service = Service()
    for address, reply in replies:
        service.play(address, reply)
    server = Server(("127.0.0.1", 0), Handler)
    server.service = service  # type: ignore[attr-defined]
    service.base = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
