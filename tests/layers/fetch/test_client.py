"""The client against a service that misbehaves: whole and right, gone on with, or one clear line."""

import hashlib
import json
from pathlib import Path

import pytest

from layers.fetch.network.client import Client
from layers.fetch.network.request import Answer, Damaged, FetchError, Known, Request, site_of
from layers.fetch.services.content import check_csv, check_json, check_zip, need, read_json
from tests.layers.fetch.service import Reply, Service

ADDRESS = "https://data.example.org/file.json"
BODY = json.dumps({"rows": list(range(20_000))}).encode()
WHOLE = Reply(BODY, etag='"v1"')


def ask(**changes: object) -> Request:
    return Request(**{"address": ADDRESS, "name": "file.json", "most_bytes": 1_000_000, "check": check_json} | changes)  # type: ignore[arg-type]


def refusal(client: Client, tmp_path: Path, **changes: object) -> str:
    with pytest.raises(FetchError) as error:
        client.fetch(ask(**changes), tmp_path / "file.json")
    assert not (tmp_path / "file.json").exists()
    message = str(error.value)
    assert "\n" not in message
    for foreign in ("urllib3", "HTTPConnectionPool", "Traceback", "Errno", "object at"):
        assert foreign not in message
    return message


def test_a_whole_file_comes_once(service: Service, client: Client, tmp_path: Path) -> None:
    service.play(ADDRESS, WHOLE)
    answer = client.fetch(ask(), tmp_path / "file.json")
    assert answer.etag == '"v1"'
    assert (tmp_path / "file.json").read_bytes() == BODY
    assert [path.name for path in tmp_path.iterdir()] == ["file.json"]
    assert service.asked[0][1]["user-agent"].startswith("frontline-mapper")


CUTS = [1, 100, len(BODY) // 2, len(BODY) - 1]


@pytest.mark.parametrize("cut", CUTS)
def test_a_cut_connection_is_gone_on_with(service: Service, client: Client, tmp_path: Path, cut: int) -> None:
    service.play(ADDRESS, WHOLE.but(cut_at=cut), WHOLE)
    client.fetch(ask(), tmp_path / "file.json")
    assert (tmp_path / "file.json").read_bytes() == BODY
    assert service.asked[1][1]["range"] == f"bytes={cut}-"
    assert service.asked[1][1]["if-range"] == '"v1"'


@pytest.mark.parametrize(
    "second",
    [
        WHOLE.but(ranges=False),
        WHOLE.but(body=BODY.replace(b"1", b"2"), etag='"v2"'),
        WHOLE.but(wrong_part=True),
    ],
    ids=["no ranges", "new version", "another part"],
)
def test_a_part_that_does_not_fit_is_never_used(
    service: Service, client: Client, tmp_path: Path, second: Reply
) -> None:
    service.play(ADDRESS, WHOLE.but(cut_at=500), second, second.but(wrong_part=False))
    client.fetch(ask(), tmp_path / "file.json")
    assert (tmp_path / "file.json").read_bytes() == second.body


def test_a_part_without_a_version_is_asked_for_anew(service: Service, client: Client, tmp_path: Path) -> None:
    service.play(ADDRESS, Reply(BODY, cut_at=500), Reply(BODY))
    client.fetch(ask(), tmp_path / "file.json")
    assert "range" not in service.asked[1][1]


def test_the_next_run_goes_on_where_a_failed_one_stopped(service: Service, client: Client, tmp_path: Path) -> None:
    service.play(ADDRESS, *[WHOLE.but(cut_at=cut) for cut in (100, 200, 300)])
    assert "the connection was cut, 3 times" in refusal(client, tmp_path)
    service.play(ADDRESS, WHOLE)
    client.fetch(ask(), tmp_path / "file.json")
    assert service.asked[-1][1]["range"] == f"bytes={100 + 200 + 300}-"
    assert (tmp_path / "file.json").read_bytes() == BODY


def test_a_part_of_another_address_is_not_gone_on_with(service: Service, client: Client, tmp_path: Path) -> None:
    service.play(ADDRESS, *[WHOLE.but(cut_at=100)] * 3)
    refusal(client, tmp_path)
    service.play("https://data.example.org/other.json", WHOLE)
    client.fetch(ask(address="https://data.example.org/other.json"), tmp_path / "file.json")
    assert "range" not in service.asked[-1][1]


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (WHOLE.but(says=len(BODY) + 10), "the connection was cut, 3 times"),
        (WHOLE.but(says=len(BODY) - 10), "the JSON that came is not whole, 3 times"),
        (WHOLE.but(body=BODY[:-10]), "the JSON that came is not whole, 3 times"),
        (WHOLE.but(lengthless=True, cut_at=700, etag=None), "the JSON that came is not whole, 3 times"),
        (WHOLE.but(silent_at=600, pause_s=0.5, etag=None), "the service fell silent, 3 times"),
        (WHOLE.but(pace=50, pause_s=0.06, etag=None), "it comes too slowly"),
        (WHOLE.but(status=500), "the service answered 500 Internal Server Error, 3 times"),
        (WHOLE.but(status=429), "the service answered 429 Too Many Requests, 3 times"),
        (WHOLE.but(status=403), "the service refuses; a key may be wrong, or this address blocked (status 403)"),
        (WHOLE.but(status=404), "there is nothing at this address"),
        (WHOLE.but(status=418), "the service does not give it (status 418)"),
        (WHOLE.but(body=b"<!DOCTYPE html><html>Log in</html>"), "a web page came where JSON was expected; nothing was"),
        (WHOLE.but(body=b""), "an empty file came where JSON was expected"),
        (WHOLE.but(body=b"Invalid MAP_KEY."), "something else ('Invalid MAP_KEY.') came where JSON was expected"),
        (WHOLE.but(body=b"[" * 200_000), "nested deeper than any such answer is"),
        (WHOLE.but(body=b"{" + b" " * 1_000_001), "is larger than the 1 MB it may be"),
        (WHOLE.but(body=b"{" + b" " * 1_000_001, lengthless=True), "is larger than the 1 MB it may be"),
        (WHOLE.but(says=10**12), "is larger than the 1 MB it may be"),
        (WHOLE.but(headers=(("Content-Encoding", "gzip"),)), "the connection was cut, 3 times"),
    ],
)
def test_what_goes_wrong_ends_in_one_line(
    service: Service, client: Client, tmp_path: Path, reply: Reply, told: str
) -> None:
    service.play(ADDRESS, reply)
    assert told in refusal(client, tmp_path)


def test_no_service_at_all(tmp_path: Path, waits: list[float]) -> None:
    client = Client(base="http://127.0.0.1:9", sleep=waits.append)
    assert "no connection; check the network, 4 times" in refusal(client, tmp_path)
    assert waits == [1, 2, 4]


def test_a_busy_service_is_asked_again_when_it_says(
    service: Service, client: Client, tmp_path: Path, waits: list[float]
) -> None:
    later = (("Date", "Thu, 01 Jan 1970 00:00:00 GMT"), ("Retry-After", "Thu, 01 Jan 1970 00:00:05 GMT"))
    service.play(
        ADDRESS, WHOLE.but(status=429, headers=(("Retry-After", "7"),)), WHOLE.but(status=503, headers=later), WHOLE
    )
    client.fetch(ask(), tmp_path / "file.json")
    assert waits == [7, 5]  # the second by the service's own clock, half a century off ours


def test_nobody_waits_an_hour(service: Service, client: Client, tmp_path: Path, waits: list[float]) -> None:
    service.play(ADDRESS, WHOLE.but(status=429, headers=(("Retry-After", "3600"),)), WHOLE)
    client.fetch(ask(), tmp_path / "file.json")
    assert waits == [8]


def test_a_known_version_is_not_sent_again(service: Service, client: Client, tmp_path: Path) -> None:
    stamped = Reply(BODY, modified="Thu, 12 Jun 2025 10:00:00 GMT")
    for reply in (WHOLE, stamped):
        service.play(ADDRESS, reply)
        answer = client.fetch(ask(), tmp_path / "file.json", known=Known(reply.etag, reply.modified))
        assert answer.status == 304
        assert not list(tmp_path.iterdir())


def test_a_304_that_nobody_asked_for_is_refused(service: Service, client: Client, tmp_path: Path) -> None:
    service.play(ADDRESS, WHOLE.but(status=304, body=b""))
    assert "(status 304)" in refusal(client, tmp_path)


@pytest.mark.parametrize(
    ("leads", "told"),
    [
        ("https://evil.example.com/file.json", "leads to https://evil.example.com, another site"),
        ("http://data.example.org/file.json", "leads to http://data.example.org, which is no https address"),
        ("file:///etc/passwd", "which is no https address"),
        ("https://data.example.org:8443/file.json", "leads to another port"),
        ("/file.json", "leads in a circle"),
        ("", "leads in a circle"),
    ],
)
def test_where_a_service_may_not_lead(service: Service, client: Client, tmp_path: Path, leads: str, told: str) -> None:
    leads = "/data.example.org/file.json" if leads == "/file.json" else leads
    service.play(ADDRESS, Reply(status=302, headers=(("Location", leads),)))
    assert told in refusal(client, tmp_path)


def test_where_a_service_may_lead(service: Service, client: Client, tmp_path: Path) -> None:
    store = f"{service.base}/store.example.net/x.json"
    service.play(ADDRESS, Reply(status=302, headers=(("Location", f"{service.base}/cdn.example.org/x.json"),)))
    service.play("https://cdn.example.org/x.json", Reply(status=307, headers=(("Location", store),)))
    service.play("https://store.example.net/x.json", WHOLE)
    client.fetch(ask(sites=("store.example.net",), headers={"X-Key": "sesame"}), tmp_path / "file.json")
    assert [("x-key" in headers) for _, headers in service.asked] == [True, True, False]  # a key stays on its own site


def test_only_https_is_asked_and_a_base_is_for_tests(client: Client, tmp_path: Path) -> None:
    assert "is no https address" in refusal(client, tmp_path, address="http://data.example.org/file.json")
    for base in ("http://example.org", "https://127.0.0.1", "http://127.0.0.1.example.org"):
        with pytest.raises(FetchError, match="for tests alone"):
            Client(base=base)


def test_no_message_shows_a_secret(service: Service, tmp_path: Path) -> None:
    told: list[str] = []
    client = Client(base=service.base, tell=told.append, sleep=lambda _s: None)
    address = "https://data.example.org/sesame/file.json"
    service.play(address, WHOLE.but(status=500), WHOLE.but(cut_at=50), WHOLE.but(body=b"<a>sesame</a>"))
    message = refusal(client, tmp_path, address=address, secrets=("sesame",))
    part = (tmp_path / "file.json.part.json").read_text() if (tmp_path / "file.json.part.json").exists() else ""
    assert told
    assert "sesame" not in message + part + "".join(told)
    assert "***" in message


def test_a_wrong_hash_is_asked_again_and_refused(service: Service, client: Client, tmp_path: Path) -> None:
    right = hashlib.sha256(BODY).hexdigest()
    service.play(ADDRESS, WHOLE.but(body=BODY.replace(b"7", b"8")), WHOLE)
    client.fetch(ask(sha256=right), tmp_path / "file.json")
    assert (tmp_path / "file.json").read_bytes() == BODY
    (tmp_path / "file.json").unlink()
    assert "(its hash differs), 3 times" in refusal(client, tmp_path, sha256="0" * 64)


def test_bytes_are_told_as_they_come(service: Service, tmp_path: Path) -> None:
    moves: list[tuple[int, int]] = []
    service.play(ADDRESS, WHOLE)
    client = Client(base=service.base, move=lambda done, total: moves.append((done, total)))
    assert isinstance(client.fetch(ask(), tmp_path / "file.json"), Answer)
    assert moves[-1] == (len(BODY), len(BODY))


@pytest.mark.parametrize(
    ("body", "check", "kind", "told"),
    [
        (b"<html>", check_zip, FetchError, "a web page came where a zip was expected"),
        (b"\x01\x02\x03", check_zip, FetchError, "a file of another kind came"),
        (b"PK\x03\x04 cut", check_zip, Damaged, "the zip that came is not whole"),
        (b"<html>", check_csv, FetchError, "a web page came where a table was expected"),
        (b'{"error": 1}', check_csv, FetchError, "came where a table was expected"),
    ],
)
def test_what_came_is_looked_at(tmp_path: Path, body: bytes, check, kind: type[Exception], told: str) -> None:
    (tmp_path / "x").write_bytes(body)
    with pytest.raises(kind, match=told):
        check(tmp_path / "x")


def test_a_changed_form_is_named() -> None:
    assert need({"a": 1, "b": 2}, ["a"], what="the answer") == {"a": 1, "b": 2}
    with pytest.raises(FetchError, match=r"the answer has no c \(it has a, b\); the service changed its form"):
        need({"a": 1, "b": 2}, ["a", "c"], what="the answer")
    with pytest.raises(FetchError, match="is no row of fields"):
        need([1], ["a"], what="the answer")


def test_a_byte_order_mark_is_no_part_of_json(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b'\xef\xbb\xbf {"a": 1}')
    assert read_json(tmp_path / "x") == {"a": 1}


@pytest.mark.parametrize(
    ("host", "site"), [("a.b.example.org", "example.org"), ("EXAMPLE.org.", "example.org"), ("10.0.0.1", "10.0.0.1")]
)
def test_sites(host: str, site: str) -> None:
    assert site_of(host) == site
